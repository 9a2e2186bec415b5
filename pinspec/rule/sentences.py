"""Vague phrases in their sentences: those that no number stands beside.

Imported only for a text in which a phrase was found.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pinspec.evidence import Part
from pinspec.finding import Span
from pinspec.order.texts import words_of
from pinspec.rule.measures import is_measurable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec.path import Path
    from pinspec.source import Source

_END = re.compile(
    r"""(?<=[.!?\u3002])["'\u201d\u2019\xbb)\]]{0,3}\s+  # behind a full stop
    | (?<=[a-z])\.(?=[A-Z])                            # of which the blank was forgotten
    | \n\s*\n                                          # a paragraph ends
    | \n[^\S\n]*(?=(?:[-*+\u2022\u2023\u25aa\u25cf\u2013\u2014]|\d{1,2}[.)])\s)  # or a bullet
    """,
    re.VERBOSE,
)
_NEW_LINE = re.compile(r"\n\s*(?=[A-Z][a-z])")
"""A line that begins with a capital is mostly a sentence, unless a phrase runs on into it."""
_LAST_WORD = re.compile(r"(\d?)[^\S\n]?\b([^\W\d_]+)\.\Z")
_SHORT = frozenset({
    "approx", "ca", "dia", "diam", "e", "eg", "etc", "excl", "fig", "g", "i", "ie", "incl", "lb",
    "lbs", "max", "min", "nom", "nr", "pcs", "qty", "ref", "rev", "thk", "tol", "typ", "vs",
})  # fmt: skip
"""Words whose point ends no sentence; a single capital (``186 C.``) is none of them."""
_SHORT_BEHIND_A_NUMBER = frozenset({"ft", "in"})
"""Units whose point ends no sentence that goes on in small letters (``12 in. away``)."""
_MOST_LOOKED_AT = 2_000
_LONGEST = 200
"""Characters of a sentence that are kept as evidence."""


class Vague(NamedTuple):
    """A phrase that no number stands beside."""

    phrase: str
    sentence: str
    part: Part


def vague_in(text: str, phrases: Sequence[str], sound: Sequence[str] = ()) -> list[Vague]:
    """List the phrases of a text that stand in a sentence without a measure.

    Each is listed once, where it first does so; those that lie in a longer one of the same
    sentence are left out.

    Args:
        text: a text of the order as it is written.
        phrases: in lower case, with single blanks.
        sound: longer ones, in which the others do not count.
    """
    found: dict[str, Vague] = {}
    words = words_of(text)
    here = [one for one in phrases if f" {one} " in words]
    for start, sentence in _sentences(text):
        for piece, offset in _pieces(sentence, here):
            words = _without(sound, words_of(piece))
            standing = _longest(one for one in here if _stands_in(one, words))
            if any(one not in found for one in standing) and not is_measurable(piece):
                shown = " ".join(piece[:_MOST_LOOKED_AT].split())[:_LONGEST]
                for phrase in standing:
                    if phrase not in found:
                        before = len(_as_written(phrase).findall(text, 0, start + offset))
                        found[phrase] = Vague(phrase, shown, Part(phrase, before))
    return list(found.values())


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a text with their places."""
    start = 0
    for match in _END.finditer(text):
        if not _is_short(text, match):
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


def _is_short(text: str, end: re.Match[str]) -> bool:
    """Tell whether what looks like the end of a sentence is that of a word cut short."""
    if "\n" in end[0] and end[0].strip(" \t\r") != "\n":
        return False
    before = _LAST_WORD.search(text[max(0, end.start() - 16) : end.start()])
    follows = text[end.end() : end.end() + 1]
    if before is None:
        return False
    digit, word = before[1], before[2]
    if word.lower() == "no":  # a number follows, or it is a refusal
        return follows.isdigit()
    if digit and word in _SHORT_BEHIND_A_NUMBER:
        return follows.islower()
    return word.lower() in _SHORT and not (word.isupper() and len(word) == 1)


def _pieces(sentence: str, phrases: Iterable[str]) -> list[tuple[str, int]]:
    """Cut a sentence at lines that look like sentences, unless that cuts a phrase apart."""
    cuts = [0, *(one.end() for one in _NEW_LINE.finditer(sentence)), len(sentence)]
    pieces = [(sentence[a:b], a) for a, b in pairwise(cuts)]
    if len(pieces) > 1:
        words, parts = words_of(sentence), [words_of(one) for one, _ in pieces]
        if any(_stands_in(one, words) and not any(_stands_in(one, part) for part in parts)
               for one in phrases):  # fmt: skip
            return [(sentence, 0)]
    return pieces


def _without(sound: Iterable[str], words: str) -> str:
    for one in sound:
        words = words.replace(f" {one} ", "  ")
    return words


def _stands_in(phrase: str, words: str) -> bool:
    """Tell whether a phrase stands in a sentence otherwise than behind ``not``."""
    return f" {phrase} " in words.replace(f" not {phrase} ", "  ")


def _longest(phrases: Iterable[str]) -> list[str]:
    found = list(phrases)
    return [
        one
        for one in found
        if not any(f" {one} " in f" {other} " for other in found if other != one)
    ]


def _as_written(phrase: str) -> re.Pattern[str]:
    words = r"[\W_]+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def place_of(source: Source, path: Path, part: Part) -> Span | None:
    """Find words of a value in the text of its file; the value itself if they can't be told."""
    value = source.span(path)
    if value is None:
        return None
    lines = [source.line(number) for number in range(value.line, value.end_line + 1)]
    lines[-1] = lines[-1][: value.end_column - 1]
    text = "\n".join(lines)
    matches = _as_written(part.words).finditer(text, value.column - 1)
    match = next((one for number, one in enumerate(matches) if number == part.before), None)
    if match is None:
        return value
    line, column = _position(text, match.start())
    end_line, end_column = _position(text, match.end())
    return Span(value.line + line, column + 1, value.line + end_line, end_column + 1)


def _position(text: str, offset: int) -> tuple[int, int]:
    """Give how many lines begin before a place of a text, and how far it is into its own."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)

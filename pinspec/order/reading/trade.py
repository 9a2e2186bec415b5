"""Which of a field's words is meant by a word of the trade; only a mistake loads this.

Whoever takes up a suggestion gets what it names, so none is better than one of another material.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pinspec.order.reading.said import ELSEWHERE, EMPTY, OTHERWISE, SAID
from pinspec.order.shape import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST = 60
_MOST_NAMED = 6
_SLIP = 0.75
"""How alike two words are of which one is a slip of the pen."""
_JOINED_SLIP = 0.85
_PART = re.compile(r"[^\W_]+")

_Parts = frozenset[str]


class _Known(NamedTuple):
    """What leads to a field's words."""

    own: dict[_Parts, tuple[str, ...]]
    said: dict[_Parts, tuple[str, ...]]
    """What people say for them."""


def advice(text: str, words: tuple[str, ...]) -> str:
    """Say what to write for a text that is none of a field's words."""
    for parts, (reveals, told) in _elsewhere().items():
        if reveals in words and parts <= _parts(text):
            return told
    found = meant(text, words)
    if found == ("other",):
        return "write other, and say which in notes"
    if found:
        return f"did you mean {either(found)}?"
    if text.strip().casefold() in NONE:
        return "leave this key out where there is none, or write one of: " + ", ".join(words)
    other = " (other: say which in notes)" if "other" in words else ""
    return f"write one of: {', '.join(words)}{other}, or TBD while it is open"


def either(words: Sequence[str]) -> str:
    """Write ``a, b or c``."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def meant(text: str, words: tuple[str, ...], *, slips: bool = True) -> tuple[str, ...]:
    """Find the words of a field that are meant by a text, at most six.

    Args:
        text: what was written, which is none of them.
        words: the words of the field.
        slips: whether a word that is only spelled much alike is meant too.
    """
    asked = _parts(text) if len(text) <= _LONGEST else frozenset()
    known = _known(words)
    if not asked:
        return ()
    found = _known_by(asked, known)
    if found is None:
        found = _known_by(asked - EMPTY, known)
    if found is None and slips:
        found = _slip(text, words)
    return found if found and len(found) <= _MOST_NAMED else ()


def exactly(text: str, words: tuple[str, ...], *, said: bool = True) -> tuple[str, ...]:
    """Find the words of a field that a text is, be it in the plural.

    Args:
        text: what was written.
        words: the words of the field.
        said: whether what people say for them will do.
    """
    known = _known(words)
    for one in (_parts(text), _parts(text.removesuffix("s"))):
        found = known.own.get(one) or (known.said.get(one) if said else None)
        if found:
            return found
    return ()


def _known_by(asked: _Parts, known: _Known) -> tuple[str, ...] | None:
    """Find the words that a text names in whole or in part; ``None`` where it names none."""
    found = known.own.get(asked) or known.said.get(asked) or _inside(asked, known)
    if found is not None or not asked or _is_mark(asked):
        return found
    found = _named(word for parts, (word, *_) in known.own.items() if asked <= parts)
    is_vague = len(found) == 1 and asked <= OTHERWISE
    return () if is_vague else found or None


def _inside(asked: _Parts, known: _Known) -> tuple[str, ...] | None:
    """Find what stands in a text with all its parts, the longest; ``None`` where nothing does.

    Empty where the rest of the text may make it something else.
    """
    whole = [one for one in (*known.own, *known.said) if one <= asked and not _is_mark(one)]
    longest = [one for one in whole if not any(one < other for other in whole)]
    if not longest:
        return None
    rest = asked.difference(*longest)
    telling = frozenset().union(*(one for one in known.own if one not in longest))
    if rest & (telling | OTHERWISE):
        return ()
    return _named(word for one in longest for word in known.own.get(one) or known.said[one])


def _is_mark(parts: _Parts) -> bool:
    """Tell letters and digits, which stand in many a text, from words."""
    return all(len(part) == 1 or part.isdigit() for part in parts) and len(parts) == 1


def _named(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _slip(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Find the word that is spelled most alike, in each of its parts."""
    asked = _PART.findall(_plain(text))
    near: list[tuple[float, str]] = []
    for word in words:
        parts = _PART.findall(_plain(word))
        like = _ratio("".join(asked), "".join(parts))
        if len(asked) != len(parts):
            is_near = like >= _JOINED_SLIP
        else:
            is_near = all(map(_is_slip, asked, parts))
        if is_near:
            near.append((like, word))
    return (max(near)[1],) if near else ()


def _is_slip(one: str, other: str) -> bool:
    return sorted(one) == sorted(other) or _ratio(one, other) >= _SLIP


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _plain(text: str) -> str:
    """Write a text in lower case and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("%", " percent"))
    return "".join(one for one in apart if not unicodedata.combining(one))


def _parts(text: str) -> _Parts:
    return frozenset(_PART.findall(_plain(text[: _LONGEST * 2])))


@cache
def _known(words: tuple[str, ...]) -> _Known:
    said: dict[_Parts, tuple[str, ...]] = {}
    for word in words:
        for phrase in SAID.get(word, "").split(","):
            parts = _parts(phrase)
            if parts:
                said[parts] = _named((*said.get(parts, ()), word))
    return _Known({_parts(word): (word,) for word in words}, said)


@cache
def _elsewhere() -> dict[_Parts, tuple[str, str]]:
    return {_parts(phrase): (word, told) for phrase, word, told in ELSEWHERE}

"""The known word that somebody probably meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CAMEL = r"(?<=[a-z0-9])(?=[A-Z])"
_CLOSE = 0.6
_CLOSE_FROM_WITHIN = 0.65
"""How alike words must be that do not begin alike, as parts and print."""
_MUCH_FARTHER = 0.15
"""Less alike than the nearest by this much is no help beside it."""
_MOST_NEAR = 3
"""Words that are listed as near."""
_LONGEST = 60
"""Longer words are no slip of the pen, and comparing them takes long."""


def fold(word: str) -> str:
    """Write a word so that case, blanks and hyphens make no difference."""
    return word.strip().casefold().replace(" ", "_").replace("-", "_")


def nearest(word: str, known: Iterable[str], also: Mapping[str, str] | None = None) -> str:
    """Find the known word that is meant by ``word``; empty when none is near.

    Args:
        word: what was written.
        known: the words there are.
        also: other names of known words, which win when they are hit exactly.
    """
    import difflib  # only a mistake pays for it

    folded = {fold(one): one for one in known}
    also = also or {}
    asked = fold(re.sub(_CAMEL, "_", word[:_LONGEST]))
    if asked in folded:
        return folded[asked]
    if asked in also:
        return also[asked]
    begun = [one for one in folded if one.startswith(f"{asked}_")]
    if len(begun) == 1:  # width, where width_mm is meant
        return folded[begun[0]]
    inside = [one for one in folded if one in asked.split("_")]
    if len(inside) == 1:  # lapel pin, where pin is meant
        return folded[inside[0]]
    part_of = [one for one in folded if asked in one.split("_")]
    if len(part_of) == 1:  # epoxy, where two_part_epoxy is meant
        return folded[part_of[0]]
    close = difflib.get_close_matches(asked, folded, n=1, cutoff=_CLOSE)
    if not close or _differ_but_for_the_unit(asked, close[0]):
        return ""
    begins_alike = asked[:2] == close[0][:2]
    like = difflib.SequenceMatcher(None, asked, close[0]).ratio()
    return folded[close[0]] if begins_alike or like >= _CLOSE_FROM_WITHIN else ""


def near(word: str, known: Iterable[str]) -> list[str]:
    """List the known words that may be meant by ``word``, the nearest first."""
    import difflib  # only a mistake pays for it

    folded = {fold(one): one for one in known}
    asked = fold(word[:_LONGEST])
    close = difflib.get_close_matches(asked, folded, n=_MOST_NEAR, cutoff=_CLOSE)
    likeness = [difflib.SequenceMatcher(None, one, asked).ratio() for one in close]
    return [
        folded[one]
        for one, like in zip(close, likeness, strict=True)
        if like > likeness[0] - _MUCH_FARTHER
    ]


def _differ_but_for_the_unit(asked: str, found: str) -> bool:
    """Tell whether two keys are alike in their units only, as breite_mm and height_mm are."""
    import difflib

    one, _, unit = asked.rpartition("_")
    two, _, same = found.rpartition("_")
    return unit == same and difflib.SequenceMatcher(None, one, two).ratio() < _CLOSE

"""The known word that somebody probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
    asked = fold(word)
    if asked in folded:
        return folded[asked]
    if asked in also:
        return also[asked]
    close = difflib.get_close_matches(asked, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""

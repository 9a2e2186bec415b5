"""Versions of pinspec and editions of its rulebook: numbers with points between them."""

from __future__ import annotations

import re

from pinspec import __version__

OURS = __version__
FIRST = "0.1"
"""The edition that had all rules which say nothing of theirs."""
NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}"


def number(text: str) -> tuple[int, ...]:
    """Give a version as numbers that can be compared; 0.1 and 0.1.0 are the same.

    What stands behind the numbers, such as ``rc1``, makes no difference. An empty text comes before
    every version.

    Raises:
        ValueError: it is no version.
    """
    found = re.match(NUMBER, text)
    if text and not found:
        raise ValueError(f"`{text}` is no version: write one such as 0.1")
    parts = [int(one) for one in found[0].split(".")] if found else []
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def known_edition(edition: str) -> str:
    """Refuse an edition that this version has not all rules of.

    Raises:
        ValueError: with the way out.
    """
    if not re.fullmatch(NUMBER, edition):
        raise ValueError('write the number of an edition, such as "0.1"')
    if number(edition) > number(OURS):
        raise ValueError(f"this pinspec has the rules up to {OURS}: update it, or name that")
    return edition

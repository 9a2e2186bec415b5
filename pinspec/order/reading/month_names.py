"""Dates with a month's name, in English or German: ``March 15, 2027``, ``5. Oktober 2026``."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "may": 5, "mai": 5,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
"""By the first three letters."""
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
_MONTH = r"(?P<month>[a-zä]{3,10})\.?"
_YEAR = r"(?P<year>\d{4})"
_GAP = r"[\s,./-]{0,3}"
_WAYS = (
    rf"{_DAY}{_GAP}(?:of )?{_MONTH}{_GAP}{_YEAR}", rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
    rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}",
)  # fmt: skip
_LONGEST = 40


def day_of(text: str) -> datetime.date | None:
    """Find the day that a text names; ``None`` where it names none of the calendar."""
    plain = text.strip().casefold()
    for way in _WAYS if len(plain) <= _LONGEST else ():
        found = re.fullmatch(way, plain)
        month = _MONTHS.get(found["month"][:3]) if found else None
        if found and month:
            try:
                return datetime.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return None
    return None

"""Values as people read them: numbers with their units, and no more decimals than they need."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 60
"""Characters of a text that a message repeats."""
_MOST_DECIMALS = 6
_MOST_STATED = 4
_EXACT = 9
"""Decimals in which every fraction of an inch, in millimetres, is told from its neighbours."""
"""Decimals that are repeated of a stated number; a size in inches has no end of them."""
_FINE = frozenset({"mm", "um"})
"""Units in which the trade writes 1.0 rather than 1."""
AQL = "AQL"
"""What an acceptance quality limit is written in: no unit, but with the decimals of the tables."""
_NOUNS = {"pieces": "", AQL: "", "um": "µm", "day": "days"}


def show_value(value: object, unit: str = "") -> str:
    """Write a value with its unit as people do: ``0.30 mm``, ``3,000``, ``yes``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return with_unit(aql(value) if unit == AQL else figure(value), unit)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(show_value(one) for one in value)
    return shortened(str(value))


def shortened(text: str) -> str:
    """Give as much of a text as a line of a report has room for."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def quoted(text: str) -> str:
    """Repeat a text of the order in a message."""
    return f"`{shortened(text)}`"


def listed(names: Sequence[str], most: int = 6, joint: str = "and") -> str:
    """Write names behind each other, the first of many: ``a, b and c``, ``a, b and 3 more``."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    *head, last = names
    return f"{', '.join(head)} {joint} {last}" if head else last


def figure(value: float, decimals: int = 2) -> str:
    """Write a number: thousands with commas, two decimals below 1, no more than it takes above."""
    if value == int(value):
        return f"{int(value):,}"
    text = f"{value:,.{decimals}f}"
    return text if abs(value) < 1 else text.rstrip("0").rstrip(".")


def as_stated(value: float, decimals: int = _MOST_STATED) -> str:
    """Write a number with all its decimals, where two could make it look like another one."""
    short = figure(value)
    rounded = round(value, decimals)
    return short if float(short.replace(",", "")) == rounded else f"{rounded:,}"


def aql(value: float) -> str:
    """Write an acceptance quality limit as the tables print it: ``0.40``, ``4.0``, ``10``."""
    decimals = 3 if value < 0.1 else 2 if value < 1 else 1 if value < 10 else 0
    printed = f"{value:.{decimals}f}"
    return printed if value and float(printed) == value else f"{value:g}"


def show_limit(value: float, unit: str = "") -> str:
    """Write a limit with its unit and all its decimals, so that whoever keeps to it passes."""
    return with_unit(aql(value) if unit == AQL else as_stated(value, _EXACT), unit)


def told_apart(value: float, limit: float, unit: str = "") -> tuple[str, str]:
    """Write a limit, and a value with as many decimals as it takes to tell it from that and 0."""
    if unit == AQL:
        return aql(value), aql(limit)
    decimals = 2
    while decimals < _MOST_DECIMALS:
        seen = float(f"{value:.{decimals}f}")
        if value == limit or (seen != round(limit, decimals) and bool(seen) == bool(value)):
            break
        decimals += 1
    return figure(value, decimals), as_stated(limit, _EXACT)


def with_unit(text: str, unit: str) -> str:
    """Set the unit of a number behind it; of money, before it."""
    if unit in _FINE and len(text) == 1:
        text += ".0"
    return f"USD {text}" if unit == "USD" else f"{text} {_NOUNS.get(unit, unit)}".rstrip()


def ranged(least: float, most: float, unit: str = "") -> str:
    """Write a range as people do: ``12 to 18 days``, ``USD 0.01 to 0.03``, ``15 days``."""
    cents = unit == "USD" and not (float(least).is_integer() and float(most).is_integer())
    first, last = (f"{one:,.2f}" if cents else as_stated(one) for one in (least, most))
    return with_unit(first if first == last else f"{first} to {last}", unit)

"""The acceptance quality limits that the sampling standard prints, and what lies beside them."""

from __future__ import annotations

from bisect import bisect_right

SERIES = (
    0.010, 0.015, 0.025, 0.040, 0.065, 0.10, 0.15, 0.25, 0.40, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0,
    15.0, 25.0, 40.0, 65.0, 100.0, 150.0, 250.0, 400.0, 650.0, 1000.0,
)  # fmt: skip
"""All that are printed (X105)."""
PERCENT_TO = 10.0
"""Up to here an AQL is a percentage of bad pieces; above, faults on a hundred pieces (X105)."""


def column_for(aql: float) -> float:
    """Give the column to read: the AQL's own or the next lower one, 0 below them all (X105)."""
    place = bisect_right(SERIES, aql)
    return SERIES[place - 1] if place else 0.0


def neighbours(aql: float) -> tuple[float, ...]:
    """Give the printed limits below and above one that is not printed; one only at either end."""
    place = bisect_right(SERIES, aql)
    return SERIES[max(0, place - 1) : place + 1]

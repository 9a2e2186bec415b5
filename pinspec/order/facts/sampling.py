"""Single sampling as ISO 2859-1 and ANSI/ASQ Z1.4 print it: what is drawn, and what passes.

The printed tables have a structure that is easier to check than their 858 cells: whoever goes one
letter down and one AQL to the left finds the same number. So a cell is known by its diagonal, and
the tests hold every cell against the printed ones.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from math import comb
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pinspec import figures
from pinspec.errors import SamplingError
from pinspec.order.facts.aql_series import PERCENT_TO, SERIES, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pinspec.order.delivery import Level, Severity

Arrow: TypeAlias = Literal["up", "down"]

SAMPLING_STANDARD = "ANSI/ASQ Z1.4 / ISO 2859-1:1999"
"""The editions that the tables are those of (X112)."""

LEVELS: tuple[Level, ...] = ("S-1", "S-2", "S-3", "S-4", "I", "II", "III")
_LOTS_TO = (8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000)
_CODE_LETTERS = (
    "AAAAAAB", "AAAAABC", "AABBBCD", "ABBCCDE", "BBCCCEF", "BBCDDFG", "BCDEEGH", "BCDEFHJ",
    "CCEFGJK", "CDEGHKL", "CDFGJLM", "CDFHKMN", "DEGJLNP", "DEGJMPQ", "DEHKNQR",
)  # fmt: skip
"""By the lot's size, then by level. There is no letter I or O."""

_SIZES = {
    "A": 2, "B": 3, "C": 5, "D": 8, "E": 13, "F": 20, "G": 32, "H": 50, "J": 80, "K": 125,
    "L": 200, "M": 315, "N": 500, "P": 800, "Q": 1_250, "R": 2_000, "S": 3_150,
}  # fmt: skip
_LETTERS = "".join(_SIZES)
_ROWS: dict[Severity, int] = {"normal": 16, "tightened": 17}
"""Letter S is a row of the tightened table only."""

_DIAGONALS: dict[Severity, tuple[int, tuple[int | Arrow, ...]]] = {
    "normal": (14, (0, "up", "down", 1, 2, 3, 5, 7, 10, 14, 21, 30, 44)),
    "tightened": (15, (0, "down", "down", 1, 2, 3, 5, 8, 12, 18, 27, 41)),
}
"""The diagonal on which 0 stands, and what stands on it and on those behind it: the pieces that
may be bad, or an arrow to the next plan."""
_ZERO_TO = 6.5
"""The loosest AQL at which a plan accepts none."""
_MOST_IN_LARGE_SAMPLES = 21
_SMALL_SAMPLE = 13
"""Only samples up to this size accept more than that."""


REMEMBERED = 256
"""Chances that are remembered: it takes numbers of hundreds of digits to be exact."""


class Plan(NamedTuple):
    """What is drawn from a lot for one AQL, and what is accepted."""

    lot: int
    aql: float
    """0 where nothing is accepted, which is no AQL of the standard's (X104)."""
    level: Level
    severity: Severity
    code_letter: str
    """The letter of the lot; empty for a lot of one piece, which is not in the table."""
    letter: str
    """The letter whose sample is drawn, after the table's arrows."""
    n: int
    """Pieces to draw; never more than the lot has (X102)."""
    ac: int
    """Bad pieces among them with which the lot passes."""
    re: int
    """Bad pieces among them with which it does not."""


def plan(lot: int, aql: float, level: Level = "II", severity: Severity = "normal") -> Plan:
    """Find the plan for a lot.

    Args:
        lot: its pieces.
        aql: one of the printed series; up to 10 percent of bad pieces.
        level: the inspection level, general II unless stated.
        severity: ``normal`` unless stated (X111).

    Raises:
        SamplingError: the AQL is not printed, or there is no lot; it names the neighbours.
    """
    if aql not in SERIES:
        near = " and ".join(figures.aql(one) for one in neighbours(aql))
        message = f"AQL {figures.aql(aql)} is not printed in the standard; the nearest: {near}"
        raise SamplingError(message)
    first = code_letter(lot, level)
    if not first:
        return Plan(lot, aql, level, severity, "", "", lot, 0, 1)
    column = SERIES.index(aql)
    row = row_used(_LETTERS.index(first), column, severity)
    n, ac = _SIZES[_LETTERS[row]], int(_printed(row, column, severity))
    return Plan(lot, aql, level, severity, first, _LETTERS[row], min(lot, n), ac, ac + 1)


def plans(
    lot: int, aqls: Sequence[float], level: Level = "II", severity: Severity = "normal"
) -> list[Plan]:
    """Find the plans for several classes of defects, as ``plan`` does.

    An AQL of 0 is no column of the standard's: not one bad piece is accepted among those that are
    drawn for the other classes, or in the sample of the lot's own letter (X104).
    """
    found = {aql: plan(lot, aql, level, severity) for aql in aqls if aql}
    if 0 in aqls:
        first = code_letter(lot, level)
        own = Plan(lot, 0.0, level, severity, first, first, _draws(lot, level), 0, 1)
        largest = max(found.values(), key=lambda one: one.n, default=own)
        found[0.0] = largest._replace(aql=0.0, ac=0, re=1)
    return [found[aql] for aql in aqls]


def code_letter(lot: int, level: Level) -> str:
    """Find the letter of a lot; empty for one piece, which is simply inspected.

    Raises:
        SamplingError: a lot has no pieces.
    """
    if lot < 1:
        raise SamplingError("a lot has at least one piece")
    if lot == 1:
        return ""
    return _CODE_LETTERS[bisect_left(_LOTS_TO, lot)][LEVELS.index(level)]


def other_uses(n: int, drawn: Sequence[Plan]) -> str:
    """Say where a sample that is not that of a lot does come from, as it follows "is drawn".

    Args:
        n: pieces.
        drawn: what is drawn for each class of defects; the largest sample is that of the lot.

    Returns:
        Such as ``at level III``, ``at level II for 3,201 to 10,000 pieces``, or ``by no level``.
    """
    lot, level = drawn[0].lot, drawn[0].level
    levels = [one for one in LEVELS if _largest(drawn, lot, one) == n]
    found = [f"at level {' and '.join(levels)}"] if levels else []
    lots = [ends for ends in _lots() if all(_largest(drawn, end, level) == n for end in ends)]
    if lots and not lots[0][0] <= lot <= lots[-1][1]:
        found.append(f"at level {level} for {lots[0][0]:,} to {lots[-1][1]:,} pieces")
    return ", and ".join(found) or "by no level"


def _largest(like: Sequence[Plan], lot: int, level: Level) -> int:
    """Give the largest sample of another lot or level for the same AQLs."""
    return max(one.n for one in plans(lot, [one.aql for one in like], level, like[0].severity))


def _lots() -> Iterator[tuple[int, int]]:
    """Give the ranges of lots that the table has, but for the last, which has no end."""
    return zip((2, *(most + 1 for most in _LOTS_TO)), _LOTS_TO, strict=False)


def _draws(lot: int, level: Level) -> int:
    return min(lot, _SIZES.get(code_letter(lot, level), lot))


def row_used(row: int, column: int, severity: Severity) -> int:
    """Give the row whose plan holds in a cell: its own, or the one that its arrow leads to (X101).

    Args:
        row: 0 for letter A.
        column: 0 for AQL 0.010.
        severity: which of the two tables.
    """
    arrow = _printed(row, column, severity)
    if not isinstance(arrow, str):
        return row
    below, above = range(row + 1, _ROWS[severity]), range(row - 1, -1, -1)
    # The other way comes last: it is taken where an arrow would lead off the table.
    rows: list[int] = [*below, *above] if arrow == "down" else [*above, *below]
    return next(one for one in rows if isinstance(_printed(one, column, severity), int))


def _printed(row: int, column: int, severity: Severity) -> int | Arrow:
    start, along = _DIAGONALS[severity]
    step = row + column - start
    if step < 0 or (step == 0 and SERIES[column] > _ZERO_TO):
        return "down"
    found = along[step] if step < len(along) else "up"
    is_large = _SIZES[_LETTERS[row]] > _SMALL_SAMPLE
    if isinstance(found, int) and found > _MOST_IN_LARGE_SAMPLES and is_large:
        return "up"
    return found


@lru_cache(REMEMBERED)
def chance_of_acceptance(lot: int, drawn: Plan, share: float) -> float | None:
    """Give the chance that a lot with a share of bad pieces passes, by the hypergeometric law.

    Args:
        lot: its pieces.
        drawn: the plan that it is judged by.
        share: of bad pieces, from 0 to 1; rounded to whole pieces.

    Returns:
        From 0 to 1; ``None`` above AQL 10, where a piece can count more than once (X105).
    """
    if drawn.aql > PERCENT_TO:
        return None
    n, bad = min(drawn.n, lot), bad_pieces(lot, share)
    passing = range(min(drawn.ac, n) + 1)
    ways = sum(comb(bad, found) * comb(lot - bad, n - found) for found in passing)
    return ways / comb(lot, n)


def bad_pieces(lot: int, share: float) -> int:
    """Give a share of a lot in whole pieces, a half as one."""
    return min(lot, int(round(lot * share, 6) + 0.5))

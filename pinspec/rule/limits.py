"""The limits deck: numbers that a factory may change, by columns that are conditions.

Of several columns that apply, the stricter number wins.
"""

from __future__ import annotations

import operator
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast, get_args

from pinspec.finding import Edge, Verdict
from pinspec.rule.ranges import ENDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pinspec.origin import Origin
    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.ranges import Range
    from pinspec.rule.rule import Test
    from pinspec.rule.schema import Figure
    from pinspec.rule.schema import Limit as LimitFile

Unknown: TypeAlias = Literal["applies", "ignored", "waits"]
STANDARD = "standard"
"""The column that always applies."""

_BROKEN: dict[Edge, Callable[[float, float], bool]] = {
    "below": operator.lt, "at_or_below": operator.le,
    "above": operator.gt, "at_or_above": operator.ge,
}  # fmt: skip


class Column(NamedTuple):
    """A condition under which a number of a limit applies."""

    name: str
    means: str
    when: Test
    unknown: Unknown
    """What holds while a field of its condition is not stated."""
    facts: tuple[str, ...] = ()
    origin: Origin | None = None
    """Where its number comes from, when it is a factory's and not the rulebook's."""

    @property
    def words(self) -> str:
        """The column in words, with the factory whose number it has."""
        return f"{self.means} at {self.origin.words}" if self.origin else self.means

    def holds_for(self, case: Case) -> bool:
        """Tell whether it applies to an order, or is taken to as that does not say enough."""
        if self.name == STANDARD:
            return True
        holds = self.when.surely(case)
        if holds is None:
            return self.unknown == "applies" and not case.is_unreadable(self.when.reads)
        return holds is True

    def must_be_known(self, case: Case) -> bool:
        """Tell whether nothing can be said of what it turns down, as the order stands."""
        if self.when.surely(case) is not None:
            return False
        return self.unknown == "waits" or case.is_unreadable(self.when.reads)


class Threshold(NamedTuple):
    """Where one verdict begins, on one side."""

    verdict: Verdict
    edge: Edge
    by_column: tuple[tuple[Column, float], ...]
    facts: tuple[str, ...]

    @property
    def is_floor(self) -> bool:
        """Whether trouble lies below, so that a higher number is the stricter one."""
        return self.edge.endswith("below")

    def broken_by(self, value: float, number: float) -> bool:
        """Tell whether a value lies on the wrong side of a number of this threshold."""
        return _BROKEN[self.edge](value, number)


class Applying(NamedTuple):
    """The number of a threshold that holds for one order."""

    threshold: Threshold
    number: float
    column: Column
    assumed: tuple[Path, ...]
    """Fields that are not stated, so that the column was taken to apply."""


class Limit(NamedTuple):
    """One limit with all its thresholds, respec before cosmetic."""

    name: str
    title: str
    unit: str
    thresholds: tuple[Threshold, ...]
    law: bool = False
    """Whether a law sets it, so that it is the same at every factory."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column that any threshold has a number for."""
        found = {column.name: column for one in self.thresholds for column, _ in one.by_column}
        return tuple(found.values())

    def can_turn_down(self, value: float) -> bool:
        """Tell whether a value breaks a number of any column, whether it applies or not."""
        for threshold in self.thresholds:
            is_broken = _BROKEN[threshold.edge]
            for _, number in threshold.by_column:
                if is_broken(value, number):
                    return True
        return False

    def holds_for(self, case: Case) -> bool:
        """Tell whether any of its numbers applies to an order."""
        for threshold in self.thresholds:
            for column, _ in threshold.by_column:
                if column.holds_for(case):
                    return True
        return False

    def applying(self, case: Case) -> Iterator[Applying]:
        """Give the number of each threshold that holds for an order, if any does.

        A column whose fields are stated but unreadable is passed over, since that is reported
        already.
        """
        for threshold in self.thresholds:
            found: Applying | None = None
            for column, number in threshold.by_column:
                if column.holds_for(case):
                    is_known = column.when.ask(case.scope) is not None
                    assumed = () if is_known else case.missing(column.when.needs)
                    found = _stricter(found, Applying(threshold, number, column, assumed))
            if found:
                yield found


class Deck:
    """The limits file, compiled; that of a pack holds those of the rulebook below it as well."""

    def __init__(
        self,
        limits: Mapping[str, Limit] | None = None,
        figures: Mapping[str, float] | None = None,
        columns: Mapping[str, Column] | None = None,
        ranges: Mapping[str, Range] | None = None,
        figure_rows: Mapping[str, Figure] | None = None,
    ) -> None:
        self.limits = dict(limits or {})
        self.figures = dict(figures or {})
        self.columns = dict(columns or {})
        self.ranges = dict(ranges or {})
        """The figures that are a range, which a factory may change."""
        self.figure_rows = dict(figure_rows or {})
        """The figures and ranges as their files have them; none in a packed rulebook."""
        self.used: set[str] = set()
        """The limits and figures that something reads."""
        self.spoilt: set[str] = set()
        """The limits that are left out, since they have a mistake."""

    @cached_property
    def numbers(self) -> dict[str, float]:
        """What conditions can name behind ``limit.``: figures, and the ends of ranges.

        To be asked for once all of them are there.
        """
        ends = {
            f"{name}.{end}": getattr(one, end) for name, one in self.ranges.items() for end in ENDS
        }
        return self.figures | ends


def waits(limit: Limit, value: float, case: Case) -> Iterator[Column]:
    """Give the columns that would turn a value down, if only it were known that they apply."""
    for threshold in limit.thresholds:
        for column, number in threshold.by_column:
            if threshold.broken_by(value, number) and column.must_be_known(case):
                yield column


def _stricter(one: Applying | None, two: Applying) -> Applying:
    if one is None or one.number == two.number:
        return one or two
    return two if (two.number > one.number) == two.threshold.is_floor else one


def goal(found: list[Applying], broken: Applying) -> Applying:
    """Pick, of all numbers that apply, the one that a value must reach to pass on that side."""
    strictest = broken
    for one in found:
        if one.threshold.is_floor == broken.threshold.is_floor:
            strictest = _stricter(strictest, one)
    return strictest


def thresholds(file: LimitFile, columns: Mapping[str, Column]) -> tuple[Threshold, ...]:
    """Build the thresholds of a limit; the columns they name must exist."""
    found = []
    for verdict in (Verdict.RESPEC, Verdict.COSMETIC):
        for edge in cast("tuple[Edge, ...]", get_args(Edge)):
            side = getattr(file, f"{verdict.word}_{edge}")
            if side is not None:
                numbers = tuple(
                    (columns[name], number) for name, number in side.__pydantic_extra__.items()
                )
                found.append(Threshold(verdict, edge, numbers, tuple(side.facts)))
    return tuple(found)

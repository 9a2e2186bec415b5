"""One order at several factories: where it can be made, and what stands in the way elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pinspec.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pinspec.finding import Finding
    from pinspec.report import Report

Same: TypeAlias = "tuple[object, ...]"


class Compared(NamedTuple):
    """What a standing needs to know of one order."""

    verdict: Verdict
    passes: bool
    """Whether it passes at every factory."""
    made_at: tuple[str, ...]
    switched_off: int
    """How many rules were not asked."""
    not_honoured: int
    """How many waivers were not to be honoured."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """One order, judged at several factories."""

    reports: Mapping[str, Report]
    """The order's report at each factory, by the factory's name."""

    @property
    def first(self) -> Report:
        """Any of the reports, for what is the same in all of them: the order itself."""
        return next(iter(self.reports.values()))

    @property
    def foreign(self) -> bool:
        """Whether the text is plainly no order."""
        return self.first.foreign

    @property
    def verdict(self) -> Verdict:
        """The best verdict that any factory leads to."""
        return min(one.verdict for one in self.reports.values())

    @property
    def passes(self) -> bool:
        """Whether it passes at every factory."""
        return all(one.verdict is Verdict.PASS for one in self.reports.values())

    @property
    def made_at(self) -> tuple[str, ...]:
        """The factories that can make the order as it stands."""
        return tuple(at for at, one in self.reports.items() if one.verdict is not Verdict.RESPEC)

    @property
    def nearly_at(self) -> tuple[str, ...]:
        """The factories that could, were it not for what stands in the way at every factory."""
        return tuple(
            at for at in self.reports if at not in self.made_at and not self.in_the_way(at)
        )

    @property
    def everywhere(self) -> tuple[tuple[Finding, ...], ...]:
        """What stands in the way at every factory; each with the finding of each factory."""
        stops = [_stopping(one) for one in self.reports.values()]
        shared = self._shared()
        return tuple(tuple(one[key] for one in stops) for key in stops[0] if key in shared)

    def in_the_way(self, factory: str) -> tuple[Finding, ...]:
        """Give what stands in the way at one factory, but not at every one."""
        shared = self._shared()
        stops = _stopping(self.reports[factory])
        return tuple(finding for key, finding in stops.items() if key not in shared)

    @property
    def counted(self) -> Compared:
        """What the order adds to a standing."""
        first = self.first
        return Compared(
            self.verdict, self.passes, self.made_at, len(first.switched_off), first.not_honoured
        )

    def _shared(self) -> frozenset[Same]:
        each = (frozenset(_stopping(one)) for one in self.reports.values())
        return frozenset.intersection(*each)


def _stopping(report: Report) -> dict[Same, Finding]:
    """Give what stops a release by what it is about, whatever number it was held against.

    Where a rule has several findings at one place, each is told from the others by its number.
    """
    found: dict[Same, Finding] = {}
    seen: Counter[Same] = Counter()
    for one in report.findings:
        if one.verdict is Verdict.RESPEC:
            about = (one.code, one.path, one.part)
            found[(*about, seen[about])] = one
            seen[about] += 1
    return found


class Standing:
    """How a run of orders comes out at each factory, counted as they come."""

    def __init__(self, factories: Sequence[str]) -> None:
        self.made_at = dict.fromkeys(factories, 0)
        """How many orders each of them can make."""
        self.orders = 0
        self.nowhere = 0
        """How many orders none of them can make."""
        self.switched_off = 0
        """The most rules that were not asked."""
        self.not_honoured = 0
        """How many waivers were not to be honoured."""
        self.all_pass = True
        """Whether each order passes at every factory."""
        self.worst = Verdict.PASS
        """The worst verdict of all orders, each at the factory that suits it best."""
        self.failed = False
        """Whether the verdict of any order is one that was to fail; see ``--fail-on``."""

    def add(self, count: Compared) -> None:
        """Count one order."""
        self.orders += 1
        self.nowhere += not count.made_at
        self.worst = max(self.worst, count.verdict)
        self.all_pass &= count.passes
        self.switched_off = max(self.switched_off, count.switched_off)
        self.not_honoured += count.not_honoured
        for at in count.made_at:
            self.made_at[at] += 1

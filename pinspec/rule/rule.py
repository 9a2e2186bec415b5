"""Rules and required fields as values: what is looked at, when, against what, in which words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pinspec.finding import Verdict
from pinspec.language.closure import build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pinspec.evidence import Cost
    from pinspec.finding import Category, Gate
    from pinspec.language.closure import Closure
    from pinspec.language.read import Read, Reads
    from pinspec.language.tree import Node
    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.limits import Limit
    from pinspec.rule.phrases import Phrases
    from pinspec.rule.ranges import Range
    from pinspec.rule.schema import Examples
    from pinspec.rule.wording import Wording


class Test:
    """A condition or measure."""

    def __init__(self, text: str, node: Node, reads: Reads, needs: Reads, asks: Reads = ()) -> None:
        self.text = text
        self.node = node
        self.reads = reads
        """The fields that it depends on."""
        self.needs = needs
        """Those of them that it waits for while it is unknown."""
        self.asks = asks
        """The fields for which it has an answer when they are not stated."""

    def surely(self, case: Case) -> Any:
        """Answer it whatever the fields that can't be read may say; ``None`` if that is open."""
        return None if case.is_unreadable(self.asks) else self.ask(case.scope)

    @cached_property
    def ask(self) -> Closure:
        """The function that answers it; built when first asked, as many never are."""
        return build(self.node)


class Each(NamedTuple):
    """The list whose items a rule looks at one by one."""

    var: str
    items: Test
    is_field: bool
    """Whether the items stand in the order themselves, and so have places."""
    path: Path


class Charge(NamedTuple):
    """What the change that a rule asks for costs."""

    quoted: Range | None
    """USD a piece, where the rule says so itself."""
    named: str
    """The range of the limits file that it has the price from; empty for none."""
    times: Test | None
    """What the price is multiplied with."""
    at: Literal["drawing", "tooling"] | None
    facts: tuple[str, ...]

    def cost(self, ranges: Mapping[str, Range], case: Case | None = None) -> Cost:
        """Give the cost by the prices that hold, for an order or for one of anything."""
        from pinspec.evidence import Cost

        price = ranges.get(self.named) if self.named else self.quoted
        if price is None:
            return Cost(None, self.at, ())
        times = (self.times.ask(case.scope) if self.times and case else None) or 1
        per_piece = (price.least * times, price.most * times)
        return Cost(per_piece, self.at, (self.named,) if self.named else self.facts)


class Rule(NamedTuple):
    """One decision about an order, or about each item of a list."""

    code: str
    name: str
    """Its path in the rulebook: ``posts/count``."""
    title: str
    category: Category
    each: Each | None
    when: Test | None
    at: tuple[Read, ...]
    """Where a finding points: the first of these fields that is stated."""
    measure: Test | None
    unit: str
    limit: Limit | None
    tests: tuple[tuple[Verdict, Test], ...]
    phrases: Phrases | None
    message: Wording
    label: Wording | None
    if_it_ships: str
    change: Wording
    change_respec: Wording | None
    cost: Charge | None
    facts: tuple[str, ...]
    reads: Reads
    """Every field that the verdict needs, but for those of the limit's columns."""
    within: str
    """The block without which there is nothing to ask; empty where it is always asked."""
    no_waiver: str
    """Why nobody can accept its respec as it is; empty where they can."""
    examples: Examples | None
    """``None`` where none were read."""
    since: str = ""
    """The edition that first had it; empty for the first of all."""
    formerly: tuple[str, ...] = ()
    """Names and codes that it had before, by which it is still known."""

    def barred(self, verdict: Verdict) -> str:
        """Why nobody can accept a finding of such a verdict; empty where they can."""
        if self.limit and self.limit.law:
            return "a law sets its limit, and no signature changes that"
        return self.no_waiver if verdict is Verdict.RESPEC else ""

    @property
    def parts(self) -> tuple[Test, ...]:
        """All that is asked to come to a verdict: its condition, and its measure or its tests."""
        parts = (self.when, self.measure, *(test for _, test in self.tests))
        return tuple(part for part in parts if part)


class Row(NamedTuple):
    """One field that must be stated by a gate; any of several will do."""

    text: str
    """The fields as the row names them."""
    fields: tuple[Read, ...]
    among: Read
    """The list for whose items they are asked, or whose last; empty for the order."""
    ask: str
    by: Gate
    verdict: Verdict
    when: Test | None
    asks_unknown: bool
    """Whether it is asked for while its condition is unknown."""
    facts: tuple[str, ...]
    within: str
    """As for a rule."""
    since: str = ""
    """As for a rule."""


REQUIRED = "required"
"""How the files of required rows are called, alone or before a hyphen and the group's name."""


class Required(NamedTuple):
    """What one block, or a group of fields, must state; all that is missing is one finding."""

    code: str
    name: str
    title: str
    block: str
    if_it_ships: str
    respec_from: int | None
    """How many rows, open at release, are a respec, where each alone is less."""
    no_waiver: str
    """As for a rule."""
    rows: tuple[Row, ...]
    examples: Examples | None
    """``None`` where none were read."""
    formerly: tuple[str, ...] = ()
    """As for a rule."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that a row rests on, once."""
        return tuple(dict.fromkeys(fact for row in self.rows for fact in row.facts))

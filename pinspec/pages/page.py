"""What a page says: one class for each kind of thing that can be explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from pinspec.versions import FIRST

if TYPE_CHECKING:
    from pinspec.finding import Category, Verdict
    from pinspec.pages.parts import (
        Cited,
        Demand,
        FieldRow,
        LimitTable,
        Mention,
        Sample,
        Sought,
        Test,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """A rule, or what a block must state."""

    kind: ClassVar[str] = "rule"
    code: str
    name: str
    title: str
    category: Category
    if_it_ships: str
    change: tuple[str, ...]
    """What to do; where a respec takes something else, that second."""
    cost: str = ""
    no_waiver: str = ""
    """Why nobody can accept what it stops; empty where they can."""
    formerly: tuple[str, ...] = ()
    """What it was called before."""
    each: Mention | None = None
    """The list whose items it looks at one by one."""
    measure: str = ""
    when: Test | None = None
    tests: tuple[Test, ...] = ()
    limit: LimitTable | None = None
    sought: Sought | None = None
    demands: tuple[Demand, ...] = ()
    reads: tuple[Mention, ...] = ()
    """The fields and computed facts that it looks at."""
    figures: tuple[Mention, ...] = ()
    samples: tuple[Sample, ...]
    sources: tuple[Cited, ...]
    since: str = FIRST
    """The edition of the rulebook that first had it."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A mistake in the form of an order file."""

    kind: ClassVar[str] = "form"
    code: str
    name: str
    title: str
    verdict: Verdict
    means: str
    wrong: str
    """A piece of an order with the mistake."""
    right: str
    """The same without it."""
    is_shown: bool
    """Whether these are pieces of an order, and not words about a mistake that none can show."""


@dataclass(frozen=True, slots=True)
class FieldPage:
    """A field of the order."""

    kind: ClassVar[str] = "field"
    name: str
    title: str
    holds: str
    """What is written there, in words."""
    unit: str
    other_units: tuple[str, ...]
    examples: tuple[Any, ...]
    bounds: dict[str, float]
    """Any of ``gt``, ``ge``, ``lt`` and ``le``: beyond them a value is a slip of the pen."""
    words: tuple[str, ...]
    if_not_stated: str
    rules: tuple[Mention, ...]
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class BlockPage:
    """A block of the order, or a list of blocks."""

    kind: ClassVar[str] = "block"
    name: str
    title: str
    is_list: bool
    fields: tuple[FieldRow, ...]
    computed: tuple[Mention, ...]
    rules: tuple[Mention, ...]
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class ComputedPage:
    """A value that is computed from an order and stands nowhere in it."""

    kind: ClassVar[str] = "computed"
    name: str
    title: str
    unit: str
    reads: tuple[Mention, ...]
    rules: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class FactPage:
    """A cited fact."""

    kind: ClassVar[str] = "fact"
    name: str
    title: str
    cited: Cited
    undecided: str
    """Why no rule rests on it; empty where one does."""
    rules: tuple[Mention, ...]
    limits: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class LimitPage:
    """A limit with its numbers by column."""

    kind: ClassVar[str] = "limit"
    name: str
    title: str
    limit: LimitTable
    rules: tuple[Mention, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A number that rules or notes use, but that is no limit by itself; or a range of them."""

    kind: ClassVar[str] = "figure"
    name: str
    title: str
    value: float | None
    """``None`` for a range."""
    least: float | None
    most: float | None
    unit: str
    columns: tuple[Mention, ...]
    rules: tuple[Mention, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ColumnPage:
    """The orders that a column of the limits stands for."""

    kind: ClassVar[str] = "column"
    name: str
    title: str
    when: Test
    while_unknown: str
    """What holds while a field of the condition is not stated."""
    limits: tuple[LimitTable, ...]
    """The limits that have a number for it, with these numbers alone."""
    rules: tuple[Mention, ...]
    sources: tuple[Cited, ...]


Page: TypeAlias = (
    RulePage | FormPage | FieldPage | BlockPage | ComputedPage
    | FactPage | LimitPage | FigurePage | ColumnPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """The page that a word leads to, and the other things that it can mean."""

    page: Page
    others: tuple[Mention, ...]

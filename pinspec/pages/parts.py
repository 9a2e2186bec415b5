"""What pages have in common: mentions of other pages, sources, numbers and examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pinspec.finding import Edge, Gate, Verdict


@dataclass(frozen=True, slots=True)
class Mention:
    """Something else that has a page, and what it has to do with this one."""

    word: str
    """What to ask for: ``posts/count``, ``body.width_mm``, ``F003``."""
    title: str
    code: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact with the source that it was taken from."""

    name: str
    says: str
    publisher: str
    title: str
    year: int | None
    confidence: str
    """``H``, ``M``, ``L`` or ``house``."""
    confidence_word: str
    confidence_means: str


@dataclass(frozen=True, slots=True)
class Number:
    """Where a verdict begins, for the orders of one column."""

    verdict: Verdict
    edge: Edge
    value: float
    column: str
    means: str
    """The column in words, as they follow "for"."""
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LimitTable:
    """All numbers of a limit."""

    name: str
    title: str
    unit: str
    numbers: tuple[Number, ...]
    law: bool = False
    """Whether a law sets them, so that no factory has others."""


@dataclass(frozen=True, slots=True)
class Test:
    """A condition, in words and as the rulebook writes it."""

    words: str
    text: str
    verdict: Verdict | None = None
    """What it brings; ``None`` for a condition under which a rule is asked at all."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Vague words that a rule looks for in the texts of an order."""

    verdict: Verdict
    """What they bring where something is demanded; in notes they are cosmetic."""
    phrases: tuple[str, ...]
    sound: tuple[str, ...]
    """Longer phrases around these, in which they do not count."""
    blocks: tuple[str, ...]
    """The blocks that are searched; none for the whole order."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A field that a table asks for by a gate."""

    table: Mention
    fields: str
    ask: str
    gate: Gate
    verdict: Verdict
    when: Test | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An example of a rule: what it changes in a passing order, and what the rule then says."""

    outcome: str
    """``pass``, ``cosmetic``, ``respec`` or ``irrelevant``."""
    name: str
    base: str
    order: dict[str, Any]
    """A merge patch over the base, in which ``None`` takes a key out."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a block."""

    name: str
    title: str
    unit: str
    holds: str

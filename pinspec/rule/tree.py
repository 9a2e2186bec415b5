"""A condition after it has been checked: a small typed tree, from which closures are built.

It knows nothing of Python's syntax, so that it could be written out as SQL as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from pinspec.rule.vocabulary import Name

Comparison: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
Question: TypeAlias = Literal["any", "all", "count"]
Arithmetic: TypeAlias = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or word that stands in the condition itself."""

    value: float | int | str | bool


@dataclass(frozen=True, slots=True)
class Value:
    """A field, a fact, a part of a loop's item, or the gate."""

    name: Name


@dataclass(frozen=True, slots=True)
class LimitValue:
    """A number of the limits file that is not a limit by itself."""

    limit: str


@dataclass(frozen=True, slots=True)
class Stated:
    """Whether a field is stated; never unknown."""

    name: Name


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values side by side."""

    left: Node
    op: Comparison
    right: Node


@dataclass(frozen=True, slots=True)
class Calculate:
    """Arithmetic on two numbers."""

    left: Node
    op: Arithmetic
    right: Node


@dataclass(frozen=True, slots=True)
class OneOf:
    """Whether a value is among words or numbers that stand in the condition."""

    item: Node
    among: frozenset[str | float]


@dataclass(frozen=True, slots=True)
class Holds:
    """Whether a list of the order holds a word."""

    item: str
    among: Name


@dataclass(frozen=True, slots=True)
class All:
    """``and``: false as soon as one part is, else unknown as soon as one part is."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """``or``: true as soon as one part is, else unknown as soon as one part is."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """``not``: unknown stays unknown."""

    part: Node


@dataclass(frozen=True, slots=True)
class Loop:
    """A question about the items of a list; ``count`` of a list alone has no condition."""

    kind: Question
    var: str
    among: Name
    condition: Node | None


Node: TypeAlias = (
    Constant
    | Value
    | LimitValue
    | Stated
    | Compare
    | Calculate
    | OneOf
    | Holds
    | All
    | Any
    | Not
    | Loop
)

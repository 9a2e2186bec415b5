"""A condition after it has been checked: a small typed tree, from which closures are built.

It knows nothing of Python's syntax, so that it could be written out as SQL as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from pinspec.rule.vocabulary import Name

Comparison: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
Arithmetic: TypeAlias = Literal["+", "-", "*", "/"]
Connective: TypeAlias = Literal["and", "or", "not"]
Question: TypeAlias = Literal["any", "all", "count"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or word that stands in the condition itself, or a figure of the limits file."""

    value: float | int | str | bool


@dataclass(frozen=True, slots=True)
class Value:
    """A field, a fact, a part of a loop's item, or the gate."""

    name: Name


@dataclass(frozen=True, slots=True)
class Stated:
    """Whether a field is stated; never unknown."""

    name: Name


@dataclass(frozen=True, slots=True)
class Surely:
    """Whether a condition is known to hold; what is unknown does not."""

    condition: Node


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values compared, or two numbers reckoned with."""

    left: Node
    op: Comparison | Arithmetic
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
class Logic:
    """``and`` is false as soon as one part is, ``or`` true; unknown goes before the rest."""

    op: Connective
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """A question about the items of a list; ``count`` of a list alone has no condition."""

    kind: Question
    var: str
    among: Name
    condition: Node | None


Node: TypeAlias = Constant | Value | Stated | Surely | Pair | OneOf | Holds | Logic | Loop

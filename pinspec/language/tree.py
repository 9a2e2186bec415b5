"""A condition after it has been checked: a small typed tree, from which closures are built.

It knows nothing of Python's syntax nor of the order model, so that it can be carried as plain data,
and could be written out as SQL as well.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Comparison: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
Arithmetic: TypeAlias = Literal["+", "-", "*", "/"]
Connective: TypeAlias = Literal["and", "or", "not"]
Question: TypeAlias = Literal["any", "all", "count"]


class Lookup(NamedTuple):
    """Where a value is found in a scope."""

    root: str
    """A block, a loop variable or ``gate``."""
    parts: tuple[str, ...]
    """What is taken from it, or from the fact, one attribute after the other."""
    fact: str = ""
    """The computed fact that is asked instead of the root."""

    @property
    def text(self) -> str:
        """The dotted name, as a condition writes it."""
        return ".".join((self.fact or self.root, *self.parts))


class Constant(NamedTuple):
    """A number or word that stands in the condition itself, or a figure of the limits file."""

    value: float | int | str | bool


class Ranged(NamedTuple):
    """One end of a range of the limits file, which a factory may change after all is compiled."""

    name: str
    end: Literal["least", "most"]


class Value(NamedTuple):
    """A field, a fact, a part of a loop's item, or the gate."""

    at: Lookup


class Stated(NamedTuple):
    """Whether a field is stated; never unknown."""

    at: Lookup


class Surely(NamedTuple):
    """Whether a condition is known to hold; what is unknown does not."""

    condition: Node


class Pair(NamedTuple):
    """Two values compared, or two numbers reckoned with."""

    left: Node
    op: Comparison | Arithmetic
    right: Node


class OneOf(NamedTuple):
    """Whether a value is among words or numbers that stand in the condition."""

    item: Node
    among: frozenset[str | float]


class Holds(NamedTuple):
    """Whether a list of the order holds a word."""

    item: str
    among: Lookup


class Logic(NamedTuple):
    """``and`` is false as soon as one part is, ``or`` true; unknown goes before the rest."""

    op: Connective
    parts: tuple[Node, ...]


class Loop(NamedTuple):
    """A question about the items of a list; ``count`` of a list alone has no condition."""

    kind: Question
    var: str
    among: Lookup
    condition: Node | None


Node: TypeAlias = Constant | Ranged | Value | Stated | Surely | Pair | OneOf | Holds | Logic | Loop

"""The names that a rule may use: the order's fields and facts, read off the model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from pinspec.finding import Gate
from pinspec.language.read import GATE, ITEM, LIMIT, Read, read_of
from pinspec.language.tree import Lookup
from pinspec.nearest import nearest
from pinspec.order.facts import FACTS, Fact
from pinspec.order.fields import Span, Tolerance, unit_of
from pinspec.order.model import Order
from pinspec.order.shape import Shape, computed_of, shape_of, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NUMERIC = frozenset({"number", "whole"})


class UnknownNameError(Exception):
    """A name that the order does not have; ``step`` counts the dots before the wrong part."""

    def __init__(self, message: str, step: int) -> None:
        super().__init__(message)
        self.message = message
        self.step = step


class Bound(NamedTuple):
    """What a loop variable stands for: one item of a list."""

    shape: Shape
    reads: frozenset[Read]
    """The fields behind the whole item, without a part of it."""
    is_field: bool
    """Whether the list is a field, so that a part of an item is a field too."""


class Name(NamedTuple):
    """A dotted name that has been found in the order."""

    text: str
    shape: Shape
    root: str
    """A block, a loop variable, ``gate`` or ``limit``."""
    parts: tuple[str, ...]
    """What is taken from the root, one attribute after the other."""
    reads: frozenset[Read]
    """Every field that the value depends on."""
    needs: frozenset[Read]
    """Those of them that it waits for while it is unknown."""
    fact: Fact | None = None
    is_field: bool = True
    """Whether it stands in the order itself, so that a part of it is a field too."""

    @property
    def lookup(self) -> Lookup:
        """Where conditions find its value."""
        return Lookup(self.root, self.parts, self.fact.name if self.fact else "")


def resolve(text: str, scope: Mapping[str, Bound]) -> Name:
    """Find a dotted name.

    Args:
        text: such as ``body.width_mm``, ``body.longest_mm`` or ``line.repeated``.
        scope: the loop variables that are in reach.

    Raises:
        UnknownNameError: there is no such name; the message has the nearest one.
    """
    parts = text.split(".")
    if text == GATE:
        words = tuple(gate.word for gate in Gate)
        shape = Shape("word", "how far the order has come", words=words)
        return Name(text, shape, GATE, (), frozenset(), frozenset())
    return _in_fact(parts) or _in_item(parts, scope) or _in_order(parts, scope)


def resolve_among(text: str) -> Name:
    """Find a dotted name in which ``[]`` stands for every item of a list.

    Raises:
        UnknownNameError: there is no such name, or what has ``[]`` behind it is no list.
    """
    head, *tails = text.split(f"{ITEM}.")
    name = resolve(head, {})
    for tail in tails:
        item = item_of(name)
        if item is None:
            raise UnknownNameError(f"`{name.text}` is not a list", 0)
        name = resolve(f"{ITEM}.{tail}", {ITEM: item})
    return name


def _in_fact(parts: list[str]) -> Name | None:
    """Find a fact, or a part of what a fact gives, by the longest name that is one."""
    for length in range(len(parts), 1, -1):
        fact = FACTS.get(".".join(parts[:length]))
        if fact:
            shape = _walk(fact.shape, parts, length)
            text, rest = ".".join(parts), tuple(parts[length:])
            if fact.stands_at:
                reads = frozenset({(*read_of(fact.stands_at), *rest)})
                return Name(text, shape, parts[0], rest, reads, reads, fact)
            reads = frozenset(read_of(one) for one in fact.reads)
            needs = frozenset(read_of(one) for one in fact.needs)
            return Name(text, shape, parts[0], rest, reads, needs, fact, is_field=False)
    return None


def _in_item(parts: list[str], scope: Mapping[str, Bound]) -> Name | None:
    """Find a loop variable, or a part of the item that it stands for."""
    bound = scope.get(parts[0])
    if bound is None:
        return None
    shape = _walk(bound.shape, parts, 1)
    reads = _reads_of_part(bound, parts, shape)
    rest, needs = tuple(parts[1:]), _needs(reads, shape)
    return Name(".".join(parts), shape, parts[0], rest, reads, needs, is_field=bound.is_field)


def _in_order(parts: list[str], scope: Mapping[str, Bound]) -> Name:
    """Find a block, or a field of one."""
    known = shapes(Order)
    if parts[0] not in known:
        raise _unknown(f"there is no `{parts[0]}`", parts[0], [*known, *scope, GATE], 0)
    shape = _walk(known[parts[0]], parts, 1)
    reads = _follow(tuple(parts), shape)
    rest, needs = tuple(parts[1:]), _needs(reads, shape)
    return Name(".".join(parts), shape, parts[0], rest, reads, needs)


def item_of(name: Name) -> Bound | None:
    """Say what an item of a list stands for; ``None`` when the name is no list."""
    if name.shape.item is None:
        return None
    if name.is_field:
        return Bound(name.shape.item, frozenset((*one, ITEM) for one in name.reads), is_field=True)
    return Bound(name.shape.item, name.reads, is_field=False)


def _reads_of_part(bound: Bound, parts: list[str], shape: Shape) -> frozenset[Read]:
    if not bound.is_field:
        return bound.reads
    reads: frozenset[Read] = frozenset()
    for one in bound.reads:
        reads |= _follow((*one, *parts[1:]), shape)
    return reads


def _needs(reads: frozenset[Read], shape: Shape) -> frozenset[Read]:
    """A field that another one fills in waits for that one."""
    return frozenset({tuple(shape.follows.split("."))}) if shape.follows else reads


def _follow(read: Read, shape: Shape) -> frozenset[Read]:
    if shape.computed:  # it rests on the whole block
        read = read[:-1]
    if shape.follows:
        return frozenset({read, tuple(shape.follows.split("."))})
    return frozenset({read})


def _walk(shape: Shape, parts: list[str], start: int) -> Shape:
    for step in range(start, len(parts)):
        if shape.item is not None:
            so_far = ".".join(parts[:step])
            message = f"`{so_far}` is a list: write any(... for one in {so_far})"
            raise UnknownNameError(message, step)
        members = members_of(shape)
        if parts[step] not in members:
            owner = ".".join(parts[:step])
            facts = [
                name.removeprefix(f"{owner}.") for name in FACTS if name.startswith(owner + ".")
            ]
            names = [*members, *facts]
            raise _unknown(f"`{owner}` has no `{parts[step]}`", parts[step], names, step)
        shape = members[parts[step]]
    return shape


def _unknown(message: str, word: str, known: list[str], step: int) -> UnknownNameError:
    return UnknownNameError(message + hint(word, known), step)


def hint(word: str, known: Iterable[str]) -> str:
    """Ask for the known word that was probably meant, to be set behind a message."""
    near = nearest(word, known)
    return f", did you mean `{near}`?" if near else ""


def is_taken(var: str, scope: Mapping[str, Bound]) -> bool:
    """Tell whether a loop variable would hide a name that has a meaning already."""
    return var in scope or var in shapes(Order) or var in {GATE, LIMIT}


def members_of(shape: Shape) -> dict[str, Shape]:
    """Give what a block, pair or computed record is made of."""
    if shape.block is Span or shape.block is Tolerance:
        parts = (shapes(shape.block) | computed_of(shape.block)).items()
        return {end: one._replace(unit=shape.unit) for end, one in parts}
    if shape.block:
        return shapes(shape.block) | computed_of(shape.block)
    return _parts(shape.record) if shape.record else {}


@cache
def _parts(record: type) -> dict[str, Shape]:
    hints = get_type_hints(record).items()
    return {name: shape_of(hint, "", unit_of(name)) for name, hint in hints}

"""A rulebook as plain data, as the wheel carries it: checked when the wheel was built.

A rulebook is made of a few classes. Packed, each of their values is a row: the number of its class
and what it is made from, where a tuple with a number stands for the value of an earlier row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pinspec import carried
from pinspec.finding import Category, Gate, Verdict
from pinspec.language import tree
from pinspec.rule.limits import Column, Deck, Limit, Threshold
from pinspec.rule.phrases import Phrases
from pinspec.rule.rule import Each, Required, Row, Rule, Test
from pinspec.rule.wording import Slot, Wording

if TYPE_CHECKING:
    from collections.abc import Callable

Packed: TypeAlias = "bool | int | float | str | tuple[int] | list[Packed] | None"

FILE = "compiled"
"""Its name beside the rules."""
_PLAIN = frozenset({type(None), bool, int, float, str})


class Parts(NamedTuple):
    """What a rulebook is made of, without its folder."""

    name: str
    rules: tuple[Rule, ...]
    required: tuple[Required, ...]
    deck: Deck


_CLASSES: tuple[Callable[..., Any], ...] = (
    dict, frozenset, Category, Gate, Verdict, tree.Lookup, tree.Constant, tree.Value,
    tree.Stated, tree.Surely, tree.Pair, tree.OneOf, tree.Holds, tree.Logic, tree.Loop, Test, Each,
    Column, Threshold, Limit, Deck, Slot, Wording, Phrases, Rule, Row,
    Required, Parts,
)  # fmt: skip


def pack(parts: Parts) -> bytes:
    """Write a rulebook as plain data, for a wheel to carry."""
    packer = _Packer()
    packer.pack(parts)
    return carried.wrap(packer.rows)


def unpack(raw: bytes) -> Parts | None:
    """Read a packed rulebook; ``None`` if it is damaged, or is that of another version."""
    rows = carried.unwrap(raw)
    if rows is None:
        return None
    made: list[Any] = []
    for number, *values in rows:
        made.append(_CLASSES[number](*[_unpacked(one, made) for one in values]))
    parts: Parts = made[-1]
    return parts


def _unpacked(value: Packed, made: list[Any]) -> Any:
    if type(value) is tuple:
        return made[value[0]]
    return tuple([_unpacked(one, made) for one in value]) if type(value) is list else value


class _Packer:
    """Lays down each value once, behind those that it is made from."""

    def __init__(self) -> None:
        self.rows: list[list[Packed]] = []
        self.places: dict[str, int] = {}

    def pack(self, value: Any) -> Packed:
        """Write a value; what is no plain data becomes a row."""
        if type(value) in _PLAIN:
            plain: Packed = value
            return plain
        if type(value) is tuple:
            return [self.pack(one) for one in value]
        row = [_CLASSES.index(type(value)), *(self.pack(one) for one in _made_from(value))]
        place = self.places.setdefault(repr(row), len(self.rows))
        if place == len(self.rows):
            self.rows.append(row)
        return (place,)


def _made_from(value: Any) -> list[Any]:
    """What the class of a value is called with to make it again."""
    import dataclasses
    import enum

    if isinstance(value, dict):
        return [tuple(value.items())]
    if isinstance(value, frozenset):
        return [tuple(sorted(value))]
    if isinstance(value, Deck):
        return [value.limits, value.figures, value.columns]
    if isinstance(value, enum.Enum):
        return [value.value]
    if isinstance(value, tuple):
        return list(value)
    return [getattr(value, one.name) for one in dataclasses.fields(value)]

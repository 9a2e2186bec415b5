"""A rulebook as plain data, as the wheel carries it: checked when the wheel was built.

A rulebook is made of a few classes. Packed, each of their values is a row: the number of its class,
what it is made from, and which of these are the numbers of earlier rows that stand for their
values. So a start has no more to do than to make each value once, most of them from what is there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pinspec import carried
from pinspec.finding import Category, Gate, Verdict
from pinspec.language import tree
from pinspec.rule.limits import Column, Deck, Limit, Threshold
from pinspec.rule.phrases import Phrases
from pinspec.rule.ranges import Range
from pinspec.rule.rule import Charge, Each, Required, Row, Rule, Test
from pinspec.rule.wording import Slot, Wording

if TYPE_CHECKING:
    from collections.abc import Callable

Plain: TypeAlias = "bool | int | float | str | tuple[Plain, ...] | None"
Packed: TypeAlias = tuple[int, list[Plain], tuple[int, ...]]

FILE = "compiled"
"""Its name beside the rules."""
_PLAIN = frozenset({type(None), bool, int, float, str})
_COLLECTIONS = frozenset({tuple, dict, frozenset})


class Parts(NamedTuple):
    """What a rulebook is made of, without its folder."""

    name: str
    rules: tuple[Rule, ...]
    required: tuple[Required, ...]
    deck: Deck


_CLASSES: tuple[Callable[..., Any], ...] = (
    tuple, dict, frozenset, Category, Gate, Verdict, tree.Lookup, tree.Constant, tree.Ranged,
    tree.Value, tree.Stated, tree.Surely, tree.Pair, tree.OneOf, tree.Holds, tree.Logic, tree.Loop,
    Test, Each, Column, Threshold, Limit, Range, Deck, Slot, Wording, Phrases, Charge, Rule, Row,
    Required, Parts,
)  # fmt: skip


def pack(parts: Parts, *made_with: str) -> bytes:
    """Write a rulebook as plain data, for a wheel to carry or a checkout to keep."""
    packer = _Packer()
    packer.pack(parts)
    return carried.wrap(packer.rows, *made_with)


def unpack(raw: bytes, *made_with: str) -> Parts | None:
    """Read a packed rulebook; ``None`` if it is damaged, or is that of another version."""
    rows = carried.unwrap(raw, *made_with)
    if rows is None:
        return None
    makers = [_maker(one) for one in _CLASSES]
    made: list[Any] = []
    for number, values, places in rows:
        for place in places:
            values[place] = made[values[place]]
        made.append(makers[number](values))
    parts: Parts = made[-1]
    return parts


def _maker(kind: Callable[..., Any]) -> Callable[[list[Any]], Any]:
    """Give the function that makes a value of a class from a list, by the shortest way."""
    if kind in _COLLECTIONS:
        return kind
    if isinstance(kind, type) and issubclass(kind, tuple):
        return partial(tuple.__new__, kind)
    return lambda values: kind(*values)


class _Packer:
    """Lays down each value once, behind those that it is made from."""

    def __init__(self) -> None:
        self.rows: list[Packed] = []
        self.places: dict[str, int] = {}

    def pack(self, value: Any) -> int:
        """Write a value as a row, and give its number."""
        values = _made_from(value)
        places = tuple(place for place, one in enumerate(values) if not _is_plain(one))
        for place in places:
            values[place] = self.pack(values[place])
        row = (_CLASSES.index(type(value)), values, places)
        number = self.places.setdefault(repr(row), len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number


def _is_plain(value: Any) -> bool:
    """Tell whether a value can be written down as it is."""
    return type(value) in _PLAIN or (type(value) is tuple and all(map(_is_plain, value)))


def _made_from(value: Any) -> list[Any]:
    """What the class of a value is called with to make it again."""
    import enum
    import inspect

    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Deck):
        return [value.limits, value.figures, value.columns, value.ranges]
    if isinstance(value, enum.Enum):
        return [value.value]
    if isinstance(value, tuple):
        return list(value)
    return [getattr(value, name) for name in inspect.signature(type(value)).parameters]

"""The fields and blocks of an order: what they mean, what is written there, and who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pinspec.figures import show_value
from pinspec.language.read import ITEM, LAST, field_of, read_of, written
from pinspec.order.bounds import bounds_of, item_of
from pinspec.order.facts import FACTS
from pinspec.order.model import Order
from pinspec.order.reading.units import other_units, spelled
from pinspec.order.shape import computed_of, shapes
from pinspec.pages.page import BlockPage, ComputedPage, FieldPage
from pinspec.pages.parts import FieldRow, Mention
from pinspec.pages.uses import demands_on, mention, rules_on_computed, rules_on_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from pinspec.language.read import Read
    from pinspec.order.fields import Block
    from pinspec.order.shape import Shape
    from pinspec.rulebook.book import Rulebook

_HOLDS = {
    "number": "a number",
    "whole": "a whole number",
    "yes_no": "yes or no",
    "word": "one of its words, in any case",
    "text": "text",
    "date": "a date, year first, such as 2026-12-31",
    "span": "a number, or a range such as 0.10-0.15 or {min: 0.10, max: 0.15}",
    "tolerance": "a tolerance: 0.15 or +/-0.15 for both sides, or +0.20/-0.05",
    "block": "a block of its own keys",
}
_LISTS = {
    "word": "a list of its words such as [{}]; one alone needs no brackets; none or [] for none",
    "text": "a list of texts such as [one, two]; one alone needs no brackets; none or [] for none",
    "number": "two numbers, [x, y]",
    "list": "a list of places, [[x, y], ...]; none or [] for none",
    "block": "a list of blocks, each behind a `- `; none or [] for none",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the order, at its place."""

    read: Read
    shape: Shape
    info: FieldInfo

    @property
    def name(self) -> str:
        """The path as rules and pages write it: ``artwork.lines[].width_mm``."""
        return written(self.read)

    @property
    def block(self) -> type[Block] | None:
        """The model of what lies inside, be it a block or a list of them."""
        inner = self.shape.item or self.shape
        return inner.block if inner.kind == "block" else None

    @property
    def leaf(self) -> Shape:
        """What the field holds once, however deep the lists are."""
        shape = self.shape
        while shape.item:
            shape = shape.item
        return shape


@cache
def fields() -> dict[str, Place]:
    """Give every field of the order by its path without brackets, ``artwork.lines.width_mm``."""
    return {".".join(_plain(place.read)): place for place in _below(Order, ())}


def _below(model: type[Block], above: Read, pair: Shape | None = None) -> Iterator[Place]:
    """Walk the fields of a block; the ends of a pair mean something only together with it."""
    for key, shape in shapes(model).items():
        read = (*above, key)
        if pair:
            shape = shape._replace(unit=pair.unit, meaning=f"{pair.meaning}: {shape.meaning}")
        yield Place(read, shape, model.model_fields[key])
        inner = shape.item or shape
        if inner.block:
            place = (*read, ITEM) if shape.item else read
            yield from _below(inner.block, place, None if inner.kind == "block" else inner)


def field_page(path: str, book: Rulebook) -> FieldPage | BlockPage:
    """Build the page of a field, or of a block."""
    place = fields()[path]
    if place.block:
        return _block_page(place, place.block, book)
    unit = place.leaf.unit
    others = tuple(_with_word(one) for one in other_units(unit))
    return FieldPage(
        name=place.name,
        title=place.shape.meaning,
        holds=_holds(place.shape),
        unit=unit,
        other_units=others,
        examples=tuple(place.info.examples or ()),
        bounds=_bounds(place),
        words=place.leaf.words,
        if_not_stated=_if_not_stated(place),
        rules=rules_on_field(place.read, book),
        demands=demands_on(place.read, book),
    )


def _with_word(unit: str) -> str:
    return f"{unit} ({word})" if (word := spelled(unit)) else unit


def _holds(shape: Shape) -> str:
    if shape.item is None:
        return _HOLDS[shape.kind]
    return _LISTS[shape.item.kind].format(", ".join(shape.item.words[:2]))


def _bounds(place: Place) -> dict[str, float]:
    """Give the bounds of a number, of each number of a list, or of each end of a pair."""
    info, shape = place.info, place.shape
    while shape.item:
        info, shape = item_of(info), shape.item
    if shape.kind in {"span", "tolerance"} and shape.block:
        info = next(iter(shape.block.model_fields.values()))
    return {name: value for name, value in bounds_of(info).items() if "length" not in name}


def _if_not_stated(place: Place) -> str:
    if place.shape.follows:
        return f"it follows from {place.shape.follows}"
    return f"{show_value(place.info.default)} is taken" if place.shape.filled else ""


def _block_page(place: Place, model: type[Block], book: Rulebook) -> BlockPage:
    above = (*place.read, ITEM) if place.shape.item else place.read
    rows = tuple(
        FieldRow(one.name, one.shape.meaning, one.leaf.unit, _holds(one.shape))
        for one in (fields()[".".join((*_plain(above), key))] for key in shapes(model))
    )
    path = ".".join(_plain(place.read))
    parts = (Mention(name, one.meaning) for name, one in computed_of(model).items())
    facts = (Mention(name, meaning_of(name)) for name in FACTS if name.startswith(f"{path}."))
    computed = (*parts, *facts)
    tables = tuple(mention(one) for one in book.required if one.block == path)
    return BlockPage(
        place.name, place.shape.meaning, place.shape.item is not None, rows, computed,
        (*tables, *rules_on_field(place.read, book)), demands_on(place.read, book),
    )  # fmt: skip


def _plain(read: Read) -> Read:
    return tuple(one for one in read if one not in {ITEM, LAST})


def computed_page(name: str, book: Rulebook) -> ComputedPage:
    """Build the page of a computed fact."""
    fact = FACTS[name]
    places = (fields()[".".join(_plain(field_of(read_of(one))))] for one in fact.reads)
    reads = tuple(Mention(one.name, one.shape.meaning) for one in places)
    rules = tuple(rules_on_computed(name, book))
    return ComputedPage(name, meaning_of(name), fact.shape.unit, reads, rules)


def meaning_of(name: str) -> str:
    """Say what a computed fact means, in words as fields have them."""
    meaning = FACTS[name].shape.meaning.rstrip(".")
    return meaning[:1].lower() + meaning[1:]

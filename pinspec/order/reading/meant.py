"""What an unknown key was meant to be: a slip of the pen, or another name, block or unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.nearest import fold, nearest
from pinspec.order.model import Order
from pinspec.order.reading.keyed import keyed_word
from pinspec.order.reading.units import is_unit, kind_of
from pinspec.order.reading.values import is_plain_number
from pinspec.order.shape import shape_at, shapes
from pinspec.path import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.order.fields import Block
    from pinspec.path import Path

_MOST_HOMES = 3
_MOST_KNOWN = 14
_MEASURED = ("sample",)
"""The block whose keys repeat those of what is ordered."""
_SIGNED = ("waivers",)
"""The block whose keys (`at`, `rule`) say nothing of a piece, so no other block is sent there."""


def meant_by(key: str, value: object, above: Path, clean: dict[str, Any]) -> tuple[list[Path], str]:
    """Tell what an unknown key was meant to be, as paths and in words."""
    model = shape_at(Order, above).block or Order
    word, colon, rest = key.partition(":")
    if colon and value is None and nearest(word, shapes(model)) == word:
        return [(*above, word)], f"put a space after the colon: `{word}: {rest}`"
    dotted = tuple(key.split("."))
    if len(dotted) > 1 and not above and _is_field(dotted):
        return [dotted], f"`{dotted[-1]}` belongs under `{show(dotted[:-1])}:`"
    alias = model.also_called.get(fold(key))
    homes = [home for home in _homes(key, above, clean) if home or _is_block(value)]
    if homes and (alias is None or any(home == (*above, alias) for home in homes)):
        return [(*home, key) for home in homes], _belongs(key, homes)
    return (
        (None if alias else keyed_word(key, value, model, above) if above else None)
        or _near(key, value, above, alias, clean)
        or keyed_word(key, value, Order, ())
        or ([], _known_here(model))
    )


def _is_block(value: object) -> bool:
    return value is None or isinstance(value, (dict, list))


def _near(
    key: str, value: object, above: Path, alias: str | None, clean: dict[str, Any]
) -> tuple[list[Path], str] | None:
    """Find the key that is meant by one that is spelled or called otherwise."""
    model = shape_at(Order, above).block or Order
    near = alias or nearest(key, shapes(model), model.also_called)
    if not near:
        return None
    meant = [(*above, near)]
    if stands(clean, (*above, near)):
        return meant, _there_already(near, value, model)
    if fold(key).startswith("diam") and "outline" in shapes(model):  # so it is round
        return [*meant, (*above, "outline")], f"write `{near}:`, with `outline: round`"
    return meant, _in_its_unit(key, value, shapes(model)[near].unit, near)


def _there_already(near: str, value: object, model: type[Block]) -> str:
    if isinstance(value, (dict, list)):
        return f"`{near}:` is there already: put this under it"
    also = ", or say it in `notes:`" if "notes" in shapes(model) else ""
    return f"`{near}:` is there already: leave this out{also}"


def _known_here(model: type[Block]) -> str:
    keys = list(shapes(model))
    known = ", ".join(keys[:_MOST_KNOWN]) + (", ..." if len(keys) > _MOST_KNOWN else "")
    return f"known here: {known}; keys of your own begin with x-"


def _is_field(path: tuple[str, ...]) -> bool:
    model: type[Block] | None = Order
    for step in path:
        if model is None or step not in shapes(model):
            return False
        model = shapes(model)[step].block
    return True


def _in_its_unit(key: str, value: object, unit: str, near: str) -> str:
    """A key that ends in another unit means its number in that unit."""
    named = key.rpartition("_")[2].casefold()
    if unit and named != unit and is_unit(named) and kind_of(named) == kind_of(unit):
        number = value if isinstance(value, str) and is_plain_number(value) else "..."
        return f"write `{near}: {number} {named}`"
    return f"did you mean {near}?"


def _belongs(key: str, homes: list[Path]) -> str:
    if () in homes:
        return f"`{key}:` is a block of its own: begin it at the left margin"
    return f"`{key}` belongs under " + " or ".join(f"`{show(home)}:`" for home in homes)


def _homes(key: str, above: Path, clean: dict[str, Any]) -> list[Path]:
    """Find the blocks that know a key: those nearby if any, else those that the order has.

    A key that many blocks know says nothing.
    """
    known = [path for path, model in _blocks(Order, ()) if key in shapes(model)]
    homes = [home for home in known if not above or home[:1] != _SIGNED]
    nearby = [home for home in homes if above and home[:1] == above[:1]]
    ordered = [home for home in homes if home[:1] != _MEASURED]
    found = nearby or [home for home in homes if stands(clean, home)] or ordered
    return found if len(found) <= _MOST_HOMES else []


def _blocks(model: type[Block], path: Path) -> Iterator[tuple[Path, type[Block]]]:
    """Walk the blocks of the order, of a list the block that its items are."""
    yield path, model
    for key, shape in shapes(model).items():
        inner = shape.item if shape.item else shape
        if inner.kind == "block" and inner.block is not None:
            yield from _blocks(inner.block, (*path, key))


def stands(clean: dict[str, Any], path: Path) -> bool:
    """Tell whether an order has anything at a path."""
    value: Any = clean
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True

"""The order model as a JSON Schema (draft-07), by which an editor completes and marks an order.

It takes what ``load`` takes, as far as a schema can say it: numbers as text with a unit, ``TBD``,
words in any case, one word where a list is asked for. Patterns stand in for what ``load`` reads,
so a text such as ``0.3 kg`` for a width passes here and is refused there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pinspec.order.bounds import bounds_of, item_of
from pinspec.order.model import FORMAT, Order
from pinspec.order.reading.units import noun, other_units
from pinspec.order.reading.values import YES_NO
from pinspec.order.shape import NONE, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic.fields import FieldInfo

    from pinspec.order.fields import Block
    from pinspec.order.shape import Shape

DRAFT = "http://json-schema.org/draft-07/schema#"
_BOUNDS = {
    "gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum",
    "min_length": "minItems", "max_length": "maxItems",
}  # fmt: skip
_DIGIT = "[0-9０-９٠-٩¼-¾⅐-⅞]"
_OPEN = (
    r"[Tt]\.?[Bb]\.?[ACDacd]\b.*|[Tt][Oo] [Bb][Ee] .*|\?*|[Nn]\.? ?/?[Aa]\.?|--?|[–—]|[Xx]{2,3}"
    r"|[Oo][Pp][Ee][Nn]|[Uu][Nn][Kk][Nn][Oo][Ww][Nn]|[Pp][Ee][Nn][Dd][Ii][Nn][Gg]"
    r"|([Tt][Oo]|[Ww][Ii][Ll][Ll]) [Ff][Oo].*"
    r"|([Nn][Oo][Tt]|[Dd][Oo][Nn]'[Tt]|[Ss][Ee][Ee]|[Aa][Ss][Kk]?) .*"
)
"""What says that a value is still to come."""
_OWN_KEYS = {"^x-": {"description": "a key of your own; pinspec leaves it alone"}}


def order_schema() -> dict[str, Any]:
    """Give the schema of a whole order."""
    schema = _block(Order, ())
    schema["properties"]["pinspec"]["maximum"] = FORMAT
    title = {"$schema": DRAFT, "title": "pinspec order", "description": _first_line(Order)}
    return {**title, "type": "object", **schema}


def _first_line(model: type[Block]) -> str:
    return (model.__doc__ or "").partition("\n")[0]


def _block(model: type[Block], path: tuple[str, ...], unit: str = "") -> dict[str, Any]:
    """Give the keys of a block, of which no others are known.

    Args:
        model: the block's model.
        path: where it stands.
        unit: the unit of its numbers, where the block is a range or a tolerance.
    """
    properties = {}
    for key, shape in shapes(model).items():
        info, place = model.model_fields[key], (*path, key)
        shape = shape._replace(unit=unit) if unit else shape
        properties[key] = _told(shape, info, place) | _field(shape, info, place)
    own = {"patternProperties": _OWN_KEYS, "additionalProperties": False}
    return {"properties": properties, **own}


def _told(shape: Shape, info: FieldInfo, path: tuple[str, ...]) -> dict[str, Any]:
    """Say what a field means, for whoever points at it in an editor."""
    leaf = shape
    while leaf.item:
        leaf = leaf.item
    name = ".".join(path).replace(".[]", "[]")
    meaning = shape.meaning + (f", in {_in_unit(leaf.unit)}" if leaf.unit else "")
    upper = meaning[:1].upper() + meaning[1:]
    more = f"{upper}.\n\nMore: `pinspec explain {name}`"
    told = {"title": name, "description": meaning, "markdownDescription": more}
    return told | ({"examples": info.examples} if info.examples else {})


def _in_unit(unit: str) -> str:
    also = f" ({', '.join(others)} are read too)" if len(others := other_units(unit)) > 1 else ""
    return noun(unit) + also


def _field(shape: Shape, info: FieldInfo, path: tuple[str, ...]) -> dict[str, Any]:
    """Give what a field, or an item of a list, can be."""
    if shape.kind == "list":
        return _list(shape, info, path)
    if shape.kind in {"block", "span", "tolerance"}:
        return _blocklike(shape, path)
    schema = _LEAVES[shape.kind](shape)
    bounds = {_BOUNDS[name]: value for name, value in bounds_of(info).items()}
    return {**schema, **bounds}


def _list(shape: Shape, info: FieldInfo, path: tuple[str, ...]) -> dict[str, Any]:
    """A list, or none; where its items are words or text, one of them alone will do."""
    item = shape.item
    assert item is not None  # noqa: S101
    items = _field(item, item_of(info), (*path, "[]"))
    bounds = {_BOUNDS[name]: value for name, value in bounds_of(info).items()}
    words = [*item.words, *(() if "minItems" in bounds else sorted(NONE))]
    schema = {"items": items, **bounds}
    if item.kind == "text":  # what is not quoted may be a number or yes and no to other readers
        types = ["array", "string", "number", "boolean", "null"]
        return {"type": types, **schema, **_pattern("^[^,]*$", "write [one, two] for several")}
    # To readers of YAML 1.1 a plain `no`, which states none, is false.
    types = ["array", "string", "boolean", "null"] if "no" in words else ["array", "string", "null"]
    none = {"not": {"const": True}} if "no" in words else {}
    listed = f"a list of {', '.join(item.words)}" if item.words else "a list"
    return {"type": types, **schema, **_pattern(_any_of(words), f"{listed} is asked for"), **none}


def _blocklike(shape: Shape, path: tuple[str, ...]) -> dict[str, Any]:
    """A block; of a range or a tolerance also one number, or a text for both."""
    assert shape.block is not None  # noqa: S101
    keys = _block(shape.block, path, shape.unit)
    if shape.kind == "block":
        asked = "a block of `key: value` is asked for"
        if path[-1] == "[]":
            return {"type": ["object", "string", "null"], **keys, **_pattern(_any_of(()), asked)}
        # As in a list, a plain `no` is false to readers of YAML 1.1.
        none = {**_pattern(_any_of(sorted(NONE)), asked), "not": {"const": True}}
        return {"type": ["object", "string", "boolean", "null"], **keys, **none}
    end = next(iter(shape.block.model_fields.values()))
    bounds = {_BOUNDS[name]: value for name, value in bounds_of(end).items()}
    one = {**_number(shape), "type": ["number", "string", "object", "null"], **bounds}
    # Keys that stood beside the number would make an editor begin a block for it.
    return {**one, "if": {"type": "object"}, "then": keys}


def _number(shape: Shape, kind: str = "number") -> dict[str, Any]:
    unit = f" in {noun(shape.unit)}" if shape.unit else ""
    asked = _pattern(f"{_DIGIT}|{_any_of(())}", f"a number{unit} is asked for, or TBD")
    return {"type": [kind, "string", "null"], **asked}


def _word(shape: Shape) -> dict[str, Any]:
    """The words as the model has them, for completion, and every other way to write them."""
    written = _pattern(_any_of(shape.words), f"write one of: {', '.join(shape.words)}")
    return {"type": ["string", "null"], "anyOf": [{"enum": list(shape.words)}, written]}


def _yes_no(_: Shape) -> dict[str, Any]:
    asked = _pattern(_any_of(YES_NO), "write yes or no")
    return {"type": ["boolean", "string", "null"], **asked}


def _date(_: Shape) -> dict[str, Any]:
    day = r"^\s*\d{4}[./-]\d{1,2}[./-]\d{1,2}\s*$"
    asked = _pattern(f"{day}|{_any_of(())}", "write year-month-day, such as 2026-12-31")
    return {"type": ["string", "null"], **asked}


_LEAVES: dict[str, Callable[[Shape], dict[str, Any]]] = {
    "number": _number,
    "whole": lambda shape: _number(shape, "integer"),
    "word": _word,
    "yes_no": _yes_no,
    "date": _date,
    "text": lambda _: {"type": ["string", "number", "boolean", "null"]},
}


def _pattern(pattern: str, asked: str) -> dict[str, str]:
    """Set behind a pattern what editors say where it is not met."""
    return {"pattern": pattern, "patternErrorMessage": asked}


def _any_of(words: Iterable[str]) -> str:
    """Write a pattern for words in any case, with blanks or hyphens, or for what is still open."""
    folded = (re.sub(r"_|\\?-", "[ _-]", _any_case(re.escape(word))) for word in words)
    return rf"^\s*(?:{'|'.join([*folded, _OPEN])})\s*$"


def _any_case(word: str) -> str:
    return re.sub("[A-Za-z]", lambda one: f"[{one[0].upper()}{one[0].lower()}]", word)

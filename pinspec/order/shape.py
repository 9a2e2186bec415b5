"""What a field can hold, read off the model: kind, unit, words, and what lies inside."""

from __future__ import annotations

import datetime
import types
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pinspec.order.fields import Block, Span, Tolerance, unit_of

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from pinspec.order.fields import Text
    from pinspec.path import Path

Kind: TypeAlias = Literal[
    "number", "whole", "yes_no", "word", "text", "date", "span", "tolerance", "block", "list"
]

_KINDS: dict[Any, Kind] = {
    float: "number", int: "whole", bool: "yes_no", str: "text", datetime.date: "date",
    Span: "span", Tolerance: "tolerance",
}  # fmt: skip

NONE = frozenset({"none", "no", "nothing"})
"""Words for an empty list, or for a block that is not there."""


class Shape(NamedTuple):
    """What one field, or one item of a list, can hold."""

    kind: Kind
    meaning: str = ""
    unit: str = ""
    words: tuple[str, ...] = ()
    """The words that a field of kind ``word`` knows."""
    block: type[Block] | None = None
    """The model of a ``block``, ``span`` or ``tolerance``."""
    record: type | None = None
    """The class of an item that is computed and stands in no order."""
    item: Shape | None = None
    """The shape of a list's items."""
    follows: str = ""
    """The field that fills this one in where it is not stated."""
    filled: bool = False
    """Whether it has a value even when it is not stated."""
    text: Text = "demand"
    """What a text means here, be it the field's own or that of its items."""
    computed: bool = False
    """Whether it is worked out from the rest of its block, and so stands in no order."""


@cache
def shapes(block: type[Block]) -> dict[str, Shape]:
    """Give the shape of each field of a block, in the model's order."""
    return {key: _declared(key, info) for key, info in block.model_fields.items()}


@cache
def computed_of(block: type[Block]) -> dict[str, Shape]:
    """Give the shapes of what is worked out from a block: what it is, in the docstring's words."""
    found = {}
    for name in block.computed:
        compute = getattr(block, name).fget
        meaning = compute.__doc__.partition("\n")[0].rstrip(".")
        shape = shape_of(get_type_hints(compute)["return"], meaning, unit_of(name))
        found[name] = shape._replace(computed=True)
    return found


def _declared(key: str, info: FieldInfo) -> Shape:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    unit = str(extra.get("unit", "")) or unit_of(key)
    shape = shape_of(info.annotation, info.description or "", unit)
    if extra or info.default is not None:
        text: Any = extra.get("text", "demand")
        follows = str(extra.get("follows", ""))
        return shape._replace(follows=follows, filled=info.default is not None, text=text)
    return shape


def shape_of(annotation: Any, meaning: str, unit: str) -> Shape:
    """Read the shape off a type annotation, with or without ``None`` and bounds."""
    kind = bare(annotation)
    if isinstance(kind, type) and kind in _KINDS:  # as most are
        return Shape(_KINDS[kind], meaning, unit, block=kind if issubclass(kind, Block) else None)
    origin = get_origin(kind)
    if origin is Literal:
        return Shape("word", meaning, words=get_args(kind))
    if origin is list:
        return Shape("list", meaning, item=shape_of(get_args(kind)[0], meaning, unit))
    block = kind if issubclass(kind, Block) else None
    return Shape("block", meaning, block=block, record=None if block else kind)


def bare(annotation: Any) -> Any:
    """Take away ``| None`` and the bounds."""
    if get_origin(annotation) in {types.UnionType, Union}:
        annotation = next(one for one in get_args(annotation) if one is not types.NoneType)
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def shape_at(root: type[Block], path: Path) -> Shape:
    """Give the shape of what stands at a path below a block."""
    shape = Shape("block", block=root)
    for step in path:
        if isinstance(step, int):
            assert shape.item is not None  # noqa: S101 - only lists have positions
            shape = shape.item
        else:
            assert shape.block is not None  # noqa: S101 - only blocks have keys
            inner = shapes(shape.block)[step]
            shape = inner._replace(unit=inner.unit or shape.unit)
    return shape

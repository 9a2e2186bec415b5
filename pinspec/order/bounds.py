"""The bounds of fields, past which a value is a slip of the pen, read off the model."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from pinspec.order.shape import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = ("gt", "ge", "lt", "le", "min_length", "max_length")


def bounds_of(info: FieldInfo) -> dict[str, float]:
    """Collect the bounds of a field: of a number, or of the length of a list.

    Returns:
        Any of ``gt``, ``ge``, ``lt``, ``le``, ``min_length`` and ``max_length``.
    """
    return _named(info.metadata) | _annotated(info.annotation)


def item_of(info: FieldInfo) -> FieldInfo:
    """Give what is declared of the items of a list."""
    return FieldInfo(annotation=get_args(bare(info.annotation))[0])


def _annotated(annotation: Any) -> dict[str, float]:
    if get_origin(annotation) in {types.UnionType, Union}:
        annotation = next(one for one in get_args(annotation) if one is not types.NoneType)
    if get_origin(annotation) is not Annotated:
        return {}
    return _named(annotation.__metadata__)


def _named(metadata: Iterable[Any]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in metadata:
        if isinstance(one, FieldInfo):
            found |= _named(one.metadata)
        found |= {name: value for name in _NAMES if (value := getattr(one, name, None)) is not None}
    return found

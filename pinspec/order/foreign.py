"""Telling a file of something else from an order with mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.order.model import Order
from pinspec.order.shape import shapes

if TYPE_CHECKING:
    from pinspec.order.fields import Block

_ELSEWHERE = frozenset({"version"})
"""Other names of our keys that files of other programs begin with."""
_MOST_ASKED = 50
"""Keys that are compared with ours; an order has no more blocks."""


def is_foreign(data: dict[str, Any]) -> bool:
    """Tell whether a text with none of our keys is plainly no order.

    That is so when no block can be meant as one of ours, and less than half of the keys are fields
    that somebody forgot to put under a block.
    """
    keys = [key for key in data if not key.startswith("x-")]
    if not keys:
        return False
    fields = {field for block in _blocks().values() for field in shapes(block)}
    flat = sum(key.rpartition(".")[2] in fields for key in keys)
    return 2 * flat < len(keys) and not any(_is_meant(one, data[one]) for one in keys[:_MOST_ASKED])


def _is_meant(key: str, value: object) -> bool:
    """Tell whether a key with a block can be meant as a block of ours, spelled or called so."""
    from pinspec.nearest import nearest  # only what has none of our keys pays for it

    if value is not None and not isinstance(value, (dict, list)):
        return ":" in key and key.partition(":")[0] in Order.model_fields
    also = {one: ours for one, ours in Order.also_called.items() if one not in _ELSEWHERE}
    return bool(nearest(key.partition(":")[0], _blocks(), also))


def _blocks() -> dict[str, type[Block]]:
    """Give the blocks of an order by their names."""
    kinds = (
        (key, one.block or (one.item and one.item.block)) for key, one in shapes(Order).items()
    )
    return {key: block for key, block in kinds if block}

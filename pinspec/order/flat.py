"""An order from its fields by path, as a row of a spreadsheet or a form has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pinspec.errors import PinspecError
from pinspec.figures import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

_STEP = re.compile(r"[^.\[\]]+|\[\d{0,3}\]")

_DEEPEST = 8
"""Steps of a path, which none in an order has."""


def nested(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Build an order from its fields.

    Args:
        fields: values by path: ``body.width_mm``, ``artwork.lines[0].width_mm`` as reports write
            it, or ``plating[].finish`` for the only item of a list. What is ``None`` or empty is
            left out, so that it counts as not stated.

    Returns:
        Nested dicts and lists, as ``check`` takes them.

    Raises:
        PinspecError: two paths ask for a value and for a block at the same place.
    """
    order: dict[str, Any] = {}
    for path, value in fields.items():
        if value not in (None, ""):
            _put(order, path, value)
    return {key: _listed(one) for key, one in order.items()}


def _put(order: dict[str, Any], path: str, value: Any) -> None:
    steps = _STEP.findall(path)
    *above, last = steps if 0 < len(steps) <= _DEEPEST else [path]
    block: Any = order
    for step in above:
        block = block.setdefault(step, {})
        if not isinstance(block, dict):
            break
    if not isinstance(block, dict) or last in block:
        message = f"{quoted(path)} stands in the way of another field"
        raise PinspecError(message, "name each field once, and no block beside its own fields")
    block[last] = value


def _listed(block: Any) -> Any:
    """Turn what stands under ``[0]``, ``[1]`` and so on into lists, in the order of their names."""
    if not isinstance(block, dict):
        return block
    inner = {key: _listed(one) for key, one in block.items()}
    if inner and all(key.startswith("[") for key in inner):
        return [inner[key] for key in sorted(inner, key=lambda key: int(key[1:-1] or 0))]
    return inner

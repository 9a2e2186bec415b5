"""The validator of an order: worked out by pydantic, or from the schema that a wheel carries.

To work it out from the model takes pydantic a tenth of a check. A wheel carries what comes of it,
for the pydantic that it was built with, and a checkout keeps it; any other does it again.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pydantic
import pydantic_core

from pinspec import carried
from pinspec.order.fields import Block
from pinspec.order.model import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE = "compiled"
"""Its name beside this module."""
_REFERENCES = frozenset({"ref", "schema_ref"})


@cache
def validator() -> Callable[[Any], Order]:
    """Give the function that makes an order of values, or raises a ``ValidationError``."""
    schema = _carried() or _kept()
    if schema is None:
        return Order.model_validate
    _fill(schema, {block.__name__: block for block in blocks()})
    return pydantic_core.SchemaValidator(schema).validate_python


def _carried() -> Any:
    try:
        raw = Path(__file__).with_name(FILE).read_bytes()
    except OSError:  # a checkout, or an archive
        return None
    return carried.unwrap(raw, *_versions())


def _kept() -> Any:
    """Give the schema that a checkout has kept, or have that kept which is worked out now."""
    from pinspec.kept import Kept  # an installed pinspec carries all of this

    kept = Kept.of("validator")
    if kept is None:
        return None
    schema = carried.unwrap(kept.read(), *_versions(), kept.made_from)
    if schema is None:
        kept.offer(partial(pack, kept.made_from))
    return schema


def pack(*made_with: str) -> bytes:
    """Write down the schema that pydantic works out, for a wheel to carry or a checkout to keep."""
    Order.model_rebuild(force=True)
    return carried.wrap(_plain(Order.__pydantic_core_schema__), *_versions(), *made_with)


def _versions() -> tuple[str, str]:
    return pydantic.VERSION, pydantic_core.__version__


def _plain(schema: Any, key: str = "") -> Any:
    """Write classes as their names, without what says nothing of values or differs by the run."""
    if isinstance(schema, dict):
        return {key: _plain(one, key) for key, one in schema.items() if key != "metadata"}
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if key in _REFERENCES:  # pinspec.order.face.Color:94350123
        return schema.partition(":")[0]
    return schema.__name__ if key == "cls" else schema


def _fill(schema: Any, blocks: dict[str, type[Block]]) -> None:
    """Put classes in the place of their names."""
    if isinstance(schema, dict):
        if "cls" in schema:
            schema["cls"] = blocks[schema["cls"]]
        schema = schema.values()
    for one in schema:
        if isinstance(one, (dict, list)):
            _fill(one, blocks)


def blocks(below: type[Block] = Block) -> Iterator[type[Block]]:
    """Give every block of the model; no two have one name."""
    for block in below.__subclasses__():
        yield block
        yield from blocks(block)

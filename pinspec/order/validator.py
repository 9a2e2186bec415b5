"""The validator of an order: worked out by pydantic, or from the schema that a wheel carries.

To work it out from the model takes pydantic a tenth of a check. A wheel carries what comes of it,
for the pydantic that it was built with, and a checkout keeps it; any other does it again.
"""

from __future__ import annotations

from functools import cache, partial, reduce
from operator import getitem
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import pydantic
import pydantic_core

from pinspec import carried
from pinspec.order.fields import Block
from pinspec.order.model import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pinspec.path import Path

FILE = "compiled"
"""Its name beside this module."""
_REFERENCES = frozenset({"ref", "schema_ref"})


@cache
def validator() -> Callable[[Any], Order]:
    """Give the function that makes an order of values, or raises a ``ValidationError``."""
    carries = _carried() or _kept()
    if carries is None:
        return Order.model_validate
    schema, places = carries
    _put_classes(schema, places)
    return pydantic_core.SchemaValidator(schema).validate_python


def _carried() -> Any:
    try:
        raw = FilePath(__file__).with_name(FILE).read_bytes()
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
    schema = _plain(Order.__pydantic_core_schema__)
    return carried.wrap((schema, tuple(_class_places(schema))), *_versions(), *made_with)


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


def _class_places(schema: Any, path: Path = ()) -> Iterator[Path]:
    """Find where names stand for classes, so that nobody need look for them at a start."""
    for key, one in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if key == "cls":
            yield path
        elif isinstance(one, (dict, list)):
            yield from _class_places(one, (*path, key))


def _put_classes(schema: Any, places: tuple[Path, ...]) -> None:
    """Put classes in the place of their names."""
    known = {block.__name__: block for block in blocks()}
    for place in places:
        holder = reduce(getitem, place, schema)
        holder["cls"] = known[holder["cls"]]


def blocks(below: type[Block] = Block) -> Iterator[type[Block]]:
    """Give every block of the model; no two have one name."""
    for block in below.__subclasses__():
        yield block
        yield from blocks(block)

"""A line written again as its field asks for it, where a value, list or block stands for another.

What stands there is repeated where it is known what it is; else a usual value is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pinspec.order.delivery import AqlLevels
from pinspec.order.model import Order
from pinspec.order.reading import numbers
from pinspec.order.reading.trade import exactly, meant
from pinspec.order.reading.units import MisreadError, WithToleranceError, is_unit
from pinspec.order.reading.values import quoted
from pinspec.order.shape import shape_at, shapes

if TYPE_CHECKING:
    from pinspec.order.fields import Block
    from pinspec.order.shape import Shape
    from pinspec.path import Path

_LONGEST = 72
_MOST = 12
_MOST_SAID = 1e12
_SPECIAL = re.compile(r"[,:{}\[\]#&*!|>'\"%@`\\]|^[-?]|^\s|\s$")
_COUNTED = re.compile(r"\s*(\d{1,9})\s*([a-zA-Z]{1,20})\s*")
"""A number of things, such as ``10 pulls``."""
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?%")
_NUMBERS = re.compile(r"\d{1,9}(?:\.\d{1,9})?")


def wrong_kind(value: object, shape: Shape, path: Path) -> tuple[str, str]:
    """Say what is asked for and what stands there instead, and how to write it."""
    if isinstance(value, (dict, list)):
        got = "a list" if isinstance(value, list) else "a block of keys"
    else:
        got = quoted(value)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if shape.kind == "list":
        return f"a list is asked for here, not {got}", _as_list(value, shape, key)
    if shape.kind == "block" and shape.block is not None:
        return f"a block is asked for here, not {got}", _as_block(value, shape.block, path, key)
    one = f"one value is asked for here, not {got}"
    if shape.block is not None:
        return one, f"write one number, or give {', '.join(shapes(shape.block))}"
    if shape.kind == "whole" and isinstance(value, list) and not _any_number(value):
        return one, f"write `{key}: {len(value)}`"
    return one, f"write {key}: and one value"


def apart(error: WithToleranceError, path: Path) -> str:
    """Say where a number goes, and where its tolerance, which is in the field's own unit."""
    key = str(path[-1])
    tolerances = [one for one, shape in _beside(path).items() if shape.kind == "tolerance"]
    stem, _, unit = key.rpartition("_")
    known = [f"{stem}_tol_{unit}", "size_tol_mm" if key in {"width_mm", "height_mm"} else ""]
    own = next((one for one in known if one in tolerances), "")
    number = f"`{key}: {error.number}`"
    if not own:
        return f"write {number}, and in `notes:` how far it may be off"
    share = _SHARE.fullmatch(error.tolerance)
    said = f"{float(error.number) * float(share[1]) / 100:g}" if share else error.tolerance
    return f"write {number} and `{own}: {said}`"


def _beside(path: Path) -> dict[str, Shape]:
    block = shape_at(Order, path[:-1]).block
    return shapes(block) if block else {}


def _any_number(values: list[object]) -> bool:
    return any(re.search(r"\d", _text(one)[:_LONGEST]) for one in values[:_LONGEST])


def _as_list(value: object, shape: Shape, key: str) -> str:
    item = shape.item
    assert item is not None  # noqa: S101 - it is a list
    if item.kind == "list":
        return "write [[x, y], ...] in mm, such as [[-12, 6], [12, 6]]"
    if item.kind == "number":
        return "write [x, y] in mm, such as [-12, 6]"
    if item.block:
        return _as_list_of_blocks(value, item.block, key)
    if isinstance(value, dict):
        words = [word for one in list(value)[:_MOST] for word in exactly(_text(one), item.words)]
        return f"write `{key}: [{', '.join(words) or 'one, two'}]`"
    return f"write `{key}: [{value if isinstance(value, str) and _fits(value) else '...'}]`"


def _as_list_of_blocks(value: object, block: type[Block], key: str) -> str:
    if isinstance(value, dict) and value.keys() <= {*shapes(block), *block.also_called}:
        whole = _flow(value) if value.keys() <= shapes(block).keys() else ""
        return (
            f"write `{key}: [{whole}]`"
            if whole
            else "put one `- ` before all of its keys, which is one item of a list"
        )
    if isinstance(value, str) and _fits(value):
        items = [_alone(one.strip(), block) for one in value.split(",")]
        if all(items):
            return f"write `{key}: [{', '.join(f'{{{one}}}' for one in items)}]`"
    first = ", ".join(f"{one}: ..." for one in list(shapes(block))[:2])
    return f"write `{key}: []` for none, or each as {{{first}}} behind a `- `"


def _as_block(value: object, block: type[Block], path: Path, key: str) -> str:
    text = _text(value)
    alone = _alone(text, block) if _fits(text) else ""
    if isinstance(path[-1], int):
        return f"write `{key}: [{{{alone}}}, ...]`" if alone else _keys_of(block)
    usual = _usual(path)
    if alone:
        named, _, said = alone.partition(": ")
        whole = ", ".join(f"{one}: {_flow(like)}" for one, like in usual.items() if one != named)
        beside = f", {whole}" if whole and named in usual and "," not in said else ""
        return f"write `{key}: {{{alone}{beside}}}`"
    return f"write `{key}: {_flow(usual)}`, with your values" if usual else _keys_of(block)


def _text(value: object) -> str:
    """Give a leaf as text; empty for what is none, or may be of any length."""
    is_number = isinstance(value, (int, float)) and abs(value) < _MOST_SAID
    return value if isinstance(value, str) else str(value) if is_number else ""


def _fits(text: str) -> bool:
    return 0 < len(text) <= _LONGEST


def _keys_of(block: type[Block]) -> str:
    own = [key for key in shapes(block) if key in block.__annotations__]
    return f"give its keys: {', '.join(own[:3])}" + (" ..." if len(own) > 3 else "")


def _usual(path: Path) -> dict[str, Any]:
    """Give the example that the model has of a block."""
    owner = shape_at(Order, path[:-1]).block or Order
    examples = owner.model_fields[str(path[-1])].examples
    return dict(examples[0]) if examples else {}


def _alone(text: str, block: type[Block]) -> str:
    """Find the key of a block that a text is for: ``finish: gold``, ``count: 1``; else empty."""
    for key, shape in shapes(block).items():
        words = (text,) if text in shape.words else meant(text, shape.words) if shape.words else ()
        if words:
            return f"{key}: {words[0]}" if len(words) == 1 else ""
    if block is AqlLevels:
        return _limits(_NUMBERS.findall(text))
    for key in block.alone:
        said = _said(text, key, block)
        if said:
            return f"{key}: {said}"
    return ""


def _limits(said: list[str]) -> str:
    """Read ``2.5/4.0`` as the limits of major and minor defects; one alone is that of major."""
    if len(said) == 1:
        said = [said[0], "4.0" if float(said[0]) < 4 else said[0]]
    names = ("critical", "major", "minor")[-len(said) :] if said else ()
    pairs = zip(names, said, strict=False)
    return ", ".join(f"{name}: {limit}" for name, limit in pairs) if len(said) <= 3 else ""


def _said(text: str, key: str, block: type[Block]) -> str:
    """Write a text as the value of a key, where it can be that."""
    shape = shapes(block)[key]
    if shape.kind == "text":
        return _flow(text)
    try:
        return f"{numbers.number(text, shape.unit):g}"
    except MisreadError:
        counted = _COUNTED.fullmatch(text) if shape.kind == "whole" else None
    return counted[1] if counted and not is_unit(counted[2]) else ""


def _flow(value: object) -> str:
    """Write plain data on one line as YAML reads it; empty where that would not fit."""
    if isinstance(value, dict):
        inner = _joined([f"{_text(key)}: {_flow(one)}" for key, one in list(value.items())[:_MOST]])
        return f"{{{inner}}}" if inner and len(value) <= _MOST else ""
    if isinstance(value, list):
        inner = _joined([_flow(one) for one in value[:_MOST]])
        return f"[{inner}]" if inner and len(value) <= _MOST else ""
    text = "TBD" if value is None else _text(value)
    if not _fits(text) or not text.isprintable():
        return ""
    quote = '"' if "'" in text else "'"
    return text if not _SPECIAL.search(text) else f"{quote}{text}{quote}" * ('"' not in text)


def _joined(parts: list[str]) -> str:
    inner = ", ".join(parts)
    missing = any(not part or part.endswith(": ") for part in parts)
    return "" if missing or len(inner) > _LONGEST else inner

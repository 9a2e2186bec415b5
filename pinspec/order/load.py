"""From a source or plain data to an order, with everything that is wrong with its form.

Mistakes do not stop the judgement: exactly the values that the model refuses are taken out, the
rest is validated again, and their paths are remembered as unreadable, so that no rule speaks of
what is only their consequence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pinspec.errors import NewerFormatError
from pinspec.finding import Finding, Form
from pinspec.nearest import nearest
from pinspec.order.model import FORMAT, Order
from pinspec.order.reading import Reading
from pinspec.order.shape import shapes
from pinspec.path import Path, show

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from pinspec.order.fields import Block
    from pinspec.source import Source


@dataclass(frozen=True, slots=True)
class Loaded:
    """An order as far as it could be read."""

    order: Order | None
    """``None`` when the text has no data at all; the findings then say why."""
    findings: tuple[Finding, ...]
    """What is wrong with its form, each with a path or a span."""
    unreadable: frozenset[Path]
    """Paths that are stated but can't be taken for what they say."""
    written: dict[Path, str]
    """The text of numbers written in another way than as a number in the field's unit."""


def load(data: Source | dict[str, Any]) -> Loaded:
    """Load an order.

    Args:
        data: a source that has been read, or nested dicts and lists whose leaves are text,
            numbers, booleans, dates or ``None``.

    Raises:
        NewerFormatError: the order is written for a later version of the format.
    """
    if isinstance(data, dict):
        return _load(data, [], set())
    if data.data is None:
        return Loaded(None, tuple(data.findings), frozenset(), {})
    if not isinstance(data.data, dict):
        change = "begin with `pinspec: 1` and write blocks such as `order:` and `body:`"
        shapeless = Form.TYPE.finding((), "an order is a set of blocks", change=change)
        return Loaded(None, (*data.findings, shapeless), frozenset(), {})
    return _load(data.data, data.findings, data.unreadable)


def _load(data: dict[str, Any], findings: list[Finding], unreadable: set[Path]) -> Loaded:
    reading = Reading(list(findings), set(unreadable))
    clean = reading.block(data, Order, ())
    for path in unreadable:
        _take_out(clean, path)
    version = clean.get("pinspec")
    if isinstance(version, int) and version > FORMAT:
        message = f"the order needs a pinspec that reads order format {version}"
        raise NewerFormatError(message, f"this one reads format {FORMAT}: upgrade pinspec")
    order = _validate(clean, reading)
    return Loaded(order, tuple(reading.findings), frozenset(reading.unreadable), reading.written)


def _validate(clean: dict[str, Any], reading: Reading) -> Order:
    """Validate, taking out what is refused until the rest stands."""
    while True:
        _fill_made_by(clean)
        try:
            return Order.model_validate(clean)
        except ValidationError as refused:
            for error in refused.errors(include_url=False, include_input=True):
                _note(error, clean, reading)


def _fill_made_by(clean: dict[str, Any]) -> None:
    """Lines and texts are struck in metal unless said otherwise, but printed on a printed piece."""
    process = (clean.get("product") or {}).get("process")
    artwork = clean.get("artwork") or {}
    if process:
        made_by = "print" if process == "printed" else "metal"
        for one in [*(artwork.get("lines") or []), *(artwork.get("texts") or [])]:
            one.setdefault("made_by", made_by)


def _note(error: ErrorDetails, clean: dict[str, Any], reading: Reading) -> None:
    path: Path = error["loc"]
    if error["type"] == "extra_forbidden":
        _note_unknown_key(path, clean, reading)
    else:
        form, message, change = _say(error)
        reading.findings.append(form.finding(path, f"{show(path)}: {message}", change=change))
        reading.unreadable.add(path)
    _take_out(clean, path)


def _note_unknown_key(path: Path, clean: dict[str, Any], reading: Reading) -> None:
    """An unknown key near a known absent one counts as that key, unreadable."""
    key, model = str(path[-1]), _model_at(path[:-1])
    meant, change = _meant(key, path[:-1], model)
    if meant and not _stands(clean, meant):
        reading.unreadable.add(meant)
    where = f"`{show(path[:-1])}`" if len(path) > 1 else "the order"
    message = f"{where} has no key `{key}`"
    reading.findings.append(Form.UNKNOWN_KEY.finding(path, message, at="key", change=change))


def _meant(key: str, above: Path, model: type[Block]) -> tuple[Path | None, str]:
    near = nearest(key, shapes(model), model.also_called)
    for block, shape in shapes(Order).items():
        inner = shape.block or (shape.item.block if shape.item else None)
        if inner and key in shapes(inner) and near != key and block not in above:
            return (block, key), f"`{key}` belongs under `{block}:`"
    if near:
        return (*above, near), f"did you mean {near}?"
    keys = ", ".join(list(shapes(model))[:8])
    return None, f"known here: {keys}, ...; keys of your own begin with x-"


def _model_at(path: Path) -> type[Block]:
    model: type[Block] = Order
    for step in path:
        if isinstance(step, str):
            shape = shapes(model)[step]
            shape = shape.item if shape.item else shape
            model = shape.block or model
    return model


def _stands(clean: dict[str, Any], path: Path) -> bool:
    value: Any = clean
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _take_out(clean: dict[str, Any], path: Path) -> None:
    """Remove a value; of a list of plain values the whole list, so that no position shifts."""
    holders: list[Any] = [clean]
    for step in path[:-1]:
        try:
            holders.append(holders[-1][step])
        except (KeyError, IndexError, TypeError):
            return
    last = len(path) - 1
    while last and isinstance(holders[last], list):
        last -= 1
    if isinstance(holders[last], dict):
        holders[last].pop(path[last], None)


_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def _say(error: ErrorDetails) -> tuple[Form, str, str]:
    """Put what the model refused into words."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        message = f"{error['input']:g} can't be; it must be {words} {context[key]:g}"
        return Form.IMPOSSIBLE, message, "check the number and its unit"
    if kind in {"too_long", "too_short"}:
        return Form.TYPE, "a place is two numbers", "write [x, y] in mm, such as [-12, 6]"
    if kind == "literal_error":
        return Form.WORD, f"`{error['input']}` is not a word known here", error["msg"]
    return Form.TYPE, f"`{error['input']}` is of the wrong kind", error["msg"]

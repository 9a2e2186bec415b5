"""From a source or plain data to an order, with everything that is wrong with its form.

Mistakes do not stop the judgement: exactly the values that the model refuses are taken out, the
rest is validated again, and their paths are remembered as unreadable, so that no rule speaks of
what is only their consequence.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from pinspec.errors import NewerFormatError
from pinspec.figures import figure, shortened, with_unit
from pinspec.finding import Finding, Form, Span
from pinspec.order.model import FORMAT, Order
from pinspec.order.reading.blocks import Reading
from pinspec.order.reading.values import quoted
from pinspec.order.shape import shape_at
from pinspec.order.validator import validator
from pinspec.path import Path, told

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from pinspec.source import Source


_READABLE = 10**12
_MOST_KEYS = 3
"""Keys by which somebody knows the file again."""
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


class Loaded(NamedTuple):
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
        return _load("", data, [], set())
    if data.data is None:
        return Loaded(None, tuple(data.findings), frozenset(), {})
    if not isinstance(data.data, dict):
        return _no_order(data, "this is not an order, which is made of blocks")
    if not data.findings and _is_foreign(data.data):
        first = ", ".join(quoted(key) for key in islice(data.data, _MOST_KEYS))
        more = ", ..." if len(data.data) > _MOST_KEYS else ""
        return _no_order(data, f"this is not an order: it has {first}{more}, but no block of one")
    return _load(f"{data.name}: ", data.data, data.findings, data.unreadable)


def _is_foreign(data: dict[str, Any]) -> bool:
    if not Order.model_fields.keys().isdisjoint(data):
        return False
    from pinspec.order.foreign import is_foreign  # only what has none of our keys pays for it

    return is_foreign(data)


def _no_order(source: Source, message: str) -> Loaded:
    change = "begin with `pinspec: 1` and write blocks such as `order:` and `body:`"
    shapeless = Form.TYPE.finding((), message, change=change, span=Span(1, 1, 1, 2))
    return Loaded(None, (*source.findings, shapeless), frozenset(), {})


def _load(
    file: str, data: dict[str, Any], findings: list[Finding], unreadable: set[Path]
) -> Loaded:
    reading = Reading(list(findings), set(unreadable))
    clean = reading.block(data, Order, ())
    for path in unreadable:
        _take_out(clean, path)
    version = clean.get("pinspec")
    if isinstance(version, int) and version > FORMAT:
        needed = shortened(str(version))
        message = f"{file}the order needs a pinspec that reads order format {needed}"
        raise NewerFormatError(message, f"this one reads format {FORMAT}: upgrade pinspec")
    order = _validate(clean, reading)
    return Loaded(order, tuple(reading.findings), frozenset(reading.unreadable), reading.written)


def _validate(clean: dict[str, Any], reading: Reading) -> Order:
    """Validate, taking out what is refused until the rest stands."""
    validate = validator()
    while True:
        _fill_made_by(clean)
        try:
            return validate(clean)
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
        _note_unknown_key(path, error["input"], clean, reading)
        _take_out(clean, path)
        return
    if path[:-1] in reading.pairs:
        path = path[:-1]
        if path in reading.unreadable:
            return  # the other end of the same number
    form, message, change = _say(error, shape_at(Order, path).unit)
    reading.note(form.finding(path, f"{told(path)}: {message}", change=change))
    reading.unreadable.add(path)
    _take_out(clean, path)


def _note_unknown_key(path: Path, value: object, clean: dict[str, Any], reading: Reading) -> None:
    """An unknown key that means a known absent one counts as that key, unreadable."""
    if reading.is_full:
        return  # looking for what was meant takes its time
    from pinspec.order.reading.meant import meant_by, stands  # only a mistake pays for it

    key = str(path[-1])
    meant, change = meant_by(key, value, path[:-1], clean)
    reading.unreadable.update(one for one in meant if not stands(clean, one))
    where = told(path[:-1]) if len(path) > 1 else "the file"
    if len(path) == 2:
        where = f"the block {where}"
    message = f"{where} has no key {quoted(key)}"
    reading.note(Form.UNKNOWN_KEY.finding(path, message, at="key", change=change))


def _take_out(clean: dict[str, Any], path: Path) -> None:
    """Remove a value without shifting a position.

    A block in a list is emptied; of plain values the whole list goes.
    """
    holders: list[Any] = [clean]
    for step in path[:-1]:
        try:
            holders.append(holders[-1][step])
        except (KeyError, IndexError, TypeError):
            return
    value: Any = holders[-1]
    if isinstance(value, list) and isinstance(path[-1], int) and isinstance(value[path[-1]], dict):
        value[path[-1]].clear()
        return
    last = len(path) - 1
    while last and isinstance(holders[last], list):
        last -= 1
    if isinstance(holders[last], dict):
        holders[last].pop(path[last], None)


def _say(error: ErrorDetails, unit: str) -> tuple[Form, str, str]:
    """Put what the model refused into words."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        message = (
            f"{_figure(error['input'], unit)} can't be; it must be {words} {_figure(context[key])}"
        )
        return Form.IMPOSSIBLE, message, "check the number and its unit"
    if kind == "string_unicode":
        return Form.TYPE, f"{quoted(error['input'])} holds half a character", "write it anew"
    if kind in {"too_long", "too_short"}:
        return Form.TYPE, "a place is two numbers", "write [x, y] in mm, such as [-12, 6]"
    return Form.TYPE, f"{quoted(error['input'])} is of the wrong kind", error["msg"]


def _figure(value: float, unit: str = "") -> str:
    if abs(value) < _READABLE:
        return with_unit(figure(value, 6 if 0 < abs(value) < 0.01 else 2), unit)
    return with_unit(f"{float(value):.3g}", unit)

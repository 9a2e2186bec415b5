"""From the text of an order to the values that its fields ask for, led by each field's shape.

What can't be read is noted with its path and left out, so that the rest can still be judged.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pinspec.finding import Finding, Form
from pinspec.nearest import fold, nearest
from pinspec.order import units
from pinspec.order.shape import Shape, shapes
from pinspec.path import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pinspec.order.fields import Block
    from pinspec.path import Path

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_SLASHED_DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")


@dataclass(slots=True)
class Reading:
    """Values ready for the model, and what came to light while they were read."""

    findings: list[Finding] = field(default_factory=list)
    unreadable: set[Path] = field(default_factory=set)
    written: dict[Path, str] = field(default_factory=dict)
    """The text of each number that was not written as a plain number in the field's unit."""

    def block(self, data: dict[str, Any], model: type[Block], path: Path) -> dict[str, Any]:
        """Read the fields of a block; unknown keys are passed on for the model to refuse."""
        known = shapes(model)
        clean: dict[str, Any] = {}
        for key, value in data.items():
            shape = known.get(key)
            if shape is not None:
                read = self._value(value, shape, (*path, key))
                if read is not None:
                    clean[key] = read
            elif not key.startswith("x-"):
                clean[key] = None
        return clean

    def _value(self, value: Any, shape: Shape, path: Path) -> Any:
        if isinstance(value, str):
            return self._text(value, shape, path)
        if value is None:
            return None
        if shape.kind == "list" and isinstance(value, list):
            return self._list(value, shape, path)
        if shape.block is not None and isinstance(value, dict):
            read = self.block(value, shape.block, path)
            return read if self._is_ordered(read, path) else None
        if isinstance(value, (list, dict)) or shape.kind in {"list", "block"}:
            return self._refuse(path, *_wrong_kind(value, shape, path))
        if shape.kind in {"span", "tolerance"}:
            return _pair(shape, (value, value))
        return value

    def _list(self, value: list[Any], shape: Shape, path: Path) -> list[Any] | None:
        assert shape.item is not None  # noqa: S101
        read = [self._value(one, shape.item, (*path, place)) for place, one in enumerate(value)]
        if shape.item.kind == "block":
            return [{} if one is None else one for one in read]
        if any(one is None for one in read):
            self.unreadable.add(path)
            return None
        return read

    def _is_ordered(self, pair: dict[str, Any], path: Path) -> bool:
        least, most = pair.get("min"), pair.get("max")
        if isinstance(least, float) and isinstance(most, float) and least > most:
            message = f"`min` ({least:g}) is above `max` ({most:g})"
            self._refuse(path, message, "write the smaller number as min", Form.IMPOSSIBLE)
            return False
        return True

    def _text(self, text: str, shape: Shape, path: Path) -> Any:
        if units.is_placeholder(text):
            return None
        if shape.kind in {"list", "block"}:
            return self._refuse(path, *_wrong_kind(text, shape, path))
        try:
            value = _READERS[shape.kind](text, shape)
        except units.MisreadError as error:
            form = Form.AMBIGUOUS if error.ambiguous else Form.TYPE
            form = Form.WORD if shape.kind == "word" else form
            return self._refuse(path, error.message, error.change, form)
        if shape.unit and not _is_plain_number(text):
            self.written[path] = text
        return value

    def _refuse(self, path: Path, message: str, change: str, form: Form = Form.TYPE) -> Any:
        """Note what is wrong and give ``None`` for the value."""
        self.unreadable.add(path)
        self.findings.append(form.finding(path, f"{show(path)}: {message}", change=change))


def _is_plain_number(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()


def _wrong_kind(value: object, shape: Shape, path: Path) -> tuple[str, str]:
    got = f"`{value}`"
    if isinstance(value, (dict, list)):
        got = "a list" if isinstance(value, list) else "a block of keys"
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if shape.kind == "list":
        inside = "{...}" if shape.item and shape.item.block else str(value)
        like = f"write {key}: [{inside}]" if isinstance(value, str) else "put `- ` before each item"
        return f"a list is asked for here, not {got}", like
    if shape.kind == "block" and shape.block is not None:
        keys = ", ".join(list(shapes(shape.block))[:3])
        return f"a block is asked for here, not {got}", f"give its keys: {keys}, ..."
    return f"one value is asked for here, not {got}", f"write {key}: and one value"


def _word(text: str, shape: Shape) -> str:
    folded = {fold(word): word for word in shape.words}
    word = folded.get(fold(text))
    if word is not None:
        return word
    near = nearest(text, shape.words)
    change = f"did you mean {near}?" if near else "write one of: " + ", ".join(shape.words)
    if not near and "other" in shape.words:
        change += " (other: say which in notes)"
    raise units.MisreadError(f"`{text}` is not a word known here", change)


def _yes_no(text: str, _: Shape) -> bool:
    try:
        return _YES_NO[text.strip().casefold()]
    except KeyError:
        raise units.MisreadError(f"`{text}` is neither yes nor no", "write yes or no") from None


def _date(text: str, _: Shape) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        pass
    slashed = _SLASHED_DATE.fullmatch(text.strip())
    if slashed:
        message = f"`{text}` can be read in more than one way, or is no date of the calendar"
        raise units.MisreadError(
            message, "write year-month-day, such as 2026-12-31", ambiguous=True
        )
    raise units.MisreadError(f"`{text}` is not a date", "write year-month-day, such as 2026-12-31")


def _pair(shape: Shape, ends: tuple[float, float]) -> dict[str, float]:
    first, second = ("min", "max") if shape.kind == "span" else ("plus", "minus")
    return {first: float(ends[0]), second: float(ends[1])}


_READERS: dict[str, Callable[[str, Shape], Any]] = {
    "text": lambda text, _: text.strip(),
    "word": _word,
    "yes_no": _yes_no,
    "date": _date,
    "number": lambda text, shape: units.number(text, shape.unit),
    "whole": lambda text, shape: units.whole(text, shape.unit),
    "span": lambda text, shape: _pair(shape, units.span(text, shape.unit)),
    "tolerance": lambda text, shape: _pair(shape, units.tolerance(text, shape.unit)),
}

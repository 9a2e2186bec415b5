"""From the text of an order to the values that its fields ask for, led by each field's shape.

What can't be read is noted with its path and left out, so that the rest can still be judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.finding import MAX_FINDINGS, Finding, Form
from pinspec.order.reading.still_open import is_no_value, is_placeholder
from pinspec.order.reading.units import MisreadError, WithToleranceError
from pinspec.order.reading.values import is_plain_number, is_word, of_data, of_text, quoted
from pinspec.order.shape import NONE, Shape, shapes
from pinspec.path import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from pinspec.order.fields import Block
    from pinspec.path import Path

_AS_IT_STANDS = frozenset({"name", "notes", "revision"})
"""Fields in which a text such as ``-``, the first revision, is what it says."""
_NEVER_OPEN = "at"
"""The place of a waiver: one that is still to come must not pass for the whole order."""


class Reading:
    """Values ready for the model, and what came to light while they were read."""

    def __init__(self, findings: list[Finding], unreadable: set[Path]) -> None:
        self.findings = findings
        self.unreadable = unreadable
        self.written: dict[Path, str] = {}
        """The text of each number that was not written as a plain number in the field's unit."""
        self.pairs: set[Path] = set()
        """Ranges and tolerances written as one value: their ends have no place of their own."""

    def block(
        self, data: dict[Any, Any], model: type[Block], path: Path, unit: str = ""
    ) -> dict[str, Any]:
        """Read the fields of a block; unknown keys are passed on for the model to refuse.

        Args:
            data: what the block holds.
            model: the block's model.
            path: where the block stands.
            unit: the unit of its numbers, where the block is a range or a tolerance.
        """
        known = shapes(model)
        clean: dict[str, Any] = {}
        for key, value in data.items():
            shape = known.get(key)
            if shape is not None:
                shape = shape._replace(unit=unit) if unit else shape
                read = self._value(value, shape, (*path, key))
                if read is not None:
                    clean[key] = read
            elif not isinstance(key, str) or not _is_text(key):
                message = f"a key must be a word, not {quoted(key)}"
                self.note(Form.UNKNOWN_KEY.finding(path, message, change="rename it"))
            elif not key.startswith("x-"):
                clean[key] = value
        return clean

    def _value(self, value: Any, shape: Shape, path: Path) -> Any:
        if isinstance(value, str):
            return self._text(value, shape, path)
        if value is None:
            return None
        if shape.kind == "list" and isinstance(value, list):
            return self._list(value, shape, path)
        if shape.block is not None and isinstance(value, dict):
            read = self.block(value, shape.block, path, shape.unit)
            return read if shape.kind != "span" or self._is_ordered(read, path) else None
        if isinstance(value, (list, dict)) or shape.kind in {"list", "block"}:
            return self._refuse_kind(value, shape, path)
        return self._converted(of_data, value, shape, path)

    def _converted(
        self, convert: Callable[[Any, Shape], Any], value: object, shape: Shape, path: Path
    ) -> Any:
        is_text = isinstance(value, str) and shape.kind == "word"
        if is_text and self.is_full and not is_word(str(value), shape.words):
            return self.unreadable.add(path)  # to find what was meant takes its time
        try:
            read = convert(value, shape)
        except MisreadError as error:
            form = Form.AMBIGUOUS if error.ambiguous else Form.TYPE
            form = Form.WORD if shape.kind == "word" else form
            change = error.change
            if isinstance(error, WithToleranceError):
                from pinspec.order.reading.mended import apart

                change = apart(error, path)
            return self._refuse(path, error.message, change, form)
        if shape.kind in {"span", "tolerance"}:
            self.pairs.add(path)
        return read

    def _list(self, value: list[Any], shape: Shape, path: Path) -> list[Any] | None:
        assert shape.item is not None  # noqa: S101
        if shape.item.kind == "list" and value and not any(isinstance(one, list) for one in value):
            if all(one is None or _is_placeholder(one) for one in value):
                return None
            message = "a list of places is asked for here, not one place"
            self._refuse(path, message, "write [[x, y], ...] in mm, such as [[-12, 6], [12, 6]]")
            return None
        read = [self._value(one, shape.item, (*path, place)) for place, one in enumerate(value)]
        if shape.item.kind == "block":
            return [{} if one is None else one for one in read]
        if all(one is not None for one in read):
            return read
        if any((*path, place) in self.unreadable for place in range(len(read))):
            self.unreadable.add(path)
        return None  # a list with a TBD in it is not stated yet

    def _is_ordered(self, pair: dict[str, Any], path: Path) -> bool:
        least, most = pair.get("min"), pair.get("max")
        if least is not None and most is not None and least > most:
            message = f"`min` ({least:g}) is above `max` ({most:g})"
            self._refuse(path, message, "write the smaller number as min", Form.IMPOSSIBLE)
            return False
        return True

    def _text(self, text: str, shape: Shape, path: Path) -> Any:
        kind = shape.kind
        if kind == "word" and text in shape.words:  # as most words and numbers are
            return text
        if kind == "number" and is_plain_number(text):
            return float(text) + 0.0  # -0.0 would print as a minus
        if kind == "whole" and is_plain_number(text) and text.isdigit():
            return int(text)
        if _is_open(text, shape, path):
            return None
        if kind == "text":
            return text.strip()
        if kind in {"list", "block"}:
            return self._text_for_many(text, shape, path)
        value = self._converted(of_text, text, shape, path)
        if value is not None and shape.unit and not is_plain_number(text):
            self.written[path] = text
        return value

    def _text_for_many(self, text: str, shape: Shape, path: Path) -> Any:
        """Read a text where a list or block is asked for: ``none``, or the only item."""
        if text.strip().casefold() in NONE and isinstance(path[-1], str):
            return [] if shape.kind == "list" else None
        if shape.item is not None and shape.item.kind in {"word", "text"} and "," not in text:
            only = self._text(text, shape.item, path)
            return None if only is None else [only]
        return self._refuse_kind(text, shape, path)

    def _refuse_kind(self, value: object, shape: Shape, path: Path) -> Any:
        """Refuse a value, list or block that stands where another of these is asked for."""
        if self.is_full:
            return self.unreadable.add(path)
        from pinspec.order.reading.mended import wrong_kind  # only a mistake pays for it

        return self._refuse(path, *wrong_kind(value, shape, path))

    def _refuse(self, path: Path, message: str, change: str, form: Form = Form.TYPE) -> Any:
        """Note what is wrong, unless it is known that something is; give ``None`` for the value."""
        if path in self.unreadable:
            return
        self.unreadable.add(path)
        self.note(form.finding(path, f"{told(path)}: {message}", change=change))

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong already that the rest is not told."""
        return len(self.findings) > MAX_FINDINGS

    def note(self, finding: Finding) -> None:
        """Note what is wrong; the last that is told says that there is more."""
        if len(self.findings) == MAX_FINDINGS:
            message = "the mistakes after this one are not listed"
            finding = finding._replace(message=message, change="mend these first")
        if not self.is_full:
            self.findings.append(finding)


def _is_text(key: str) -> bool:
    """Tell whether a key is made of characters, of which an escape can give just a half."""
    try:
        key.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_open(text: str, shape: Shape, path: Path) -> bool:
    """Tell whether a text says that the value is still to come."""
    if is_placeholder(text):
        return path[-1] != _NEVER_OPEN
    if not is_no_value(text):
        return False
    if shape.kind == "text":
        return path[-1] not in _AS_IT_STANDS
    return not is_word(text, shape.words)


def _is_placeholder(value: object) -> bool:
    return isinstance(value, str) and is_placeholder(value)

"""Builds data and places from the events of a YAML parser.

Anchors, tags and the like are refused rather than resolved, so that nothing in a file can grow,
hide or run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from pinspec.decode import StopReadingError
from pinspec.figures import quoted
from pinspec.finding import MAX_FINDINGS, Form
from pinspec.plain import JUDGE, MAX_DEPTH, MAX_ITEMS, MAX_VALUES, NULLS
from pinspec.source import Data, Places, Source, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pinspec.path import Path

MAX_ANCHORS = 5
"""Whoever has more means to build something out of them that no order is."""
_DIGIT_AND_COMMA = tuple(f"{digit}," for digit in range(10))
_COUNTS = ("quantity", "_pcs")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_WAY_OUT = {
    Form.AMBIGUOUS: "write a point for the comma, or the number in quotes",
    Form.SYNTAX: "write each value as `key: value`",
    Form.DUPLICATE_KEY: "keep one of the two",
    Form.ALIAS: "write the value out wherever it is meant",
    Form.TAG: "delete the tag; the field knows its own kind",
}


@dataclass(slots=True, eq=False, repr=False)
class Frame:
    """A mapping or list that is still open."""

    container: dict[str, Data] | list[Data]
    path: Path
    key: str | None = None
    spoilt: bool = False
    """The pending key is one that can't be read, so its value is passed over."""
    lost: bool = False
    """The whole of it belongs to such a key, so nothing in it has a place."""


class Builder:
    """Builds one source's data and places from the parser's events."""

    def __init__(self, source: Source, parser: type) -> None:
        self.source = source
        self.parser = parser
        self.frames: list[Frame] = []
        self.documents = 0
        self.number = 0
        self.keys: dict[Path, yaml.Event] = {}
        self.values: dict[Path, yaml.Event] = {}
        self.anchors: set[str] = set()
        """Those that are told of; their aliases belong to the same mistake."""

    def build(self, events: Iterable[yaml.Event]) -> Places:
        """Take in the events of a text; raise what the parser raises."""
        take: dict[type, Callable[[Any], object]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: lambda _: self.frames.pop(),
            yaml.SequenceEndEvent: lambda _: self.frames.pop(),
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._start_document,
        }
        for event in events:
            if type(event) in take:
                take[type(event)](event)
        return Places(self.keys, self.values)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here"
            change = "write each order into a file of its own"
            line = span_of(event).line
            raise StopReadingError(Form.SECOND_DOCUMENT, message, change, line)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        frame = self.frames[-1] if self.frames else None
        if not (frame and (frame.spoilt or frame.lost)):
            self._note_anchor(event, "alias", "*")
        if self._key_is_due():
            self.frames[-1].key, self.frames[-1].spoilt = "", True
        else:
            self._put(event, None, readable=False)

    def _key_is_due(self) -> bool:
        frame = self.frames[-1] if self.frames else None
        return frame is not None and isinstance(frame.container, dict) and frame.key is None

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        readable = not (event.tag or event.anchor) or self._is_plain_data(event)
        if self._key_is_due():
            self._take_key(self.frames[-1], event, readable=readable)
        elif not event.style and event.value in NULLS:
            self._put(event, None, readable=readable)
        else:
            self._put(event, event.value, readable=readable)

    def _take_key(self, frame: Frame, event: yaml.ScalarEvent, *, readable: bool) -> None:
        key, path = event.value, (*frame.path, event.value)
        frame.key, frame.spoilt = key, not readable or frame.lost
        if frame.lost:
            return
        if key[:1].isdigit() and frame.container and self._follows_comma_of(event):
            self._note_decimal_comma(frame, event)
        elif not key:
            frame.spoilt = True
            self._note(Form.SYNTAX, event, "a key is missing before this `:`")
        elif key == "<<" and not event.style:
            frame.spoilt = True
            if frame.path:  # which keys the block would have is not known
                self.source.unreadable.add(frame.path)
            self._note(Form.ALIAS, event, "`<<` takes over another block's keys, and is not read")
        elif path in self.keys:
            first = span_of(self.keys[path]).line
            frame.spoilt = True
            self.source.unreadable.add(path)
            message = f"{quoted(key)} stands here again; it was given in line {first}"
            self._note(Form.DUPLICATE_KEY, event, message, path)
        else:
            self.keys[path] = event

    def _follows_comma_of(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether digits stand right behind a digit and a comma: ``{width_mm: 40,0 mm}``."""
        span = span_of(event)
        return self.source.line(span.line)[: span.column - 1].endswith(_DIGIT_AND_COMMA)

    def _note_decimal_comma(self, frame: Frame, event: yaml.ScalarEvent) -> None:
        """What stands before the comma was taken for a value of its own; neither can be read."""
        frame.spoilt = True
        before = list(frame.container)[-1]
        path = (*frame.path, str(before))
        if path in self.source.unreadable:
            return
        self.source.unreadable.add(path)
        digits = quoted(f",{event.value}")
        message = f"{digits} does not belong to this number: inside braces a comma ends it"
        place = self.values.get(path, event)
        self._note(Form.AMBIGUOUS, place, message, path, self._all_digits(str(before), place))

    def _all_digits(self, key: str, value: yaml.Event) -> str:
        """Say how to write thousands of pieces, which have no decimals: ``{quantity: 3,000}``."""
        if not key.endswith(_COUNTS):
            return ""
        start = span_of(value)
        thousands = _THOUSANDS.match(self.source.line(start.line), start.column - 1)
        return f"write {thousands[0].replace(',', '')}" if thousands else ""

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self.frames) >= MAX_DEPTH:
            span, change = span_of(event), "an order needs no more than four levels"
            message = f"more than {MAX_DEPTH} levels of nesting"
            raise StopReadingError(Form.SIZE, message, change, span.line, span.column)
        readable = self._is_plain_data(event)
        container: dict[str, Data] | list[Data]
        container = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._key_is_due():
            if not self.frames[-1].lost:
                self._note(Form.SYNTAX, event, "a key must be a word, not a list or a block")
            self.frames[-1].key, self.frames[-1].spoilt = "", True
            self.frames.append(Frame(container, (), lost=True))
            return
        lost = bool(self.frames) and (self.frames[-1].lost or self.frames[-1].spoilt)
        path = self._put(event, container, readable=readable)
        self.frames.append(Frame(container, path, lost=lost))

    def _put(self, event: yaml.Event, value: Data, *, readable: bool) -> Path:
        """Lay a value where it belongs and give its path."""
        self.number += 1
        if self.number > MAX_VALUES:
            line, message = span_of(event).line, f"more than {MAX_VALUES:,} values"
            raise StopReadingError(Form.SIZE, message, "an order has about a hundred", line)
        if not self.frames:
            self.source.data = value
            return ()
        frame = self.frames[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
            if len(frame.container) > MAX_ITEMS:
                line, message = span_of(event).line, f"more than {MAX_ITEMS:,} items in one list"
                raise StopReadingError(Form.SIZE, message, "an order's lists are short", line)
            kept = not frame.lost
        else:
            path, kept = (*frame.path, frame.key or ""), not frame.spoilt
            if kept:
                frame.container[frame.key or ""] = value
            frame.key, frame.spoilt = None, False
        if kept:
            self.values[path] = event
            if not readable:
                self.source.unreadable.add(path)
        return path

    def _is_plain_data(self, event: yaml.NodeEvent) -> bool:
        tag = getattr(event, "tag", None)
        if event.anchor:
            self._note_anchor(event, "anchor", "&")
        if tag and self.parser is not JUDGE:
            raise yaml.YAMLError  # where a tag ends is another thing that the parsers dispute
        if tag:
            self._note(Form.TAG, event, f"the tag {quoted(tag)} is not read")
        return not event.anchor and not tag

    def _note_anchor(self, event: yaml.NodeEvent, what: str, sign: str) -> None:
        name = str(event.anchor)
        if name not in self.anchors:
            self.anchors.add(name)
            if len(self.anchors) > MAX_ANCHORS:
                span, message = span_of(event), f"more than {MAX_ANCHORS} anchors, and none is read"
                raise StopReadingError(
                    Form.ALIAS, message, _WAY_OUT[Form.ALIAS], span.line, span.column
                )
            self._note(Form.ALIAS, event, f"the {what} {quoted(sign + name)} is not read")

    def _note(
        self, form: Form, event: yaml.Event, message: str, path: Path = (), change: str = ""
    ) -> None:
        findings, span = self.source.findings, span_of(event)
        if len(findings) >= MAX_FINDINGS:
            message = "the mistakes after this one are not listed"
            raise StopReadingError(form, message, "mend these first", span.line, span.column)
        findings.append(form.finding(path, message, change=change or _WAY_OUT[form], span=span))

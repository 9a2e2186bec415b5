"""From bytes to plain data in which every value knows its place.

One pass over the parser's events. The leaves stay text, because only the order's fields know
whether ``1.000`` is a number. Anchors, tags and the like are refused rather than resolved, so
that nothing in a file can grow, hide or run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from pinspec.finding import Finding, Form, Span
from pinspec.source import Data, Source, span_of
from pinspec.syntax import explain

if TYPE_CHECKING:
    from pinspec.path import Path

PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; the pure parser gives the same, more slowly."""

MAX_DEPTH = 64
MAX_FINDINGS = 50
"""A file with more mistakes of form than this is not worth reading on."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BAD_CHARACTER = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LEADING_TAB = re.compile(r"^ *\t[ \t]*[^\s#]", re.MULTILINE)
_SWALLOWED = re.compile(r" +(#[\w-]*\d[\w-]*)")

_WAY_OUT = {
    Form.SYNTAX: "write each value as `key: value`",
    Form.DUPLICATE_KEY: "keep one of the two",
    Form.ALIAS: "write the value out",
    Form.TAG: "delete the tag; the field knows its own kind",
}


class _StopReadingError(Exception):
    """The rest of the file can't be trusted; the finding says why."""

    def __init__(
        self, form: Form, message: str, change: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message)
        span = Span(line, column, line, column + 1)
        self.finding: Finding = form.finding((), message, change=change, span=span)


def read(raw: bytes | str, name: str) -> Source:
    """Read a text once.

    Args:
        raw: the file's bytes, or text that is already decoded.
        name: what the text is called in reports, such as the path given by the user.

    Returns:
        The source, whatever is wrong with it: mistakes of form are its ``findings``.
    """
    source = Source(name, "")
    try:
        text = _decode(raw)
        _refuse_bad_characters(text)
        source.text = text.replace("\r\n", "\n").replace("\r", "\n")
        _Builder(source).build()
    except _StopReadingError as stop:
        source.findings.append(stop.finding)
        source.data = None
    return source


def _decode(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _StopReadingError(Form.ENCODING, "the file is saved as UTF-16", "save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in raw:
            raise _binary() from None
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} of the file, in line {line}, is not UTF-8 text"
        raise _StopReadingError(Form.ENCODING, message, "save it as UTF-8", line) from None


def _refuse_bad_characters(text: str) -> None:
    bad = _BAD_CHARACTER.search(text)
    if bad is None:
        return
    if bad[0] == "\0":
        raise _binary()
    line = text.count("\n", 0, bad.start()) + 1
    column = bad.start() - text.rfind("\n", 0, bad.start())
    kind = "line separator" if bad[0] in "\x85\u2028\u2029" else "character"
    message = f"an invisible {kind} (U+{ord(bad[0]):04X}) stands here"
    change = "delete it and type the line anew"
    raise _StopReadingError(Form.CHARACTERS, message, change, line, column)


def _binary() -> _StopReadingError:
    return _StopReadingError(Form.CHARACTERS, "this is a binary file, not text")


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open."""

    container: dict[str, Data] | list[Data]
    path: Path
    key: str | None = None
    spoilt: bool = False
    """The pending key is one that can't be read, so its value is passed over."""
    lost: bool = False
    """The whole of it belongs to such a key, so nothing in it has a place."""


class _Builder:
    """Builds one source's data and places from the parser's events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.frames: list[_Frame] = []
        self.documents = 0

    def build(self) -> None:
        """Fill the source; raise ``_StopReadingError`` where the rest can't be trusted."""
        text = self._without_tabs()
        try:
            for event in yaml.parse(text, Loader=PARSER):
                self._take(event)
        except yaml.YAMLError as error:
            raise _StopReadingError(Form.SYNTAX, *explain(text, error)) from None
        if self.source.data is None:
            change = "start with `pinspec: 1`"
            raise _StopReadingError(Form.EMPTY, "there is no order in this file", change)
        self._find_swallowed_text()

    def _without_tabs(self) -> str:
        """Let tabs be blanks, as the two parsers take them differently; never as indentation."""
        text = self.source.text
        tab = _LEADING_TAB.search(text)
        if tab:
            line = text.count("\n", 0, tab.start()) + 1
            column = text.index("\t", tab.start()) - tab.start() + 1
            message = "this line is indented with a tab"
            raise _StopReadingError(Form.SYNTAX, message, "use blanks", line, column)
        return text.replace("\t", " ")

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here"
            change = "write each order into a file of its own"
            line = span_of(event).line
            raise _StopReadingError(Form.SECOND_DOCUMENT, message, change, line)
        if event.version or event.tags:
            raise _StopReadingError(Form.TAG, "`%` directives are not read", "delete the line")

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._note(Form.ALIAS, event, f"`*{event.anchor}` stands for text elsewhere")
        if self._key_is_due():
            self.frames[-1].key, self.frames[-1].spoilt = "", True
        else:
            self._put(event, None, readable=False)

    def _key_is_due(self) -> bool:
        frame = self.frames[-1] if self.frames else None
        return frame is not None and isinstance(frame.container, dict) and frame.key is None

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        readable = self._is_plain_data(event)
        if self._key_is_due():
            self._take_key(self.frames[-1], event, readable=readable)
        elif not event.style and event.value in _NULLS:
            self._put(event, None, readable=readable)
        else:
            self._put(event, event.value, readable=readable)

    def _take_key(self, frame: _Frame, event: yaml.ScalarEvent, *, readable: bool) -> None:
        key, path = event.value, (*frame.path, event.value)
        frame.key, frame.spoilt = key, not readable or frame.lost
        if frame.lost:
            return
        if not key:
            frame.spoilt = True
            self._note(Form.SYNTAX, event, "a key is missing before this `:`")
        elif key == "<<" and not event.style:
            frame.spoilt = True
            self._note(Form.ALIAS, event, "`<<` takes over another block's keys")
        elif path in self.source.keys:
            first = span_of(self.source.keys[path]).line
            frame.spoilt = True
            self.source.unreadable.add(path)
            message = f"`{key}` stands here again; it was given in line {first}"
            self._note(Form.DUPLICATE_KEY, event, message, path)
        else:
            self.source.keys[path] = event

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self.frames) >= MAX_DEPTH:
            span, change = span_of(event), "an order needs no more than four"
            message = f"more than {MAX_DEPTH} levels of nesting"
            raise _StopReadingError(Form.DEPTH, message, change, span.line, span.column)
        readable = self._is_plain_data(event)
        container: dict[str, Data] | list[Data]
        container = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._key_is_due():
            self._note(Form.SYNTAX, event, "a key must be a word, not a list or a block")
            self.frames[-1].key, self.frames[-1].spoilt = "", True
            self.frames.append(_Frame(container, (), lost=True))
            return
        lost = bool(self.frames) and (self.frames[-1].lost or self.frames[-1].spoilt)
        path = self._put(event, container, readable=readable)
        self.frames.append(_Frame(container, path, lost=lost))

    def _put(self, event: yaml.Event, value: Data, *, readable: bool) -> Path:
        """Lay a value where it belongs and give its path."""
        if not self.frames:
            self.source.data = value
            return ()
        frame = self.frames[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
            kept = not frame.lost
        else:
            path, kept = (*frame.path, frame.key or ""), not frame.spoilt
            if kept:
                frame.container[frame.key or ""] = value
            frame.key, frame.spoilt = None, False
        if kept:
            self.source.values[path] = event
            if not readable:
                self.source.unreadable.add(path)
        return path

    def _is_plain_data(self, event: yaml.NodeEvent) -> bool:
        tag = getattr(event, "tag", None)
        if event.anchor:
            self._note(Form.ALIAS, event, f"`&{event.anchor}` names this value for use elsewhere")
        if tag:
            self._note(Form.TAG, event, f"the tag `{tag}` is not read")
        return not event.anchor and not tag

    def _note(self, form: Form, event: yaml.Event, message: str, path: Path = ()) -> None:
        findings, span = self.source.findings, span_of(event)
        if len(findings) >= MAX_FINDINGS:
            message = "the mistakes after this one are not listed"
            raise _StopReadingError(form, message, "mend these first", span.line, span.column)
        findings.append(form.finding(path, message, change=_WAY_OUT[form], span=span))

    def _find_swallowed_text(self) -> None:
        """Find values such as ``Pantone #185``, of which YAML keeps just ``Pantone``."""
        if not _SWALLOWED.search(self.source.text):
            return
        for path, event in self.source.values.items():
            if not isinstance(event, yaml.ScalarEvent) or event.style:
                continue
            end = span_of(event)
            rest = _SWALLOWED.match(self.source.line(end.end_line), end.end_column - 1)
            if rest and not event.value[:1].isdigit():
                message = f"`{rest[1]}` is a comment: the value is just `{event.value}`"
                change = f'write "{event.value} {rest[1]}" in quotes, or without the #'
                self.source.findings.append(Form.COMMENT.finding(path, message, change=change))

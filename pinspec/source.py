"""From bytes to plain data in which every value knows its place.

One pass over the parser's events gives nested dicts and lists whose leaves are the text as it was
written (``None`` for an empty value), because only the order's fields know whether ``1.000`` is
a number. Anchors, tags and the like are refused rather than resolved, so that nothing in a file
can grow, hide or run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import yaml

from pinspec.finding import Finding, Form, Span

if TYPE_CHECKING:

    from pinspec.path import Path

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"

PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; the pure parser gives the same, more slowly."""

MAX_BYTES = 256 * 1024
MAX_DEPTH = 64
MAX_FINDINGS = 50
"""A file with more mistakes of form than this is not worth reading on."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CONTROL = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LEADING_TAB = re.compile(r"^ *\t[ \t]*[^\s#]", re.MULTILINE)
_SWALLOWED = re.compile(r" +(#[\w-]*\d[\w-]*)")


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


class _StopReadingError(Exception):
    """The rest of the file can't be trusted; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


@dataclass
class Source:
    """A text that has been read: its data, and where in the text each path stands.

    ``data`` is ``None`` when the text could not be read at all; ``findings`` then says why.
    ``unreadable`` holds the paths whose value is there but can't be taken for what it says.
    """

    name: str
    text: str
    data: Data = None
    findings: list[Finding] = field(default_factory=list)
    unreadable: set[Path] = field(default_factory=set)
    _keys: dict[Path, yaml.Event] = field(default_factory=dict)
    _values: dict[Path, yaml.Event] = field(default_factory=dict)

    def span(self, path: Path, at: Literal["key", "value"] = "value") -> Span | None:
        """Find the place of a path, or of the nearest thing above it that stands in the text.

        A block or list has its key as its place, since its text may run over many lines.
        ``None`` only for the whole order, or when there is no data.
        """
        while path:
            value = self._values.get(path)
            if at == "value" and isinstance(value, yaml.ScalarEvent):
                return _span(value)
            if path in self._keys:
                return _span(self._keys[path])
            if value is not None:
                return _first_line(value)
            path, at = path[:-1], "key"
        return None

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1; empty past the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _first_line(event: yaml.Event) -> Span:
    start = event.start_mark
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)


def read(raw: bytes | str, name: str) -> Source:
    """Read a text once.

    Args:
        raw: the file's bytes, or text that is already decoded.
        name: what the text is called in reports, such as the path given by the user.

    Returns:
        The source, whatever is wrong with it: mistakes of form are its ``findings``, with a span.
    """
    try:
        text = _decode(raw)
        _refuse_bad_characters(text)
    except _StopReadingError as stop:
        return Source(name, "", findings=[stop.finding])
    source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        _Reader(source).read()
    except _StopReadingError as stop:
        source.findings.append(stop.finding)
        source.data = None
    return source


def _decode(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _stop(Form.ENCODING, "the file is saved as UTF-16", "save it as UTF-8", 1)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if b"\0" in raw:
            raise _stop(Form.CHARACTERS, "this is a binary file, not text", "", 1) from None
        message = f"byte {error.start + 1} of the file, in line {line}, is not UTF-8 text"
        raise _stop(Form.ENCODING, message, "save the file as UTF-8", line) from None


def _refuse_bad_characters(text: str) -> None:
    bad = _CONTROL.search(text)
    if bad is None:
        return
    line = text.count("\n", 0, bad.start()) + 1
    column = bad.start() - text.rfind("\n", 0, bad.start())
    if bad[0] == "\0":
        raise _stop(Form.CHARACTERS, "this is a binary file, not text", "", line)
    message = f"an invisible character (U+{ord(bad[0]):04X}) stands here"
    if bad[0] in "\x85\u2028\u2029":
        message = f"an invisible line separator (U+{ord(bad[0]):04X}) stands here"
    raise _stop(Form.CHARACTERS, message, "delete it and type the line anew", line, column)


def _stop(form: Form, message: str, change: str, line: int, column: int = 1) -> _StopReadingError:
    span = Span(line, column, line, column + 1)
    return _StopReadingError(form.finding((), message, change=change, span=span))


class _Reader:
    """Builds one source's data and places from the parser's events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.frames: list[_Frame] = []
        self.documents = 0

    def read(self) -> None:
        """Fill the source; raise ``_StopReadingError`` where the rest can't be trusted."""
        text = self._without_tabs()
        try:
            for event in yaml.parse(text, Loader=PARSER):
                self._take(event)
        except yaml.YAMLError as error:
            raise _syntax(text, error) from None
        if self.source.data is None:
            raise _stop(Form.EMPTY, "there is no order in this file", "start with `pinspec: 1`", 1)
        self._find_swallowed_text()

    def _without_tabs(self) -> str:
        """Let tabs be blanks, as the two parsers take them differently; never as indentation."""
        text = self.source.text
        tab = _LEADING_TAB.search(text)
        if tab:
            line = text.count("\n", 0, tab.start()) + 1
            column = text.index("\t", tab.start()) - tab.start() + 1
            raise _stop(Form.SYNTAX, "this line is indented with a tab", "use blanks", line, column)
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
            raise _stop(Form.SECOND_DOCUMENT, message, change, event.start_mark.line + 1)
        if event.version or event.tags:
            raise _stop(Form.TAG, "`%` directives are not read", "delete the line", 1)

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
        elif path in self.source._keys:
            first = self.source._keys[path].start_mark.line + 1
            frame.spoilt = True
            self.source.unreadable.add(path)
            message = f"`{key}` stands here again; it was given in line {first}"
            self._note(Form.DUPLICATE_KEY, event, message, path)
        else:
            self.source._keys[path] = event

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self.frames) >= MAX_DEPTH:
            mark = event.start_mark
            message = f"more than {MAX_DEPTH} levels of nesting"
            change = "an order needs no more than four"
            raise _stop(Form.DEPTH, message, change, mark.line + 1, mark.column + 1)
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
            self.source._values[path] = event
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
        findings = self.source.findings
        if len(findings) >= MAX_FINDINGS:
            line = event.start_mark.line + 1
            raise _stop(
                form, "the mistakes after this one are not listed", "mend these first", line
            )
        findings.append(form.finding(path, message, change=_WAY_OUT[form], span=_span(event)))

    def _find_swallowed_text(self) -> None:
        """Find values such as ``Pantone #185``, of which YAML keeps just ``Pantone``."""
        if not _SWALLOWED.search(self.source.text):
            return
        for path, event in self.source._values.items():
            if not isinstance(event, yaml.ScalarEvent) or event.style:
                continue
            mark = event.end_mark
            rest = _SWALLOWED.match(self.source.line(mark.line + 1), mark.column)
            if rest and not event.value[:1].isdigit():
                message = f"`{rest[1]}` is a comment: the value is just `{event.value}`"
                change = f'write "{event.value} {rest[1]}" in quotes, or without the #'
                self.source.findings.append(Form.COMMENT.finding(path, message, change=change))


_WAY_OUT = {
    Form.SYNTAX: "write each value as `key: value`",
    Form.DUPLICATE_KEY: "keep one of the two",
    Form.ALIAS: "write the value out",
    Form.TAG: "delete the tag; the field knows its own kind",
}

_SAID_BY_PARSER = (
    (
        "mapping values",
        "a `:` can't stand here",
        "indent this line like those around it, or put text that holds a `:` in quotes",
    ),
    ("could not find expected ':'", "this line has no `:` after its key", "write `key: value`"),
    ("unexpected end of stream", "a quote that was opened is never closed", "close the quote"),
    ("',' or ']'", "this list is not closed, or lacks a comma", "write [one, two]"),
    ("',' or '}'", "this block is not closed, or lacks a comma", "write {one: 1, two: 2}"),
    (
        "cannot start any token",
        "a value can't begin with this character",
        "put the value in quotes",
    ),
    (
        "<block end>",
        "this line does not fit the block that it stands in",
        "indent it like the lines around it",
    ),
    ("unknown escape", "a `\\` in double quotes begins an escape", "use single quotes"),
)


def _syntax(text: str, error: yaml.YAMLError) -> _StopReadingError:
    """Say what the pure parser would, as its messages and places are the clearer ones."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as pure:
        error = pure
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    message, change = problem, "the file must be YAML: blocks of `key: value`"
    for words, plain, way_out in _SAID_BY_PARSER:
        if words in problem:
            message, change = plain, way_out
            mark = error.context_mark if "never closed" in plain or "not closed" in plain else mark
            break
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return _stop(Form.SYNTAX, message, change, line, column)

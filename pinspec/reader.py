"""From bytes to plain data in which every value knows its place.

The leaves stay text, because only the order's fields know whether ``1.000`` is a number.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

import yaml

from pinspec.decode import QUESTION_MARK, StopReadingError, decode, prepare
from pinspec.figures import quoted, shortened
from pinspec.finding import MAX_FINDINGS, Finding, Form
from pinspec.plain import JUDGE, MAX_VALUES, OddError, plain
from pinspec.source import Places, Source, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; the pure parser gives the same, more slowly."""

_JUDGED = r"[|>][-+\d]*#"
"""A comment right behind a ``|``, which only libyaml lets pass."""
_HASH = re.compile(r"#(?<=[ \t]#)[\w-]*\d")
"""It begins with what is rare, and so is found ten times faster."""
_SWALLOWED = r"[ \t]+(#[\w-]*\d[\w-]*)"


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
        source.text = decode(raw)
        _fill(source)
    except StopReadingError as stop:
        told = _beside(stop.finding, source.findings)
        return Source(name, source.text, findings=[*told, stop.finding])
    return source


def _beside(last: Finding, found: list[Finding]) -> list[Finding]:
    """Give what is told beside the mistake that ended the reading: none of the same place.

    Of a text that no order is as large as, or that anchors make one, nothing else matters.
    """
    if last.code in {Form.SIZE.code, Form.ALIAS.code}:
        return []
    return [one for one in found if _start(one) != _start(last)]


def _start(finding: Finding) -> tuple[int, int]:
    assert finding.span is not None  # noqa: S101 - the reader gives each its place
    return finding.span.line, finding.span.column


def _fill(source: Source) -> None:
    """Fill the source; raise ``StopReadingError`` where the rest can't be trusted."""
    text = prepare(source.text)
    if PARSER is JUDGE or _is_judged(text) or not _parsed(source, text):
        _judge(source, text)
    if source.data is None and not source.findings:
        change = "start with `pinspec: 1`"
        raise StopReadingError(Form.EMPTY, "there is no order in this file", change)
    _find_swallowed_text(source)


def _is_judged(text: str) -> bool:
    return ("|" in text or ">" in text) and re.search(_JUDGED, text) is not None


def _parsed(source: Source, text: str) -> bool:
    """Try the fast parser; where it stumbles, leave the source as if it had not been asked."""
    try:
        _build(source, text)
    except yaml.YAMLError:
        source.data = None
        source.findings.clear()
        source.unreadable.clear()
        return False
    return True


def _build(source: Source, text: str) -> None:
    """Build data alone, or data with places from the first event on that is odd."""
    events = _events(text, PARSER)
    seen = list(islice(events, MAX_VALUES))
    try:
        source.data = plain(seen)
    except OddError:
        places = _places(source, PARSER, chain(seen, events))
        source.find_places = lambda: places
    else:
        again = Source(source.name, source.text)
        source.find_places = lambda: _places(again, PARSER, seen)


def _judge(source: Source, text: str) -> None:
    """Let the pure parser decide, which says better what is wrong."""
    try:
        places = _places(source, JUDGE, _events(text, JUDGE))
        source.find_places = lambda: places
    except yaml.YAMLError as error:
        from pinspec.syntax import explain  # only a mistake pays for it

        problem = explain(source.text, error)
        message = problem.message.replace(repr(QUESTION_MARK), repr("?"))
        place = problem.line, problem.column
        raise StopReadingError(Form.SYNTAX, message, problem.change, *place) from None


def _places(source: Source, parser: type, events: Iterable[yaml.Event]) -> Places:
    from pinspec.builder import Builder  # only what is odd or pointed at pays for it

    return Builder(source, parser).build(events)


def _events(text: str, parser: type) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = iter(parser(text).get_event, None)
    return map(_with_question_marks, events) if QUESTION_MARK in text else events


def _with_question_marks(event: yaml.Event) -> yaml.Event:
    if isinstance(event, yaml.ScalarEvent):
        event.value = event.value.replace(QUESTION_MARK, "?")
    return event


def _find_swallowed_text(source: Source) -> None:
    """Find values such as ``Pantone #185``, of which YAML keeps just ``Pantone``."""
    if not _HASH.search(source.text):
        return
    for path, event in source.places.values.items():
        if len(source.findings) >= MAX_FINDINGS:
            return
        if not isinstance(event, yaml.ScalarEvent) or event.style:
            continue
        end = span_of(event)
        rest = re.match(_SWALLOWED, source.line(end.end_line)[end.end_column - 1 :])
        if rest and not event.value[:1].isdigit():
            left = f"the value is just {quoted(event.value)}" if event.value else "no value is left"
            message = f"{quoted(rest[1])} is a comment: {left}"
            wanted = f"{event.value} {rest[1]}".lstrip()
            change = f'write "{shortened(wanted)}" in quotes, or without the #'
            source.findings.append(Form.COMMENT.finding(path, message, change=change))

"""The lines of an order's text that a finding stands in, with a caret under the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.reporters.safe import clipped, columns, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.finding import Finding, Span
    from pinspec.reporters.style import Style
    from pinspec.source import Source

_GUTTER = 6
"""Columns for line numbers in front of the bar."""
_CUT = "..."


def frame(finding: Finding, source: Source, span: Span, style: Style) -> Iterator[str]:
    """Show the line with the block that it stands in, and a caret under the value."""
    room = style.width - _GUTTER - 4
    above = source.span(finding.path[:1], "key") if len(finding.path) > 1 else None
    if above and above.line < span.line:
        yield _numbered(above.line, _fitted(source.line(above.line)[: room + 1], room), style)
        if above.line < span.line - 1:
            yield style.paint(f"{_CUT:>{_GUTTER + 1}}", dim=True)
    before, marked, after = _around(source.line(span.line), span, room)
    yield _numbered(span.line, _fitted(before + marked + after, room), style)
    indent = columns(before)
    carets = "^" * max(1, min(columns(marked), room - indent))
    label, room_left = safe(finding.label), room - indent - len(carets) - 1
    marks = [f"{carets} {label}".rstrip()] if columns(label) <= room_left else [carets, label]
    for mark in filter(None, marks):
        place = " " * (indent if mark.startswith("^") else 0)
        painted = style.paint(mark, style.color_of(finding.verdict))
        yield f"{' ' * (_GUTTER + 2)}{style.paint('|', dim=True)} {place}{painted}"


def _around(line: str, span: Span, room: int) -> tuple[str, str, str]:
    """Cut a line before, at and behind a span, to what can be shown of it; lines can be long."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before, marked, after = line[:start], line[start:end][:room], line[end : end + room + 1]
    far = len(before) > room or columns(before) > room // 2
    if far and len(before) + len(marked) + len(after) > room:
        before = _CUT + before[-(room // 3) :]
    return before.replace("\t", " "), marked.replace("\t", " "), after.replace("\t", " ")


def _fitted(line: str, room: int) -> str:
    """Cut a line to the columns that there are, with a mark where it goes on."""
    text = safe(line)
    if columns(text) <= room or room <= len(_CUT):
        return clipped(text, room)
    return clipped(text, room - len(_CUT)) + _CUT


def _numbered(number: int, line: str, style: Style) -> str:
    return f"{style.paint(f'{number:>{_GUTTER + 1}} |', dim=True)} {line}".rstrip()

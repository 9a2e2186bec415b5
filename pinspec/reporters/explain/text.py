"""A page for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.reporters.explain.outline import outline
from pinspec.reporters.explain.parts import Example, Heading, Prose, Table
from pinspec.reporters.explain.patch import as_yaml
from pinspec.reporters.prose import INDENT, sentence, tied, untied, wrapped
from pinspec.reporters.safe import columns, safe
from pinspec.reporters.style import verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from pinspec.pages.page import Answer
    from pinspec.reporters.explain.parts import Outline, Part
    from pinspec.reporters.style import Style

_OUTCOME = 11
"""Columns for the outcome of an example."""


def page(answer: Answer, style: Style) -> Iterator[str]:
    """Give the lines of a page."""
    laid = outline(answer)
    yield from _title(laid, style)
    for section in laid.sections:
        yield ""
        if section.heading:
            for line in wrapped(section.heading, style.width, first="", rest=INDENT):
                yield style.paint(line, bold=True)
        for number, part in enumerate(section.parts):
            if isinstance(part, Heading) and number:
                yield ""
            yield from _part(part, style)


def _title(laid: Outline, style: Style) -> Iterator[str]:
    left = safe(f"{laid.name} {laid.code}".rstrip())
    gap = style.width - columns(left) - len(laid.category)
    category = style.paint(laid.category, dim=True)
    yield style.paint(left, bold=True) + (f"{' ' * gap}{category}" if gap > 1 else "")
    yield from wrapped(sentence(laid.title), style.width, first="", rest="")


def _part(part: Part, style: Style) -> Iterator[str]:
    match part:
        case Prose(text) | Heading(text):
            yield from wrapped(text, style.width)
        case Table():
            yield from _table(part, style)
        case Example():
            yield from _example(part, style)


def _example(example: Example, style: Style) -> Iterator[str]:
    margin = len(INDENT) + (_OUTCOME if example.outcome else 0)
    order = example.order
    text = order if isinstance(order, str) else as_yaml(order, style.width - margin)
    code = [safe(line) for line in text.split("\n")] if order else []
    named = wrapped(example.name, style.width - margin, first="", rest="")
    lines = [*named, *(style.paint(line, dim=bool(named)) for line in code)]
    first = f"{example.outcome:<{_OUTCOME}}".replace(
        example.outcome, style.paint_verdict(example.outcome)
    )
    yield f"{INDENT}{first if example.outcome else ''}{lines[0]}"
    yield from (" " * margin + line for line in lines[1:])


def _table(table: Table, style: Style) -> Iterator[str]:
    """Lay out a table; its last column takes what room there is."""
    from rich.padding import Padding
    from rich.table import Table as Grid

    from pinspec.reporters.drawn import drawn

    grid = Grid(box=None, padding=(0, 2, 0, 0), show_header=bool(table.head), header_style="dim")
    width = max(len(row) for row in table.rows)
    for number in range(width):
        name = table.head[number] if table.head else ""
        short = all(len(row[number]) <= style.width // 2 for row in table.rows)
        grid.add_column(name, no_wrap=short and number < width - 1, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_cell(tied(cell), number, style) for number, cell in enumerate(row)))
    for line in drawn(Padding(grid, (0, 0, 0, len(INDENT))), style):
        yield untied(line.rstrip())


def _cell(text: str, number: int, style: Style) -> Text:
    from rich.text import Text

    verdict = verdict_of(text)
    if verdict is not None:
        return Text(text, f"bold {style.color_of(verdict)}")
    return Text(text, "bold" if not number else "")

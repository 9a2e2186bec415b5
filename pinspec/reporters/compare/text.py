"""One order at several factories, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.reporters.compare.parts import (
    HEAD,
    MORE,
    answer,
    context,
    groups,
    later,
    rows,
    summary,
    unjudged,
    waived,
)
from pinspec.reporters.prose import INDENT, sentence, wrapped
from pinspec.reporters.safe import clipped, columns, safe
from pinspec.reporters.text import passed_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.comparison import Comparison, Standing
    from pinspec.reporters.compare.parts import Group
    from pinspec.reporters.style import Run, Style

_GAP = "  "
_NARROWEST = 10
"""Columns of a factory's name that the table shows at least; the first line has all of it."""


def piece(comparison: Comparison, style: Style) -> str:
    """Write down one order."""
    return "".join(f"{line}\n" for line in order(comparison, style))


def document(pieces: Iterable[str], run: Run[Standing]) -> Iterator[str]:
    """Put the orders together, and say what all of them come to."""
    yield from pieces
    yield from (safe(f"pinspec: {message}") + "\n" for message in run.untold)
    if not run.says_nothing:
        yield from (f"{line}\n" for line in passed_over(run))
        yield f"{closing(run.tally, len(run.not_checked), run.style)}\n"


def order(comparison: Comparison, style: Style) -> Iterator[str]:
    """Give the lines of one order."""
    if style.quiet and comparison.passes:
        return
    name = safe(comparison.first.name)
    first, *more = wrapped(f"{name}: {answer(comparison)}", style.width, first="")
    is_whole = first.startswith(name)
    yield style.paint(name, bold=True) + first[len(name) :] if is_whole else first
    yield from more
    for line in wrapped(context(comparison), style.width):
        yield style.paint(line, dim=True)
    yield ""
    yield from _table(comparison, style)
    for group in groups(comparison):
        yield ""
        yield from _group(group, style)
    for text in waived(comparison):
        yield ""
        yield from wrapped(sentence(text, upper=False), style.width, first="")
    texts = (*unjudged(comparison), *later(comparison))
    waiting = [line for text in texts for line in wrapped(text, style.width)]
    yield from ("",) if waiting else ()
    yield from (style.paint(line, dim=True) for line in waiting)
    yield ""


def closing(standing: Standing, not_checked: int, style: Style) -> str:
    """Give the last lines: how many orders each factory can make, and where to look next."""
    lines = wrapped(summary(standing, not_checked), style.width, first="", rest="")
    if not standing.all_pass:
        lines += wrapped(MORE, style.width, first="", rest="")
    return "\n".join(lines)


def _table(comparison: Comparison, style: Style) -> Iterator[str]:
    """Lay out a row for each factory, each column as wide as it needs to be."""
    told = rows(comparison)
    table = [[safe(cell) for cell in row] for row in (HEAD[: len(told[0])], *told)]
    name, *others = [max(columns(cell) for cell in column) for column in zip(*table, strict=True)]
    room = style.width - len(INDENT) - sum(len(_GAP) + width for width in others)
    widths = [min(name, max(_NARROWEST, room)), *others]
    for number, row in enumerate(table):
        cells = [
            style.paint_verdict(text) + " " * (width - columns(text))
            for width, text in zip(widths, map(_fitted, row, widths), strict=True)
        ]
        line = (INDENT + _GAP.join(cells)).rstrip()
        yield line if number else style.paint(line, dim=True)


def _fitted(cell: str, width: int) -> str:
    return cell if columns(cell) <= width else f"{clipped(cell, width - 3)}..."


def _group(group: Group, style: Style) -> Iterator[str]:
    for line in wrapped(f"{group.title}:", style.width, first=""):
        yield style.paint(line, bold=True)
    for one in group.obstacles:
        place = f", line {one.line}" if one.line else ""
        yield from wrapped(f"{one.rule}{place}: {one.text}", style.width, rest=INDENT * 2)

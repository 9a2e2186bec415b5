"""How a report is written: each order by itself, as it comes, and what closes it."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from pinspec.cli.terminal import fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pinspec import Report, Tally
    from pinspec.cli.judging import Each, Run
    from pinspec.reporters.style import Style

Closing: TypeAlias = "Callable[[Run, Sequence[str]], str]"
"""Writes what closes a report, given those orders of it that are not told yet."""
Writing: TypeAlias = "tuple[Callable[[Any], str], Closing]"
"""Writes one order, in whatever process has judged it, and what closes all of them."""

_MOST_NAMED = 6
"""Files that a line names as passed over."""


def tell(each: Each, run: Run, writing: Writing, *, as_they_come: bool) -> None:
    """Write the whole report to standard output."""
    order, closing = writing
    held: list[str] = []
    run.through(each(order), sys.stdout.write if as_they_come else held.append)
    end = closing(run, held)
    if end:  # an empty text would be written as well
        sys.stdout.write(end)


def writing(form: str, tally: Tally, style: Style) -> Writing:
    """Give what writes the reports of orders in a format."""
    if form == "json":
        return _json, _close_json
    if form == "markdown":
        return partial(_markdown, style), partial(_close_markdown, tally, style)
    return partial(_text, style), partial(_close_text, tally, style)


def _text(style: Style, report: Report) -> str:
    from pinspec.reporters import text

    return joined(text.order(report, style))


def _close_text(tally: Tally, style: Style, run: Run, _: Sequence[str]) -> str:
    from pinspec.reporters import text

    return close_text(run, style, text.summary(tally, len(run.not_checked)))


def _markdown(style: Style, report: Report) -> str:
    from pinspec.reporters import markdown

    return joined(markdown.order(report, quiet=style.quiet, notes=style.notes))


def _close_markdown(tally: Tally, style: Style, run: Run, _: Sequence[str]) -> str:
    from pinspec.reporters import markdown

    return close_markdown(run, style, markdown.closing(tally, len(run.not_checked)))


def _json(report: Report) -> str:
    from pinspec.reporters import json

    return json.order(report)


def _close_json(run: Run, orders: Sequence[str]) -> str:
    from pinspec.reporters import json

    return json.document(orders, run.not_checked, run.passed_over) + "\n"


def joined(lines: Iterable[str]) -> str:
    """Put lines together as standard output can show them."""
    return fitting("".join(f"{line}\n" for line in lines), sys.stdout)


def close_text(run: Run, style: Style, summary: str) -> str:
    """Put what was passed over before the last lines; a quiet run that passes has none."""
    if style.quiet and run.passed:
        return ""
    lines = [summary]
    if run.passed_over:
        from pinspec.reporters.prose import wrapped

        lines[:0] = wrapped(_passed_over(run), style.width, first="")
    return joined(lines)


def close_markdown(run: Run, style: Style, summary: str) -> str:
    """Put what was passed over before the last lines; a quiet run that passes has none."""
    if style.quiet and run.passed:
        return ""
    from pinspec.reporters.markup import plain

    passed_over = [plain(_passed_over(run)), ""] if run.passed_over else []
    return joined([*passed_over, summary])


def _passed_over(run: Run) -> str:
    """Name the files that were found but not judged."""
    named = [f"{file} ({why})" for file, why in run.passed_over[:_MOST_NAMED]]
    more = len(run.passed_over) - len(named)
    return f"Passed over: {', '.join(named)}" + (f" and {more} more" if more else "")

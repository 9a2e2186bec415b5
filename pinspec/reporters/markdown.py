"""The report as Markdown, for a wiki or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.finding import Verdict
from pinspec.reporters import text
from pinspec.reporters.closing import closing as last_lines
from pinspec.reporters.markup import plain, table
from pinspec.reporters.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec.finding import Finding
    from pinspec.report import Report, Tally
    from pinspec.reporters.style import Run, Style

_HEAD = ("verdict", "rule", "line", "what is wrong", "if it ships", "what to change")
_MOST_REFUSED = 50
"""Files that could not be judged that are told with their reasons; a report in JSON has all."""


def piece(report: Report, style: Style) -> str:
    """Write down one order."""
    lines = order(report, quiet=style.quiet, notes=style.notes)
    return "".join(f"{line}\n" for line in lines)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Put the orders together, and say what all of them come to."""
    yield from pieces
    yield from refusals(run.untold)
    if not run.says_nothing:
        yield from passed_over(run)
        yield f"{closing(run.tally, len(run.not_checked))}\n"


def refusals(messages: Sequence[str]) -> Iterator[str]:
    """Tell why files could not be judged."""
    for message in messages[:_MOST_REFUSED]:
        yield f"**not checked:** {plain(message)}\n\n"
    if len(messages) > _MOST_REFUSED:
        yield f"**not checked:** {len(messages) - _MOST_REFUSED} more\n\n"


def passed_over(run: Run[Any]) -> Iterator[str]:
    """Name the files that were found but are nothing to judge."""
    if run.passed_over:
        yield f"{plain(' '.join(map(str.strip, text.passed_over(run))))}\n\n"


def order(report: Report, *, quiet: bool = False, notes: bool = False) -> Iterator[str]:
    """Give the lines of one order.

    Args:
        report: the order.
        quiet: whether to say nothing of one that passes.
        notes: whether to show the notes of one that passes as well.
    """
    passes = report.verdict is Verdict.PASS
    if quiet and passes:
        return
    yield from (f"## {plain(report.name)}: {report.verdict.word.upper()}", "")
    yield from (plain(sentence(text.setting(report, report.book.title))), "")
    if report.findings:
        yield from table(_HEAD, [_row(one) for one in report.findings])
        yield ""
    if report.waived:
        from pinspec.reporters import waived  # most orders waive nothing

        yield from table(waived.HEAD, [[*map(plain, waived.cells(one))] for one in report.waived])
        yield ""
    for words in (*text.unjudged(report), *text.later(report)):
        yield from (plain(sentence(words)), "")
    for note in report.notes if notes or not passes else ():
        yield from (f"**{note.title}:** {plain(note.text)}", "")


def _row(finding: Finding) -> tuple[str, ...]:
    wrong = " ".join(text.asked(finding)) if finding.missing else finding.message
    cost = finding.cost.words if finding.cost else ""
    words = [sentence(finding.change)] if finding.change else []
    words += [f"Cost: {sentence(cost, upper=False)}"] if cost else []
    return (
        f"**{finding.verdict.word}**",
        plain(f"{finding.rule} {finding.code}"),
        str(finding.span.line) if finding.span else "",
        plain(f"Not stated: {wrong}" if finding.missing else sentence(wrong)),
        plain(sentence(finding.if_it_ships)) if finding.if_it_ships else "",
        plain(" ".join(words)),
    )


def closing(tally: Tally, not_checked: int) -> str:
    """Give the last lines: how many orders of each verdict, and whether to release."""
    return "\n\n".join(map(plain, last_lines(tally, not_checked).split("\n")))

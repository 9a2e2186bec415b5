"""The report as Markdown, for a wiki or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Verdict
from pinspec.reporters import text
from pinspec.reporters.markup import plain, table
from pinspec.reporters.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.finding import Finding
    from pinspec.report import Report, Tally

_HEAD = ("verdict", "rule", "line", "what is wrong", "if it ships", "what to change")


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
    for words in text.unjudged(report):
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
    return "\n\n".join(map(plain, text.summary(tally, not_checked).split("\n")))

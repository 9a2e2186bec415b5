"""One line a finding, ``path:line:column: verdict CODE rule: message``, for grep and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Verdict
from pinspec.reporters import text
from pinspec.reporters.prose import sentence
from pinspec.reporters.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.finding import Finding
    from pinspec.report import Report, Tally
    from pinspec.reporters.style import Run, Style


def piece(report: Report, style: Style) -> str:
    """Write down one order; of one that passes there is nothing to write."""
    lines = [_line(safe(report.name), one, style) for one in report.findings]
    if report.waived:
        lines += _waived(report, style)
    return "".join(f"{line}\n" for line in lines)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Put the findings together, and say what all orders come to."""
    return text.document(pieces, run)


def _waived(report: Report, style: Style) -> Iterator[str]:
    from pinspec.reporters.waived import accepted  # most orders waive nothing

    for one in report.waived:
        told = f"{_told(safe(report.name), one.finding, 'waived')} {safe(accepted(one))}"
        yield style.paint(told, dim=True)


def _line(name: str, finding: Finding, style: Style) -> str:
    color = style.color_of(finding.verdict)
    verdict = style.paint(finding.verdict.word, color, bold=finding.verdict is Verdict.RESPEC)
    return _told(name, finding, verdict)


def _told(name: str, finding: Finding, verdict: str) -> str:
    line, column = finding.span[:2] if finding.span else (1, 1)
    message = safe(sentence(finding.message))
    return f"{name}:{line}:{column}: {verdict} {finding.code} {finding.rule}: {message}"

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
    lines = (_line(safe(report.name), one, style) for one in report.findings)
    return "".join(f"{line}\n" for line in lines)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Put the findings together, and say what all orders come to."""
    return text.document(pieces, run)


def _line(name: str, finding: Finding, style: Style) -> str:
    line, column = finding.span[:2] if finding.span else (1, 1)
    color = style.color_of(finding.verdict)
    verdict = style.paint(finding.verdict.word, color, bold=finding.verdict is Verdict.RESPEC)
    message = safe(sentence(finding.message))
    return f"{name}:{line}:{column}: {verdict} {finding.code} {finding.rule}: {message}"

"""Commands by which GitHub marks the lines of a change: ten of a kind, the errors first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Verdict
from pinspec.reporters.prose import sentence
from pinspec.reporters.results import advice, in_repository
from pinspec.reporters.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.finding import Finding, Span
    from pinspec.report import Report, Tally
    from pinspec.reporters.style import Run, Style
    from pinspec.waived import Waived

_COMMANDS = {Verdict.RESPEC: "error", Verdict.COSMETIC: "warning"}
_MOST = 10
"""Of each kind that GitHub shows of a step; it drops what is beyond without a word."""
_ROOM = {"error": _MOST, "warning": _MOST, "notice": _MOST - 1}
"""How many are given of each kind; one notice more says how many are left out."""


def piece(report: Report, style: Style) -> str:
    """Write down one order, a command a line; of one that passes there is nothing to write."""
    del style
    file = in_repository(report.name)
    lines = [_command_of(one, file) for one in report.findings]
    lines += [_notice_of(one, file) for one in report.waived]
    return "".join(f"{line}\n" for line in lines)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Give the commands that GitHub shows, and say how many there are beside them."""
    found = [_refusal(file, message) for file, message in run.not_checked]
    found += [line for piece in pieces for line in piece.splitlines()]
    left_out = 0
    for kind, most in _ROOM.items():
        lines = [line for line in found if line.startswith(f"::{kind} ")]
        yield from (f"{line}\n" for line in lines[:most])
        left_out += max(0, len(lines) - most)
    if left_out:
        yield f"{_command('notice', '', f'{left_out} more in the summary', title='pinspec')}\n"


def _command_of(finding: Finding, file: str) -> str:
    title = f"{finding.verdict.word}: {finding.rule} {finding.code}"
    return _command(
        _COMMANDS[finding.verdict], file, advice(finding), title=title, **_place(finding.span)
    )


def _notice_of(one: Waived, file: str) -> str:
    from pinspec.reporters.waived import accepted, named  # most orders waive nothing

    message = f"{sentence(one.finding.message)} {accepted(one)}"
    return _command("notice", file, message, title=f"waived: {named(one)}",
                    **_place(one.finding.span))  # fmt: skip


def _refusal(file: str, message: str) -> str:
    return _command("error", in_repository(file), message, title="not checked")


def _place(span: Span | None) -> dict[str, str]:
    """Give a place as GitHub takes it: columns count only where the line is one."""
    if span is None:
        return {"line": "1"}
    place = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return place


def _command(kind: str, file: str, message: str, **more: str) -> str:
    values = {"file": file, **more} if file else more
    properties = ",".join(f"{name}={_value(value)}" for name, value in values.items())
    return f"::{kind} {properties}::{_message(message)}"


def _message(text: str) -> str:
    """Escape a text; what is no printable character is replaced before."""
    return safe(text).replace("%", "%25")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")

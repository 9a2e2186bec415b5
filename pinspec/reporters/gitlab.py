"""The report that GitLab reads as code quality: one JSON array, one row for each thing to mend."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pinspec.finding import Form, Verdict
from pinspec.reporters.results import fingerprint, in_repository, results, waived_results
from pinspec.reporters.safe import safe, safe_json, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.report import Report, Tally
    from pinspec.reporters.results import Result
    from pinspec.reporters.style import Run, Style
    from pinspec.waived import Waived

_SEVERITY = {Verdict.COSMETIC: "minor", Verdict.RESPEC: "critical"}
_OF_FORM = frozenset(form.code for form in Form)
_WORST = "blocker"
"""What nobody can waive: mistakes of form, and a file that could not be checked."""
_LEAST = "info"
"""What is waived: told, and nothing to be mended."""


def piece(report: Report, style: Style) -> str:
    """Write down one order, a row a line; of one that passes there is nothing to write."""
    del style
    path = in_repository(report.name)
    rows = [_row(path, one, _severity(one), one.text) for one in results(report)]
    rows += [_waived(path, *both) for both in waived_results(report)]
    return "".join(f"{row}\n" for row in rows)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Put the rows together; a file that was named twice has its rows once, as they are equal."""
    rows = dict.fromkeys(row for piece in pieces for row in piece.splitlines())
    rows |= dict.fromkeys(_refusal(file, message) for file, message in run.not_checked)
    inside = ",\n".join(rows)
    yield f"[\n{inside}\n]\n" if rows else "[]\n"


def _row(path: str, result: Result, severity: str, text: str) -> str:
    return _dumped(
        description=text,
        check_name=f"{result.rule} {result.code}",
        fingerprint=result.fingerprint,
        severity=severity,
        location=_place(path, result.span.line if result.span else 1),
    )


def _waived(path: str, result: Result, waived: Waived) -> str:
    """Keep what is waived in sight, with the mark that it had before."""
    from pinspec.reporters.waived import accepted  # most orders waive nothing

    return _row(path, result, _LEAST, f"{result.text} {safe(accepted(waived))}")


def _severity(result: Result) -> str:
    is_form = result.verdict is Verdict.RESPEC and result.code in _OF_FORM
    return _WORST if is_form else _SEVERITY[result.verdict]


def _refusal(file: str, message: str) -> str:
    path = in_repository(file)
    return _dumped(
        description=safe(f"Not checked: {message}"),
        check_name="not checked",
        fingerprint=fingerprint("not checked", path),
        severity=_WORST,
        location=_place(path, 1),
    )


def _place(path: str, line: int) -> dict[str, Any]:
    return {"path": whole(path), "lines": {"begin": line}}


def _dumped(**row: Any) -> str:
    return safe_json(json.dumps(row))

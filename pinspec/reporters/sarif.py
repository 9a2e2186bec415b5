"""SARIF 2.1.0, with all that GitHub's code scanning asks for beyond the schema."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pinspec import __version__
from pinspec.finding import Verdict
from pinspec.reporters.results import in_repository, results, waived_results
from pinspec.reporters.safe import safe, safe_json
from pinspec.reporters.sarif_rules import HOME, LEVELS, descriptors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.finding import Span
    from pinspec.report import Report, Tally
    from pinspec.reporters.results import Result
    from pinspec.reporters.style import Run, Style
    from pinspec.waived import Waived

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_CATEGORY = "pinspec/"
_MOST_RESULTS = 25_000
"""What GitHub takes in one run; it refuses the whole file for more."""
_RESPEC = f'{{"level": "{LEVELS[Verdict.RESPEC]}"'
_WAIVED = '{"waived"'
_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def piece(report: Report, style: Style) -> str:
    """Write down one order, a result a line; of one that passes there is nothing to write."""
    del style
    where = _artifact(report.name)
    rows = [_dumped(_result(one, where)) for one in results(report)]
    rows += [_dumped(_waived(*both, where)) for both in waived_results(report)]
    return "".join(f"{row}\n" for row in rows)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Write one run with all rules that were asked, and the results of each order once."""
    rows = list(dict.fromkeys(row for piece in pieces for row in piece.splitlines()))
    waived = [row for row in rows if row.startswith(_WAIVED)]
    found = [row for row in rows if not row.startswith(_WAIVED)]
    kept = _limited(found)
    driver = {"name": "pinspec", "semanticVersion": __version__, "informationUri": HOME}
    yield f'{{\n"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {{"driver": {_dumped(driver)[:-1]}, "rules": [\n'
    yield _joined(map(_dumped, descriptors(run.cards())))
    yield ']}},\n"columnKind": "unicodeCodePoints",\n'
    yield f'"automationDetails": {{"id": "{_CATEGORY}"}},\n'
    yield f'"invocations": [{_dumped(_invocation(run, len(found) - len(kept)))}],\n'
    if waived:
        yield f'"properties": {{"waived": [\n{_joined(waived)}]}},\n'
    yield f'"results": [\n{_joined(kept)}]\n}}]\n}}\n'


def _limited(rows: list[str]) -> list[str]:
    """Leave out what GitHub would refuse the others for; respec comes first then."""
    if len(rows) <= _MOST_RESULTS:
        return rows
    return sorted(rows, key=lambda row: not row.startswith(_RESPEC))[:_MOST_RESULTS]


def _result(result: Result, where: dict[str, str]) -> dict[str, Any]:
    return {  # without ruleIndex, as only the whole run knows all its rules
        "level": LEVELS[result.verdict],
        "ruleId": result.code,
        "message": {"text": _message(result.text)},
        "locations": [
            {"physicalLocation": {"artifactLocation": where, "region": _region(result.span)}}
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{result.fingerprint}:{result.occurrence}"
        },
    }


def _waived(result: Result, waived: Waived, where: dict[str, str]) -> dict[str, Any]:
    """Tell of what is waived beside the results, of which GitHub makes alerts in any case."""
    from pinspec.reporters.waived import row  # most orders waive nothing

    return {
        "waived": result.code,
        "rule": result.rule,
        "message": result.text,
        "uri": where["uri"],
        "startLine": _region(result.span)["startLine"],
        "waiver": row(waived),
    }


def _region(span: Span | None) -> dict[str, int]:
    if span is None:  # nothing of it stands in the file
        return {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _artifact(name: str) -> dict[str, str]:
    """Name a file by its place in the repository; one outside of it by its whole path."""
    path = in_repository(name)
    if os.path.isabs(path):  # noqa: PTH117 - a name can be any text
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}


def _invocation(run: Run[Tally], left_out: int) -> dict[str, Any]:
    """Say what could not be checked, and what is not told here."""
    notices = [
        {
            "level": "error",
            "message": {"text": _message(safe(f"not checked: {message}"))},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(file)}}],
        }
        for file, message in run.not_checked
    ]
    notices += [
        {"level": "note", "message": {"text": _message(safe(f"passed over: {file}, {why}"))}}
        for file, why in run.passed_over
    ]
    if left_out:
        text = f"{left_out} more results found no room; the report in JSON has all"
        notices.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not run.not_checked, "toolExecutionNotifications": notices}


def _message(text: str) -> str:
    """Keep a safe text from acting as a link or a placeholder of SARIF."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub("] ", text))


def _joined(rows: Iterable[str]) -> str:
    inside = ",\n".join(rows)
    return f"{inside}\n" if inside else ""


def _dumped(content: Any) -> str:
    return safe_json(json.dumps(content))

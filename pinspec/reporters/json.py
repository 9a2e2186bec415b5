"""The report for programs: numbers instead of prose; the shape is frozen as format 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pinspec import __version__
from pinspec.path import show
from pinspec.reporters.safe import safe_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pinspec.cards import BookCard, FactoryCard
    from pinspec.evidence import Allowed, Evidence, Missing
    from pinspec.finding import Finding, Span
    from pinspec.origin import Origin
    from pinspec.report import Report, Tally
    from pinspec.reporters.style import Run, Style
    from pinspec.waived import Waived

FORMAT = 1


def piece(report: Report, style: Style) -> str:
    """Write down one order."""
    del style
    return row({"file": report.name, **report_row(report)})


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Write all orders as one JSON document, each as it comes."""
    return around(pieces, {}, run)


def row(content: Mapping[str, Any]) -> str:
    """Write down an order as it stands in a document."""
    return _dumped(content).replace("\n", "\n    ")


def around(rows: Iterable[str], more: Mapping[str, Any], run: Run[Any]) -> Iterator[str]:
    """Write the document around its orders.

    Args:
        rows: the orders as they stand in it.
        more: what stands before them beside the versions.
        run: what stands behind them, looked at when they are through.
    """
    head = _dumped({"format": FORMAT, "pinspec": __version__, **more})
    yield head.removesuffix("\n}") + ',\n  "orders": ['
    end = "]"
    for number, one in enumerate(rows):
        yield f"{',' if number else ''}\n    {one}"
        end = "\n  ]"
    tail = {
        "not_checked": [{"file": file, "message": why} for file, why in run.not_checked],
        "passed_over": [{"file": file, "why": why} for file, why in run.passed_over],
    }
    yield f"{end},{_dumped(tail).removeprefix('{')}\n"


def _dumped(content: Any) -> str:
    return safe_json(json.dumps(content, indent=2, ensure_ascii=True))


def report_row(report: Report) -> dict[str, Any]:
    """Write down all that is said of an order."""
    return {
        "verdict": report.verdict.word,
        "gate": report.gate.word,
        "quantity": report.quantity,
        "rulebook": book(report.book),
        "findings": [_finding(one) for one in report.findings],
        "waived": [_waived(one) for one in report.waived],
        "waivers": {
            "today": report.today.isoformat() if report.today else None,
            "not_honoured": report.not_honoured,
        },
        "notes": {one.name: one.data for one in report.notes},
        "not_judged": [
            {
                "code": one.code,
                "rule": one.rule,
                "waits_for": [show(path) for path in one.waits_for],
                "unreadable": one.unreadable,
            }
            for one in report.not_judged
        ],
        "passed": list(report.passed),
        "switched_off": list(report.switched_off),
        "baselined": [_finding(one) for one in report.baselined],
        "leftover": dict(report.leftover),
        "edition": report.edition or None,
        "later": [_finding(one) for one in report.later],
    }


def book(card: BookCard) -> dict[str, Any]:
    """Write down what orders are held against."""
    return {
        "name": card.name,
        "packs": [
            {"name": one.name, "prefix": one.prefix, "codes": list(one.codes)} for one in card.packs
        ],
        "factory": _factory(card.factory) if card.factory else None,
    }


def _factory(card: FactoryCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "loosens": list(card.loosens),
        "tightens": list(card.tightens),
        "ranges": list(card.ranges),
        "makes": list(card.makes),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    cost = finding.cost
    return {
        "code": finding.code,
        "rule": finding.rule,
        "verdict": finding.verdict.word,
        "category": finding.category.value,
        "path": show(finding.path),
        "place": _place(finding.span),
        "message": finding.message,
        "if_it_ships": finding.if_it_ships,
        "change": finding.change,
        "cost": cost.words if cost else "",
        "cost_per_piece_usd": list(cost.per_piece_usd) if cost and cost.per_piece_usd else None,
        "measured": _evidence(finding.measured) if finding.measured else None,
        "allowed": _allowed(finding.allowed) if finding.allowed else None,
        "evidence": [_evidence(one) for one in finding.evidence],
        "missing": [_missing(one) for one in finding.missing],
        "facts": list(finding.facts),
    }


def _waived(one: Waived) -> dict[str, Any]:
    from pinspec.reporters.waived import row  # most orders waive nothing

    return {**_finding(one.finding), "waiver": row(one)}


def _place(span: Span | None) -> dict[str, int] | None:
    if span is None:
        return None
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "name": evidence.name,
        "value": evidence.value,
        "unit": evidence.unit or None,
        "written": evidence.written or None,
    }


def _allowed(allowed: Allowed) -> dict[str, Any]:
    return {
        "value": allowed.value,
        "unit": allowed.unit or None,
        "trouble": allowed.edge,
        "limit": allowed.limit,
        "column": allowed.column,
        "assumed": list(allowed.assumed),
        "facts": list(allowed.facts),
        "factory": origin(allowed.origin) if allowed.origin else None,
    }


def origin(of: Origin) -> dict[str, str]:
    """Write down where a factory's number is from."""
    return {"name": of.factory, "source": of.source, "date": of.date}


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "path": show(missing.path),
        "ask": missing.ask,
        "verdict": missing.verdict.word,
        "facts": list(missing.facts),
    }

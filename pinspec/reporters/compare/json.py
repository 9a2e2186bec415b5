"""Orders at several factories, for programs; the shape is frozen as format 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.reporters.json import document as document_of
from pinspec.reporters.json import piece, report_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinspec.comparison import Comparison


def document(
    orders: Sequence[str],
    factories: Sequence[str],
    not_checked: Sequence[tuple[str, str]],
    passed_over: Sequence[tuple[str, str]] = (),
) -> str:
    """Write one JSON document.

    Args:
        orders: each order that was judged, as ``order`` writes it.
        factories: the names of the factories, in the order in which each order has them.
        not_checked: path and message of each file that could not be.
        passed_over: path of each file that was found but is nothing to judge, and why.
    """
    return document_of(orders, not_checked, passed_over, factories=list(factories))


def order(comparison: Comparison) -> str:
    """Write what a document says of one order."""
    return piece(_order(comparison))


def _order(comparison: Comparison) -> dict[str, Any]:
    first = comparison.first
    return {
        "file": first.name,
        "verdict": comparison.verdict.word,
        "gate": first.gate.word,
        "quantity": first.quantity,
        "made_at": list(comparison.made_at),
        "factories": [_at(name, comparison) for name in comparison.reports],
    }


def _at(name: str, comparison: Comparison) -> dict[str, Any]:
    """Write down a report, and of each finding whether it stands in the way here or everywhere."""
    report = comparison.reports[name]
    place = list(comparison.reports).index(name)
    here = {id(one) for one in comparison.in_the_way(name)}
    everywhere = {id(each[place]) for each in comparison.everywhere}
    row = report_row(report)
    for finding, written in zip(report.findings, row["findings"], strict=True):
        stops = "everywhere" if id(finding) in everywhere else None
        written["in_the_way"] = "here" if id(finding) in here else stops
    return {"name": name, **row}

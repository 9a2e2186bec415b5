"""Orders at several factories, for programs; the shape is frozen as format 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pinspec import __version__
from pinspec.reporters.json import FORMAT, not_checked_rows, report_row
from pinspec.reporters.safe import safe_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pinspec.comparison import Comparison


def document(
    comparisons: Iterable[Comparison],
    factories: Sequence[str],
    not_checked: Sequence[tuple[str, str]],
) -> str:
    """Write all orders as one JSON document.

    Args:
        comparisons: the orders that were judged.
        factories: the names of the factories, in the order in which each order has them.
        not_checked: path and message of each file that could not be, as they come to be known.
    """
    content = {
        "format": FORMAT,
        "pinspec": __version__,
        "factories": list(factories),
        "orders": [_order(one) for one in comparisons],
        "not_checked": not_checked_rows(not_checked),
    }
    return safe_json(json.dumps(content, indent=2, ensure_ascii=True))


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

"""Orders at several factories, for programs; the shape is frozen as format 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.reporters.json import around, report_row, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.comparison import Comparison, Standing
    from pinspec.reporters.style import Run, Style


def piece(comparison: Comparison, style: Style) -> str:
    """Write down one order."""
    del style
    return row(_order(comparison))


def document(pieces: Iterable[str], run: Run[Standing]) -> Iterator[str]:
    """Write all orders as one JSON document; each has the factories in the same order."""
    return around(pieces, {"factories": list(run.tally.made_at)}, run)


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

"""Mutants of the limits file: of its numbers, columns and edges."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from pinspec.language.read import LIMIT
from pinspec.rule.limits import STANDARD
from tests.mutants.mutant import GONE, Edit, Mutant, is_number, moved, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.path import Path

_EDGES = {
    "below": "at_or_below", "at_or_below": "below",
    "above": "at_or_above", "at_or_above": "above",
}  # fmt: skip


def of_limits(file: str, data: dict[str, Any], rules: str) -> Iterator[Mutant]:
    """Move figures and limits, and exchange their columns and edges, one at a time.

    Args:
        file: the name of the limits file.
        data: what it holds.
        rules: the text of all rules, as an end of a range that none of them names decides nothing.
    """
    for name, figure in data.get("figures", {}).items():
        for key in ("value", "least", "most"):
            if key == "value" or f"{LIMIT}.{name}.{key}" in rules:
                path: Path = ("figures", name, key)
                yield from _moved(file, "figure moved", path, figure.get(key, ""))
    columns = [STANDARD, *data.get("columns", {})]
    for name, limit in data.get("limits", {}).items():
        sides = {side: _numbers(limit[side]) for side in limit if isinstance(limit[side], dict)}
        own = {column for numbers in sides.values() for column in numbers}
        for side, numbers in sides.items():
            path = ("limits", name, side)
            for column, number in numbers.items():
                yield from _moved(file, "limit moved", (*path, column), number)
                at = columns.index(column) + 1
                near = {STANDARD, *own, *columns[at : at + 1]}
                for other in sorted(near - numbers.keys()):
                    yield _to_column(file, (*path, column), other, number)
            yield from _exchanged(file, path, numbers)
            yield from _edge(file, path, limit)


def _numbers(side: dict[str, Any]) -> dict[str, str]:
    return {column: number for column, number in side.items() if is_number(number)}


def _moved(file: str, kind: str, path: Path, number: str) -> Iterator[Mutant]:
    for other in moved(number) if number else ():
        yield Mutant(file, kind, told(path, f"{number} -> {other}"), (Edit(path, other),))


def _to_column(file: str, path: Path, other: str, number: str) -> Mutant:
    edits = (Edit(path, GONE), Edit((*path[:-1], other), number))
    return Mutant(file, "number in another column", told(path, f"-> {other}"), edits)


def _exchanged(file: str, path: Path, numbers: dict[str, str]) -> Iterator[Mutant]:
    for one, two in combinations(numbers, 2):
        if float(numbers[one]) != float(numbers[two]):
            edits = (Edit((*path, one), numbers[two]), Edit((*path, two), numbers[one]))
            yield Mutant(file, "columns exchanged", told(path, f"{one} <-> {two}"), edits)


def _edge(file: str, path: Path, limit: dict[str, Any]) -> Iterator[Mutant]:
    side = str(path[-1])
    word, _, edge = side.partition("_")
    other = f"{word}_{_EDGES.get(edge, edge)}"
    if other not in limit:
        edits = (Edit(path, GONE), Edit((*path[:-1], other), limit[side]))
        yield Mutant(file, "edge moved", told(path, f"-> {other}"), edits)

"""Asks what a block must state by now; all that it lacks is one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Category, Finding, Missing
from pinspec.path import told
from pinspec.rule.vocabulary import GATE, ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.rule import Required, Row


def ask_required(required: Required, case: Case) -> list[Finding]:
    """Ask what a block must state by now: no finding, or one that lists all that is missing."""
    worst: dict[Path, Missing] = {}
    for row in required.rows:
        if row.by > case.scope[GATE] or not _is_due(row, case):
            continue
        for paths in _alternatives(row, case):
            if _is_open(paths, case):
                known = worst.get(paths[0])
                if known is None or known.verdict < row.verdict:
                    worst[paths[0]] = Missing(paths[0], row.ask, row.verdict, row.facts)
    if not worst:
        return []
    missing = tuple(worst.values())
    return [
        Finding(
            code=required.code,
            rule=required.name,
            verdict=max(one.verdict for one in missing),
            category=Category.COMPLETENESS,
            path=(required.block,),
            at="key",
            message=f"not stated: {', '.join(told(one.path) for one in missing)}",
            if_it_ships=required.if_it_ships,
            missing=missing,
            facts=tuple(dict.fromkeys(fact for one in missing for fact in one.facts)),
        )
    ]


def _is_due(row: Row, case: Case) -> bool:
    if row.when is None:
        return True
    answer = row.when.ask(case.scope)
    if answer is None:
        return row.asks_unknown and not case.is_unreadable(row.when.reads)
    return bool(answer)


def _is_open(paths: list[Path], case: Case) -> bool:
    """Tell whether none of several fields is stated, readable or not."""
    return all(case.value(path) is None for path in paths) and not any(
        case.is_unsure(path) for path in paths
    )


def _alternatives(row: Row, case: Case) -> Iterator[list[Path]]:
    """Give the fields of which one is asked for: once, or once for every item of their list."""
    first = row.fields[0]
    if ITEM not in first:
        yield list(row.fields)
        return
    above = first[: first.index(ITEM)]
    items = case.value(above) or []
    for number in range(len(items)):
        yield [(*above, number, *read[len(above) + 1 :]) for read in row.fields]

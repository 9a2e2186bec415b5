"""Asks what a block must state by now; all that it lacks is one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Category, Finding, Gate, Missing, Verdict
from pinspec.language.read import GATE, ITEM, LAST
from pinspec.path import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.rule import Required, Row


def ask_required(required: Required, case: Case) -> list[Finding]:
    """Ask what a block must state by now: no finding, or one that lists all that is missing."""
    worst: dict[Path, Missing] = {}
    gate = case.scope[GATE]
    for row in required.rows:
        if row.by > gate:
            continue
        for paths in _alternatives(row, case):
            if _is_open(paths, case) and _is_due(row, case):  # most are stated, so ask that first
                known = worst.get(paths[0])
                if known is None or known.verdict < row.verdict:
                    worst[paths[0]] = Missing(paths[0], row.ask, row.verdict, row.facts)
    if not worst:
        return []
    missing = tuple(worst.values())
    if required.respec_from and gate is Gate.RELEASE and len(missing) >= required.respec_from:
        missing = tuple(one._replace(verdict=Verdict.RESPEC) for one in missing)
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
    if case.is_unreadable(row.when.reads):
        return False  # its mistake is a finding of its own
    answer = row.when.ask(case.scope)
    return row.asks_unknown if answer is None else bool(answer)


def _is_open(paths: Sequence[Path], case: Case) -> bool:
    """Tell whether none of several fields is stated, readable or not."""
    for path in paths:
        if case.value(path) is not None:
            return False
    return not case.unreadable or not any(case.is_unsure(path) for path in paths)


def _alternatives(row: Row, case: Case) -> list[Sequence[Path]]:
    """Give the fields of which one is asked for: once, for every item of a list, or for its last.

    Of a list that is not stated nothing is asked, unless it is the last item that counts.
    """
    if not row.among:
        return [row.fields]
    *list_of, step = row.among
    above = tuple(list_of)
    items = case.value(above)
    if items is None:
        return [[above]] if step == LAST else []
    numbers = range(len(items))
    return [
        [(*above, number, *read[len(above) + 1 :]) for read in row.fields]
        for number in (numbers if step == ITEM else numbers[-1:])
    ]

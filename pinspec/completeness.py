"""Asks what a block must state by now; all that it lacks is one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import shortened
from pinspec.finding import Category, Finding, Gate, Verdict
from pinspec.language.read import GATE, ITEM, LAST
from pinspec.path import last_item
from pinspec.report import NotJudged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pinspec.evidence import Missing
    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.rule import Required, Row


def ask_required(
    required: Required, case: Case, absent: Collection[str] = ()
) -> list[Finding | NotJudged]:
    """Ask what a block must state by now.

    Args:
        required: the rows of the block.
        case: the order.
        absent: the blocks that the order does not have, of which some rows ask nothing.

    Returns:
        One finding that lists all that is missing, if anything is; and what rows wait for whose
        conditions can't be read.
    """
    worst: dict[Path, Missing] = {}
    waits: dict[Path, None] = {}
    gate = case.scope[GATE]
    for row, path in _open(required, case, gate, absent):
        due = _is_due(row, case)
        if due is None and row.when:
            waits |= dict.fromkeys(case.unreadable_among(row.when.reads))
        known = worst.get(path)
        if due and (known is None or known.verdict < row.verdict):
            from pinspec.evidence import Missing  # an order that passes lacks nothing

            item = _item_in_words(path, case)
            worst[path] = Missing(path, row.ask, row.verdict, row.facts, item)
    found: list[Finding | NotJudged] = []
    if worst:
        found.append(_finding(required, tuple(worst.values()), gate))
    if waits:
        found.append(NotJudged(required.code, required.name, tuple(waits), unreadable=True))
    return found


def _finding(required: Required, missing: tuple[Missing, ...], gate: Gate) -> Finding:
    """Make one finding of all that is missing."""
    if required.respec_from and gate is Gate.RELEASE and len(missing) >= required.respec_from:
        missing = tuple(one._replace(verdict=Verdict.RESPEC) for one in missing)
    finding = Finding(
        code=required.code,
        rule=required.name,
        verdict=Verdict.PASS,
        category=Category.COMPLETENESS,
        path=(required.block,),
        message="",
        at="key",
        if_it_ships=required.if_it_ships,
    )
    return lacking_only(finding, missing)


def lacking_only(finding: Finding, missing: tuple[Missing, ...]) -> Finding:
    """Give the finding of a block for some of what it lacks."""
    from pinspec.lacking import lacking  # an order that passes lacks nothing

    return finding._replace(
        verdict=max(one.verdict for one in missing),
        message=f"not stated: {', '.join(words for words, _ in lacking(missing))}",
        missing=missing,
        facts=tuple(dict.fromkeys(fact for one in missing for fact in one.facts)),
    )


def _open(
    required: Required, case: Case, gate: Gate, absent: Collection[str]
) -> Iterator[tuple[Row, Path]]:
    """Give each field that is not stated, with the row that asks for it if it applies."""
    for row in required.rows:
        if row.by <= gate and row.within not in absent:
            for paths in _alternatives(row, case):
                if _is_open(paths, case):  # most are stated, so ask that first
                    yield row, paths[0]


def _item_in_words(path: Path, case: Case) -> str:
    """Call the item of a list by its name in the order, or by its number if it is not alone."""
    place = last_item(path)
    if place is None:
        return ""
    item = case.value(path[: place + 1])
    name = getattr(item, "name", None) or getattr(item, "called", None)
    if name:
        return f'"{shortened(name)}"'
    return f"item {int(path[place]) + 1}" if len(case.value(path[:place])) > 1 else ""


def _is_due(row: Row, case: Case) -> bool | None:
    """Tell whether a row is asked; ``None`` where that can't be read, which is told already."""
    if row.when is None:
        return True
    answer: bool | None = row.when.surely(case)
    if answer is None:
        return None if case.is_unreadable(row.when.reads) else row.asks_unknown
    return answer


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

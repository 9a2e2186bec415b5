"""Asks whether a factory makes what is ordered at all; each field that it does not is a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.evidence import Allowed, Evidence
from pinspec.figures import told_apart, with_unit
from pinspec.finding import Finding, Verdict
from pinspec.language.closure import value_of
from pinspec.path import show
from pinspec.report import NotJudged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pinspec.finding import Edge, Scalar
    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.makes import Makes, Taken


def ask_makes(
    makes: Makes, case: Case, of_every_order: Collection[str]
) -> list[Finding | NotJudged]:
    """Hold an order against what a factory makes.

    Args:
        makes: the factory's table.
        case: the order.
        of_every_order: the blocks that every order has, and that are waited for where they are
            not there; of the others nothing is asked then.
    """
    found: list[Finding | NotJudged] = []
    missing: dict[Path, None] = {}
    unreadable: dict[Path, None] = {}
    for row in makes.rows:
        if case.is_unreadable(row.name.reads):
            unreadable |= dict.fromkeys(case.unreadable_among(row.name.reads))
            continue
        values = list(_values(row, case))
        found += [
            _finding(makes, row, path, value, case)
            for path, value in values
            if value is not None and not row.takes(value)
        ]
        is_asked = case.scope[row.block] is not None or row.block in of_every_order
        if is_asked and any(value is None for _, value in values):
            missing |= dict.fromkeys(case.missing(row.name.needs))
    if missing:
        found.append(NotJudged(makes.code, makes.name, tuple(missing)))
    if unreadable:
        found.append(NotJudged(makes.code, makes.name, tuple(unreadable), unreadable=True))
    return found


def _values(row: Taken, case: Case) -> Iterator[tuple[Path, Scalar | None]]:
    """Give every value of a field with its place; ``None`` where it is not stated."""
    if not row.stands:
        value = value_of(row.name.lookup)(case.scope)
        yield _behind(row, value, case), value
        return
    for path in case.paths(row.stands):
        value = case.value(path)
        if isinstance(value, list):
            yield from (((*path, place), one) for place, one in enumerate(value))
        else:
            yield path, value


def _behind(row: Taken, value: Scalar | None, case: Case) -> Path:
    """Find the field behind a computed value: the one that it is taken from, or a stated one."""
    paths = [path for read in sorted(row.name.reads) for path in case.paths(read)]
    stated = [path for path in paths if case.value(path) is not None]
    same = (path for path in stated if case.value(path) == value)
    return next(same, next(iter(stated), paths[0]))


def _finding(makes: Makes, row: Taken, path: Path, value: Scalar, case: Case) -> Finding:
    written = case.written.get(path, "")
    measured = Evidence(row.text, value, row.unit, written)
    finding = Finding(
        code=makes.code,
        rule=makes.name,
        verdict=Verdict.RESPEC,
        category=makes.category,
        path=path,
        message=_of_word(makes, row, path, value),
        label="not made here",
        if_it_ships=makes.if_it_ships,
        change=makes.change,
        measured=measured,
        evidence=(Evidence(show(path), case.value(path), row.unit, written),),
    )
    end = row.broken_end(value)
    return finding if end is None else _of_number(makes, row, end, finding, measured)


def _of_word(makes: Makes, row: Taken, path: Path, value: Scalar) -> str:
    key = next(step for step in reversed(path) if isinstance(step, str))
    factory, source, date = makes.origin
    return (
        f"{factory} makes nothing with `{key}: {value}`; it takes {row.demand} ({source}, {date})"
    )


def _of_number(
    makes: Makes, row: Taken, end: float, finding: Finding, measured: Evidence
) -> Finding:
    """Say beyond which end a number lies, with the digits that it takes to see that."""
    factory, source, date = makes.origin
    number, _ = told_apart(float(measured.value), end, row.unit)
    brackets = f" (`{measured.written}`)" if measured.written else ""
    edge: Edge = "below" if end == row.least else "above"
    return finding._replace(
        message=f"{row.text} is {with_unit(number, row.unit)}{brackets}; "
        f"{factory} takes {row.demand} ({source}, {date})",
        label=f"must be {row.demand}",
        allowed=Allowed(end, row.unit, edge, row.text, "all orders", origin=makes.origin),
    )

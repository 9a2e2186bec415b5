"""Asks whether a factory makes what is ordered at all; each field that it does not is a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import show_value, told_apart, with_unit
from pinspec.finding import Allowed, Evidence, Finding, Verdict
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
        message=_message(makes, row, path, measured),
        label=f"{'takes' if row.words else 'must be'} {row.demand}",
        if_it_ships=makes.if_it_ships,
        change=makes.change,
        measured=measured,
        evidence=(Evidence(show(path), case.value(path), row.unit, written),),
    )
    return finding if row.words else finding._replace(allowed=_allowed(makes, row, value))


def _message(makes: Makes, row: Taken, path: Path, measured: Evidence) -> str:
    factory, source, date = makes.origin
    takes = f"{row.demand} ({source}, {date})"
    if row.words:
        key = next(step for step in reversed(path) if isinstance(step, str))
        return f"{factory} makes nothing with `{key}: {measured.value}`; it takes {takes}"
    brackets = f" (`{measured.written}`)" if measured.written else ""
    return f"{row.text} is {_shown(row, measured)}{brackets}; {factory} takes {takes}"


def _shown(row: Taken, measured: Evidence) -> str:
    """Write the number with as many digits as it takes to see that it lies outside."""
    end = row.broken_end(measured.value)
    if end is None or not isinstance(measured.value, (int, float)):
        return show_value(measured.value, row.unit)
    return with_unit(told_apart(measured.value, end, row.unit)[0], row.unit)


def _allowed(makes: Makes, row: Taken, value: Scalar) -> Allowed | None:
    end = row.broken_end(value)
    if end is None:
        return None
    edge: Edge = "below" if end == row.least else "above"
    return Allowed(end, row.unit, edge, row.text, "all orders", origin=makes.origin)

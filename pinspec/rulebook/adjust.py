"""A limit with a factory's numbers in it, and whether they are milder or stricter than ours."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from pinspec.figures import show_limit
from pinspec.finding import Verdict
from pinspec.rule.limits import STANDARD, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pinspec.rule.limits import Column, Limit
    from pinspec.rulebook.factory_file import Given, Side

    Number = tuple[Threshold, Column, float]


def adjusted(given: Given, columns: Mapping[str, Column]) -> Limit:
    """Put what a factory gives into its limit.

    A number takes the place of ours. Where we have none, it is one more column, which can only
    make the limit stricter, as of several that apply the stricter one wins.
    """
    sides = {(one.verdict, one.edge): one for one in given.limit.thresholds}
    for side, numbers in given.numbers.items():
        known = sides.get(side) or Threshold(*side, (), ())
        by_column = {column.name: (column, number) for column, number in known.by_column}
        for name, number in numbers.items():
            by_column[name] = (columns[name]._replace(origin=given.origin), number)
        sides[side] = known._replace(by_column=tuple(by_column.values()))
    ordered = sorted(sides.values(), key=lambda one: -one.verdict)
    return given.limit._replace(thresholds=tuple(ordered))


def loosens(given: Given) -> bool:
    """Tell whether any number is milder than ours."""
    return any(_stricter(side, ours, theirs) for side, ours, theirs in _changes(given))


def tightens(given: Given) -> bool:
    """Tell whether any number is stricter than ours, or stands where we have none."""
    changes = list(_changes(given))
    added = sum(len(numbers) for numbers in given.numbers.values()) > len(changes)
    return added or any(_stricter(side, theirs, ours) for side, ours, theirs in changes)


def _changes(given: Given) -> Iterator[tuple[Side, float, float]]:
    """Give our number and the factory's, wherever there are both."""
    for one in given.limit.thresholds:
        side = (one.verdict, one.edge)
        for column, ours in one.by_column:
            if column.name in given.numbers.get(side, {}):
                yield side, ours, given.numbers[side][column.name]


def _stricter(side: Side, one: float, other: float) -> bool:
    return one > other if side[1].endswith("below") else one < other


def contradictions(limit: Limit) -> Iterator[tuple[str, str, str]]:
    """Find respec numbers that leave a cosmetic one nothing to say, where one is a factory's.

    Yields:
        Side and column of the factory's number, and what is wrong.
    """
    numbers = [(one, *number) for one in limit.thresholds for number in one.by_column]
    for respec, cosmetic in product(numbers, numbers):
        if _contradict(respec, cosmetic):
            theirs, other = (respec, cosmetic) if respec[1].origin else (cosmetic, respec)
            message = f"{_told(respec, limit)} leaves nothing to {_told(cosmetic, limit)}"
            if not other[1].origin:
                message += f": give a `{_key(other)}` as well"
            yield _key(theirs), theirs[1].name, message


def _contradict(respec: Number, cosmetic: Number) -> bool:
    (hard, one, number), (mild, other, milder) = respec, cosmetic
    return (
        (hard.verdict, mild.verdict) == (Verdict.RESPEC, Verdict.COSMETIC)
        and hard.is_floor == mild.is_floor
        and one.name in {other.name, STANDARD}
        and bool(one.origin or other.origin)
        and (number > milder if hard.is_floor else number < milder)
    )


def _told(number: Number, limit: Limit) -> str:
    return f"`{_key(number)}` {show_limit(number[2], limit.unit)}"


def _key(number: Number) -> str:
    return f"{number[0].verdict.word}_{number[0].edge}"

"""What a note is, and what it is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.figures import figure

if TYPE_CHECKING:
    from pinspec.finding import Finding, Gate
    from pinspec.order.model import Order
    from pinspec.path import Path
    from pinspec.rule.limits import Deck
    from pinspec.rule.ranges import Range


class Subject(NamedTuple):
    """An order that has been judged, as notes see it."""

    order: Order
    deck: Deck
    """The figures and ranges that notes reckon with."""
    gate: Gate
    findings: tuple[Finding, ...]
    unreadable: frozenset[Path]
    """What the order states, but can't be taken for what it says."""


class Note(NamedTuple):
    """One note on an order."""

    name: str
    """Its key for programs."""
    title: str
    text: str
    """A short paragraph for people, as it follows the title."""
    data: dict[str, Any]
    """The same in numbers with their units, for programs."""


def from_to(one: Range) -> str:
    """Write a range without its unit: ``12 to 18``, or ``15`` where both ends are the same."""
    least, most = figure(one.least), figure(one.most)
    return least if least == most else f"{least} to {most}"


def ends(one: Range, unit: str) -> dict[str, Any]:
    """Give a range as programs read it."""
    return {"least": _plain(one.least), "most": _plain(one.most), "unit": unit}


def _plain(number: float) -> float:
    """Write whole numbers without a point, and no more decimals than a price has."""
    return int(number) if number == int(number) else round(number, 2)

"""Notes: samples, days, weight, the law and money that stand beside the verdict, never changing it.

Each note is a module of its own with ``READS``, the ranges of the limits file that it needs,
``RESTS_ON``, the fields without which it would say something else, and ``note``, which makes it for
an order or has nothing to say. In the limits file such a range names its note as ``note:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.order.facts.finish import stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from pinspec.notes.note import Note, Subject
    from pinspec.order.model import Order


def notes_of(subject: Subject) -> tuple[Note, ...]:
    """Give the notes on an order.

    One is left out where the rulebook does not have its ranges, or where the order states a field
    that it rests on, but not readably.
    """
    known = subject.deck.ranges.keys()
    asked = (one for one in _asked(subject) if known >= one.READS)
    found = (one.note(subject) for one in asked if _is_sure(subject, one.RESTS_ON))
    return tuple(one for one in found if one)


def _is_sure(subject: Subject, fields: Iterable[str]) -> bool:
    if not subject.unreadable:
        return True
    from pinspec.language.read import read_of
    from pinspec.rule.case import Case

    case = Case.of(subject.order, subject.gate, subject.unreadable, {})
    return not case.is_unreadable(map(read_of, fields))


def _asked(subject: Subject) -> Iterator[ModuleType]:
    """Give the notes that may have something to say, in the order in which a report has them."""
    from pinspec.notes import schedule

    high_risk = subject.deck.figures.get("stack_from")
    if high_risk and len(stack(subject.order) or ()) >= high_risk - 1:
        from pinspec.notes import build

        yield build
    held = subject.order.inspection
    if held and (held.aql or held.sampling == "full"):
        from pinspec.notes import inspection

        yield inspection
    yield schedule
    if subject.order.order and subject.order.order.unit_price_usd:
        from pinspec.notes import price

        yield price
    if subject.order.body and subject.order.body.thickness_mm and subject.order.body.metal:
        from pinspec.notes import weight

        yield weight
    if _meets_a_law(subject.order):
        from pinspec.notes import law

        yield law
    if subject.findings:
        from pinspec.notes import money  # an order that passes need not load it

        yield money


def _meets_a_law(order: Order) -> bool:
    header = order.order
    named = header is not None and (header.markets is not None or header.age_from is not None)
    return named or order.magnet is not None or order.compliance is not None

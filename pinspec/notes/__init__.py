"""Notes: samples, days and money that stand beside the verdict and never change it.

Each note is a module of its own with ``READS``, the ranges of the limits file that it needs, and
``note``, which makes it for an order or has nothing to say. In the limits file such a range names
its note as ``note:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from pinspec.notes.note import Note, Subject


def notes_of(subject: Subject) -> tuple[Note, ...]:
    """Give the notes on an order; one whose ranges the rulebook does not have is left out."""
    known = subject.deck.ranges.keys()
    found = (one.note(subject) for one in _asked(subject) if known >= one.READS)
    return tuple(one for one in found if one)


def _asked(subject: Subject) -> Iterator[ModuleType]:
    """Give the notes that may have something to say, in the order in which a report has them."""
    from pinspec.notes import schedule

    if subject.order.inspection and subject.order.inspection.aql:
        from pinspec.notes import inspection

        yield inspection
    yield schedule
    if subject.order.order and subject.order.order.unit_price_usd:
        from pinspec.notes import price

        yield price
    if subject.findings:
        from pinspec.notes import money  # an order that passes need not load it

        yield money

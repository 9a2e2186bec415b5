"""The note on the price: the order's own beside that of a reference build, where it is that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import figure, ranged, show_value
from pinspec.notes.note import Note, ends
from pinspec.order.facts.piece import longest

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.model import Order

_RUNS = (1000, 3000, 5000)
_NEAR = 0.2
"""How far a run may be off one of these, as a share of it."""
RESTS_ON = ()
READS = frozenset({"reference_pin_mm", *(f"reference_pin_of_{run}_usd" for run in _RUNS)})


def note(subject: Subject) -> Note | None:
    """Compare the price with that of the reference build (F186); nothing to say of another one."""
    header, ranges = subject.order.order, subject.deck.ranges
    if header is None or header.incoterm != "FOB" or not header.unit_price_usd:
        return None
    size, sizes, quantity = longest(subject.order), ranges["reference_pin_mm"], header.quantity
    if size is None or quantity is None or not sizes.least <= size <= sizes.most:
        return None
    run = next((one for one in _RUNS if abs(quantity - one) <= one * _NEAR), None)
    if run is None or not _is_reference(subject.order):
        return None
    quoted = ranges[f"reference_pin_of_{run}_usd"]
    text = (
        f"{show_value(header.unit_price_usd, 'USD')} a piece; a 30 mm soft enamel pin of iron, "
        "1.2 mm thick on one post with a butterfly clutch, is quoted at "
        f"{ranged(quoted.least, quoted.most, 'USD')} FOB for {figure(run)}."
    )
    data = {
        "stated": {"value": header.unit_price_usd, "unit": "USD"},
        "reference": ends(quoted, "USD"),
        "reference_run": {"value": run, "unit": "pieces"},
    }
    return Note("price", "Price", text, data)


def _is_reference(order: Order) -> bool:
    """Tell whether it is a soft enamel pin of iron."""
    product, body = order.product, order.body
    return (
        product is not None
        and body is not None
        and product.kind in {"pin", "badge"}
        and product.process == "soft_enamel"
        and body.metal == "iron"
    )

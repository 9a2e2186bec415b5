"""The note on the build: which demanding layers lie on one piece, and what keeps them in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import figure, listed
from pinspec.notes.note import Note
from pinspec.order.facts.finish import STACK_READS, stack
from pinspec.order.facts.first_check import first_pieces

if TYPE_CHECKING:
    from pinspec.notes.note import Subject

READS = frozenset[str]()
RESTS_ON = (*STACK_READS, "order.quantity", "inspection.golden_sample", "inspection.inline_check")


def note(subject: Subject) -> Note:
    """Name the layers of a high-risk build, or of one that lacks a single layer to be one."""
    layers = stack(subject.order) or []
    is_high = len(layers) >= subject.deck.figures["stack_from"]
    lie = f"{listed(layers)} lie on one piece"
    text = (
        f"{lie}, which makes it a high-risk build: each layer narrows what the next one may do. "
        f"{_kept(subject)}"
        if is_high
        else f"{lie}; one more demanding layer makes it a high-risk build."
    )
    inspection, window = subject.order.inspection, first_pieces(subject.order)
    data = {
        "layers": layers,
        "high_risk": is_high,
        "golden_sample": inspection.golden_sample if inspection else None,
        "first_check": {**window._asdict(), "unit": "pieces"} if window else None,
    }
    return Note("build", "Build", text, data)


def _kept(subject: Subject) -> str:
    """Say which of the two controls the order has, and which pieces are the first ones (F133)."""
    inspection, window = subject.order.inspection, first_pieces(subject.order)
    has_sample = inspection is not None and inspection.golden_sample is True
    has_check = inspection is not None and inspection.inline_check is not None
    if has_sample and has_check:
        return "The order has both a golden sample and a check of the first pieces."
    pieces = f", {figure(window.from_pcs)} to {figure(window.to_pcs)} of this run" if window else ""
    needs = [] if has_sample else ["a golden sample"]
    needs += [] if has_check else [f"a check of the first pieces{pieces}"]
    return f"It needs {' and '.join(needs)}."

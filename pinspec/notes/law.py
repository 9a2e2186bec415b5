"""The note on the law: of which markets pinspec knows any, and of which it knows none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import listed
from pinspec.notes.note import Note

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.model import Order

READS = frozenset[str]()
RESTS_ON = ("order.markets", "order.age_from", "magnet.separable")
_KNOWN = {
    "US": "the US (goods for children, loose magnets, labels)",
    "US-CA": "California (lead and cadmium in pins, Proposition 65)",
    "EU": "the EU (nickel, lead and cadmium in pins, who answers for them)",
    "UK": "the UK (nickel, lead and cadmium in pins)",
}
_OTHERS = {
    "CA": "Canada", "AU": "Australia", "NZ": "New Zealand", "JP": "Japan", "KR": "Korea",
    "CN": "China", "other": "other markets",
}  # fmt: skip
_CHILD_UP_TO = 14
"""Years; the oldest that any of these laws speaks of as a child."""


def note(subject: Subject) -> Note | None:
    """Say whose law is known; where no market is named, only if that leaves open what matters."""
    header = subject.order.order
    markets = set((header and header.markets) or ())
    if "US-CA" in markets:
        markets.add("US")
    known = [one for one in _KNOWN if one in markets]
    others = [one for one in _OTHERS if one in markets]
    text = _text([_KNOWN[one] for one in known], [_OTHERS[one] for one in others])
    text = text or _without_a_market(subject.order)
    if not text:
        return None
    data = {"known": known, "not_known": others, "legal_advice": False}
    return Note("law", "Law", f"{text} This is no legal advice.", data)


def _text(known: list[str], others: list[str]) -> str:
    none = f"no rules of {listed(others)}" if others else ""
    some = f"some rules of {listed(known)}" if known else ""
    found = ", and ".join(one for one in (some, none) if one)
    return f"pinspec knows {found}." if found else ""


def _without_a_market(order: Order) -> str:
    """Say that nothing was asked, where a law would have asked; empty where nothing is known of."""
    age_from = order.order.age_from if order.order else None
    if age_from is not None and age_from <= _CHILD_UP_TO:
        why = f"it is for children from {age_from} years"
    elif order.magnet is not None and order.magnet.separable:
        why = "its magnet comes off"
    elif order.compliance is not None:
        why = "something is declared towards a law"
    else:
        return ""
    return f"{why}, but the order names no market, so nothing was asked for the sake of any law."

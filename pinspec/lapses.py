"""What is said of a waiver with which something is wrong: one function a case.

``number`` is the waiver's position in the order, ``waiver`` what stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import listed, quoted
from pinspec.finding import Form
from pinspec.nearest import nearest
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from pinspec.finding import Finding
    from pinspec.order.delivery import Waiver
    from pinspec.path import Path

BLOCK = "waivers"
_ASKED = {
    "rule": "rule", "reason": "reason", "approved_by": "name of who approves it", "until": "end",
}  # fmt: skip
_PLACES_NAMED = 3
_ANEW = "mend what it covers, or have it approved anew with a later `until`"


def incomplete(number: int, waiver: Waiver) -> Finding | None:
    """It lacks something without which nobody answers for it."""
    lacks = [key for key in _ASKED if getattr(waiver, key) in {None, ""}]
    if not lacks:
        return None
    words = listed([f"no {_ASKED[key]}" for key in lacks], len(lacks))
    of = f" of {quoted(waiver.rule)}" if waiver.rule else ""
    change = f"write {listed([f'`{key}:`' for key in lacks], len(lacks))}, or delete it"
    message = f"the waiver{of} has {words}, so it is not honoured"
    return Lapse.INCOMPLETE.finding(_at(number), message, change)


def of_unknown_rule(number: int, waiver: Waiver, known: Iterable[str]) -> Finding:
    """The rule that it names does not exist, or not among those that are asked."""
    near = nearest(waiver.rule or "", (one for one in known if "/" in one))
    change = f"did you mean `{near}`?" if near else "`pinspec rules` lists all rules"
    message = f"there is no rule {quoted(waiver.rule or '')}, so nothing is waived"
    hint = "" if near else "; one of a pack is known where `--rules` adds the pack"
    return Lapse.UNKNOWN_RULE.finding(_at(number, "rule"), message, change + hint)


def unused(number: int, waiver: Waiver, found_at: Collection[str]) -> Finding:
    """Its rule finds nothing at its place."""
    key = "at" if waiver.at else "rule"
    where = f"at {quoted(waiver.at)}" if waiver.at else "in this order"
    places = [f"`{one}`" for one in found_at if one]
    change = f"write where it is, {listed(places, _PLACES_NAMED, 'or')}" if places else ""
    message = f"nothing is found by {waiver.rule} {where}, so nothing is waived"
    return Lapse.UNUSED.finding(
        _at(number, key), message, f"{change}, or delete it" if change else "delete the waiver"
    )


def doubled(number: int, waiver: Waiver) -> Finding:
    """Another waiver covers all that it covers."""
    message = f"what {waiver.rule} finds there is waived by another waiver already"
    return Lapse.UNUSED.finding(_at(number), message, "keep one of them")


def overdue(number: int, waiver: Waiver, today: date) -> Finding | None:
    """Its last day is over."""
    if waiver.until is None or waiver.until >= today:
        return None
    message = f"the waiver of {waiver.rule} ended on {waiver.until} and is not honoured any more"
    return Lapse.OVERDUE.finding(_at(number, "until"), message, _ANEW)


def soon_over(number: int, waiver: Waiver, days_left: int) -> Finding:
    """Its last day is near."""
    left = {0: "today", 1: "tomorrow"}.get(days_left, f"in {days_left} days")
    message = f"the waiver of {waiver.rule} ends {left}, on {waiver.until}"
    return Lapse.SOON.finding(_at(number, "until"), message, _ANEW)


def too_long(number: int, waiver: Waiver, latest: date, longest_days: int) -> Finding:
    """It holds for longer than it may here."""
    message = (
        f"the waiver of {waiver.rule} holds until {waiver.until}, and no waiver may hold for more "
        f"than {longest_days} days here"
    )
    change = f"end it on {latest} at the latest"
    return Lapse.FORBIDDEN.finding(_at(number, "until"), message, change)


def forbidden(number: int, waiver: Waiver, why: str) -> Finding:
    """What it covers can't be waived."""
    message = f"the waiver of {waiver.rule} does not hold: {why}"
    change = "mend what is found, and delete the waiver"
    return Lapse.FORBIDDEN.finding(_at(number, "rule"), message, change)


def own_codes() -> dict[str, str]:
    """Give the codes by name of what no rulebook lists: mistakes of form and of waivers."""
    kinds: tuple[Form | Lapse, ...] = (*Form, *Lapse)
    return {one.rule: one.code for one in kinds}


def _at(number: int, key: str = "") -> Path:
    return (BLOCK, number, key) if key else (BLOCK, number)

"""The note on inspection: what is drawn from the lot, what is accepted, and what slips through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pinspec.figures import figure, listed
from pinspec.notes.note import Note
from pinspec.order.inspection_facts import BAD_LOT, plans_of
from pinspec.order.sampling import SAMPLING_STANDARD, chance_of_acceptance

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.sampling import Plan

READS = frozenset[str]()
_NEWER = re.compile(r"2859(?!.*1999)")
"""The standard by its number, but not in the edition that the tables are those of."""


def note(subject: Subject) -> Note | None:
    """Say what the standard draws for each class; nothing to say where no AQL is stated."""
    plans = {name: plan for name, plan in plans_of(subject.order).items() if name}
    if not plans:
        return None
    text = f"{_drawn(plans)} {_accepted(plans)}{_slips_through(plans.get('major'))} "
    text += f"Plans of {SAMPLING_STANDARD}."
    named = subject.order.inspection.standard if subject.order.inspection else None
    if named and _NEWER.search(named):
        text += " ISO 2859-1 has an edition of 2026, which these are not compared with."
    return Note("inspection", "Inspection", text, _data(plans))


def _drawn(plans: dict[str, Plan]) -> str:
    """Say how many pieces are drawn, for each class where that differs."""
    one = next(iter(plans.values()))
    kind = f"(level {one.level}, {one.severity}, code letter {one.code_letter or 'none'})"
    classes: dict[int, list[str]] = {}
    for name, plan in plans.items():
        classes.setdefault(plan.n, []).append(name)
    if len(classes) > 1:
        parts = [f"{figure(n)} for {listed(names)} defects" for n, names in sorted(classes.items())]
        return f"of {figure(one.lot)} pieces draw {listed(parts)} {kind}."
    return f"draw {figure(one.n)} of {figure(one.lot)} pieces {kind}."


def _accepted(plans: dict[str, Plan]) -> str:
    parts = [f"up to {one.ac} {name}" if one.ac else f"no {name}" for name, one in plans.items()]
    return f"The lot passes with {listed(parts)} defects among them."


def _slips_through(plan: Plan | None) -> str:
    """Say how often a bad lot passes the plan for major defects; that is no percentage above 10."""
    chance = plan and chance_of_acceptance(plan.lot, plan, BAD_LOT)
    if chance is None:
        return ""
    percent = f"{100 * chance:.0f}" if chance >= 0.005 else "less than 1"
    return f" A lot with {100 * BAD_LOT:.0f} % bad pieces passes with a chance of {percent} %."


def _data(plans: dict[str, Plan]) -> dict[str, object]:
    major = plans.get("major")
    return {
        "standard": SAMPLING_STANDARD,
        "classes": [
            {"class": name, **plan._asdict(), "every_piece": plan.n == plan.lot}
            for name, plan in plans.items()
        ],
        "bad_lot": {
            "share_pct": round(100 * BAD_LOT),
            "passes": major and chance_of_acceptance(major.lot, major, BAD_LOT),
        },
    }

"""The note on inspection: what is drawn from the lot, what is accepted, and what slips through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pinspec.figures import figure, listed
from pinspec.notes.note import Note
from pinspec.order.facts.inspection import BAD_LOT, plans_of
from pinspec.order.facts.sampling import SAMPLING_STANDARD, bad_pieces, chance_of_acceptance

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.facts.sampling import Plan

READS = frozenset[str]()
RESTS_ON = (
    "order.quantity", "inspection.sampling", "inspection.level", "inspection.severity",
    "inspection.aql",
)  # fmt: skip
_SAME = r"(?i)(?:2859|2828)(?!\W*(?:[2-9]|1\d)(?!\d))|z\W*1\W*4(?!\d)|mil\W*std\W*105|^\W*aql"
"""Names of the standards whose tables these are: ISO 2859-1 with its national editions, ANSI/ASQ
Z1.4, GB/T 2828.1, and MIL-STD-105, which they came from; of ISO 2859 and GB/T 2828, no part but 1.
"""
_NEWER = r"2859(?!.*1999)"
"""The standard by its number, but not in the edition that the tables are those of."""


def note(subject: Subject) -> Note | None:
    """Say what the standard draws for each class; nothing to say where no AQL is stated."""
    header, inspection = subject.order.order, subject.order.inspection
    if inspection is None or header is None or header.quantity is None:
        return None
    if inspection.sampling == "full":
        return _every_piece(header.quantity)
    found = plans_of(subject.order)
    plans = {name: plan for name, plan in found.items() if name}
    if not plans:
        return None
    text = f"{_drawn(plans)}{_slips_through(plans.get('major'))} {_by(inspection.standard)}"
    return Note("inspection", "Inspection", text, _data(plans))


def _every_piece(lot: int) -> Note:
    pieces = f"every one of the {figure(lot)} pieces" if lot > 1 else "the one piece"
    text = f"{pieces} is inspected, so that no AQL applies."
    data: dict[str, object] = {"sampling": "full", "standard": None, "classes": [], "bad_lot": None}
    return Note("inspection", "Inspection", text, data)


def _drawn(plans: dict[str, Plan]) -> str:
    """Say what is drawn and accepted, for each class by itself where the samples differ."""
    one = next(iter(plans.values()))
    kind = f"level {one.level}, {one.severity}, code letter {one.code_letter}"
    if len({plan.n for plan in plans.values()}) > 1:
        return f"of {figure(one.lot)} pieces ({kind}) {_apart(plans)}."
    kind += "" if one.letter == one.code_letter else f", which leads to {one.letter}"
    return f"draw {figure(one.n)} of {figure(one.lot)} pieces ({kind}). {_accepted(plans)}"


def _apart(plans: dict[str, Plan]) -> str:
    """Give a clause for each class, major first; ``draw 5 for major defects, ... and 13 for``."""
    shown = [name for name in ("major", "minor", "critical") if name in plans and plans[name].aql]
    clauses: list[str] = []
    for name in shown:
        plan, noun = plans[name], "ones" if clauses else "defects"
        letter = "" if plan.letter == plan.code_letter else f" (letter {plan.letter})"
        passing = f"up to {plan.ac}" if plan.ac else "none"
        verb = "pass" if plan.ac > 1 else "passes"
        clauses.append(f"{figure(plan.n)} for {name} {noun}{letter}, where {passing} {verb}")
    *most, last = clauses
    text = f"draw {', '.join(most)}, and {last}" if most else f"draw {last}"
    never = [name for name in plans if name not in shown]
    return text + (f"; no {listed(never)} one passes" if never else "")


def _accepted(plans: dict[str, Plan]) -> str:
    parts = [f"up to {one.ac} {name}" if one.ac else f"no {name}" for name, one in plans.items()]
    noun = "defect" if list(plans.values())[-1].ac == 1 else "defects"
    return f"The lot passes with {listed(parts)} {noun} among them."


def _slips_through(plan: Plan | None) -> str:
    """Say how often a bad lot passes the plan for major defects."""
    chance = _chance(plan)
    if chance is None:
        return ""
    percent = f"{100 * chance:.0f}" if chance >= 0.005 else "less than 1"
    share = f"{100 * BAD_LOT:.0f} %"
    return (
        f" A lot in which {share} of the pieces have a major defect passes with a chance of "
        f"{percent} %."
    )


def _chance(plan: Plan | None) -> float | None:
    """Give the chance of a bad lot; none above AQL 10, or where its share is not one piece."""
    if plan is None or not bad_pieces(plan.lot, BAD_LOT):
        return None
    return chance_of_acceptance(plan.lot, plan, BAD_LOT)


def _by(named: str | None) -> str:
    """Say whose tables these are, and where the order names others."""
    if named is None or named in SAMPLING_STANDARD.split(" / "):  # as most orders name it
        return f"Plans of {SAMPLING_STANDARD}."
    if not re.search(_SAME, named):
        return f"The order names another standard; these are the plans of {SAMPLING_STANDARD}."
    newer = " ISO 2859-1 was revised in 2026; the revision is not compared here."
    return f"Plans of {SAMPLING_STANDARD}." + (newer if re.search(_NEWER, named) else "")


def _data(plans: dict[str, Plan]) -> dict[str, object]:
    return {
        "sampling": "aql",
        "standard": SAMPLING_STANDARD,
        "classes": [
            {"class": name, **plan._asdict(), "every_piece": plan.n == plan.lot}
            for name, plan in plans.items()
        ],
        "bad_lot": {"share_pct": round(100 * BAD_LOT), "passes": _chance(plans.get("major"))},
    }

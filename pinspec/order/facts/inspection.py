"""What can be computed of the inspection: the sampling plans, and what the defect lists leave out.

The tables of the standard and the matching of words are imported where a rule asks for them, as
most orders need neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pinspec.figures import aql
from pinspec.order.facts.aql_series import PERCENT_TO, column_for
from pinspec.order.facts.fact import fact
from pinspec.order.facts.finish import carded, plated
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.order.delivery import Inspection
    from pinspec.order.facts.sampling import Plan

BAD_LOT = 0.08
"""The share of bad pieces in the worked case of a bad lot (F132), as one that everybody knows."""
_MOST_TOLD = 5
"""Entries of a list that a message has room for."""
_CLASSES = ("critical", "major", "minor")


class Sample(NamedTuple):
    """What is drawn for one class of defects, and what is accepted."""

    letter: str
    n: int
    ac: int
    re: int
    bad_lot_passes_pct: float | None
    """How often a lot with 8 % bad pieces (F132) passes; ``None`` above AQL 10."""


@fact("inspection.sampled", "order.quantity", also="inspection.sampling")
def sampled(order: Order) -> bool | None:
    """Whether the lot is judged by a sample: not where every piece is inspected (C06)."""
    quantity = order.order.quantity if order.order else None
    if order.inspection is not None and order.inspection.sampling == "full":
        return False
    return None if quantity is None else quantity > 1


@fact("inspection.major_aql", "inspection.aql.major")
def major_aql(order: Order) -> float | None:
    """The AQL for major defects as the standard prints it: the next lower one of its series."""
    return _read_as(order, "major")


@fact("inspection.minor_aql", "inspection.aql.minor")
def minor_aql(order: Order) -> float | None:
    """The AQL for minor defects as the standard prints it: the next lower one of its series."""
    return _read_as(order, "minor")


def _read_as(order: Order, name: str) -> float | None:
    stated = dict(_stated(order.inspection)) if order.inspection else {}
    return column_for(stated[name]) if name in stated else None


@fact("inspection.unprinted_aqls", "inspection.aql")
def unprinted_aqls(order: Order) -> list[str] | None:
    """The stated AQLs that the standard does not print, with the one that is read instead."""
    if order.inspection is None or order.inspection.aql is None:
        return None
    return [
        f"{aql(stated)} for {name} defects, read as {aql(column_for(stated))}"
        for name, stated in _stated(order.inspection)
        if stated and stated != column_for(stated)
    ]


@fact("inspection.aqls_above_ten", "inspection.aql")
def aqls_above_ten(order: Order) -> list[str] | None:
    """The stated AQLs that count faults on a hundred pieces, and not bad pieces (X105)."""
    if order.inspection is None or order.inspection.aql is None:
        return None
    stated = _stated(order.inspection)
    return [f"{aql(one)} for {name} defects" for name, one in stated if one > PERCENT_TO]


def _stated(inspection: Inspection) -> Iterator[tuple[str, float]]:
    for name in _CLASSES if inspection.aql else ():
        stated = getattr(inspection.aql, name)
        if stated is not None:
            yield name, stated


_ALSO = ("inspection.aql", "inspection.level", "inspection.severity", "inspection.sampling")


@fact("inspection.critical_plan", "order.quantity", "inspection.aql.critical", also=_ALSO)
def critical_plan(order: Order) -> Sample | None:
    """What is drawn for critical defects; with AQL 0, the largest sample of the others (X104)."""
    return _sample(order, "critical")


@fact("inspection.major_plan", "order.quantity", "inspection.aql.major", also=_ALSO)
def major_plan(order: Order) -> Sample | None:
    """What is drawn for major defects, and how many bad pieces still pass."""
    return _sample(order, "major")


@fact("inspection.minor_plan", "order.quantity", "inspection.aql.minor", also=_ALSO)
def minor_plan(order: Order) -> Sample | None:
    """What is drawn for minor defects, and how many bad pieces still pass."""
    return _sample(order, "minor")


@fact("inspection.usual_plan", "order.quantity", "inspection.aql.major", also=_ALSO)
def usual_plan(order: Order) -> Sample | None:
    """What general level II, which is used unless another is stated, draws for major defects."""
    return _sample(order, "major", level_two=True)


@fact("inspection.drawn_pcs", "order.quantity", also=_ALSO)
def drawn(order: Order) -> int | None:
    """Pieces that the standard draws: the largest sample, or the lot's own if no AQL is stated."""
    found = plans_of(order)
    return max(one.n for one in found.values()) if found else None


@fact(
    "inspection.sample_fits", "order.quantity", "inspection.sample_pcs", also=_ALSO
)  # fmt: skip
def sample_fits(order: Order) -> str | None:
    """Where the standard does draw as many pieces as are stated: other levels, or other lots."""
    found, inspection = plans_of(order), order.inspection
    if not found or inspection is None or inspection.sample_pcs is None:
        return None
    from pinspec.order.facts.sampling import other_uses

    return other_uses(inspection.sample_pcs, list(found.values()))


def _sample(order: Order, name: str, *, level_two: bool = False) -> Sample | None:
    plan = plans_of(order, level_two=level_two).get(name)
    if plan is None:
        return None
    from pinspec.order.facts.sampling import chance_of_acceptance

    chance = chance_of_acceptance(plan.lot, plan, BAD_LOT)
    percent = None if chance is None else round(chance * 100, 0 if chance >= 0.01 else 1)
    return Sample(plan.letter, plan.n, plan.ac, plan.re, percent)


def plans_of(order: Order, *, level_two: bool = False) -> dict[str, Plan]:
    """Give the plan of each class whose AQL is stated; under ``""`` the lot's own if there is none.

    General level II and normal inspection are taken unless something else is stated (X111).
    """
    inspection, quantity = order.inspection, order.order.quantity if order.order else None
    if inspection is None or quantity is None or not sampled(order):
        return {}
    from pinspec.order.facts.sampling import plans

    stated = dict(_stated(inspection)) or {"": 0.0}
    level = "II" if level_two else inspection.level or "II"
    columns = [column_for(one) for one in stated.values()]
    found = plans(quantity, columns, level, inspection.severity or "normal")
    return dict(zip(stated, found, strict=True))


@fact(
    "inspection.unlisted_majors", "inspection.major",
    also=("product.process", "plating?", "plating[].finish", "artwork.texts?", "posts?",
          "bar_pin?", "magnet?", "ring?", "packaging.steps", "packaging.card?"),
)  # fmt: skip
def unlisted_majors(order: Order) -> list[str] | None:
    """The usual major defects that can occur on this piece and that its list leaves out (F136)."""
    listed = order.inspection.major if order.inspection else None
    if listed is None:
        return None
    from pinspec.order.facts import defects

    posts = order.posts is not None
    held = posts or any(block is not None for block in (order.bar_pin, order.magnet, order.ring))
    can_occur = {
        defects.HARDWARE: held,
        defects.BASE_METAL: plated(order) is True,
        defects.TEXT: order.artwork is not None and bool(order.artwork.texts),
        defects.PLATING_COLOR: plated(order) is True,
        defects.POSTS: posts and carded(order) is True,
        defects.PITS: order.product is None or order.product.process != "printed",
    }
    return defects.left_out(listed, [one for one, can in can_occur.items() if can])


@fact("inspection.overgraded", "inspection.major")
def overgraded(order: Order) -> list[str] | None:
    """What is listed as major though it is usually minor, the first of it (F142, F143, F144)."""
    listed = order.inspection.major if order.inspection else None
    if listed is None:
        return None
    from pinspec.order.facts import defects

    found = [one for one in listed[: defects.MOST] if defects.is_usually_minor(one)]
    return found[:_MOST_TOLD]

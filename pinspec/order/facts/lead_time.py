"""What can be computed of the time that an order has, and of the steps that its build takes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pinspec.order.facts.fact import fact
from pinspec.order.facts.finish import carded
from pinspec.order.facts.piece import cures
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time


class Step(NamedTuple):
    """A step of the build that takes days of its own."""

    name: Literal["production", "sample", "pack", "cure"]
    days: int | None
    """As the order states them."""


@fact("order.lead_days", "order.art_approved", "order.ships")
def lead(order: Order) -> int | None:
    """Days from the approval of the artwork to shipping; negative if it is to ship before."""
    header = order.order
    if header is None or header.art_approved is None or header.ships is None:
        return None
    return (header.ships - header.art_approved).days


_PICTURES = ("photo", "foto", "picture", "proof", "artwork", "render", "drawing", "layout", "video")
_PIECES = ("sample", "piece", "physical", "prototype", "muster")
"""Words that can stand beside these, and are for what one can hold."""


@fact(
    "schedule.sampled", "schedule.sample_days", also=("approval.stages", "order.gate"),
)  # fmt: skip
def sampled(order: Order) -> bool | None:
    """Whether a physical sample is made: days for one, stages of samples, or the gate say so.

    Days of 0 say that there is none, and stages of pictures alone as well; an order that says
    nothing of all that leaves it open.
    """
    if order.schedule is not None and order.schedule.sample_days is not None:
        return order.schedule.sample_days > 0
    if order.approval is not None and order.approval.stages is not None:
        return any(map(_is_physical, order.approval.stages))
    return True if order.order is not None and order.order.gate == "sample" else None


def _is_physical(stage: str) -> bool:
    words = stage.casefold()
    return not any(one in words for one in _PICTURES) or any(one in words for one in _PIECES)


def steps_of(order: Order) -> list[Step]:
    """Give the steps that a build is known to take (F193 to F196), in the order of the work.

    A step belongs to it where the order gives it days, or has what needs it: a sample that is made,
    a card, a magnet that is glued.
    """
    schedule = order.schedule
    sample, run, cure, pack = (
        getattr(schedule, f"{one}_days", None) for one in ("sample", "production", "cure", "pack")
    )
    return [
        *([Step("sample", sample)] if sampled(order) else []),
        Step("production", run),
        *([Step("cure", cure)] if cures(order) or cure is not None else []),
        *([Step("pack", pack)] if carded(order) or pack is not None else []),
    ]


_BEHIND = (
    "schedule.production_days", "schedule.sample_days", "schedule.cure_days", "schedule.pack_days",
    "approval.stages", "order.gate", "packaging.steps", "packaging.card?",
    "magnet?", "magnet.material", "magnet.fixing", "magnet.adhesive",
)  # fmt: skip


@fact("schedule.stated_days", "order.ships", also=_BEHIND)
def stated_days(order: Order) -> int | None:
    """The days of the steps to the ship date, of those that the order gives days for, together."""
    return sum(step.days or 0 for step in steps_of(order)) if _ships(order) else None


@fact("schedule.open_steps", "order.ships", also=_BEHIND)
def open_steps(order: Order) -> list[Step] | None:
    """The steps to the ship date that the order gives no days for."""
    return [step for step in steps_of(order) if step.days is None] if _ships(order) else None


def _ships(order: Order) -> bool:
    return order.order is not None and order.order.ships is not None

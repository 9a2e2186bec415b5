"""The note on weight: an estimate, and whether what holds the piece holds it level."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pinspec.figures import figure, listed, show_value
from pinspec.notes.note import Note, ends, from_to
from pinspec.order.facts.piece import number_of_posts, sides_of
from pinspec.order.facts.weight import estimate, magnets_g, off_estimate, shares
from pinspec.rule.ranges import Range

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.attachment import Magnet
    from pinspec.order.model import Order

READS = frozenset[str]()
RESTS_ON = (
    "body.width_mm", "body.height_mm", "body.thickness_mm", "body.metal", "body.outline",
    "body.weight_g", "body.center_mm", "product.process", "product.needs", "posts?", "posts.count",
    "posts.at_mm", "posts.clutch", "bar_pin?", "bar_pin.at_mm", "bar_pin.length_mm", "magnet?",
    "magnet.count", "magnet.at_mm", "magnet.material", "magnet.diameter_mm", "magnet.length_mm",
    "magnet.width_mm", "magnet.thickness_mm", "magnet.pull_force_n", "magnet.gap_mm", "ring?",
    "print.epoxy",
)  # fmt: skip
_HEAVY = "heavy_over_g"
"""The figure, which a column has as well, over which one post is doubtful."""
_OFF = "weight_off_over"
"""The figure over which a rule takes a stated weight for a slip."""
_NEWTON_G = 101.97
"""Grams that a newton lifts."""


def note(subject: Subject) -> Note | None:
    """Estimate the weight, and say how the piece hangs; nothing to say of an unknown metal."""
    order, found = subject.order, estimate(subject.order)
    if found is None or order.body is None:
        return None
    stated, by_size = order.body.weight_g, Range(found.least_g, found.most_g)
    sentences = [_estimated(order, by_size), *_heavy(subject, by_size)]
    data: dict[str, Any] = {
        "estimate": ends(by_size, "g"),
        "box_filled": ends(_percent(order), "%"),
        "without": _left_out(order),
        "stated": {"value": stated, "unit": "g"} if stated else None,
        "balance": None,
        "pull_force": None,
    }
    if any(one and one.at_mm for one in (order.posts, order.bar_pin, order.magnet)):
        from pinspec.notes import hanging  # most orders leave the places to the factory

        sentences += hanging.sentences(order)
        data["balance"] = hanging.data(order)
    if order.magnet and order.magnet.pull_force_n:
        weight = Range(stated, stated) if stated and _is_likely(subject) else by_size
        times = _times(order.magnet.pull_force_n, weight)
        sentences.append(_pulls(order.magnet, times))
        data["pull_force"] = _pull_data(order.magnet, times)
    return Note("weight", "Weight", " ".join(sentences), data)


def _estimated(order: Order, weight: Range) -> str:
    """Write ``about 7.2 to 10 g by estimate (iron, balanced, 63 to 90 % of 30 x 28 x 1.5 mm)``."""
    body, left_out = order.body, _left_out(order)
    assert body is not None  # noqa: S101 - else nothing is estimated
    made = [one.replace("_", " ") for one in (body.metal, body.outline) if one]
    sizes = " x ".join(figure(one) for one in (*sides_of(order), body.thickness_mm or 0))
    share = _percent(order, of_disc=body.outline == "round")
    text = f"about {from_to(_rounded(*weight[:2]))} g by estimate"
    text += f", without {listed(left_out)}" if left_out else ""
    text += f" ({', '.join(made)}, " + (f"{from_to(share)} % of " if share.least < 100 else "")
    text += f"{sizes} mm)."
    return f"{show_value(body.weight_g, 'g')} as stated; {text}" if body.weight_g else text


def _percent(order: Order, *, of_disc: bool = False) -> Range:
    """How much of its box, or of the disc that it is, is taken to be metal."""
    whole = math.pi / 4 if of_disc else 1
    least, most = (round(100 * one / whole) for one in shares(order))
    return Range(least, most)


def _left_out(order: Order) -> list[str]:
    """Name what the piece carries and the order gives no weight of."""
    posts, printed = order.posts, order.print
    carried = {
        "posts": posts is not None and number_of_posts(order) is None,
        "clutches": posts is not None and posts.clutch != "butterfly",
        "the bar pin": order.bar_pin is not None,
        "the magnet": order.magnet is not None and magnets_g(order) is None,
        "the ring": order.ring is not None,
        "the epoxy dome": printed is not None and printed.epoxy is True,
    }
    return [name for name, is_there in carried.items() if is_there]


def _heavy(subject: Subject, weight: Range) -> list[str]:
    """Say that one post is doubtful at such a weight; of a stated one a rule says so."""
    heavy, body = subject.deck.figures.get(_HEAVY), subject.order.body
    if heavy is None or weight.least <= heavy or number_of_posts(subject.order) != 1:
        return []
    return [] if body and body.weight_g else [f"Over {figure(heavy)} g one post is doubtful."]


def _is_likely(subject: Subject) -> bool:
    """Tell whether the stated weight can be that of the piece, by the figure of the rule on it."""
    off = off_estimate(subject.order)
    return off is not None and off <= subject.deck.figures.get(_OFF, 1)


def _times(force_n: float, weight: Range) -> Range:
    """How many times its own weight a force holds."""
    force_g = force_n * _NEWTON_G
    return _rounded(force_g / weight.most, force_g / weight.least)


def _rounded(least: float, most: float) -> Range:
    """Leave no more decimals than an estimate has: one below 10."""
    least, most = (round(one, 1) if one < 10 else round(one) for one in (least, most))
    return Range(least, most)


def _pulls(magnet: Magnet, times: Range) -> str:
    gap, force = magnet.gap_mm, show_value(magnet.pull_force_n, "N")
    through = "no stated gap" if gap is None else f"a gap of {show_value(gap, 'mm')}"
    at = "without a gap" if gap == 0 else f"at {through}"
    return f"The pull force of {force} {at} is about {from_to(times)} times its weight."


def _pull_data(magnet: Magnet, times: Range) -> dict[str, Any]:
    gap = magnet.gap_mm
    return {
        "force": {"value": magnet.pull_force_n, "unit": "N"},
        "gap": None if gap is None else {"value": gap, "unit": "mm"},
        "times_weight": {"least": times.least, "most": times.most},
    }

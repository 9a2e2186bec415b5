"""What a piece weighs: an estimate by its size, metal and outline, and by what holds it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from pinspec.figures import ranged
from pinspec.order.facts.fact import fact
from pinspec.order.facts.piece import number_of_posts, sides_of
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time

if TYPE_CHECKING:
    from pinspec.order.attachment import Magnet

DENSITIES = {
    "iron": 7.85, "steel": 7.85, "stainless": 7.93, "brass": 8.5, "copper": 8.94,
    "zinc_alloy": 6.6, "aluminium": 2.70,
}  # fmt: skip
"""g/cm³ of the metals that are much the same everywhere (X071 to X076)."""
_NEODYMIUM = 7.5
"""g/cm³ of a magnet (X079)."""
_FILLED = {
    "round": (math.pi / 4, math.pi / 4), "balanced": (math.pi / 4, 1.0), "irregular": (0.60, 0.75),
    None: (0.60, 1.0),
}  # fmt: skip
"""How much of width by height an outline fills, at its least and most. One that is balanced lies
between an ellipse and a rectangle; one that is not stated may be any of them."""
_LEFT = {
    "soft_enamel": (0.80, 0.90), "hard_enamel": (0.80, 0.90), "die_struck": (1.0, 1.0),
    "printed": (1.0, 1.0), None: (0.80, 1.0),
}  # fmt: skip
"""How much of the solid weight is left by recesses with the enamel in them."""
_POST_G, _BUTTERFLY_G = (0.3, 0.3), (0.7, 1.0)
_ENDS = (0, 1)
BY_SHAPE = ("body.outline", "product.process")
BY_MAGNETS = (
    "magnet.count", "magnet.at_mm", "magnet.material", "magnet.diameter_mm", "magnet.length_mm",
    "magnet.width_mm", "magnet.thickness_mm",
)  # fmt: skip
_BY_PARTS = (*BY_SHAPE, "posts.count", "posts.at_mm", "posts.clutch", *BY_MAGNETS)
"""The fields without which an estimate is another one."""


class Weight(NamedTuple):
    """An estimate, to a tenth of a gram."""

    least_g: float
    most_g: float
    words: str
    """Both, or the one that they are."""


@fact(
    "body.estimate", "body.width_mm", "body.height_mm", "body.thickness_mm", "body.metal",
    also=_BY_PARTS,
)  # fmt: skip
def estimate(order: Order) -> Weight | None:
    """What a piece of its size, metal and outline weighs, with posts, butterflies and magnets."""
    metal = metal_g(order)
    if metal is None:
        return None
    posts, magnets = _posts_g(order), magnets_g(order) or 0
    sums = (metal[end] + posts[end] + magnets for end in _ENDS)
    least, most = (max(round(one, 1), 0.1) for one in sums)
    return Weight(least, most, ranged(least, most, "g"))


@fact(
    "body.off_estimate", "body.weight_g", "body.width_mm", "body.height_mm", "body.thickness_mm",
    "body.metal", also=_BY_PARTS,
)  # fmt: skip
def off_estimate(order: Order) -> float | None:
    """How many times more or less the stated weight is than the estimate; 1 where it is within."""
    stated, found = order.body.weight_g if order.body else None, estimate(order)
    if stated is None or found is None:
        return None
    return round(max(stated / found.most_g, found.least_g / stated, 1), 9)


def metal_g(order: Order) -> tuple[float, ...] | None:
    """The piece itself, g, as what it fills of its box by density."""
    body, sides = order.body, sides_of(order)
    if body is None or body.thickness_mm is None or body.metal not in DENSITIES or not sides:
        return None
    box = sides[0] * sides[-1] * body.thickness_mm / 1000 * DENSITIES[body.metal]
    return tuple(box * share for share in shares(order))


def shares(order: Order) -> tuple[float, ...]:
    """How much of width by height by thickness is metal, at the least and at the most."""
    filled = _FILLED[order.body.outline if order.body else None]
    left = _LEFT[order.product.process if order.product else None]
    return tuple(filled[end] * left[end] for end in _ENDS)


def _posts_g(order: Order) -> tuple[float, ...]:
    """All posts with their clutches, g; a clutch that is no butterfly weighs nothing here."""
    number = number_of_posts(order) or 0
    is_butterfly = order.posts is not None and order.posts.clutch == "butterfly"
    clutch = _BUTTERFLY_G if is_butterfly else (0.0, 0.0)
    return tuple(number * (_POST_G[end] + clutch[end]) for end in _ENDS)


def magnets_g(order: Order) -> float | None:
    """All magnets, g; unknown unless they are of neodymium and their number and size stated."""
    magnet = order.magnet
    if magnet is None or magnet.material != "neodymium":
        return None
    number = magnet.count if magnet.at_mm is None else len(magnet.at_mm)
    volume = _volume(magnet)
    return None if number is None or volume is None else number * volume / 1000 * _NEODYMIUM


def _volume(magnet: Magnet) -> float | None:
    """A disc or a block, mm³."""
    high, across = magnet.thickness_mm, magnet.diameter_mm
    if high is None:
        return None
    if across is not None:
        return math.pi / 4 * across**2 * high
    if magnet.length_mm is None or magnet.width_mm is None:
        return None
    return magnet.length_mm * magnet.width_mm * high

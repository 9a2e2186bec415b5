"""Places on the back: whether they are on the piece at all, and where its center of gravity is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from pinspec.order.facts.fact import fact
from pinspec.order.facts.piece import sides_of
from pinspec.order.facts.weight import BY_MAGNETS, BY_SHAPE, magnets_g, metal_g
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time

if TYPE_CHECKING:
    from collections.abc import Sequence

Point: TypeAlias = "Sequence[float]"
"""Millimetres from the middle of the piece, seen from the back: x to the right, y upwards."""
_EDGE = ("body.width_mm", "body.height_mm")


@fact("posts.past_edge_mm", "posts.at_mm", *_EDGE, also="body.outline")
def posts_past_edge(order: Order) -> float | None:
    """How far the outermost post lies past the edge of the piece, mm; less than 0 on the piece."""
    return _past_edge(order, (order.posts.at_mm if order.posts else None) or [])


@fact("bar_pin.past_edge_mm", "bar_pin.at_mm", *_EDGE, also="body.outline")
def bar_past_edge(order: Order) -> float | None:
    """How far the bar's middle lies past the edge of the piece, mm; less than 0 on the piece."""
    at = order.bar_pin.at_mm if order.bar_pin else None
    return _past_edge(order, [at] if at else [])


@fact("magnet.past_edge_mm", "magnet.at_mm", *_EDGE, also="body.outline")
def magnets_past_edge(order: Order) -> float | None:
    """How far the outermost magnet's middle lies past the edge, mm; less than 0 on the piece."""
    return _past_edge(order, (order.magnet.at_mm if order.magnet else None) or [])


@fact("body.center_past_edge_mm", "body.center_mm", *_EDGE, also="body.outline")
def center_past_edge(order: Order) -> float | None:
    """How far the stated center of gravity lies past the edge, mm; less than 0 on the piece."""
    at = order.body.center_mm if order.body else None
    return _past_edge(order, [at] if at else [])


def _past_edge(order: Order, points: Sequence[Point]) -> float | None:
    """How far the outermost point lies past the sides, or past the circle that a piece is."""
    sides = sides_of(order)
    if not sides or not points:
        return None
    half_width, half_height = sides[0] / 2, sides[-1] / 2
    past = [max(abs(x) - half_width, abs(y) - half_height) for x, y in points]
    if order.body and order.body.outline == "round":
        past += [math.hypot(x, y) - max(sides) / 2 for x, y in points]
    return round(max(past), 9)


def is_off_piece(order: Order) -> bool:
    """Tell whether any place is surely not on the piece, so that nothing can be made of them."""
    past = (one(order) for one in (posts_past_edge, bar_past_edge, magnets_past_edge))
    return any(one is not None and one > 0 for one in (*past, center_past_edge(order)))


_PLACES = (*_EDGE, "body.outline", "body.center_mm", "bar_pin.at_mm", "magnet.at_mm")


@fact("posts.above_center_mm", "posts.at_mm", also=_PLACES)
def above_center(order: Order) -> float | None:
    """How far the highest post sits above the center of gravity, mm; less than 0 below it (F208).

    Where none is stated, it is taken to be the middle.
    """
    places = order.posts.at_mm if order.posts else None
    if not places or is_off_piece(order):
        return None
    stated = order.body.center_mm if order.body else None
    return round(max(y for _, y in places) - (stated[1] if stated else 0), 9)


@fact(
    "posts.beside_mm", "posts.at_mm", "body.center_mm",
    also=(*_EDGE, "body.thickness_mm", "body.metal", *BY_SHAPE, *BY_MAGNETS, "bar_pin.at_mm"),
)  # fmt: skip
def beside(order: Order) -> float | None:
    """How far beside all posts the center of gravity lies, mm; 0 between the outermost (F208)."""
    places, middle = order.posts.at_mm if order.posts else None, center(order)
    if not places or not middle or is_off_piece(order):
        return None
    return to_side(places, middle)


def to_side(places: Sequence[Point], middle: Point) -> float:
    """How far a point lies beside all of the places; 0 between the outermost."""
    across = [x for x, _ in places]
    return round(max(min(across) - middle[0], middle[0] - max(across), 0), 9)


def center(order: Order) -> Point | None:
    """Where the center of gravity is: as stated, or in the middle of a round or balanced outline.

    Magnets pull it towards their own middle. Posts and clutches do too, but hang where they hold.
    """
    body = order.body
    if body is None or body.center_mm is not None:
        return body.center_mm if body else None
    if body.outline not in {"round", "balanced"}:
        return None
    places = (order.magnet.at_mm if order.magnet else None) or [[0, 0]]
    x, y = (round(sum(one) / len(places), 9) for one in zip(*places, strict=True))
    if (x, y) == (0, 0):
        return (0, 0)
    metal, magnets = metal_g(order), magnets_g(order)
    if metal is None or magnets is None:
        return None
    share = magnets / (magnets + sum(metal) / 2)
    return (round(x * share, 9), round(y * share, 9))

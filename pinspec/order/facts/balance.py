"""How a piece hangs on what holds it; not registered, as no rule asks but the note on weight."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from pinspec.order.facts.places import center, is_off_piece, to_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pinspec.order.attachment import BarPin
    from pinspec.order.facts.places import Point
    from pinspec.order.model import Order

_SEEN_DEG = 0.5
"""Less of a lean is rounded to none."""


class Balance(NamedTuple):
    """How a piece hangs on what holds it."""

    held_by: str
    """The block that holds it."""
    places: Sequence[Point]
    """Of its posts or magnets, or of the ends of its bar."""
    center: Point
    beside_mm: float
    """How far beside all of them the center of gravity lies; 0 between the outermost."""
    above_mm: float
    """How far the highest of them sits above it; less than 0 below."""

    @property
    def lean_deg(self) -> float | None:
        """How far it turns on its one place until its center of gravity hangs below that.

        More than 0 where its right side drops, as seen from the front. Several places hold it.
        """
        if len(self.places) > 1:
            return None
        x = self.places[0][0] - self.center[0]
        return round(math.degrees(math.atan2(x, self.above_mm)), 1)

    @property
    def is_level(self) -> bool:
        """Whether it hangs straight, neither to a side that can be seen nor forward."""
        lean = self.lean_deg
        straight = not self.beside_mm if lean is None else abs(lean) < _SEEN_DEG
        return straight and self.above_mm >= 0


def balance(order: Order) -> Balance | None:
    """Tell how a piece hangs; unknown unless one block holds it, at places that are stated."""
    held = list(_held(order))
    middle = center(order)
    if middle is None or len(held) != 1 or not held[0][1] or is_off_piece(order):
        return None
    block, places = held[0]
    above = round(max(y for _, y in places) - middle[1], 9)
    return Balance(block, places, middle, to_side(places, middle), above)


def _held(order: Order) -> Iterator[tuple[str, Sequence[Point]]]:
    """Give each block that holds the piece, with its places as far as they are stated."""
    if order.posts:
        yield "posts", order.posts.at_mm or []
    if order.bar_pin:
        yield "bar_pin", _bar_ends(order.bar_pin)
    if order.magnet:
        yield "magnet", order.magnet.at_mm or []


def _bar_ends(bar: BarPin) -> Sequence[Point]:
    """A bar lies level across the back."""
    if bar.at_mm is None or bar.length_mm is None:
        return []
    x, y = bar.at_mm
    return [(x - bar.length_mm / 2, y), (x + bar.length_mm / 2, y)]

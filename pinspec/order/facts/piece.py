"""What can be computed of the piece itself: its size, what holds it, and where it is crowded."""

from __future__ import annotations

from typing import NamedTuple

from pinspec.nearest import fold
from pinspec.order.artwork import Line, Text
from pinspec.order.attachment import PullTest  # noqa: TC001 - its name is looked up at run time
from pinspec.order.facts.fact import fact
from pinspec.order.model import Order  # noqa: TC001 - as above


class Detail(NamedTuple):
    """A struck line or text stroke, as one of the fine elements of an area."""

    name: str
    width_mm: float | None


class Area(NamedTuple):
    """A place on the piece that the artwork names, with all that is struck there."""

    name: str
    details: list[Detail]


@fact("body.longest_mm", "body.width_mm", "body.height_mm", besides="body.outline")
def longest(order: Order) -> float | None:
    """The longer of width and height, mm; of a round piece either is enough."""
    found = sides(order)
    return max(found) if found else None


@fact("body.elongation", "body.width_mm", "body.height_mm", besides="body.outline")
def elongation(order: Order) -> float | None:
    """The longer side divided by the shorter one; 1 for a round piece of which one is stated."""
    found = sides(order)
    return round(max(found) / min(found), 9) if found else None


def sides(order: Order) -> tuple[float, ...]:
    """Give width and height; of a round piece one of them will do."""
    body = order.body
    if body is None:
        return ()
    stated = tuple(side for side in (body.width_mm, body.height_mm) if side is not None)
    return stated if len(stated) > 1 or body.outline == "round" else ()


@fact("posts.number", "posts.count", also="posts.at_mm")
def number_of_posts(order: Order) -> int | None:
    """How many posts: their count or their places, unknown while these contradict each other."""
    posts = order.posts
    if posts is None:
        return None
    places = None if posts.at_mm is None else len(posts.at_mm)
    if posts.count is None or places is None:
        return posts.count or places
    return places if posts.count == places else None


@fact("posts.highest_mm", "posts.at_mm")
def highest(order: Order) -> float | None:
    """How far above the middle the highest post sits, mm; less than 0 below it (F208)."""
    places = order.posts.at_mm if order.posts else None
    return max(y for _, y in places) if places else None


@fact(
    "product.pull_test", "posts.pull_test",
    also=("bar_pin.pull_test", "magnet.pull_test", "ring.pull_test"),
)  # fmt: skip
def pull_test(order: Order) -> PullTest | None:
    """How the hold is tested, whatever it is that holds the piece."""
    holds = (order.posts, order.bar_pin, order.magnet, order.ring)
    return next((one.pull_test for one in holds if one and one.pull_test), None)


_NOT_GLUED = frozenset({"pressed", "molded_in", "sheet"})


@fact("magnet.sheet", "magnet?", also=("magnet.material", "magnet.fixing"))
def sheet(order: Order) -> bool | None:
    """Whether it is a flexible sheet, which has no grade and no gap."""
    magnet = order.magnet
    if magnet is None:
        return None
    return magnet.material == "flexible_sheet" or magnet.fixing == "sheet"


@fact("magnet.glued", "magnet?", also=("magnet.material", "magnet.fixing"))
def glued(order: Order) -> bool | None:
    """Whether an adhesive holds it; so it is unless the order says something else (F099)."""
    if order.magnet is None:
        return None
    return not sheet(order) and order.magnet.fixing not in _NOT_GLUED


_STUCK_ON = frozenset({"tape", "none"})
"""Adhesives that hold at once."""


@fact("magnet.cures", "magnet?", also=("magnet.material", "magnet.fixing", "magnet.adhesive"))
def cures(order: Order) -> bool | None:
    """Whether it is held by what needs time to cure, as glue does unless it is tape (F100)."""
    if order.magnet is None:
        return None
    return glued(order) is True and order.magnet.adhesive not in _STUCK_ON


@fact("artwork.areas", "product.process", "artwork.lines", besides="artwork.texts")
def areas(order: Order) -> list[Area] | None:
    """Every place that lines or texts name, with the details that are struck there."""
    artwork = order.artwork
    if artwork is None or (artwork.lines is None and artwork.texts is None):
        return None
    found: dict[str, Area] = {}
    struck: list[Line | Text] = [*(artwork.lines or []), *(artwork.texts or [])]
    for one in struck:
        if one.area and one.made_by is None:
            return None  # struck or printed: that follows from the process
        if one.area and one.made_by == "metal":
            width = one.width_mm if isinstance(one, Line) else one.stroke_mm
            area = found.setdefault(fold(one.area), Area(one.area, []))
            area.details.append(Detail(one.name or "", width))
    return list(found.values())

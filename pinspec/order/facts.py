"""What can be computed from an order: geometry, counts and standards, never a factory's limit.

A fact is written like a field (``body.longest_mm``) and is ``None`` while a value that it needs
is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias, get_type_hints

from pinspec.nearest import fold
from pinspec.order.artwork import Line, Text
from pinspec.order.fields import unit_of
from pinspec.order.model import Order
from pinspec.order.shape import Shape, shape_of

Compute: TypeAlias = Callable[[Order], Any]


class Fact(NamedTuple):
    """One computed value of an order."""

    name: str
    """Its path, as conditions write it."""
    shape: Shape
    """What it can be, and what it means."""
    needs: tuple[str, ...]
    """The fields that it waits for; the first is where a finding about it points."""
    reads: tuple[str, ...]
    """All fields that it is computed from."""
    compute: Compute


class Detail(NamedTuple):
    """A struck line or text stroke, as one of the fine elements of an area."""

    name: str
    width_mm: float | None


class Area(NamedTuple):
    """A place on the piece that the artwork names, with all that is struck there."""

    name: str
    details: list[Detail]


FACTS: dict[str, Fact] = {}


def fact(name: str, *needs: str, also: str = "") -> Callable[[Compute], Compute]:
    """Register a function as the fact ``name``; its docstring says what it means.

    Args:
        name: the path that conditions write.
        needs: the fields that it waits for.
        also: a field that can take their place.
    """
    reads = (*needs, also) if also else needs

    def register(compute: Compute) -> Compute:
        meaning = (compute.__doc__ or "").partition("\n")[0]
        shape = shape_of(get_type_hints(compute)["return"], meaning, unit_of(name))
        FACTS[name] = Fact(name, shape, needs, reads, compute)
        return compute

    return register


@fact("body.longest_mm", "body.width_mm", "body.height_mm", also="body.outline")
def longest(order: Order) -> float | None:
    """The longer of width and height, mm; of a round piece either is enough."""
    sides = _sides(order)
    return max(sides) if sides else None


@fact("body.elongation", "body.width_mm", "body.height_mm", also="body.outline")
def elongation(order: Order) -> float | None:
    """The longer side divided by the shorter one; 1 for a round piece of which one is stated."""
    sides = _sides(order)
    return round(max(sides) / min(sides), 9) if sides else None


def _sides(order: Order) -> tuple[float, ...]:
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


@fact("packaging.carded", "packaging.steps", also="packaging.card")
def carded(order: Order) -> bool | None:
    """Whether each piece goes onto a card."""
    packaging = order.packaging
    if packaging is None or (packaging.steps is None and packaging.card is None):
        return None
    return packaging.card is not None or "card" in (packaging.steps or [])


@fact("packaging.tight_fit", "packaging.steps", also="packaging.card")
def tight_fit(order: Order) -> bool | None:
    """Whether the posts must sit in foam, or in a card that is declared tight (F048)."""
    packaging = order.packaging
    if packaging is None or (packaging.steps is None and packaging.card is None):
        return None
    card_is_tight = packaging.card is not None and packaging.card.fit == "tight"
    return card_is_tight or "foam_insert" in (packaging.steps or [])


@fact("packaging.die_cut", "packaging.steps", also="packaging.card")
def die_cut(order: Order) -> bool | None:
    """Whether the posts go through die-cut holes of a card, which may need closer posts (F048)."""
    packaging = order.packaging
    if packaging is None or (packaging.steps is None and packaging.card is None):
        return None
    return packaging.card is not None and packaging.card.holes == "die_cut"


@fact("artwork.areas", "product.process", "artwork.lines", also="artwork.texts")
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

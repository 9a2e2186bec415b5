"""What can be computed of the markets, and of what their laws look at; ages are those of the law.

Where no market is named, what depends on one is unknown, and nothing is asked for its sake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.order.facts.fact import fact
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time
from pinspec.order.shape import NONE

if TYPE_CHECKING:
    from collections.abc import Callable

_CHILD_UP_TO = 12
_CALIFORNIAN_CHILD_UNDER = 15
_SHARP_UNDER = 8
_SMALL_PARTS_UNDER = 3
_NEWEST_METHOD = "2023"


def _named(order: Order, *markets: str) -> bool | None:
    named = order.order.markets if order.order else None
    return None if named is None else not set(markets).isdisjoint(named)


def _has_channel(order: Order, *channels: str) -> bool:
    return order.order is not None and order.order.channel in channels


def _younger(order: Order, age: int) -> bool | None:
    age_from = order.order.age_from if order.order else None
    return None if age_from is None else age_from < age


@fact("order.in_us", "order.markets")
def in_us(order: Order) -> bool | None:
    """Whether the US are a market that is named; California is in them."""
    return _named(order, "US", "US-CA")


@fact("order.in_eu", "order.markets")
def in_eu(order: Order) -> bool | None:
    """Whether the EU or the UK, which has the same limits, is a market that is named (X146)."""
    return _named(order, "EU", "UK")


@fact("order.for_us_children", "order.markets", "order.age_from")
def for_us_children(order: Order) -> bool | None:
    """Whether it is sold in the US to children of up to 12 (X128)."""
    return in_us(order) and _younger(order, _CHILD_UP_TO + 1)


@fact("order.for_california_children", "order.markets", "order.age_from", "product.kind")
def for_california_children(order: Order) -> bool | None:
    """Whether it is jewelry, as pins and badges are, for children under 15 in California (X143)."""
    kind = order.product.kind if order.product else None
    is_jewelry = None if kind is None else kind in {"pin", "badge"}
    return is_jewelry and _named(order, "US-CA") and _younger(order, _CALIFORNIAN_CHILD_UNDER)


@fact("order.sharp_for_children", "order.markets", "order.age_from", also=("posts?", "bar_pin?"))
def sharp_for_children(order: Order) -> bool | None:
    """Whether US children under 8 get something with the point of a post or pin (X132)."""
    pointed = order.posts is not None or order.bar_pin is not None
    return in_us(order) and pointed and _younger(order, _SHARP_UNDER)


@fact("order.for_us_infants", "order.markets", "order.age_from")
def for_us_infants(order: Order) -> bool | None:
    """Whether it is sold in the US to children under 3 (X131)."""
    return in_us(order) and _younger(order, _SMALL_PARTS_UNDER)


@fact("plating.with_nickel", "plating?", also=("plating[].finish", "plating[].layer"))
def with_nickel(order: Order) -> bool | None:
    """Whether any layer is nickel, black nickel included (X121, X123)."""
    if order.plating is None:
        return None
    return any(one.layer == "nickel" or "nickel" in (one.finish or "") for one in order.plating)


@fact("compliance.old_nickel_method", "compliance.nickel.method")
def old_nickel_method(order: Order) -> bool | None:
    """Whether nickel is tested by an edition of EN 1811 before that of 2023 (X125)."""
    nickel = order.compliance.nickel if order.compliance else None
    if nickel is None or nickel.method is None:
        return None
    if nickel.method == f"EN 1811:{_NEWEST_METHOD}":  # as most orders name it
        return False
    import re

    years = re.findall(r"(?<!\d)1811\D{0,3}((?:19|20)\d\d)", nickel.method)
    return bool(years) and max(years) < _NEWEST_METHOD


_OF_MAGNETS = (
    "posts.clutch", "magnet.thickness_mm", "magnet.diameter_mm", "magnet.length_mm",
    "magnet.width_mm",
)  # fmt: skip


@fact(
    "magnet.limited_in_us", "order.markets", "order.channel", "magnet.separable", also=_OF_MAGNETS
)
def limited_in_us(order: Order) -> bool | None:
    """Whether a magnet comes off, is small, and is sold to consumers in the US (X133, X134)."""
    if not in_us(order):
        return in_us(order)
    loose = order.magnet.separable if order.magnet else False
    if order.posts is not None and order.posts.clutch == "magnetic":
        loose = True
    if loose is False or _has_channel(order, "staff", "trade"):
        return False
    from pinspec.order.facts.small_parts import small_magnet  # few magnets come off

    if small_magnet(order) is False:
        return False
    return True if loose and _has_channel(order, "consumer") else None


def _to_be_certified(order: Order) -> bool | None:
    return for_us_children(order) or for_california_children(order) or limited_in_us(order)


_ASKED: dict[str, Callable[[Order], bool | None]] = {
    "origin_mark": in_us,
    "tracking_label": for_us_children,
    "sharp_point_label": sharp_for_children,
    "certificate": _to_be_certified,
    "prop65": lambda order: _named(order, "US-CA"),
    "responsible_person": lambda order: _named(order, "EU") and _has_channel(order, "consumer"),
}
"""What a market asks to be there, and when."""


@fact(
    "compliance.refused", "compliance?",
    also=(*(f"compliance.{key}" for key in _ASKED), "order.markets", "order.age_from",
          "order.channel", "product.kind", "posts?", "bar_pin?", "magnet.separable",
          *_OF_MAGNETS),
)  # fmt: skip
def refused(order: Order) -> list[str] | None:
    """What the order declines by `no` or `none`, though a market that it names asks for it."""
    declared = order.compliance
    if declared is None:
        return None
    return [
        key for key, is_due in _ASKED.items() if _is_no(getattr(declared, key)) and is_due(order)
    ]


def _is_no(value: bool | str | None) -> bool:
    return value is False or (isinstance(value, str) and value.casefold() in NONE)

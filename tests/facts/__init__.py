"""Computed facts: cases by what they are about, and the pieces that these are made of."""

from __future__ import annotations

from typing import Any

from pinspec.figures import ranged
from pinspec.order.facts.weight import Weight

Data = dict[str, Any]


def body(**fields: object) -> Data:
    return {"body": fields}


def posts(**fields: object) -> Data:
    return {"posts": fields}


def packaging(**fields: object) -> Data:
    return {"packaging": fields}


def dates(approved: str | None, ships: str | None) -> Data:
    return {"order": {"art_approved": approved, "ships": ships}}


SHIPS = dates(None, "2027-01-12")


def plating(*layers: Data) -> Data:
    return {"plating": list(layers)}


def artwork(process: str | None = "soft_enamel", **fields: object) -> Data:
    return {"product": {"process": process}, "artwork": fields}


def inspection(quantity: int | None = 3000, **fields: object) -> Data:
    return {"order": {"quantity": quantity}, "inspection": fields}


def grams(least: float, most: float | None = None) -> Weight:
    both = (least, most or least)
    return Weight(*both, ranged(*both, "g"))


AQL = {"critical": 0, "major": 2.5, "minor": 4.0}
MAJORS = "inspection.unlisted_majors"
PINNED = {"posts": {}, "plating": [{"finish": "nickel"}], "artwork": {"texts": [{"name": "motto"}]}}
SIZED = body(width_mm=30, height_mm=20, outline="balanced")
DISC = body(width_mm=30, outline="round")
COIN = {
    "product": {"process": "die_struck"},
    "body": {"width_mm": 30, "thickness_mm": 1.5, "outline": "round", "metal": "brass"},
}
DISC_MAGNET = {"count": 1, "material": "neodymium", "diameter_mm": 10, "thickness_mm": 2}
BLOCK_MAGNET = {"count": 1, "material": "neodymium", "length_mm": 10, "width_mm": 4,
                "thickness_mm": 2}  # fmt: skip
LINE = {"name": "whiskers", "width_mm": 0.28, "area": "face"}
TEXT = {"name": "motto", "stroke_mm": 0.3, "area": "face"}


def header(markets: object = None, **fields: object) -> Data:
    return {"order": {"markets": markets, **fields}}


def magnet(**fields: object) -> Data:
    return {"magnet": fields}


def sold(channel: str | None, **fields: object) -> Data:
    return header(["US"], channel=channel) | magnet(**fields)


def jewelry(kind: str | None, **fields: object) -> Data:
    return header(**fields) | {"product": {"kind": kind}}


INDEX, LIKELY = "magnet.index_kg2mm2", "magnet.likely_index_kg2mm2"
NEODYMIUM = {"material": "neodymium", "thickness_mm": 1}

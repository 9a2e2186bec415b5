"""What can be computed of small parts and magnets: what a child can swallow, and how they pull.

The geometry behind it is loaded when it is asked for, as most orders name no market that asks.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from pinspec.order.facts.fact import fact
from pinspec.order.facts.piece import sides_of
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time

_COMMON_GRADE = 35
"""Of neodymium, the weakest that is usual, where the order names none."""


class Face(NamedTuple):
    """The flat side of a piece or magnet."""

    long: float
    wide: float
    is_round: bool


def _face_of_magnet(order: Order) -> Face | None:
    magnet = order.magnet
    if magnet is None:
        return None
    if magnet.diameter_mm is not None:
        return Face(magnet.diameter_mm, magnet.diameter_mm, is_round=True)
    if magnet.length_mm is None or magnet.width_mm is None:
        return None
    return Face(magnet.length_mm, magnet.width_mm, is_round=False)


@fact(
    "body.small_part", "body.width_mm", "body.height_mm", "body.thickness_mm",
    besides="body.outline",
)  # fmt: skip
def small_piece(order: Order) -> bool | None:
    """Whether the piece goes into the small-parts cylinder whole, by its sizes (X131)."""
    body, stated = order.body, sides_of(order)
    if body is None or not stated:
        return None
    face = Face(max(stated), min(stated), is_round=body.outline == "round")
    return _goes_in(face, body.thickness_mm)


@fact(
    "magnet.small_part", "magnet.thickness_mm",
    also=("magnet.diameter_mm", "magnet.length_mm", "magnet.width_mm"),
)  # fmt: skip
def small_magnet(order: Order) -> bool | None:
    """Whether a magnet goes into the small-parts cylinder whole (X131, X133)."""
    face = _face_of_magnet(order)
    return _goes_in(face, order.magnet.thickness_mm) if face and order.magnet else None


def _goes_in(face: Face, thickness: float | None) -> bool | None:
    """Ask the cylinder; where no thickness is stated, only whether the face is too large."""
    from pinspec.order.facts.geometry import block_fits, disc_fits

    deep = thickness or 0
    fits = disc_fits(face.long, deep) if face.is_round else block_fits(face.long, face.wide, deep)
    return None if fits and thickness is None else fits


@fact("magnet.pole_area_mm2", "magnet.diameter_mm", also=("magnet.length_mm", "magnet.width_mm"))
def pole_area(order: Order) -> float | None:
    """The area of a magnet's face, mm2: of a disc, or of a block by its length and width."""
    face = _face_of_magnet(order)
    if face is None:
        return None
    return math.pi * face.long**2 / 4 if face.is_round else face.long * face.wide


@fact(
    "magnet.index_kg2mm2", "magnet.flux_index_kg2mm2",
    also=("magnet.surface_field_kgauss", "magnet.diameter_mm", "magnet.length_mm",
          "magnet.width_mm"),
)  # fmt: skip
def flux_index(order: Order) -> float | None:
    """The flux index, kG2 mm2: as declared, or the measured field squared times the area (X135)."""
    magnet, area = order.magnet, pole_area(order)
    if magnet is None or magnet.flux_index_kg2mm2 is not None:
        return magnet.flux_index_kg2mm2 if magnet else None
    if magnet.surface_field_kgauss is None or area is None:
        return None
    return round(magnet.surface_field_kgauss**2 * area, 9)


@fact(
    "magnet.likely_index_kg2mm2", "magnet.thickness_mm",
    also=("magnet.diameter_mm", "magnet.length_mm", "magnet.width_mm", "magnet.grade",
          "magnet.material"),
)  # fmt: skip
def likely_index(order: Order) -> float | None:
    """An estimate of a neodymium magnet's flux index by its size and grade, kG2 mm2 (X137)."""
    from pinspec.order.facts.geometry import block_field, disc_field

    magnet, face, area = order.magnet, _face_of_magnet(order), pole_area(order)
    if magnet is None or face is None or area is None or magnet.material != "neodymium":
        return None
    if magnet.thickness_mm is None:
        return None
    remanence, deep = _remanence(magnet.grade), magnet.thickness_mm
    if face.is_round:
        field = disc_field(remanence, face.long, deep)
    else:
        field = block_field(remanence, face.long, face.wide, deep)
    return round(field**2 * area, 1)


def _remanence(grade: str | None) -> float:
    """The remanence of neodymium, kG: half of it, squared, is the 35 MGOe that N35 stands for."""
    import re

    found = re.search(r"(?i)\bN ?(\d\d)(?!\d)", grade or "")
    return 2 * math.sqrt(int(found[1]) if found else _COMMON_GRADE)

"""The small-parts cylinder and the flux index of magnets, against the figures of the sources."""

from __future__ import annotations

import math
import random

import pytest

from pinspec.order.facts import FACTS
from pinspec.order.facts.geometry import block_fits, disc_fits
from pinspec.order.load import load


def likely(grade: str, **size: float) -> float:
    order = load({"magnet": {"material": "neodymium", "grade": grade, **size}}).order
    assert order is not None
    return float(FACTS["magnet.likely_index_kg2mm2"].compute(order))


@pytest.mark.parametrize(
    ("grade", "diameter", "thickness", "least", "most"),
    [
        ("N35", 5, 1, 75, 81), ("N35", 10, 1, 97, 106), ("N35", 10, 2, 337, 366),
        ("N35", 5, 0.5, 22, 26), ("N35", 8, 0.5, 22, 26), ("N35", 3, 1, 45, 49),
        ("N38", 3, 1, 48, 50), ("N35", 4, 1, 62, 68),
    ],
)  # fmt: skip
def test_the_estimate_of_a_disc_is_that_of_the_table(
    grade: str, diameter: float, thickness: float, least: float, most: float
) -> None:
    """X137: the table is worked out for remanences of 11.7 to 12.2 kG, and prints whole numbers."""
    found = likely(grade, diameter_mm=diameter, thickness_mm=thickness)
    assert least - 0.5 <= found <= most + 0.5


@pytest.mark.parametrize(("width", "about"), [(5, 234), (4, 230)])
def test_the_estimate_of_a_block_is_that_of_the_table(width: float, about: float) -> None:
    found = likely("N38", length_mm=10, width_mm=width, thickness_mm=1.5)
    assert found == pytest.approx(about, rel=0.03)


@pytest.mark.parametrize(
    ("diameter", "field"), [(5, 1.60), (8, 1.00), (10, 0.80), (12, 0.66), (15, 0.53)]
)
def test_the_index_is_50_at_the_fields_of_the_table(diameter: float, field: float) -> None:
    """X138 prints two decimals, so that the index lies as near to 50 as these are exact."""
    order = load({"magnet": {"diameter_mm": diameter, "surface_field_kgauss": field}}).order
    assert order is not None
    found = FACTS["magnet.index_kg2mm2"].compute(order)
    assert found == pytest.approx(50, rel=2 * 0.005 / field)


@pytest.mark.parametrize(
    ("diameter", "thickness", "fits"),
    [
        (31.7, 1.5, True), (31.8, 0.1, False), (31.7, 25.4, True), (31.7, 25.5, False),
        (10, 40, True), (10, 50, False),
    ],
)  # fmt: skip
def test_a_disc_goes_in_flat_or_on_its_edge(diameter: float, thickness: float, fits: bool) -> None:
    assert disc_fits(diameter, thickness) is fits


@pytest.mark.parametrize(
    ("sides", "fits"),
    [
        ((22, 22, 22), True),
        ((31.6, 1, 40), True),  # upright, across the slope
        ((31.8, 31.8, 0.1), False),
        ((40, 30, 1.5), True),
        ((40, 34, 1.5), False),
        ((55, 5, 1.5), True),
        ((64, 0.5, 0.5), True),  # aslant, from the rim down to the deepest point
        ((66, 0.1, 0.1), False),
    ],
)
def test_a_block_goes_in_whichever_way_it_is_turned(
    sides: tuple[float, float, float], fits: bool
) -> None:
    turned = {
        (a, b, c) for a in sides for b in sides for c in sides if sorted((a, b, c)) == sorted(sides)
    }
    assert {block_fits(*one) for one in turned} == {fits}


def test_no_block_goes_in_that_is_longer_than_the_cylinder_or_larger_than_what_it_holds() -> None:
    volume = math.pi * (31.7 / 2) ** 2 * (25.4 + 57.1) / 2
    longest = math.hypot(31.7, 57.1)
    pick = random.Random(1)
    for _ in range(300):
        sides = [pick.uniform(1, 66) for _ in range(3)]
        if block_fits(*sides):
            assert math.prod(sides) < volume
            assert max(sides) < longest
            assert block_fits(*(0.95 * one for one in sides))

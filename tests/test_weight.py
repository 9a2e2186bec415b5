"""Weight and balance: the table of solid discs, and what must hold whatever the numbers are."""

from __future__ import annotations

import math
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinspec import Rulebook
from pinspec.order.body import Metal, Outline
from pinspec.order.facts.balance import Balance, balance
from pinspec.order.facts.places import beside, center, posts_past_edge
from pinspec.order.facts.weight import DENSITIES, estimate
from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.product import Process

Data = dict[str, Any]

METALS = ("iron", "brass", "zinc_alloy", "aluminium")
DISCS = [
    (20, 1.2, "3.0 3.2 2.5 1.0"),
    (25, 1.2, "4.6 5.0 3.9 1.6"),
    (30, 1.2, "6.7 7.2 5.6 2.3"),
    (30, 1.5, "8.3 9.0 7.0 2.9"),
    (35, 1.2, "9.1 9.8 7.6 3.1"),
    (35, 1.5, "11.3 12.3 9.5 3.9"),
    (40, 1.5, "14.8 16.0 12.4 5.1"),
    (45, 1.5, "18.7 20.3 15.7 6.4"),
    (44.45, 3.0, "36.5 39.6 30.7 12.6"),
]
"""Diameter and thickness in mm, and the weight in g in each of the metals, as it is printed."""


def order_of(data: Data) -> Order:
    order = load(data).order
    assert order is not None
    return order


def disc(across: float, thick: float, metal: str, **blocks: object) -> Order:
    body = {"width_mm": across, "thickness_mm": thick, "metal": metal, "outline": "round"}
    return order_of({"product": {"process": "die_struck"}, "body": body, **blocks})


@pytest.mark.parametrize(
    ("across", "thick", "metal", "grams"),
    [
        (across, thick, metal, float(grams))
        for across, thick, row in DISCS
        for metal, grams in zip(METALS, row.split(), strict=True)
    ],
)
def test_solid_discs_weigh_what_the_table_says(
    across: float, thick: float, metal: str, grams: float
) -> None:
    found = estimate(disc(across, thick, metal))
    assert found is not None
    assert found[:2] == (grams, grams)


def test_every_word_of_the_order_has_a_weight_or_none() -> None:
    body = {"width_mm": 30, "height_mm": 30, "thickness_mm": 1.5}
    for outline in (*get_args(Outline), None):
        for process in (*get_args(Process), None):
            for metal in get_args(Metal):
                data = body | {"outline": outline, "metal": metal}
                found = estimate(order_of({"product": {"process": process}, "body": data}))
                assert (found is not None) == (metal in DENSITIES)


@pytest.mark.parametrize(
    ("fact", "metals"),
    [("X071", "iron steel"), ("X072", "brass"), ("X073", "copper"), ("X074", "zinc_alloy"),
     ("X075", "stainless"), ("X076", "aluminium")],
)  # fmt: skip
def test_the_metals_weigh_what_the_facts_say(fact: str, metals: str, rulebook: Rulebook) -> None:
    for metal in metals.split():
        assert f" {DENSITIES[metal]:g} g/cm³" in rulebook.facts.facts[fact].says


# What holds whatever the numbers are

SIZES = st.floats(min_value=5, max_value=100).map(lambda one: round(one, 2))
OUTLINES = st.sampled_from([*get_args(Outline), None])
COORDINATES = st.integers(-40, 40).map(lambda one: one / 2)
PLACES = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=4)


def sized(width: float, height: float, outline: str | None) -> Data:
    return {"width_mm": width, "height_mm": height, "thickness_mm": 1.5, "metal": "iron",
            "outline": outline}  # fmt: skip


@given(SIZES, SIZES, st.floats(min_value=1, max_value=4), OUTLINES)
def test_weight_grows_with_size(
    width: float, height: float, by: float, outline: str | None
) -> None:
    small = estimate(order_of({"body": sized(width, height, outline)}))
    large = estimate(order_of({"body": sized(width * by, height, outline)}))
    assert small is not None
    assert large is not None
    assert small.least_g <= small.most_g
    assert small.least_g <= large.least_g
    assert small.most_g <= large.most_g


def held(places: list[tuple[float, float]], at: list[float] | None = None) -> Order:
    body = {"outline": "balanced", "center_mm": at}
    return order_of({"body": body, "posts": {"at_mm": [list(one) for one in places]}})


def hung(order: Order) -> Balance:
    found = balance(order)
    assert found is not None
    return found


@given(PLACES)
def test_posts_that_mirror_each_other_hold_a_piece_straight(
    places: list[tuple[float, float]],
) -> None:
    mirrored = [(-x, y) for x, y in places]
    hangs = hung(held(places + mirrored))
    assert hangs.beside_mm == 0
    assert hangs.is_level == (max(y for _, y in places) >= 0)


@given(PLACES, COORDINATES, COORDINATES)
def test_a_mirror_image_hangs_the_other_way(
    places: list[tuple[float, float]], x: float, y: float
) -> None:
    one = hung(held(places, [x, y]))
    other = hung(held([(-x, y) for x, y in places], [-x, y]))
    assert one.beside_mm == other.beside_mm == beside(held(places, [x, y]))
    assert one.above_mm == other.above_mm
    if one.lean_deg is None or other.lean_deg is None:
        assert one.lean_deg is other.lean_deg
        assert len(places) > 1
    else:
        assert math.cos(math.radians(one.lean_deg)) == math.cos(math.radians(other.lean_deg))
        assert one.lean_deg == -other.lean_deg or one.beside_mm == 0


@given(PLACES, COORDINATES, COORDINATES)
def test_where_the_middle_lies_makes_no_difference_to_how_a_piece_hangs(
    places: list[tuple[float, float]], x: float, y: float
) -> None:
    moved = hung(held([(one + x, other + y) for one, other in places], [x, y]))
    assert moved[3:] == hung(held(places))[3:]
    assert moved.lean_deg == hung(held(places)).lean_deg


@given(PLACES)
def test_a_round_piece_has_no_more_room_than_the_square_around_it(
    places: list[tuple[float, float]],
) -> None:
    posts = {"at_mm": [list(one) for one in places]}
    square, circle = (
        posts_past_edge(order_of({"body": sized(30, 30, outline), "posts": posts}))
        for outline in ("balanced", "round")
    )
    assert square is not None
    assert circle is not None
    assert square <= circle


# One by one

LEANS = [
    ([0, 6], None, 0.0),
    ([6, 6], None, 45.0),
    ([-6, 6], None, -45.0),
    ([3, 0], None, 90.0),
    ([6, 8], [3, 8 - 3 * 3**0.5], 30.0),
    ([0, -6], None, 180.0),
]


@pytest.mark.parametrize(("place", "at", "degrees"), LEANS)
def test_one_post_beside_the_center_of_gravity_lets_the_piece_lean(
    place: list[float], at: list[float] | None, degrees: float
) -> None:
    assert hung(held([(place[0], place[1])], at)).lean_deg == degrees


MAGNET = {"material": "neodymium", "diameter_mm": 10, "thickness_mm": 2}
DISC_30 = {"width_mm": 30, "thickness_mm": 1.5, "metal": "brass", "outline": "round"}
CENTERS = [
    pytest.param({}, None, id="nothing is known"),
    pytest.param({"body": {"outline": None}}, None, id="no outline"),
    pytest.param({"body": {"outline": "irregular"}}, None, id="irregular"),
    pytest.param({"body": {"outline": "irregular", "center_mm": [1, -2]}}, [1, -2], id="stated"),
    pytest.param({"body": {"outline": "balanced"}}, (0, 0), id="balanced"),
    pytest.param({"body": DISC_30, "magnet": MAGNET | {"at_mm": [[0, 10]]}}, (0, 1.156),
                 id="a magnet above the middle"),
    pytest.param({"body": DISC_30, "magnet": MAGNET | {"at_mm": [[-10, 5], [10, 5]]}},
                 (0, 1.037), id="two magnets above the middle"),
    pytest.param({"body": DISC_30, "magnet": {"at_mm": [[-10, 0], [10, 0]]}}, (0, 0),
                 id="two magnets of any weight on either side"),
    pytest.param({"body": DISC_30, "magnet": {"at_mm": [[0, 10]]}}, None,
                 id="a magnet of unknown weight above the middle"),
    pytest.param({"body": {"outline": "round"}, "magnet": MAGNET | {"at_mm": [[0, 10]]}}, None,
                 id="a magnet on a piece of unknown weight"),
    pytest.param({"body": {"outline": "round"}, "magnet": MAGNET | {"at_mm": []}}, (0, 0),
                 id="no place for a magnet"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), CENTERS)
def test_the_center_of_gravity_is_as_stated_or_follows_from_outline_and_magnets(
    data: Data, expected: list[float] | None
) -> None:
    found = center(order_of({"product": {"process": "die_struck"}} | data))
    assert found == pytest.approx(expected, abs=0.001) if expected else found is None


HOLDS = [
    pytest.param({"posts": {"count": 2}}, None, id="posts without places"),
    pytest.param({"bar_pin": {"at_mm": [0, 6]}}, None, id="a bar without a length"),
    pytest.param({"bar_pin": {"length_mm": 20}}, None, id="a bar without a place"),
    pytest.param({"bar_pin": {"at_mm": [8, 6], "length_mm": 20}}, True, id="a bar"),
    pytest.param({"bar_pin": {"at_mm": [12, 6], "length_mm": 20}}, False, id="a bar at the side"),
    pytest.param({"bar_pin": {"at_mm": [0, -1], "length_mm": 20}}, False, id="a bar below"),
    pytest.param({"magnet": {"at_mm": [[-9, 0], [9, 0]]}}, True, id="two magnets"),
    pytest.param({"posts": {"at_mm": [[0, 6]]}, "magnet": {}}, None, id="posts and a magnet"),
    pytest.param({"posts": {"at_mm": []}}, None, id="no place for a post"),
]


@pytest.mark.parametrize(("data", "level"), HOLDS)
def test_bars_and_magnets_hold_a_piece_as_posts_do(data: Data, level: bool | None) -> None:
    found = balance(order_of({"body": {"outline": "balanced"}} | data))
    assert (found.is_level if found else None) == level

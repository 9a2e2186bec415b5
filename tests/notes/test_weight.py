"""The note on weight: an estimate, how the piece hangs, and how hard its magnet pulls."""

from __future__ import annotations

import pytest

from pinspec.rule.examples import merge
from tests.notes import Data, report, told

PIN = "about 7.2 to 10 g by estimate (iron, balanced, 63 to 90 % of 30 x 28 x 1.5 mm)."
TWO_POSTS = "about 8.2 to 12 g by estimate (iron, balanced, 63 to 90 % of 30 x 28 x 1.5 mm)."
BAR = (
    "about 6.2 to 8.9 g by estimate, without the bar pin "
    "(iron, balanced, 63 to 90 % of 30 x 28 x 1.5 mm)."
)
MAGNET = (
    "about 17 to 24 g by estimate, without the magnet "
    "(iron, balanced, 63 to 90 % of 50 x 45 x 1.5 mm)."
)
LEVEL: Data = {"product": {"needs": ["stay_level"]}}
ODD: Data = {"body": {"outline": "irregular"}}
NEODYMIUM = {"material": "neodymium", "grade": "N35", "diameter_mm": 10, "thickness_mm": 2}


def at(*places: list[float]) -> Data:
    return {"posts": {"count": None, "at_mm": list(places)}}


def bar(x: float, length: float | None = 20) -> Data:
    return {"posts": None, "bar_pin": {"at_mm": [x, 6], "length_mm": length}}


WEIGHTS = [
    pytest.param("pin", {}, PIN, id="a pin"),
    pytest.param("coin", {}, "about 30 g by estimate (zinc alloy, round, 44 x 3 mm).", id="a coin"),
    pytest.param(
        "keychain", {},
        "about 13 to 19 g by estimate, without the ring "
        "(zinc alloy, balanced, 63 to 90 % of 45 x 35 x 2 mm).",
        id="a ring",
    ),
    pytest.param(
        "pin", {"posts": {"clutch": "rubber"}, "print": {"epoxy": True}},
        "about 6.5 to 9.2 g by estimate, without clutches and the epoxy dome (iron, balanced, "
        "63 to 90 % of 30 x 28 x 1.5 mm).",
        id="a rubber clutch and a dome",
    ),
    pytest.param(
        "pin", {"body": {"outline": None, "width_mm": 24, "height_mm": 24}},
        "about 4.3 to 7.4 g by estimate (iron, 48 to 90 % of 24 x 24 x 1.5 mm).", id="no outline",
    ),
    pytest.param(
        "pin", {"posts": {"count": None, "clutch": None}},
        "about 6.2 to 8.9 g by estimate, without posts and clutches (iron, balanced, 63 to 90 % of "
        "30 x 28 x 1.5 mm).",
        id="nothing said of the posts",
    ),
    pytest.param(
        "pin", {"body": {"outline": "round", "height_mm": None}},
        "about 7.7 to 8.8 g by estimate (iron, round, 80 to 90 % of 30 x 1.5 mm).", id="round",
    ),
    pytest.param("pin", {"body": {"weight_g": 8.5}}, f"8.5 g as stated; {PIN}", id="as stated"),
    pytest.param("pin", {"body": {"metal": "pvc"}}, None, id="pvc"),
    pytest.param("pin", {"body": {"metal": None}}, None, id="no metal"),
    pytest.param("pin", {"body": {"thickness_mm": None}}, None, id="no thickness"),
    pytest.param("pin", {"body": {"height_mm": None}}, None, id="no height"),
    pytest.param("pin", {"body": {"height_mm": "tall"}}, None, id="an unreadable height"),
    pytest.param("pin", {"posts": {"clutch": "strong"}}, None, id="an unreadable clutch"),
    pytest.param(
        "pin", {"body": {"width_mm": 38, "height_mm": 36}},
        "about 11 to 16 g by estimate (iron, balanced, 63 to 90 % of 38 x 36 x 1.5 mm).",
        id="maybe over 12 g",
    ),
    pytest.param(
        "pin", {"body": {"width_mm": 44, "height_mm": 42}},
        "about 15 to 21 g by estimate "
        "(iron, balanced, 63 to 90 % of 44 x 42 x 1.5 mm). Over 12 g one post is "
        "doubtful.",
        id="over 12 g on one post",
    ),
    pytest.param(
        "pin", {"body": {"width_mm": 44, "height_mm": 42}, "posts": {"count": 2}},
        "about 16 to 22 g by estimate (iron, balanced, 63 to 90 % of 44 x 42 x 1.5 mm).",
        id="over 12 g on two posts",
    ),
    pytest.param(
        "pin", {"body": {"width_mm": 44, "height_mm": 42, "weight_g": 16}},
        "16 g as stated; about 15 to 21 g by estimate "
        "(iron, balanced, 63 to 90 % of 44 x 42 x 1.5 mm).",
        id="stated, so that a rule says so",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("base", "blocks", "text"), WEIGHTS)
def test_the_weight_is_told_as_an_estimate(base: str, blocks: Data, text: str | None) -> None:
    assert told(report(base, **blocks)).get("weight") == text


MIDDLE = "If its center of gravity is the middle,"
HANGS = [
    pytest.param(
        at([-8, 4], [8, 4]),
        f"{TWO_POSTS} {MIDDLE} the posts at x -8 and 8 hold it level.",
        id="two posts",
    ),
    pytest.param(at([0, 4]), f"{PIN} {MIDDLE} the post at x 0 holds it level.", id="one post"),
    pytest.param(
        at([3, 6]),
        f"{PIN} {MIDDLE} the post at x 3 sits 3.0 mm beside it, so that it leans by about 27 "
        "degrees: its right side, seen from the front, drops.",
        id="one post at the side",
    ),
    pytest.param(
        at([-0.1, 6]),
        f"{PIN} {MIDDLE} the post at x -0.10 sits 0.10 mm beside it, so that it leans by about 1 "
        "degree: its left side, seen from the front, drops.",
        id="one post a little to the other side",
    ),
    pytest.param(
        at([0.001, 6]),
        f"{PIN} {MIDDLE} the post at x 0.00 holds it level.",
        id="one post at the side by a hair",
    ),
    pytest.param(
        at([3, 4], [9, 4]),
        f"{TWO_POSTS} {MIDDLE} the posts at x 3 and 9 sit 3.0 mm beside it, so that it hangs "
        "askew.",
        id="two posts on one side",
    ),
    pytest.param(
        at([0, -4]),
        f"{PIN} {MIDDLE} the post at x 0 sits 4.0 mm below it, so that it tips forward.",
        id="one post below",
    ),
    pytest.param(
        merge(at([2, 4], [8, 4]), {"body": {"center_mm": [3, 1.5]}}),
        f"{TWO_POSTS} With its center of gravity at 3, 1.5 as stated, the posts at x 2 and 8 hold "
        "it level.",
        id="a stated center of gravity",
    ),
    pytest.param(
        bar(5), f"{BAR} {MIDDLE} the bar pin from x -5 to 15 holds it level.", id="a bar pin"
    ),
    pytest.param(
        bar(12),
        f"{BAR} {MIDDLE} the bar pin from x 2 to 22 sits 2.0 mm beside it, so that it hangs askew.",
        id="a bar pin at the side",
    ),
    pytest.param(bar(0, None), BAR, id="a bar pin of no length"),
    pytest.param(
        merge(at([-8, 4], [8, 4]), ODD),
        "about 6.7 to 9.3 g by estimate (iron, irregular, 48 to 68 % of 30 x 28 x 1.5 mm).",
        id="an irregular piece",
    ),
    pytest.param(
        merge(merge(at([-8, 4], [8, 4]), ODD), LEVEL),
        "about 6.7 to 9.3 g by estimate "
        "(iron, irregular, 48 to 68 % of 30 x 28 x 1.5 mm). To know whether it "
        "hangs level, state its center of gravity as `body.center_mm`.",
        id="an irregular piece that must stay level",
    ),
]


@pytest.mark.parametrize(("blocks", "text"), HANGS)
def test_it_is_told_how_a_piece_hangs_on_what_holds_it(blocks: Data, text: str) -> None:
    assert told(report(**blocks))["weight"] == text


PULLS = [
    pytest.param(
        {}, f"{MAGNET} The pull force of 6 N at a gap of 0.50 mm is about 26 to 37 times its "
        "weight.", id="through a gap",
    ),
    pytest.param(
        {"gap_mm": 0}, f"{MAGNET} The pull force of 6 N without a gap is about 26 to 37 times its "
        "weight.", id="without a gap",
    ),
    pytest.param(
        {"gap_mm": None}, f"{MAGNET} The pull force of 6 N at no stated gap is about 26 to 37 "
        "times its weight.", id="not said at which gap",
    ),
    pytest.param({"pull_force_n": None}, MAGNET, id="no force"),
    pytest.param(
        NEODYMIUM | {"count": None, "at_mm": [[0, 10]], "pull_force_n": 0.5},
        "about 18 to 25 g by estimate "
        "(iron, balanced, 63 to 90 % of 50 x 45 x 1.5 mm). If its center of "
        "gravity is at about 0, 0.5, the magnet at x 0 holds it level. The pull force of 0.50 N "
        "at a gap of 0.50 mm is about 2 to 2.9 times its weight.",
        id="a magnet that weighs something itself",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("magnet", "text"), PULLS)
def test_the_pull_of_a_magnet_is_told_against_the_weight(magnet: Data, text: str) -> None:
    assert told(report("magnet", magnet=magnet))["weight"] == text


BY_WEIGHT = [
    (20.0, "is about 31 times"),
    (0.02, "is about 26 to 37 times"),
    (5e-324, "is about 26 to 37 times"),
]


@pytest.mark.parametrize(("stated", "part"), BY_WEIGHT)
def test_a_stated_weight_counts_unless_it_can_only_be_a_slip(stated: float, part: str) -> None:
    assert part in told(report("magnet", body={"weight_g": stated}))["weight"]


def test_nothing_is_told_of_a_balance_at_places_that_are_not_on_the_piece() -> None:
    assert told(report(**at([-8, 4], [28, 4])))["weight"] == TWO_POSTS


def test_programs_get_the_weight_and_the_balance_as_numbers() -> None:
    blocks = merge(at([3, 3]), {"body": {"weight_g": 9}})
    (note,) = (one for one in report(**blocks).notes if one.name == "weight")
    assert note.data == {
        "estimate": {"least": 7.2, "most": 10.2, "unit": "g"},
        "box_filled": {"least": 63, "most": 90, "unit": "%"},
        "without": [],
        "stated": {"value": 9, "unit": "g"},
        "balance": {
            "center": {"at": [0, 0], "stated": False, "unit": "mm"},
            "held_by": "posts",
            "held_at": {"at": [[3, 3]], "unit": "mm"},
            "level": False,
            "beside": {"value": 3, "unit": "mm"},
            "above": {"value": 3, "unit": "mm"},
            "lean": {"value": 45, "unit": "deg"},
        },
        "pull_force": None,
    }  # fmt: skip


def test_programs_get_the_pull_of_a_magnet_as_numbers() -> None:
    (note,) = (one for one in report("magnet").notes if one.name == "weight")
    assert note.data["without"] == ["the magnet"]
    assert note.data["balance"] is None
    assert note.data["pull_force"] == {
        "force": {"value": 6, "unit": "N"},
        "gap": {"value": 0.5, "unit": "mm"},
        "times_weight": {"least": 26, "most": 37},
    }


def test_where_places_tell_nothing_there_is_no_balance() -> None:
    (note,) = (one for one in report(**merge(at([0, 4]), ODD)).notes if one.name == "weight")
    assert note.data["balance"] is None

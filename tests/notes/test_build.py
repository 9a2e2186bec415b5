"""The note on the build: the layers of a high-risk one, and which of its controls the order has."""

from __future__ import annotations

from typing import Any

import pytest

from pinspec import check
from tests.notes import Data, report, told

THREE: Data = {
    "plating": [{"finish": "black_nickel", "reference": "B-2"}],
    "print": {"by": "screen", "registration_tol_mm": 0.15, "clearance_mm": 0.3},
}
"""With the card that the base has."""
FOUR: Data = {**THREE, "print": {**THREE["print"], "epoxy": True}}
BOTH = {"golden_sample": True, "inline_check": {"from_pcs": 50, "to_pcs": 100}}
NONE = {"golden_sample": None, "inline_check": None}


@pytest.mark.parametrize(
    ("inspection", "quantity", "said"),
    [
        (BOTH, 3000, "The order has both a golden sample and a check of the first pieces."),
        (NONE, 3000, "It needs a golden sample and a check of the first pieces, 50 to 100 of"),
        (NONE, 120, "It needs a golden sample and a check of the first pieces, 1 to 12 of this"),
        ({**BOTH, "inline_check": None}, 150, "It needs a check of the first pieces, 1 to 15 of"),
        ({**BOTH, "golden_sample": False}, 3000, "It needs a golden sample."),
        (NONE, None, "It needs a golden sample and a check of the first pieces."),
    ],
    ids=str,
)
def test_a_high_risk_build_names_its_layers_and_what_it_needs(
    inspection: dict[str, Any], quantity: int | None, said: str
) -> None:
    text = told(report(**FOUR, inspection=inspection, order={"quantity": quantity}))["build"]
    assert text.startswith("black plating, print, epoxy and card lie on one piece, which makes it")
    assert said in text


def test_three_layers_are_one_less_than_a_high_risk_build() -> None:
    text = "black plating, print and card lie on one piece; one more demanding layer makes it a"
    assert told(report(**THREE))["build"].startswith(text)


def test_two_layers_are_an_ordinary_piece() -> None:
    two = report(**{**FOUR, "plating": [{"finish": "gold"}], "print": None})
    assert "build" not in told(two)


def test_programs_get_the_layers_and_the_window() -> None:
    data = next(one.data for one in report(**FOUR, inspection=BOTH).notes if one.name == "build")
    assert data == {
        "layers": ["black plating", "print", "epoxy", "card"],
        "high_risk": True,
        "golden_sample": True,
        "first_check": {"from_pcs": 50, "to_pcs": 100, "unit": "pieces"},
    }


def test_layers_that_can_not_be_read_are_not_counted() -> None:
    order = {**FOUR, "print": {"by": "screen", "epoxy": "perhaps"}, "packaging": {"steps": "card"}}
    assert "build" not in told(check(order))

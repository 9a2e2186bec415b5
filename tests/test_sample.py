"""What was measured and seen on a sample, what a fault comes to, and how sizes are told."""

from __future__ import annotations

from typing import Any

import pytest

from pinspec import Rulebook, check, load_order
from pinspec.figures import as_stated
from pinspec.order.fields import Span, Tolerance
from pinspec.order.sample import Fault
from pinspec.rule.examples import merge

OUTSIDE = "it lies outside what is written"
VARIES = "it varies from piece to piece"
AGAIN = "design or process bring it about again"
HELD = "it is judged to be more than the process holds"
CONCERNS: list[tuple[dict[str, Any], str, str | None]] = [
    ({}, "appearance", None),
    ({"what": "shade"}, "appearance", None),
    ({"what": "shade", "in_tolerance": False}, "process", OUTSIDE),
    ({"what": "shade", "consistent": False, "in_tolerance": True}, "process", VARIES),
    ({"what": "pits", "systematic": True}, "process", AGAIN),
    ({"what": "pits", "systematic": True, "in_tolerance": True}, "process", AGAIN),
    ({"what": "pits", "systematic": True, "affects_use": False}, "process", AGAIN),
    ({"systematic": True, "in_tolerance": True, "affects_use": False}, "appearance", None),
    ({"category": "process", "in_tolerance": True, "affects_use": False}, "process", HELD),
    ({"what": "loose_clutch", "category": "appearance"}, "function", None),
    ({"what": "loose_clutch", "in_tolerance": True, "affects_use": False}, "function", None),
    ({"category": "function"}, "function", None),
    ({"what": "shade", "affects_use": True, "in_tolerance": True}, "function", None),
    ({"what": "shade", "threatens": ["packing"]}, "function", None),
    ({"what": "shade", "threatens": []}, "appearance", None),
]


@pytest.mark.parametrize(("fault", "concern", "because"), CONCERNS, ids=str)
def test_function_beats_the_category_and_harmless_is_what_is_within_a_tolerance(
    fault: dict[str, Any], concern: str, because: str | None
) -> None:
    found = Fault(**fault)
    assert (found.concern, found.because) == (concern, because)


def test_a_fault_is_found_once(rulebook: Rulebook) -> None:
    for fault, _, _ in CONCERNS:
        for rate in (None, 1, 30):
            sample = {"faults": [{**fault, "rate_pct": rate}]}
            approval = {"production_sample": True}
            order = merge(rulebook.bases["pin"], {"sample": sample, "approval": approval})
            rules = [one.rule for one in check(order).findings]
            assert len(rules) == 1 or rules == ["sample/rate", "sample/required"], (fault, rate)


@pytest.mark.parametrize(
    ("span", "told"),
    [
        ({"min": 0.1, "max": 0.15}, "0.10 to 0.15 mm"),
        ({"min": 1.5, "max": 1.5}, "1.5 mm"),
        ({"min": 0.152, "max": 0.152}, "0.152 mm"),
        ({"min": 24.0}, "at least 24 mm"),
        ({"max": 2.0}, "at most 2.0 mm"),
        ({}, "?"),
    ],
    ids=str,
)
def test_a_range_is_told_as_people_write_it(span: dict[str, float], told: str) -> None:
    assert Span(**span).told("mm") == told


@pytest.mark.parametrize(
    ("tolerance", "told"),
    [
        ({"plus": 0.15, "minus": 0.15}, "+/-0.15 mm"),
        ({"plus": 0.2, "minus": 0.05}, "+0.20/-0.05 mm"),
        ({"plus": 0.125, "minus": 0.125}, "+/-0.125 mm"),
        ({"plus": 0.2}, "+0.20/-? mm"),
    ],
    ids=str,
)
def test_a_tolerance_is_told_as_people_write_it(tolerance: dict[str, float], told: str) -> None:
    assert Tolerance(**tolerance).told("mm") == told


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1, "0.10"), (0.125, "0.125"), (25.4, "25.4"), (1.19380001, "1.1938"), (1234.5, "1,234.5"),
     (3000, "3,000"), (1 / 3, "0.3333")],
)  # fmt: skip
def test_a_stated_number_is_told_with_its_decimals(value: float, text: str) -> None:
    assert as_stated(value) == text


def test_sizes_in_inches_are_held_to_a_tolerance_in_millimetres() -> None:
    order = {
        "body": {"width_mm": "1 in", "size_tol_mm": 0.15},
        "sample": {"width_mm": "1.0060 in"},  # 25.5524
    }
    message = next(one.message for one in check(order).findings if one.rule == "sample/width")
    assert "25.5524 mm" in message
    assert load_order(order).findings == ()

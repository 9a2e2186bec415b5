"""Each computed fact: its value, and that it waits for what it needs."""

from __future__ import annotations

import re

import pytest

from pinspec.order.facts import FACTS
from pinspec.order.load import load
from tests.facts import Data, body, law, lot, piece, placed

CASES = [*piece.CASES, *placed.CASES, *lot.CASES, *law.CASES]


@pytest.mark.parametrize(("name", "data", "expected"), CASES, ids=str)
def test_a_fact_is_computed_or_waits_for_what_it_needs(
    name: str, data: Data, expected: object
) -> None:
    loaded = load(data)
    assert not loaded.findings
    assert loaded.order is not None
    found = FACTS[name].compute(loaded.order)
    assert found == expected
    assert type(found) is type(expected) or isinstance(found, float)


def test_every_fact_has_cases_with_and_without_its_inputs() -> None:
    for name in FACTS:
        values = [expected for one, _, expected in CASES if one == name]
        assert None in values, f"{name}: no case lacks an input"
        assert any(one is not None for one in values), f"{name}: no case has a value"


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_says_what_it_means_and_reads(name: str) -> None:
    fact = FACTS[name]
    assert fact.shape.meaning.endswith((".", ")."))
    assert fact.needs
    assert set(fact.needs) <= set(fact.reads)


def test_sides_of_thirteen_to_ten_are_elongated_by_exactly_one_point_three() -> None:
    elongation = FACTS["body.elongation"].compute
    slips = 0
    for tenths in range(100, 500):
        short, long = tenths / 10, tenths * 13 / 100  # sizes as people write them, 0.1 mm apart
        slips += long / short != 1.3
        order = load(body(height_mm=short, width_mm=long)).order
        assert order is not None
        assert elongation(order) == 1.3, (long, short)
    assert slips, "no size shows why the division must be rounded"


@pytest.mark.parametrize(
    ("tolerance", "half"),
    [
        (0.15, 0.15), ("+0.20/-0.05", 0.125), ("±0.1", 0.1), ("+0.2/-0.1", 0.15), ("+0.3/-0", 0.15),
        ({"plus": 0.1, "minus": 0.2}, 0.15), ({"plus": 0.1}, None), ({"minus": 0.1}, None),
    ],
    ids=str,
)  # fmt: skip
def test_half_of_a_tolerance_is_half_of_its_whole_band(
    tolerance: object, half: float | None
) -> None:
    order = load(body(size_tol_mm=tolerance)).order
    assert order is not None
    assert order.body is not None
    assert order.body.size_tol_mm is not None
    assert order.body.size_tol_mm.half == half


def test_facts_are_named_like_fields() -> None:
    assert all(re.fullmatch(r"[a-z_]+(?:\.[a-z0-9_]+)+", name) for name in FACTS)

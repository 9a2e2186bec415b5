"""Orders as nested dicts and lists, as those who use the library give them."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from typing import Any

import pytest

from pinspec.order.load import load
from tests.load import at, value_at

PLAIN: list[tuple[str, Any, Any]] = [
    ("body.width_mm", 40, 40.0), ("body.width_mm", "4 cm", 40.0), ("body.width_mm", None, None),
    ("body.width_mm", Decimal("40.5"), 40.5), ("order.quantity", 3000, 3000),
    ("order.ships", datetime.date(2026, 12, 1), datetime.date(2026, 12, 1)),
    ("enamel.metal_breaks", True, True), ("enamel.metal_breaks", "no", False),
    ("magnet.cure_h.min", 24, 24.0), ("posts.at_mm", [[-12, "6 mm"]], [[-12.0, 6.0]]),
]  # fmt: skip


def nested(path: str, value: object) -> dict[str, Any]:
    for step in reversed(path.split(".")):
        value = {step: value}
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(("path", "value", "expected"), PLAIN, ids=repr)
def test_plain_data_is_read_as_it_is(path: str, value: object, expected: object) -> None:
    loaded = load(nested(path, value))
    assert not loaded.findings
    assert value_at(loaded, path) == expected


def test_minus_nothing_is_nothing() -> None:
    assert (
        math.copysign(1, value_at(load(nested("posts.at_mm", [[-0.0, 6]])), "posts.at_mm")[0][0])
        == 1
    )


class Other:
    """Something that has no place in an order."""


ODD = [True, 1, -1.5, math.nan, math.inf, 10**400, 10**5000, Decimal("nan"), Decimal("sNaN"), 1j,
       b"40", "\ud800", "x" * 5000, (1, 2), {1, 2}, datetime.datetime(2026, 1, 1), Other(), Other,
       [None], [[None]], {None: 1}, {5: {}}, [{}], {"": ""}]  # fmt: skip
FIELDS = ["body.width_mm", "order.quantity", "order.id", "order.ships", "order.markets", "body",
          "body.metal", "enamel.metal_breaks", "magnet.cure_h", "body.size_tol_mm", "pinspec",
          "artwork.lines", "posts.at_mm", "bar_pin.at_mm", "magnet.cure_h.min"]  # fmt: skip


@pytest.mark.parametrize("path", FIELDS)
@pytest.mark.parametrize("value", ODD, ids=lambda one: f"{type(one).__name__}")
def test_no_plain_data_raises_and_what_is_wrong_is_said_once(path: str, value: object) -> None:
    data = nested(path, value)
    loaded = load({"notes": "kept"} | data)
    assert value_at(loaded, "notes") == "kept"
    assert len({one.path for one in loaded.findings}) == len(loaded.findings) <= 1
    assert all(len(one.message) < 200 for one in loaded.findings)
    assert data == nested(path, value)


@pytest.mark.parametrize(
    "wrong",
    [
        ("body.width_mm", True), ("order.id", 12), ("order.ships", 1), ("order.quantity", 2.0),
        ("enamel.metal_breaks", 1), ("body.width_mm", math.nan),
    ],
)  # fmt: skip
def test_plain_data_of_the_wrong_kind_is_refused(wrong: tuple[str, object]) -> None:
    loaded = load(nested(*wrong))
    assert [(one.code, one.path) for one in loaded.findings] == [("PIN011", at(wrong[0]))]
    assert loaded.unreadable == {at(wrong[0])}

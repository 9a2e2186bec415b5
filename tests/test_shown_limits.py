"""A limit is shown as it is: whoever keeps to the number of a report passes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinspec import Rulebook, Verdict, check
from pinspec.figures import show_limit, told_apart

ORDER: dict[str, Any] = {
    "order": {"gate": "concept", "quantity": 3000},
    "product": {"kind": "pin", "process": "soft_enamel"},
    "body": {"width_mm": 24, "height_mm": 22, "outline": "balanced", "forming": "stamped"},
}
FILE = """\
factory: Mil Works
limits: {{repeated_line_mm: {{source: trials, date: 2026-03-18, respec_below: {{stamped: {}}},
  cosmetic_below: {{stamped: 40 mil}}}}}}
"""
MAKES = """\
factory: Mil Works
makes: {source: a letter, date: 2026-03-12, body.thickness_mm: {most: 0.055 in}}
"""


@given(
    st.one_of(
        st.integers(1, 640).map(lambda one: one / 64 * 25.4),
        st.integers(1, 1000).map(lambda one: one * 0.0254),
        st.floats(0.001, 30).map(lambda one: round(one, 4)),
    )
)
def test_the_number_that_is_shown_is_the_limit(limit: float) -> None:
    shown = float(show_limit(limit, "mm").removesuffix(" mm"))
    assert shown == pytest.approx(limit, abs=1e-9)
    value, beside = told_apart(limit * 0.99, limit, "mm")
    assert float(beside) == shown
    assert value != beside


@pytest.mark.parametrize("limit", ["12 mil", "13 mil", "1/64 in", "0.0137 in", "0.3333 mm"])
def test_whoever_draws_the_line_that_is_asked_for_passes(limit: str, tmp_path: Path) -> None:
    (tmp_path / "mil.yaml").write_text(FILE.format(limit), encoding="utf-8")
    book = Rulebook.built_in().at_factory(tmp_path / "mil.yaml")

    def drawn(width: str) -> Any:
        lines = {"artwork": {"lines": [{"name": "ear", "width_mm": width, "repeated": True}]}}
        report = check({**ORDER, **lines}, rulebook=book)
        return next((one for one in report.findings if one.code == "PIN101"), None)

    thin = drawn("0.01")
    wanted = thin.change.partition("at least ")[2].partition(" mm")[0]
    assert f"at least {wanted} mm" in thin.message
    again = drawn(wanted)
    assert again is None or again.verdict is not Verdict.RESPEC


def test_a_thickness_that_a_factory_takes_is_shown_in_full(tmp_path: Path) -> None:
    (tmp_path / "thin.yaml").write_text(MAKES, encoding="utf-8")
    book = Rulebook.built_in().at_factory(tmp_path / "thin.yaml")
    order = {**ORDER, "body": {**ORDER["body"], "thickness_mm": "1.4"}}
    (finding,) = [one for one in check(order, rulebook=book).findings if one.code == "PIN980"]
    assert "is 1.4 mm; Mil Works takes at most 1.397 mm" in finding.message


@pytest.mark.parametrize(
    ("value", "limit", "shown"),
    [
        (0.33, 0.3302, ("0.3300", "0.3302")),
        (0.004, 0.25, ("0.004", "0.25")),
        (0.0, 0.25, ("0", "0.25")),
        (0.10, 0.3048, ("0.10", "0.3048")),
        (1.2, 1.2, ("1.2", "1.2")),
        (29.999, 30, ("29.999", "30")),
    ],
)
def test_a_value_is_told_from_its_limit_and_from_nothing(
    value: float, limit: float, shown: tuple[str, str]
) -> None:
    assert told_apart(value, limit, "mm") == shown


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0.22", "is 0.22 mm wide"),
        ("0.22 mm", "is 0.22 mm wide"),
        ("0.2mm", "is 0.20 mm wide"),
        ("0,22", "is 0.22 mm (`0,22`) wide"),
        ("9 mil", "is 0.23 mm (`9 mil`) wide"),
    ],
)
def test_what_was_written_is_repeated_where_it_says_it_otherwise(written: str, said: str) -> None:
    lines = {"artwork": {"lines": [{"name": "ear", "width_mm": written, "repeated": True}]}}
    messages = [one.message for one in check({**ORDER, **lines}).findings if one.code == "PIN101"]
    assert said in messages[0]

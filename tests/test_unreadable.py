"""A slip of the pen: what can still be judged beside it, and what is named as waiting for it."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest

from pinspec import Rulebook, check
from pinspec.finding import Verdict
from pinspec.rule.examples import merge

Data: TypeAlias = dict[str, Any]
LONG = {"width_mm": 40, "height_mm": 31, "outline": "irregular"}
BLACK = [{"finish": "black_nickel", "reference": "B-2"}]


def outcome(rule: str, base: str, order: Data) -> str:
    """Say what a rule or table of required fields makes of an order, and that a slip is in it."""
    report = check(merge(Rulebook.built_in().bases[base], order))
    assert any(one.rule.startswith("format/") for one in report.findings), "nothing is wrong"
    verdicts = [one.verdict for one in report.findings if one.rule == rule]
    waits = [one for one in report.not_judged if one.rule == rule]
    assert all(one.unreadable and one.waits_for for one in waits)
    told = [max(verdicts).word] if verdicts else []
    return " and ".join(told + ["not judged"] * bool(waits)) or (
        "passed" if rule in report.passed else "silent"
    )


SLIPS = [
    # stated() asks whether a block is there, and not what is in it
    ("posts/count", "pin", {"body": LONG, "posts": {"count": 1, "clutch": "deluxe lock"}},
     "respec"),
    ("posts/count", "pin", {"body": LONG, "posts": {"count": 1, "pull_test": {"cycles": "5 x"}}},
     "respec"),
    ("posts/count", "pin", {"body": LONG, "posts": {"count": 1},
                              "plating": [{"finish": "gold", "thickness_um": "soft"}]}, "respec"),
    ("posts/count", "pin", {"body": LONG, "posts": {"count": "one or two"}}, "not judged"),
    ("posts/count", "pin", {"body": LONG, "posts": "two"}, "not judged"),
    ("posts/count", "pin", {"body": LONG, "posts": {"count": 1}, "bar_pin": "yes"}, "not judged"),
    ("posts/count", "pin", {"body": LONG, "posts": {"count": 1}, "barpin": {"at_mm": [0, 6]}},
     "not judged"),
    ("posts/places", "pin", {"posts": {"count": 2, "at_mm": [[1, 2, 3], [1, 2]]}}, "not judged"),
    ("posts/off-piece", "pin", {"body": {"width_mm": "wide"}}, "silent"),
    ("posts/off-piece", "pin", {"body": {"width_mm": "wide"}, "posts": {"at_mm": [[0, 40]]}},
     "not judged"),
    ("posts/below-middle", "pin", {"body": {"width_mm": "wide"}}, "silent"),
    ("posts/level", "pin", {"body": {"metal": "unobtainium"}}, "silent"),
    ("body/weight", "pin", {"posts": {"clutch": "strong"}}, "silent"),
    ("body/weight", "pin", {"body": {"weight_g": 90}, "posts": {"clutch": "strong"}},
     "not judged"),
    # computed facts say what they read of a block
    ("packaging/metal-on-metal", "pin",
     {"plating": [{**BLACK[0], "thickness_um": "soft"}], "packaging": {"steps": ["card"]}},
     "cosmetic"),
    ("packaging/metal-on-metal", "pin",
     {"plating": [{"finish": "blackish"}], "packaging": {"steps": ["card"]}}, "not judged"),
    ("inspection/usual-majors", "keychain",
     {"ring": {"strength": 4}, "inspection": {"major": ["detached hardware"]}}, "cosmetic"),
    ("inspection/usual-majors", "keychain",
     {"ring": "steel", "inspection": {"major": ["detached hardware"]}}, "not judged"),
    # a column whose fact reads what can't be read is neither passed over nor taken to apply
    ("posts/tight-location", "pin",
     {"posts": {"location_tol_mm": 0.2}, "packaging": {"card": {"holes": "2 die-cut slots"}}},
     "not judged"),
    ("posts/tight-location", "pin",
     {"posts": {"location_tol_mm": 0.2}, "packaging": {"card": {"fit": "snug"}}}, "not judged"),
    ("posts/tight-location", "pin",
     {"posts": {"location_tol_mm": 0.2}, "packaging": {"card": {"gsm": "heavy"}}}, "cosmetic"),
    # items of a list: how many there are does not rest on what one of them says
    ("approval/lights", "pin",
     {"enamel": {"colors": [{"pantone": "186 C", "delta_e_max": "small"}, {"pantone": "1 C"}]},
      "approval": {"color_lights": ["D65"]}}, "cosmetic"),
    # a fact that would guess without what can't be read is unknown; what it can't change is judged
    ("inspection/critical", "pin",
     {"order": {"quantity": "some"}, "inspection": {"aql": {"critical": None}}}, "silent"),
    ("inspection/critical", "pin",
     {"order": {"quantity": "some"}, "inspection": {"aql": {"critical": 1}}}, "not judged"),
    # what is required
    ("posts/required", "pin", {"posts": {"clutch": None, "pull_test": "gentle"}}, "respec"),
    ("posts/required", "pin", {"posts": "two"}, "silent"),
    ("plating/required", "pin",
     {"plating": [{"finish": "golden", "thickness_um": None, "reference": None}]}, "not judged"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "base", "order", "expected"), SLIPS)
def test_a_slip_hides_no_more_than_what_it_can_decide(
    rule: str, base: str, order: Data, expected: str
) -> None:
    assert outcome(rule, base, order) == expected


def test_a_table_that_is_not_judged_says_what_it_waits_for() -> None:
    order = {"product": {"process": "enamel"}, "enamel": None, "artwork": {"min_gap_mm": None}}
    report = check(merge(Rulebook.built_in().bases["pin"], order))
    waits = {one.rule: one.waits_for for one in report.not_judged if "required" in one.rule}
    assert waits, "no table waits"
    assert {path for paths in waits.values() for path in paths} == {("product", "process")}
    assert report.verdict is Verdict.RESPEC

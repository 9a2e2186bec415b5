"""One cause is one finding: what two rules may say of one value, and what one change trips."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from pinspec import Rulebook, check
from pinspec.path import show
from pinspec.rule.examples import by_kind, merge

if TYPE_CHECKING:
    from pinspec import Report

MERGES = 2500
"""Pairs of wrong examples that are laid over each other."""
DIFFERENT = {
    ("enamel/cavity", "enamel/room"): "the die is shallow; the color can't lie so far below in it",
    ("inspection/minor-aql", "inspection/swapped-aqls"): "too loose; yet stricter than for majors",
    ("packaging/card-step", "packaging/metal-on-metal"): "a card is left over; faces rub",
    ("packaging/card-step", "packaging/sea"): "a card is left over; damp comes in",
    ("packaging/loose-mirror", "packaging/sea"): "faces rub; damp comes in",
    ("packaging/metal-on-metal", "packaging/sea"): "faces rub; damp comes in",
    ("plating/dyed-hard-enamel", "plating/wear"): "rare on hard enamel; too thin for the use",
    ("posts/below-middle", "posts/count"): "it tips forward; it turns",
    ("posts/below-middle", "posts/level"): "it tips forward; it hangs askew",
    ("posts/below-middle", "posts/places"): "it tips forward; the count says otherwise",
    ("posts/count", "posts/off-piece"): "it turns; one is off the piece",
    ("posts/off-piece", "posts/places"): "one is off the piece; the count says otherwise",
    ("product/pull-force", "product/pull-range"): "its unit is a slip; it is no range",
    ("product/pull-range", "product/pulls"): "the force is no range; too few pulls",
    ("sample/function", "sample/required"): "it stops; nobody says which fault it is",
    ("sample/process", "sample/required"): "it stops; nobody says which fault it is",
}
"""Rules that may speak of the same value, as they say different things about it."""


def test_two_rules_speak_of_one_value_only_to_say_different_things(rulebook: Rulebook) -> None:
    wrong = [
        (entry.name, example)
        for entry in rulebook.entries
        for kind, _, example in by_kind(entry.examples)
        if kind in {"cosmetic", "respec"}
    ]
    pick = random.Random(1)
    found: dict[tuple[str, ...], str] = {}
    for _ in range(MERGES):
        (one, first), (two, second) = pick.sample(wrong, 2)
        if one != two and first.base == second.base:
            order = merge(merge(rulebook.bases[first.base], first.order), second.order)
            for path, rules in _by_value(check(order)).items():
                found |= dict.fromkeys(combinations(sorted(rules), 2), show(path))
    assert {pair: path for pair, path in found.items() if pair not in DIFFERENT} == {}


def _by_value(report: Report) -> dict[tuple[str | int, ...], set[str]]:
    rules = defaultdict(set)
    for finding in report.findings:
        if not finding.rule.startswith("format/"):
            for path in [one.path for one in finding.missing] or [finding.path]:
                rules[path].add(finding.rule)
    return rules


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"artwork": {"lines": [{"name": "outline", "width_mm": 0.24}]}}, "artwork/lines"),
    ({"enamel": {"recess_depth_mm": 0.2}}, "enamel/deep-recess"),
    ({"enamel": {"colors": [{"name": "red"}]}}, "enamel/required"),
    ({"body": {"width_mm": 38, "height_mm": 36}}, "posts/count"),
    ({"body": {"thickness_mm": None}}, "body/required"),
    ({"body": {"weight_g": 0.009}}, "body/weight"),
    ({"body": {"center_mm": [16, 30]}, "posts": {"count": None, "at_mm": [[0, 4]]}},
     "body/center"),
    ({"product": {"needs": ["stay_level"]},
      "posts": {"count": None, "at_mm": [[8, 4], [9, -40]]}}, "posts/off-piece"),
    ({"posts": {"count": None, "at_mm": [[0, -40]]}}, "posts/off-piece"),
    ({"product": {"use": "daily_wear"}, "plating": [{"finish": "gold", "reference": "G-12"}],
      "packaging": {"steps": ["card"]}}, "plating/wear"),
    ({"product": {"use": "uniform"}, "packaging": {"steps": ["bulk"], "card": None}},
     "packaging/metal-on-metal"),
    ({"packaging": None}, "packaging/required"),
    ({"posts": {"clutch": None}}, "posts/required"),
    ({"inspection": {"aql": {"major": 4.0}}}, "inspection/major-aql"),
    ({"inspection": {"aql": {"major": 3.0, "minor": 2.5}}}, "inspection/printed-aqls"),
    ({"inspection": {"level": "I"}}, "inspection/weak-level"),
    ({"inspection": {"sample_pcs": 200}}, "inspection/sample-size"),
    ({"inspection": {"major": ["unreadable text"]}}, "inspection/usual-majors"),
    ({"inspection": {"golden_sample": "no"}}, "inspection/golden-sample"),
    ({"inspection": None}, "inspection/required"),
    ({"approval": {"production_sample": "no"}, "inspection": {"inline_check": None}},
     "approval/hand-made"),
    ({"order": {"art_approved": "2026-12-01", "ships": "2026-12-08"},
      "schedule": {"pack_days": 1}}, "schedule/days"),
    ({"posts": {"construction": "secure attachment"}}, "wording/hardware"),
    ({"order": {"markets": ["US", "EU"]}}, "compliance/required"),
    ({"order": {"markets": ["US-CA"], "age_from": 6, "channel": "consumer"},
      "posts": {"clutch": "magnetic"}}, "compliance/required"),
    ({"order": {"designs": 2, "control_sheet": "S-4"}}, "packaging/required"),
]  # fmt: skip


@pytest.mark.parametrize(("patch", "rule"), CHANGES, ids=[rule for _, rule in CHANGES])
def test_one_change_to_a_sound_order_is_one_finding(
    patch: dict[str, Any], rule: str, rulebook: Rulebook
) -> None:
    report = check(merge(rulebook.bases["pin"], patch))
    assert [one.rule for one in report.findings] == [rule]

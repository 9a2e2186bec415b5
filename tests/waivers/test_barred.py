"""What nobody can waive, and what a house asks of waivers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pinspec import Rulebook, Verdict, WaiverTerms, check, compare
from pinspec.rule.examples import by_kind, merge
from pinspec.waived import Lapse
from tests.waivers import TODAY, flaws, judged, waiver

FORBIDDEN: list[tuple[dict[str, Any], str]] = [
    ({"order": {"markets": ["US"], "age_from": 8}, "compliance": {"lead_ppm": 300}},
     "compliance/lead"),
    ({"order": {"markets": ["US"], "age_from": 8}}, "compliance/required"),
    ({"posts": {"count": 3, "at_mm": [[0, 4]]}}, "posts/places"),
    ({"posts": {"count": None, "at_mm": [[0, -40]]}}, "posts/off-piece"),
    ({"body": {"width": 12}}, "format/unknown-key"),
    ({"posts": {"count": "many"}}, "PIN011"),
]  # fmt: skip


@pytest.mark.parametrize(("patch", "rule"), FORBIDDEN, ids=[rule for _, rule in FORBIDDEN])
def test_what_no_signature_can_settle_is_not_waived(
    patch: dict[str, Any], rule: str, rulebook: Rulebook
) -> None:
    order = merge(rulebook.bases["pin"], patch)
    report = judged(order, waiver(rule))
    stops = {one for one in judged(order).findings if one.verdict is Verdict.RESPEC}
    assert flaws(report) == [Lapse.FORBIDDEN]
    assert {one.code for one in stops} <= {one.code for one in report.findings}
    assert report.verdict is Verdict.RESPEC


def test_every_rule_that_bars_a_waiver_is_held_to_it_by_its_examples(rulebook: Rulebook) -> None:
    barred = [one for one in rulebook.entries if one.no_waiver]
    barred += [one for one in rulebook.rules if one.limit and one.limit.law and one not in barred]
    assert len(barred) > 15
    for entry in barred:
        for kind, _, example in by_kind(entry.examples):
            if kind == "respec":
                order = merge(rulebook.bases[example.base], example.order)
                report = judged(order, waiver(entry.name))
                assert entry.code in {one.code for one in report.findings}, example.name
                assert Lapse.FORBIDDEN in flaws(report), example.name


def test_the_law_and_what_contradicts_itself_bar_waivers(rulebook: Rulebook) -> None:
    stops = {one.name for one in rulebook.rules if one.name.startswith("compliance/")}
    stops -= {"compliance/nickel-method"}  # a report that is out of date, and is cosmetic
    barred = {one.name for one in rulebook.rules if one.barred(Verdict.RESPEC)}
    assert stops <= barred
    assert {one for one in barred if one.endswith("/off-piece")} == {
        "posts/off-piece", "bar_pin/off-piece", "magnet/off-piece",
    }  # fmt: skip
    assert "posts/count" not in barred


def test_a_house_can_make_rules_mandatory_and_say_for_how_long_waivers_may_hold(
    wrong: dict[str, Any],
) -> None:
    one = waiver("posts/count", until=str(TODAY + timedelta(days=180)))
    assert judged(wrong, one, terms=WaiverTerms(longest_days=180)).waived
    for terms in (
        WaiverTerms(longest_days=179),
        WaiverTerms(mandatory=frozenset({"posts/count"})),
        WaiverTerms(mandatory=frozenset({"PIN401"})),
    ):
        report = judged(wrong, one, terms=terms)
        assert report.waived == ()
        assert flaws(report) == [Lapse.FORBIDDEN]


def test_waivers_can_be_left_aside(wrong: dict[str, Any]) -> None:
    report = judged(wrong, waiver("posts/count"), waiver("nonsense"), waivers=False)
    assert report.findings == check(wrong).findings
    assert (report.waived, report.not_honoured, report.today) == ((), 2, None)


def test_an_order_that_waives_nothing_knows_no_day(wrong: dict[str, Any]) -> None:
    for order in (wrong, {**wrong, "waivers": []}, {**wrong, "waivers": "none"}):
        report = check(order, today=TODAY)
        assert (report.today, report.waived) == (None, ())
        assert report.findings == check(wrong).findings


def test_each_factory_judges_by_itself(rulebook: Rulebook, wrong: dict[str, Any]) -> None:
    books = [rulebook.at_factory(name) for name in ("kiln-street", "harbor-castings")]
    order = {**wrong, "waivers": [waiver("posts/count"), waiver("artwork/lines")]}
    for report in compare(order, books, today=TODAY).reports.values():
        assert {one.finding.rule for one in report.waived} >= {"posts/count"}

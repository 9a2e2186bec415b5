"""What a waiver covers, and that it counts for nothing then."""

from __future__ import annotations

from typing import Any

import pytest

from pinspec import Report, Rulebook, Verdict
from pinspec.path import show
from pinspec.rule.examples import merge
from pinspec.waived import Lapse
from tests.waivers import SIGNED, TODAY, flaws, judged, waiver

LINES = {"artwork.lines[0].width_mm", "artwork.lines[1].width_mm"}


def places(report: Report) -> set[str]:
    """Give the place of all that is waived; of what a block lacks, each missing field."""
    return {
        show(path)
        for one in report.waived
        for path in [missing.path for missing in one.finding.missing] or [one.finding.path]
    }


COVERS: list[tuple[str, str | None, set[str]]] = [
    ("artwork/lines", None, LINES),
    ("PIN101", None, LINES),
    ("artwork/lines", "artwork", LINES),
    ("artwork/lines", "artwork.lines", LINES),
    ("artwork/lines", "artwork.lines[1]", {"artwork.lines[1].width_mm"}),
    ("PIN101", "artwork.lines[1].width_mm", {"artwork.lines[1].width_mm"}),
    ("posts/count", "posts", {"posts.count"}),
    ("posts/required", None, {"posts.clutch"}),
    ("posts/required", "posts", {"posts.clutch"}),
    ("posts/required", "posts.clutch", {"posts.clutch"}),
    ("enamel/required", "enamel.colors[0]", {"enamel.colors[0].pantone"}),
]


@pytest.mark.parametrize(("rule", "at", "covered"), COVERS)
def test_a_waiver_covers_what_lies_at_its_place_or_below(
    rule: str, at: str | None, covered: set[str], wrong: dict[str, Any]
) -> None:
    report = judged(wrong, waiver(rule, at))
    assert places(report) == covered
    assert flaws(report) == []
    assert {one.words for one in report.waived} == {"until 2027-06-30 by M. Ortiz: worn for a day"}
    assert report.today == TODAY


@pytest.mark.parametrize(
    "at", ["artwork.line", "artwork.lines[10]", "artwork.lines[1].width", "TBD", "?", "lines",
           "art", "posts",
           "[", "..", "artwork..lines", "artwork.lines[", "artwork.lines[-1]", "a" * 9000,
           "\x1b[2J", "artwork.lines[ 1 ]", "::error::"],
)  # fmt: skip
def test_a_place_that_is_none_covers_nothing(at: str, wrong: dict[str, Any]) -> None:
    report = judged(wrong, waiver("artwork/lines", at))
    assert report.waived == ()
    assert flaws(report) == [Lapse.UNUSED]
    (said,) = [one for one in report.findings if one.code == Lapse.UNUSED.code]
    assert "`artwork.lines[0].width_mm` or `artwork.lines[1].width_mm`" in said.change


def test_one_of_several_missing_fields_can_be_waived_and_the_others_are_asked_for(
    wrong: dict[str, Any],
) -> None:
    open_order = merge(wrong, {"inspection": None})
    before = judged(open_order)
    (whole,) = [one for one in before.findings if one.rule == "inspection/required"]
    assert len(whole.missing) > 2
    first = show(whole.missing[0].path)
    report = judged(open_order, waiver("inspection/required", first))
    (left,) = [one for one in report.findings if one.rule == "inspection/required"]
    assert left.missing == whole.missing[1:]
    assert first not in left.message
    assert places(report) == {first}


def test_what_is_waived_counts_neither_in_the_verdict_nor_in_the_notes(
    rulebook: Rulebook,
) -> None:
    order = merge(rulebook.bases["pin"], {"artwork": {"lines": [{"name": "a", "width_mm": 0.2}]}})
    before, after = judged(order), judged(order, waiver("artwork/lines"))
    assert (before.verdict, after.verdict) == (Verdict.RESPEC, Verdict.PASS)
    assert "money" in {one.name for one in before.notes}
    assert "money" not in {one.name for one in after.notes}


@pytest.mark.parametrize("words", [("posts/count", "PIN401"), ("PIN401", "posts/count")])
def test_of_two_for_one_rule_the_longer_holds_however_they_call_it(
    words: tuple[str, str], wrong: dict[str, Any]
) -> None:
    short, long = words
    report = judged(wrong, waiver(short, until="2026-12-24"), waiver(long))
    assert [one.until.isoformat() for one in report.waived] == [SIGNED["until"]]
    assert flaws(report) == [Lapse.UNUSED]

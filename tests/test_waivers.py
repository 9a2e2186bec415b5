"""Waivers: what they cover, what they never cover, and what is said of those that do not hold."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinspec import (
    PinspecError,
    Report,
    Rulebook,
    Verdict,
    WaiverTerms,
    check,
    compare,
)
from pinspec.cli import run
from pinspec.errors import ExitCode
from pinspec.path import show
from pinspec.rule.examples import by_kind, merge
from pinspec.waived import Lapse
from pinspec.waivers import SOON_DAYS, day_of

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TODAY = date(2026, 12, 1)
SIGNED = {"reason": "worn for a day", "approved_by": "M. Ortiz", "until": "2027-06-30"}
WRONG: dict[str, Any] = {
    "artwork": {"lines": [{"name": "a", "width_mm": 0.2}, {"name": "b", "width_mm": 0.2}]},
    "posts": {"count": 1, "clutch": None},
    "body": {"width_mm": 40, "outline": "irregular"},
    "enamel": {"colors": [{"name": "red"}]},
    "packaging": {"steps": None},
}
"""What is wrong with the order of these tests, over a pin that passes."""
LINES = {"artwork.lines[0].width_mm", "artwork.lines[1].width_mm"}


@pytest.fixture(name="wrong")
def _wrong(rulebook: Rulebook) -> dict[str, Any]:
    order: dict[str, Any] = merge(rulebook.bases["pin"], WRONG)
    return order


def judged(order: dict[str, Any], *waivers: dict[str, Any], **more: Any) -> Report:
    return check({**order, "waivers": list(waivers)}, **{"today": TODAY, **more})


def waiver(rule: str, at: str | None = None, **more: Any) -> dict[str, Any]:
    return {"rule": rule, "at": at, **SIGNED, **more}


def places(report: Report) -> set[str]:
    """Give the place of all that is waived; of what a block lacks, each missing field."""
    return {
        show(path)
        for one in report.waived
        for path in [missing.path for missing in one.finding.missing] or [one.finding.path]
    }


def flaws(report: Report) -> list[Lapse]:
    kinds = {one.code: one for one in Lapse}
    return [kinds[one.code] for one in report.findings if one.code in kinds]


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


SOON = TODAY + timedelta(days=SOON_DAYS)
LAPSES: list[tuple[dict[str, Any], list[Lapse], bool]] = [
    (waiver("posts/count"), [], True),
    (waiver("posts/count", until=str(TODAY)), [Lapse.SOON], True),
    (waiver("posts/count", until=str(TODAY - timedelta(days=1))), [Lapse.OVERDUE], False),
    (waiver("posts/count", until=str(SOON)), [Lapse.SOON], True),
    (waiver("posts/count", until=str(SOON + timedelta(days=1))), [], True),
    (waiver("posts/cuont"), [Lapse.UNKNOWN_RULE], False),
    (waiver("PIN499"), [Lapse.UNKNOWN_RULE], False),
    (waiver("posts/diameter"), [Lapse.UNUSED], False),
    (waiver("PIN010"), [Lapse.UNUSED], False),
    (waiver("waivers/unused"), [Lapse.UNUSED], False),
    (waiver("posts/count", reason=None), [Lapse.INCOMPLETE], False),
    (waiver("posts/count", reason="TBD"), [Lapse.INCOMPLETE], False),
    (waiver("posts/count", approved_by=""), [Lapse.INCOMPLETE], False),
    (waiver("posts/count", until=None), [Lapse.INCOMPLETE], False),
    ({}, [Lapse.INCOMPLETE], False),
    (waiver("factory/makes"), [], False),
]


@pytest.mark.parametrize(("one", "expected", "is_honoured"), LAPSES)
def test_what_is_wrong_with_a_waiver_is_said_once(
    one: dict[str, Any], expected: list[Lapse], is_honoured: bool, wrong: dict[str, Any]
) -> None:
    report = judged(wrong, one)
    assert flaws(report) == expected
    assert bool(report.waived) == is_honoured
    assert ("posts/count" in {one.rule for one in report.findings}) != is_honoured


@pytest.mark.parametrize(
    "mistake", [{"until": "05/06/2027"}, {"until": "soon"}, {"until": "2027-02-30"}, {"at": [1]},
                {"plaec": "posts"}, {"reason": {"a": 1}}],
)  # fmt: skip
def test_a_waiver_with_a_mistake_of_form_is_not_honoured_and_that_is_said_once(
    mistake: dict[str, Any], wrong: dict[str, Any]
) -> None:
    report = judged(wrong, waiver("posts/count", **mistake))
    assert report.waived == ()
    assert flaws(report) == []
    assert [one.path[:2] for one in report.findings if one.rule.startswith("format/")] == [
        ("waivers", 0)
    ]


def test_of_two_waivers_the_nearer_one_covers_and_the_other_is_told_to_be_one_too_many(
    wrong: dict[str, Any],
) -> None:
    report = judged(wrong, waiver("posts/count"), waiver("PIN401", "posts.count", reason="near"))
    assert [one.reason for one in report.waived] == ["near"]
    (said,) = [one for one in report.findings if one.code == Lapse.UNUSED.code]
    assert said.path == ("waivers", 0)
    assert "another waiver" in said.message


def test_of_two_waivers_alike_the_one_that_holds_longer_covers(wrong: dict[str, Any]) -> None:
    short, long = waiver("posts/count", until=str(TODAY)), waiver("posts/count")
    for both in ((short, long), (long, short)):
        report = judged(wrong, *both)
        assert [str(one.until) for one in report.waived] == ["2027-06-30"]
        assert flaws(report) == [Lapse.UNUSED]


def test_nothing_is_said_of_a_waiver_whose_rule_is_not_asked_or_can_not_be_judged(
    wrong: dict[str, Any],
) -> None:
    one = waiver("posts/diameter")
    assert flaws(judged(wrong, one)) == [Lapse.UNUSED]
    off = {rule.code for rule in Rulebook.built_in().rules if rule.name == "posts/diameter"}
    assert flaws(judged(wrong, one, switched_off=off)) == []
    waits = judged(merge(wrong, {"posts": {"count": None}}), waiver("posts/count"))
    assert "posts/count" in {one.rule for one in waits.not_judged}
    assert flaws(waits) == []
    early = judged(wrong, waiver("surface/required"), gate="concept")
    assert flaws(early) == []


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


@pytest.mark.parametrize(
    ("env", "day"), [({"SOURCE_DATE_EPOCH": "0"}, date(1970, 1, 1)),
                     ({"SOURCE_DATE_EPOCH": "1796083199"}, date(2026, 11, 30)),
                     ({"SOURCE_DATE_EPOCH": "1796083200"}, date(2026, 12, 1))],
)  # fmt: skip
def test_the_day_is_that_of_source_date_epoch(env: dict[str, str], day: date) -> None:
    assert day_of(env) == day


def test_the_day_is_else_that_of_the_machine() -> None:
    before = date.today()
    assert before <= day_of({"SOURCE_DATE_EPOCH": ""}) <= date.today()


@pytest.mark.parametrize("stamp", ["x", "1.5", "9" * 30, "-" + "9" * 20, "2026-12-01"])
def test_an_epoch_that_is_no_time_is_refused(stamp: str) -> None:
    with pytest.raises(PinspecError, match="SOURCE_DATE_EPOCH"):
        day_of({"SOURCE_DATE_EPOCH": stamp})


def test_the_order_that_is_signed_away_has_everything_wrong_that_a_waiver_can_have() -> None:
    report = check(EXAMPLES / "everything-wrong" / "signed-away.order.yaml", today=TODAY)
    assert set(flaws(report)) == set(Lapse)


RULES = ["posts/count", "PIN401", "artwork/lines", "posts/required", "enamel/required", "PIN600",
         "compliance/lead", "format/type", "waivers/unused", "nonsense", None]  # fmt: skip
PLACES = [None, "posts", "posts.count", "artwork.lines[0]", "artwork.lines[1].width_mm", "enamel",
          "packaging.steps", "lines", "[["]  # fmt: skip
ANY_WAIVER = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(RULES),
        "at": st.sampled_from(PLACES),
        "reason": st.sampled_from(["it is", None]),
        "approved_by": st.just("M. Ortiz"),
        "until": st.sampled_from(["2026-11-30", "2026-12-05", "2027-06-30", "soon", None]),
    }
)


@settings(max_examples=60, deadline=None)
@given(waivers=st.lists(ANY_WAIVER, max_size=6), seed=st.integers(0, 99))
def test_waivers_take_away_what_they_cover_and_nothing_else_whatever_their_order(
    waivers: list[dict[str, Any]], seed: int
) -> None:
    order = merge(Rulebook.built_in().bases["pin"], WRONG)
    bare, report = check(order), judged(order, *waivers)
    own = {one.code for one in Lapse} | {"PIN011"}
    left = _all_of(one for one in report.findings if one.code not in own)
    taken = _all_of(one.finding for one in report.waived)
    assert left | taken == _all_of(bare.findings)
    assert not left & taken
    assert report.verdict >= max((verdict for *_, verdict in left), default=Verdict.PASS)
    shuffled = random.Random(seed).sample(waivers, len(waivers))
    again = judged(order, *shuffled)
    assert (again.verdict, len(again.findings)) == (report.verdict, len(report.findings))
    assert _all_of(one.finding for one in again.waived) == taken


def _all_of(findings: Any) -> set[tuple[str, str, Verdict]]:
    """Give each finding, and each field that a block lacks, by rule and place."""
    return {
        (one.code, show(path), verdict)
        for one in findings
        for path, verdict in [(each.path, each.verdict) for each in one.missing]
        or [(one.path, one.verdict)]
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_day_that_nobody_can_read_stops_the_command(
    jobs: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    orders = [*map(str, EXAMPLES.glob("*.order.yaml"))]
    assert run(["check", "--jobs", jobs, *orders]) == ExitCode.NOT_CHECKED
    assert "mend it, or give the day by --today" in capsys.readouterr().err

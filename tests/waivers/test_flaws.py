"""What is wrong with waivers, each said once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pinspec import Rulebook
from pinspec.rule.examples import merge
from pinspec.waived import Lapse
from pinspec.waivers import SOON_DAYS
from tests.waivers import TODAY, flaws, judged, waiver

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

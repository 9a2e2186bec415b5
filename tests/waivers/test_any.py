"""Whatever waivers there are, and in whatever order."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinspec import Rulebook, Verdict, check
from pinspec.cli import run
from pinspec.errors import ExitCode
from pinspec.path import show
from pinspec.rule.examples import merge
from pinspec.waived import Lapse
from tests.waivers import TODAY, WRONG, flaws, judged

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


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


@pytest.mark.parametrize("word", ["PIN991", "waivers/overdue"])
def test_what_is_wrong_with_waivers_can_not_be_switched_off(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    order = str(EXAMPLES / "waived-badge.order.yaml")
    assert run(["check", "--ignore", word, order]) == ExitCode.NOT_CHECKED
    assert "`--no-waivers` honours none" in capsys.readouterr().err

"""The orders that a buyer tries first, and the scenarios of the article behind the limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pinspec import Rulebook, check, order_files
from pinspec.asking import Outcome, ask, cases_of
from pinspec.finding import Gate, Verdict
from pinspec.order.load import load
from pinspec.reader import read
from pinspec.rule.case import Case
from pinspec.rule.examples import merge

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EVERYDAY = Path(__file__).resolve().parent / "everyday"
"""Orders as people write them; the first line of each says what comes of it."""


PASSING = (
    "challenge-coin", "die-struck-badge", "hard-enamel-pin", "judged-sample", "keychain",
    "magnet-badge", "printed-pin", "soft-enamel-pin",
)  # fmt: skip


def test_a_rule_that_is_passed_over_without_its_block_has_nothing_to_say_there(
    rulebook: Rulebook,
) -> None:
    within = [one for one in rulebook.rules if one.within]
    assert len({one.within for one in within}) > 10
    for rule in within:
        for base in rulebook.bases.values():
            order = load(merge(base, {rule.within: None})).order
            assert order is not None
            case = Case.of(order, Gate.RELEASE, frozenset(), {}, rulebook.deck.ranges)
            outcomes = {ask(rule, one) for one in cases_of(rule, case)}
            assert outcomes <= {Outcome.IRRELEVANT}, rule.name


@pytest.mark.parametrize("name", PASSING)
def test_an_order_of_each_kind_passes_with_no_finding_and_nothing_unjudged(name: str) -> None:
    report = check(EXAMPLES / f"{name}.order.yaml")
    assert report.findings == ()
    assert report.not_judged == ()
    assert report.gate.word == "release"


@pytest.mark.parametrize("file", sorted(order_files(EVERYDAY)), ids=lambda file: file.name)
def test_an_everyday_order_gets_no_false_alarm(file: Path) -> None:
    expected = file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# expects: ")
    report = check(file)
    found = [f"{finding.rule} {finding.verdict.word}" for finding in report.findings]
    assert (", ".join(found) or "pass") == expected
    assert report.not_judged == ()


def _values(data: Any) -> int:
    if isinstance(data, (dict, list)):
        return sum(map(_values, data.values() if isinstance(data, dict) else data))
    return 1


@pytest.mark.parametrize("name", ["small", "large", "coin"])
def test_a_sound_order_can_be_said_in_25_values(name: str) -> None:
    file = EVERYDAY / f"shortest-{name}.order.yaml"
    assert check(file).findings == ()
    assert _values(read(file.read_bytes(), file.name).data) <= 25


def test_every_rule_fires_on_the_orders_in_which_everything_is_wrong(rulebook: Rulebook) -> None:
    wrong = order_files(EXAMPLES / "everything-wrong")
    found = {finding.code for file in wrong for finding in check(file).findings}
    silent = {entry.name for entry in rulebook.entries if entry.code not in found}
    assert silent == set()


def test_the_concept_of_fifteen_lines_gets_at_most_five_findings() -> None:
    file = EXAMPLES / "concept.order.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) <= 16
    report = check(file)
    assert report.gate.word == "concept"
    assert 0 < len(report.findings) <= 5
    assert report.verdict is Verdict.COSMETIC


def test_every_base_of_the_rulebook_passes(rulebook: Rulebook) -> None:
    for name, base in rulebook.bases.items():
        assert isinstance(base, dict)
        assert check(base).findings == (), name


SCENARIOS = [
    pytest.param(
        {"artwork": {"texts": [{"name": "motto", "stroke_mm": "0.22 mm"}]}},
        {"artwork/text-strokes": Verdict.RESPEC},
        id="0.22 mm text in stamped metal",
    ),
    pytest.param(
        {"body": {"width_mm": 40, "outline": "irregular"}, "posts": {"count": 1}},
        {"posts/count": Verdict.RESPEC},
        id="a single post on a 40 mm irregular pin",
    ),
    pytest.param(
        {"plating": [{"finish": "gold", "reference": "G-2"}], "surface": {"background": "mirror"},
         "posts": {"location_tol_mm": None}, "packaging": {"steps": ["bulk"], "card": None}},
        {"packaging/loose-mirror": Verdict.RESPEC},
        id="a mirror gold finish in a bulk pack",
    ),
    pytest.param(
        {"posts": None,
         "magnet": {"count": 2, "material": "neodymium", "grade": "N38", "pull_force_n": 6,
                    "gap_mm": 1.5, "adhesive": "two_part_epoxy", "cure_h": "24-48 h",
                    "packed_same_day": "yes"}},
        {"magnet/same-day": Verdict.RESPEC},
        id="a magnet bonded and packed on the same day",
    ),
    pytest.param(
        {"sample": {"faults": [{"what": "shade", "consistent": "yes"}]},
         "approval": {"production_sample": "yes"}},
        {"sample/noted": Verdict.COSMETIC},
        id="a Pantone slightly warm but consistent",
    ),
    pytest.param(
        {"packaging": {"card": {"fit": "tight"}, "fit_tested": "no"}},
        {"posts/location": Verdict.RESPEC, "posts/fit-test": Verdict.RESPEC},
        id="a card slot that requires a tight post fit",
    ),
    pytest.param(
        {"packaging": {"card": {"fit": "tight"}, "fit_tested": "yes"},
         "posts": {"location_tol_mm": "+/-0.30"}},
        {},
        id="the same after the place was tightened and the card tried",
    ),
    pytest.param(
        {"body": {"width_mm": 32, "height_mm": 30, "size_tol_mm": 0.15, "thickness_mm": 1.5,
                  "thickness_tol_mm": 0.10},
         "posts": {"count": 2, "location_tol_mm": 0.50}},
        {},
        id="the values of the model spec trip nothing",
    ),
    pytest.param(
        {"body": {"width_mm": 45, "outline": "irregular", "thickness_mm": 1.1,
                  "features": ["cutouts", "deep_relief"], "min_opening_mm": 2},
         "artwork": {"min_gap_mm": 0.4}},
        {"body/thickness": Verdict.RESPEC, "posts/count": Verdict.RESPEC},
        id="a 45 mm irregular badge with cutouts, deep relief and one post, held thin",
    ),
    pytest.param(
        {"body": {"width_mm": 20, "height_mm": 20, "thickness_mm": 1.2, "outline": "round"}},
        {},
        id="a 20 mm round pin of 1.2 mm",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("patch", "expected"), SCENARIOS)
def test_a_scenario_of_the_article_gets_the_verdict_of_the_article(
    patch: dict[str, Any], expected: dict[str, Verdict], rulebook: Rulebook
) -> None:
    report = check(merge(rulebook.bases["pin"], patch))
    assert {finding.rule: finding.verdict for finding in report.findings} == expected

"""What is told of a rule of phrases, and where the caret stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pinspec import Rulebook, check, cli
from tests.test_rulebook_refusals import VALID, write
from tests.wording import worded


def test_a_page_says_which_words_are_looked_for_and_where(
    capsys: pytest.CaptureFixture[str], rulebook: Rulebook
) -> None:
    (rule,) = (one for one in rulebook.rules if one.name == "wording/hardware")
    assert rule.phrases
    assert cli.run(["explain", "--format", "json", "wording/hardware"]) == 0
    page = json.loads(capsys.readouterr().out)["sought"]
    assert page["phrases"] == list(rule.phrases.phrases)
    assert page["sound"] == list(rule.phrases.sound)
    assert (page["blocks"], page["verdict"]) == (list(rule.phrases.blocks), "respec")
    assert cli.run(["explain", "--format", "markdown", "wording/hardware"]) == 0
    told = capsys.readouterr().out
    assert "the texts of posts, bar_pin, magnet, ring, whole" in told
    assert "sturdy, sturdier, strong" in told
    assert "secure the, secure each" in told


@pytest.mark.parametrize(
    ("word", "rules"),
    [
        ("posts.construction", {"polish", "faults", "visible", "hardware"}),
        ("posts.notes", {"polish", "faults", "visible", "hardware"}),
        ("enamel.colors.tolerance", {"polish", "color-match", "faults", "visible", "hold"}),
        ("enamel.colors.pantone", set()),
        ("order.id", set()),
        ("body.width_mm", set()),
    ],
)
def test_a_field_names_the_rules_that_search_its_words(
    word: str, rules: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["explain", word]) == 0
    assert set(re.findall(r"wording/([a-z-]+)", capsys.readouterr().out)) == rules


def test_the_list_of_rules_counts_phrases_and_the_json_has_them(
    capsys: pytest.CaptureFixture[str], rulebook: Rulebook
) -> None:
    assert cli.run(["rules"]) == 0
    assert '"sturdy" or ' in capsys.readouterr().out
    assert cli.run(["rules", "--format", "json"]) == 0
    rows = {one["name"]: one for one in json.loads(capsys.readouterr().out)["rules"]}
    for rule in rulebook.rules:
        listed = rule.phrases.phrases if rule.phrases else ()
        assert rows[rule.name]["phrases"] == list(listed)


def test_a_rule_may_be_cosmetic_everywhere(tmp_path: Path) -> None:
    rule = VALID["wording/vague.yaml"].replace("verdict: respec", "verdict: cosmetic")
    rule = rule.partition("  respec:")[0]
    write(tmp_path, VALID | {"wording/vague.yaml": rule})
    report = check({"surface": {"rim": "thick enough"}}, rulebook=Rulebook.load(tmp_path))
    assert [one.verdict.word for one in worded(report)] == ["cosmetic"]


PLACES = {
    "plain": ("surface: {rim: flat with a good polish}", 1, 28, 1, 39),
    "quoted": ('surface: {rim: "Good-Polish."}', 1, 17, 1, 28),
    "the second time": ('surface: {rim: "good polish at 30 cm. Good polish"}', 1, 39, 1, 50),
    "in a block of lines": ("notes: |\n  All right.\n  good polish\n", 3, 3, 3, 14),
    "over two lines": ("notes: >\n  All of it good\n  polish\n", 2, 13, 3, 9),
    "over plain lines": ("notes: all of it good\n  polish\n", 1, 18, 2, 9),
    "behind other letters": ("notes: é漢 good polish", 1, 11, 1, 22),
    "in a list": ("inspection: {major: [a, clean surface]}", 1, 25, 1, 38),
    "alone in a list": ("inspection: {major: clean surface}", 1, 21, 1, 34),
    "behind an escape": ('notes: "x\\ngood polish"', 1, 8, 1, 24),
    "broken by a soft hyphen": ("notes: good pol\u00adish", 1, 8, 1, 20),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_caret_stands_under_the_words(name: str, tmp_path: Path) -> None:
    text, *place = PLACES[name]
    file = tmp_path / "an.order.yaml"
    file.write_text(text, encoding="utf-8")
    (finding,) = worded(check(file))
    assert finding.span is not None
    assert [*finding.span] == place

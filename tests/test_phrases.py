"""Vague wording: which texts of an order trip a rule, and which sound ones do not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pinspec import Rulebook, check, cli
from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from pinspec.order.texts import Texts, is_searched, words_of
from pinspec.order.validator import blocks
from pinspec.reader import read
from pinspec.rule.examples import merge
from pinspec.rule.sentences import vague_in
from tests.test_rulebook_refusals import VALID, write

if TYPE_CHECKING:
    from pinspec import Report
    from pinspec.finding import Finding

OPEN: dict[str, Any] = {
    "inspection": {"viewed": None},
    "enamel": {"colors": [{"pantone": "186 C"}]},
}
"""What takes out of an order the numbers with which a phrase could be measured after all."""
_TABLE = Path(__file__).with_name("wording.txt").read_text(encoding="utf-8")
ROWS = [line for line in _TABLE.splitlines() if not line.startswith("#")]


def text_of(row: str) -> str:
    row = row.replace(r"\n", "\n")
    return re.sub(r"\\u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), row)


def worded(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.rule.startswith("wording/")]


def found_in(patch: dict[str, Any], rulebook: Rulebook) -> list[Finding]:
    return worded(check(merge(merge(rulebook.bases["pin"], OPEN), patch), rulebook=rulebook))


@pytest.mark.parametrize("row", ROWS, ids=ascii)
def test_vague_wording_is_found_and_sound_wording_left_alone(row: str, rulebook: Rulebook) -> None:
    name, _, text = text_of(row).rpartition(" ~ ")
    plating = [{"finish": "nickel", "reference": "sample N-4", "appearance": text}]
    found = found_in({"plating": plating}, rulebook)
    assert [one.rule for one in found] == ([f"wording/{name}"] if name else [])
    assert all(one.verdict.word == "respec" for one in found)
    assert all(one.path == ("plating", 0, "appearance") for one in found)


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({"notes": "good polish"}, "notes cosmetic polish"),
        ({"surface": {"notes": "good polish"}}, "surface.notes cosmetic polish"),
        ({"artwork": {"lines": [{"name": "rim", "width_mm": 0.4, "notes": "good polish"}]}},
         "artwork.lines[0].notes cosmetic polish"),
        ({"plating": [{"finish": "nickel"}, {"finish": "gold", "appearance": "good polish"}]},
         "plating[1].appearance respec polish"),
        ({"inspection": {"major": ["detached hardware", "obvious scratches"]}},
         "inspection.major[1] respec faults"),
        ({"inspection": {"major": "obvious scratches"}}, "inspection.major[0] respec faults"),
        ({"packaging": {"card": {"material": "board with a good finish"}}},
         "packaging.card.material respec polish"),
        ({"posts": {"construction": "sturdy"}}, "posts.construction respec hardware"),
        ({"posts": {"construction": "Secure attachment."}}, "posts.construction respec hardware"),
        ({"posts": {"notes": "durable clutches"}}, "posts.notes cosmetic hardware"),
        ({"posts": None, "bar_pin": {"layout": "strong bar in the middle"}},
         "bar_pin.layout respec hardware"),
        ({"posts": {"construction": "strong magnet of grade N38"}},
         "posts.construction respec hardware"),
        ({"surface": {"rim": "as close as possible to 186 C"}}, ""),
        ({"plating": [{"finish": "gold", "shade_range": "as close as possible to G-12"}]},
         "plating[0].shade_range respec color-match"),
        ({"print": {"by": "uv", "colors": [{"tolerance": "close match"}]}},
         "print.colors[0].tolerance respec color-match"),
    ],
)  # fmt: skip
def test_a_finding_points_at_the_text_and_weighs_by_what_the_text_is(
    patch: dict[str, Any], expected: str, rulebook: Rulebook
) -> None:
    found = [
        f"{one.evidence[0].name} {one.verdict.word} {one.rule.removeprefix('wording/')}"
        for one in found_in(patch, rulebook)
    ]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    "patch",
    [
        {"order": {"id": "Good polish", "revision": "no obvious scratches"}},
        {"artwork": {"file": "good polish.ai", "lines": [{"name": "secure attachment"}]}},
        {"artwork": {"texts": [{"name": "good polish", "area": "clean surface"}]}},
        {"enamel": {"colors": [{"name": "close to Pantone", "pantone": "close to Pantone"}]}},
        {"plating": [{"finish": "other", "called": "nice finish"}]},
        {"posts": {"part_number": "strong-1"}},
        {"magnet": {"grade": "strong"}},
        {"inspection": {"standard": "scratch-free"}},
        {"approval": {"stages": ["good polish"], "color_lights": ["good finish"]}},
        {"compliance": {"reports": ["good polish"], "certificate": "no defects"}},
        {"compliance": {"nickel": {"method": "good finish"}}},
        {"body": {"notes": "sturdy, strong and durable"}},
        {"packaging": {"notes": "sturdy cartons"}},
        {"x-mine": "good polish", "posts": {"x-mine": "sturdy"}},
        {"posts": {"construction": "secure the posts with silver solder"}},
        {"posts": {"construction": "sturdy, 20 N"}},
        {"posts": {"construction": "not sturdy"}},
        {"posts": {"construction": "sturdy", "pull_test": {"cycles": 10}}},
        {"notes": "close to Pantone", "enamel": {"colors": [{"pantone": "1 C", "delta_e_max": 3}]}},
        {"notes": "no visible marks", "inspection": {"viewed": {"at_cm": 30, "light": "D65"}}},
        {"notes": "secure attachment", "posts": {"pull_test": {"force_min_n": 15}}},
        {"notes": "TBD"},
        {"notes": ""},
    ],
    ids=str,
)
def test_names_and_what_is_measured_elsewhere_are_left_alone(
    patch: dict[str, Any], rulebook: Rulebook
) -> None:
    assert found_in(patch, rulebook) == []


def test_no_phrase_is_looked_for_twice_in_one_block(rulebook: Rulebook) -> None:
    sought = [one.phrases for one in rulebook.rules if one.phrases]
    assert len(sought) > 5
    for number, one in enumerate(sought):
        for other in sought[number + 1 :]:
            if not one.blocks or not other.blocks or set(one.blocks) & set(other.blocks):
                assert not set(one.phrases) & set(other.phrases)


def test_the_two_rules_on_hardware_share_no_block(rulebook: Rulebook) -> None:
    reach = {one.name: one.phrases.blocks for one in rulebook.rules if one.phrases}
    assert set(reach["wording/hardware"]) == {"posts", "bar_pin", "magnet", "ring"}
    assert not set(reach["wording/hold"]) & set(reach["wording/hardware"])


def test_one_text_is_one_finding_that_names_its_phrases(rulebook: Rulebook) -> None:
    text = "Good polish and nice finish, good polish"
    (finding,) = found_in({"notes": text}, rulebook)
    assert 'behind "good polish" and "nice finish"' in finding.message
    assert [one.value for one in finding.evidence] == [text, "good polish", "nice finish"]
    many = "good polish, nice finish, good finish, well polished"
    (finding,) = found_in({"notes": many}, rulebook)
    assert finding.message.count('"') == 6
    assert " and more" in finding.message


def test_of_several_sentences_the_one_without_a_number_is_shown(rulebook: Rulebook) -> None:
    text = "Good polish at 30 cm. The rim has a good polish. Thank you"
    (finding,) = found_in({"notes": text}, rulebook)
    assert finding.evidence[0].value == "The rim has a good polish."


def test_a_longer_phrase_stands_for_those_in_it() -> None:
    found = vague_in("a good quality finish", ["good quality finish", "quality finish"])
    assert [one.phrase for one in found] == ["good quality finish"]


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


PHRASES = ["good polish", "no obvious scratches", "sturdy", "a a"]
letters = st.text(alphabet="aogdplishnbvuscrtey \n-.'é0\u00ad", max_size=40)
parts = st.lists(st.sampled_from([*PHRASES, "good", "polish", " ", "-", "x", ". ", "not "]))


@settings(max_examples=400, deadline=None)
@given(letters | parts.map("".join))
@example("goodpolish")
@example("agood polish")
@example("a a a")
def test_what_is_found_stands_there_as_whole_words(text: str) -> None:
    words = re.findall(r"[^\W_]+", words_of(text))
    for one in vague_in(text, PHRASES):
        phrase = one.phrase.split()
        assert any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text())
def test_words_are_parted_by_single_blanks_and_by_nothing_else(one: str, other: str) -> None:
    words = words_of(f"{one} {other}")
    assert words == f" {' '.join(words.split())} "
    assert all(part.isalnum() for part in words.split())


@settings(max_examples=100, deadline=None)
@given(letters, letters)
def test_a_word_between_blanks_is_found(before: str, behind: str) -> None:
    assert "sturdy" in words_of(f"{before} sturdy {behind}").split()


def test_texts_are_demands_comments_or_names() -> None:
    order = load({"order": {"id": "x", "notes": "a"}, "inspection": {"major": ["b"]}}).order
    assert order is not None
    assert [one.words for one in Texts(order).all] == [" a ", " b "]
    told = {
        (key, shape.text) for block in blocks() for key, shape in shapes(block).items()
        if shape.text != "demand"
    }  # fmt: skip
    assert {key for key, text in told if text == "comment"} == {"notes"}
    assert {"id", "revision", "file", "name", "area", "pantone"} <= {key for key, _ in told}


@pytest.mark.parametrize(
    ("path", "searched"),
    [
        ("artwork.lines.[]", True), ("artwork.lines.[].notes", True), ("notes", True),
        ("inspection.major.[]", True), ("artwork.lines.[].name", False), ("order.id", False),
        ("body.width_mm", False), ("inspection.aql", False), ("inspection.viewed", True),
    ],
)  # fmt: skip
def test_a_field_is_searched_if_it_has_words_that_are_no_name(path: str, searched: bool) -> None:
    assert is_searched(tuple(path.split(".")), Order) is searched


def test_a_text_that_cannot_be_read_is_not_searched() -> None:
    loaded = load(read(b"notes: &a good polish\nsurface: {rim: !x good polish}\nbody: 3\n", "x"))
    assert loaded.order is not None
    assert loaded.unreadable
    assert Texts(loaded.order).all == ()


@pytest.mark.parametrize(("notes", "taken_apart"), [("a sound remark", False), ("sturdy", True)])
def test_a_text_is_taken_apart_only_for_a_phrase(
    notes: str, taken_apart: bool, tmp_path: Path
) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(f"posts: {{count: 1, notes: {notes}}}", encoding="utf-8")
    program = f"import sys; from pinspec import check; check({str(file)!r}); print(*sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {"pinspec.rule.sentences", "pinspec.rule.measures"} & set(done.stdout.split())
    assert bool(loaded) is taken_apart

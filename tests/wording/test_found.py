"""Which words are found in which texts, and which are left alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pinspec import Rulebook, check
from pinspec.rule.examples import merge
from pinspec.rule.sentences import vague_in
from tests.wording import worded

if TYPE_CHECKING:
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

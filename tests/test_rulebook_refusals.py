"""What the loader refuses: one row for each mistake, with the place that it is reported at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pinspec import Rulebook
from pinspec.errors import RulebookError
from tests.refusals import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


VALID = {
    "pack.yaml": "name: a small pack\nprefix: ABC\n",
    "facts.yaml": """\
sources:
  shop: {publisher: a shop, title: a page}
facts:
  F1: {says: thin metal bends, source: shop, confidence: H}
  F2: {says: somebody once said so, source: shop, confidence: L}
""",
    "limits.yaml": """\
columns:
  large:
    when: body.width_mm > 40
    means: large pieces
    facts: [F1]
figures:
  heavy_g: {title: A heavy piece, value: 12, facts: [F1]}
limits:
  metal_mm:
    title: Thickness of the metal
    respec_below: {standard: 1.0, facts: [F1]}
    cosmetic_below: {large: 1.5, facts: [F1, F2]}
""",
    "base/pin.yaml": "body: {width_mm: 30, thickness_mm: 1.5, weight_g: 9, metal: iron}\n",
    "body/thickness.yaml": """\
code: ABC101
title: Thick enough
category: function
when: body.metal == 'iron'
measure: body.thickness_mm
against: metal_mm
message: "{measured} of {body.metal}"
if_it_ships: it bends
label: too thin
change: make it {needed}
facts: [F1]
examples:
  pass: [{name: thick, order: {body: {thickness_mm: 2}}}]
  cosmetic: [{name: thin for its size, order: {body: {width_mm: 50, thickness_mm: 1.2}}}]
  respec: [{name: thin, order: {body: {thickness_mm: 0.8}}}]
  irrelevant: [{name: brass, order: {body: {metal: brass}}}]
""",
    "body/weight.yaml": """\
code: ABC102
title: Light enough
category: function
respec: body.weight_g > limit.heavy_g
at: body.weight_g
message: "{body.weight_g} is much"
if_it_ships: it tears
change: make it lighter
cost: {at: tooling, facts: [F2]}
facts: [F1]
examples:
  pass: [{name: light, order: {}}]
  respec: [{name: heavy, order: {body: {weight_g: 20}}}]
""",
    "wording/vague.yaml": """\
code: ABC900
title: Words to measure
category: appearance
in: [surface, notes]
phrases: [nice and thick, thick enough]
but_not: [not too thick enough]
verdict: respec
message: "{phrases} says nothing"
if_it_ships: it bends
change: write 2 mm
facts: [F1]
examples:
  pass: [{name: in other words, order: {notes: thick}}]
  cosmetic: [{name: a remark, order: {notes: thick enough}}]
  respec: [{name: a demand, order: {surface: {rim: thick enough}}}]
""",
    "body/required.yaml": """\
code: ABC100
title: What must be said of the body
if_it_ships: the factory guesses
rows:
  - {field: body.thickness_mm, ask: how thick, by: release, verdict: respec, facts: [F1, F2]}
  - {field: body.metal, ask: which metal, by: release, verdict: respec, facts: [F1]}
  - {field: body.weight_g, ask: how heavy, by: sample, verdict: respec, facts: [F1]}
examples:
  pass: [{name: all is said, order: {}}]
  respec: [{name: no metal, order: {body: {metal: null}}}]
""",
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def problems(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What the loader says; any exception but its own fails the test."""
    write(folder, files)
    with pytest.raises(RulebookError) as caught:
        Rulebook.load(folder)
    return [one.removeprefix(f"{folder}/") for one in caught.value.problems]


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The valid rulebook with one stretch of text replaced."""
    assert VALID[file].count(old) == 1, f"{old!r} stands {VALID[file].count(old)} times in {file}"
    return VALID | {file: VALID[file].replace(old, new)}


def renamed(old: str, new: str) -> dict[str, str]:
    """The valid rulebook with a word replaced everywhere, names of files included."""
    return {name.replace(old, new): text.replace(old, new) for name, text in VALID.items()}


def test_the_rulebook_that_the_rows_start_from_is_accepted(tmp_path: Path) -> None:
    write(tmp_path, VALID)
    book = Rulebook.load(tmp_path)
    assert [entry.code for entry in book.entries] == ["ABC101", "ABC102", "ABC900", "ABC100"]


@pytest.mark.parametrize(("file", "old", "new", "said"), rows_of("rulebook"))
def test_a_mistake_is_refused_at_its_place(
    file: str, old: str, new: str, said: list[str], tmp_path: Path
) -> None:
    assert said
    found = problems(tmp_path, changed(file, old, new))
    if "needs a measure" not in said[0]:  # follows from each row that takes the measure away
        found = [one for one in found if "needs a measure" not in one]
    assert found == said


ACROSS_FILES: dict[str, tuple[dict[str, str], list[str]]] = {
    "code used twice": (
        renamed("ABC102", "ABC101"),
        [f"body/{one}.yaml:1:7: the code ABC101 is used twice" for one in ("thickness", "weight")],
    ),
    "code of a mistake of form": (
        renamed("ABC102", "PIN001") | {"pack.yaml": VALID["pack.yaml"].replace("ABC", "PIN")},
        [
            "body/required.yaml:1:7: codes of this pack begin with PIN",
            "body/thickness.yaml:1:7: codes of this pack begin with PIN",
            "body/weight.yaml:1:7: PIN001 is a mistake in an order's form",
            "wording/vague.yaml:1:7: codes of this pack begin with PIN",
        ],
    ),
    "code of what is wrong with a waiver": (
        renamed("ABC102", "PIN991") | {"pack.yaml": VALID["pack.yaml"].replace("ABC", "PIN")},
        [
            "body/required.yaml:1:7: codes of this pack begin with PIN",
            "body/thickness.yaml:1:7: codes of this pack begin with PIN",
            "body/weight.yaml:1:7: PIN991 is what is wrong with an order's waivers",
            "wording/vague.yaml:1:7: codes of this pack begin with PIN",
        ],
    ),
    "name of what is wrong with a waiver": (
        renamed("body/weight", "waivers/unused"),
        ["waivers/unused.yaml:1:7: waivers/unused is what is wrong with an order's waivers"],
    ),
    "rule without phrases among those of wording": (
        renamed("body/weight", "wording/weight"),
        [
            (
                "wording/weight.yaml:1:7: wording/ is for rules with `phrases`: "
                "this belongs in its block's folder"
            ),
        ],
    ),
    "table of what wording must state": (
        VALID | {"wording/required.yaml": VALID["body/required.yaml"]},
        ["wording/required.yaml: there is no block `wording` of which anything could be required"],
    ),
    "limit named for another unit": (
        renamed("metal_mm", "metal_um"),
        ["body/thickness.yaml:5:10: this has mm, but `metal_um` has um"],
    ),
    "limit named for an unknown unit": (
        renamed("metal_mm", "metal_furlong"),
        ["body/thickness.yaml:5:10: this has mm, but `metal_furlong` has none"],
    ),
    "figure of another unit": (
        renamed("heavy_g", "heavy_mm"),
        ["body/weight.yaml:4:25: g and mm don't go together"],
    ),
    "folder that is no block": (
        renamed("body/weight", "bodies/weight"),
        ["bodies: the order has no block `bodies`, did you mean `body`?"],
    ),
    "name with capitals": (
        renamed("body/weight", "body/Weight"),
        ["body/Weight.yaml:1:7: names are small letters, digits and hyphens"],
    ),
    "required row taken away": (
        changed("body/required.yaml", "  - {field: body.weight_g,", "  # - {field: body.weight_g,"),
        [
            (
                "body/weight.yaml:4:9: nothing asks for body.weight_g: "
                "add a required row, or `when: stated(body.weight_g)`"
            ),
        ],
    ),
    "mistake in a limit, but not in its rule": (
        changed("limits.yaml", "large: 1.5", "larg: 1.5")
        | {"body/weight.yaml": VALID["body/weight.yaml"].replace("> limit", "> lim")},
        [
            "body/weight.yaml:4:25: there is no `lim`",
            "limits.yaml:12:28: there is no column `larg`, did you mean `large`?",
        ],
    ),
}


@pytest.mark.parametrize(("files", "said"), ACROSS_FILES.values(), ids=ACROSS_FILES.keys())
def test_a_mistake_between_files_is_refused_where_it_is_mended(
    files: dict[str, str], said: list[str], tmp_path: Path
) -> None:
    assert problems(tmp_path, files) == said


@pytest.mark.parametrize("name", ["limits.yaml", "facts.yaml"])
def test_a_file_that_every_rulebook_has_is_missed(name: str, tmp_path: Path) -> None:
    files = {one: text for one, text in VALID.items() if one != name}
    assert problems(tmp_path, files) == [f"{name}: no such file"]


def test_a_rulebook_without_bases_is_told_at_each_example(tmp_path: Path) -> None:
    files = {one: text for one, text in VALID.items() if not one.startswith("base/")}
    found = problems(tmp_path, files)
    assert len(found) == 11
    assert all(one.endswith("there is no base `pin`") for one in found)


@pytest.mark.parametrize("name", VALID)
@pytest.mark.parametrize(
    ("text", "said"),
    [("", "there is "), ("- a\n", "block"), ("a: \0", "binary"), ("[" * 70, "levels")],
    ids=["empty", "list", "binary", "deep"],
)
def test_a_file_of_another_kind_is_one_mistake(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    (problem,) = problems(tmp_path, VALID | {name: text})
    assert problem.startswith(f"{name}:1:")
    assert said in problem


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = VALID["body/thickness.yaml"]
    for word, wrong in (("'iron'", "'irn'"), ("metal_mm", "metl_mm"), ("{needed}", "{neded}")):
        text = text.replace(word, wrong)
    assert problems(tmp_path, VALID | {"body/thickness.yaml": text}) == [
        "body/thickness.yaml:4:21: this is never 'irn', did you mean 'iron'?",
        "body/thickness.yaml:6:10: there is no limit `metl_mm`, did you mean `metal_mm`?",
        "body/thickness.yaml:10:17: there is no `neded`",
    ]

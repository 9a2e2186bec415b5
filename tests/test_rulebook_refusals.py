"""What the loader refuses: one row for each mistake, with the place that it is reported at.

A row of ``ROWS`` is one change to a rulebook that is accepted (``title ~ old text ~ new text``,
where ⏎ ends a line), and below it all that the loader then says of the file it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pinspec import Rulebook
from pinspec.errors import RulebookError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from _pytest.mark.structures import ParameterSet

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

ROWS = r"""
[pack.yaml]
unknown key in pack.yaml ~ prefix ~ prefx
    1:1: `prefix` is missing
    2:1: unknown key `prefx`, did you mean `prefix`?
malformed prefix ~ ABC ~ abc
    2:9: `prefix`: write two to six capital letters, such as PIN
missing key in pack.yaml ~ name: a small pack⏎ ~
    1:1: `name` is missing

[facts.yaml]
unknown key of a source ~ publisher ~ publishr
    2:3: `publisher` is missing
    2:10: unknown key `publishr`, did you mean `publisher`?
unknown key of a fact ~ bends, ~ bends, sais: x,
    4:32: unknown key `sais`, did you mean `says`?
fact with an unknown source ~ source: shop, confidence: H ~ source: shp, confidence: H
    4:40: there is no source `shp`, did you mean `shop`?
unknown confidence ~ confidence: H ~ confidence: X
    4:58: `confidence`: input should be 'H', 'M', 'L' or 'house'
uncited fact ~ facts:⏎ ~ facts:⏎  F3: {says: x, source: shop, confidence: H}⏎
    4:3: nothing cites F3

[limits.yaml]
unknown key in limits.yaml ~ columns: ~ colums:
    1:1: unknown key `colums`, did you mean `columns`?
unknown key of a column ~ means: ~ meens:
    2:3: `means` is missing
    4:5: unknown key `meens`, did you mean `means`?
unknown side of a limit ~ respec_below ~ respec_belw
    11:5: unknown key `respec_belw`, did you mean `respec_below`?
unknown key of a figure ~ value: 12 ~ value: 12, valu: 1
    7:46: unknown key `valu`, did you mean `value`?
number that is a word ~ value: 12 ~ value: twelve
    7:42: `value`: input should be a valid number, unable to parse string as a number
number with a unit ~ standard: 1.0 ~ standard: 1 mm
    11:30: `standard`: input should be a valid number, unable to parse string as a number
number without an end ~ standard: 1.0 ~ standard: inf
    11:30: `standard`: input should be a finite number
figure that is no number ~ value: 12 ~ value: nan
    7:42: `value`: input should be a finite number
unknown column ~ large: 1.5 ~ lage: 1.5
    12:28: there is no column `lage`, did you mean `large`?
side without a number ~ standard: 1.0, ~
    11:5: there is no number here
limit without a number ~ limits:⏎ ~ limits:⏎  other_mm: {title: x}⏎
    9:3: this limit has no number
limit without a fact ~ standard: 1.0, facts: [F1] ~ standard: 1.0
    11:5: `facts` is missing
mistake in a column's condition ~ body.width_mm > 40 ~ body.widht_mm > 40
    3:16: `body` has no `widht_mm`, did you mean `width_mm`?
column that holds for every order ~ body.width_mm > 40 ~ 1 < 2
    3:11: this is the same for every order
condition for the standard column ~ columns:⏎ ~ columns:⏎  standard: {when: 1 < 2, means: x}⏎
    2:3: `standard` is the column of every order, and has no condition
    2:20: this is the same for every order
column that no limit has ~ columns:⏎ ~ columns:⏎  small: {when: body.width_mm < 9, means: small}⏎
    2:3: no limit has the column `small`
unread limit ~ limits:⏎ ~ limits:⏎  x: {title: x, respec_above: {large: 1, facts: [F1]}}⏎
    9:3: no rule reads `x`
unread figure ~ figures:⏎ ~ figures:⏎  other_g: {title: x, value: 1, facts: [F1]}⏎
    7:3: no rule reads `other_g`
limit respec on weak facts ~ standard: 1.0, facts: [F1] ~ standard: 1.0, facts: [F2]
    11:5: a respec can't rest on a fact of low confidence
unknown fact of a limit ~ standard: 1.0, facts: [F1] ~ standard: 1.0, facts: [F1, F9]
    11:5: there is no fact F9 in facts.yaml

[body/thickness.yaml]
unknown key of a rule ~ label: ~ labl:
    9:1: unknown key `labl`, did you mean `label`?
missing key of a rule ~ change: make it {needed}⏎ ~
    1:1: `change` is missing
unknown key in examples ~   irrelevant: ~   irelevant:
    16:3: unknown key `irelevant`, did you mean `irrelevant`?
malformed code ~ ABC101 ~ ABC1
    1:7: `code`: write the prefix of the pack and three digits, such as PIN101
foreign prefix ~ ABC101 ~ XYZ101
    1:7: codes of this pack begin with ABC
unknown category ~ function ~ fun
    3:11: `category`: input should be 'appearance', 'function', 'process' or 'completeness'
YAML syntax ~ Thick enough ~ Thick: enough
    2:13: a `:` can't stand here
duplicate key ~ category: function ~ category: function⏎category: process
    4:1: `category` stands here again; it was given in line 3
unknown path ~ measure: body.thickness_mm ~ measure: body.thicknes_mm
    5:15: `body` has no `thicknes_mm`, did you mean `thickness_mm`?
measure of a word ~ measure: body.thickness_mm ~ measure: body.metal
    5:10: this is a word, not a number that can be measured
measure that is no field ~ measure: body.thickness_mm ~ measure: body.thickness_mm * 2
    1:7: `at` must say which field a finding points at
measure in another unit ~ measure: body.thickness_mm ~ measure: body.weight_g
    5:10: this has g, but `metal_mm` has mm
unknown limit ~ against: metal_mm ~ against: metl_mm
    6:10: there is no limit `metl_mm`, did you mean `metal_mm`?
measure without against ~ against: metal_mm⏎ ~
    1:7: `measure` and `against` go together
against without measure ~ measure: body.thickness_mm⏎ ~
    1:7: `measure` and `against` go together
measure and condition ~ against: metal_mm⏎ ~ against: metal_mm⏎respec: body.thickness_mm < 1⏎
    1:7: a rule has a `measure` and `against`, or `respec` and `cosmetic` conditions
unknown word ~ 'iron' ~ 'irn'
    4:21: this is never 'irn', did you mean 'iron'?
mistake in quotes ~ body.metal == 'iron' ~ "body.metl == 'iron'"
    4:13: `body` has no `metl`, did you mean `metal`?
mistake in a folded text ~ body.metal == 'iron' ~ >⏎  body.metal⏎  == 'irn'
    4:7: this is never 'irn', did you mean 'iron'?
guard ~ body.metal == 'iron' ~ stated(body.metal) and body.metal == 'iron'
    4:7: no guard is needed: a comparison with a missing body.metal is unknown by itself
constant condition ~ body.metal == 'iron' ~ 1 < 2
    4:7: this is the same for every order
field that nothing asks for ~ body.metal == 'iron' ~ posts.clutch == 'screw'
    4:7: nothing asks for posts.clutch: add a required row, or `when: stated(posts.clutch)`
list that nothing asks for ~ when: body.metal == 'iron' ~ each: {line: artwork.lines}
    4:1: nothing asks for artwork.lines: add a required row, or `when: stated(artwork.lines)`
unknown list ~ when: body.metal ~ each: {line: artwork.linse}⏎when: line.made_by
    4:14: `artwork` has no `linse`, did you mean `lines`?
each of no list ~ when: body.metal == 'iron' ~ each: {one: body.metal}
    4:13: `body.metal` is not a list
each under a name that is taken ~ when: body.metal == 'iron' ~ each: {body: artwork.lines}
    4:14: `body` has a meaning already
placeholder with an unknown path ~ {body.metal} ~ {body.metl}
    7:25: `body` has no `metl`, did you mean `metal`?
placeholder that is no path ~ {body.metal} ~ {body.metal.upper()}
    7:25: a placeholder is a bare path
placeholder for a whole block ~ {body.metal} ~ {body}
    7:25: `body` is no single value that a text can show
stray brace at the end ~ {body.metal} ~ body.metal}
    7:35: a brace that belongs to no placeholder
stray brace before a placeholder ~ {measured} of ~ }{measured} of
    7:11: a brace that belongs to no placeholder
unknown fact of a rule ~ facts: [F1] ~ facts: [F1, F9]
    11:1: there is no fact F9 in facts.yaml
rule without facts ~ facts: [F1] ~ facts: []
    11:1: `facts`: list should have at least 1 item after validation, not 0
when without an irrelevant example ~   irrelevant: [{name: brass, order: {body: {metal: brass}}}]⏎ ~
    12:1: an example is missing for `irrelevant`
verdict without an example ~   respec: [{name: thin, order: {body: {thickness_mm: 0.8}}}]⏎ ~
    12:1: an example is missing for `respec`
example over an unknown base ~ name: brass ~ name: brass, base: pn
    16:36: there is no base `pn`, did you mean `pin`?
example with an unknown word ~ metal: brass ~ metal: bras
    16:52: body.metal: `bras` is not a word known here
example with an unknown key ~ metal: brass ~ metl: brass
    16:45: the block body has no key `metl`
example in a newer format ~ order: {body: {metal: brass}} ~ order: {pinspec: 2}
    16:47: the order needs a pinspec that reads order format 2

[body/weight.yaml]
neither measure nor condition ~ respec: body.weight_g > limit.heavy_g⏎ ~
    1:7: a rule has a `measure` and `against`, or `respec` and `cosmetic` conditions
condition without at ~ at: body.weight_g⏎ ~
    1:7: `at` must say which field a finding points at
at an unknown field ~ at: body.weight_g ~ at: body.weigth_g
    5:5: `body` has no `weigth_g`, did you mean `weight_g`?
at no field ~ at: body.weight_g ~ at: gate
    5:5: `gate` is no field of the order
unknown figure ~ limit.heavy_g ~ limit.hevy_g
    4:25: there is no figure `hevy_g`, did you mean `heavy_g`?
unknown figure in a text ~ {body.weight_g} is ~ {limit.hevy_g} is
    6:11: there is no figure `hevy_g`, did you mean `heavy_g`?
measured without a measure ~ {body.weight_g} is ~ {measured} is
    6:11: {measured} needs a measure
unknown key of a cost ~ {at: tooling, ~ {at: tooling, fakts: [],
    9:21: unknown key `fakts`, did you mean `facts`?
unknown fact of a cost ~ facts: [F2]} ~ facts: [F2, F8]}
    9:21: there is no fact F8 in facts.yaml
respec on weak facts but for its cost ~ facts: [F2]}⏎facts: [F1] ~ facts: [F1]}⏎facts: [F2]
    10:1: a respec can't rest on a fact of low confidence

[body/required.yaml]
unknown key of a row ~ how heavy, by: sample ~ how heavy, by: sample, bye: sample
    7:56: unknown key `bye`, did you mean `by`?
unknown gate ~ by: sample ~ by: sampl
    7:48: `by`: input should be 'concept', 'sample' or 'release'
unknown field ~ field: body.weight_g ~ field: body.wieght_g
    7:13: `body` has no `wieght_g`, did you mean `weight_g`?
computed field ~ field: body.weight_g ~ field: body.longest_mm
    7:13: `body.longest_mm` is computed: name the fields behind it
required gate ~ field: body.weight_g ~ field: gate
    7:13: `gate` is no field of the order
items of no list ~ field: body.weight_g ~ field: "body[].weight_g"
    7:13: `body` is not a list
unknown part of an item ~ field: body.weight_g ~ field: "artwork.lines[].name.first"
    7:13: `[].name` has no `first`
fields of different lists ~ field: body.weight_g ~ any_of: [body.weight_g, "plating[].finish"]
    7:6: these lie in different lists: make each a row of its own
field and any_of ~ field: body.weight_g ~ field: body.weight_g, any_of: [body.weight_g, body.metal]
    7:5: a row has a `field`, or `any_of` several
row without a field ~ field: body.weight_g, ~
    7:5: a row has a `field`, or `any_of` several
row for every order ~ by: sample ~ by: sample, when: 1 < 2
    7:62: this is the same for every order
weak row ~ sample, verdict: respec, facts: [F1 ~ sample, verdict: respec, facts: [F2
    7:73: a respec can't rest on a fact of low confidence
verdict of a row without an example ~   respec: [{name: no metal, order: {body: {metal: null}}}]⏎ ~
    8:1: an example is missing for `respec`

[base/pin.yaml]
base with an unknown word ~ metal: iron ~ metal: irn
    1:61: body.metal: `irn` is not a word known here
duplicate key of a base ~ metal: iron ~ metal: iron, metal: iron
    1:67: `metal` stands here again; it was given in line 1
"""


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
    assert [entry.code for entry in book.entries] == ["ABC101", "ABC102", "ABC100"]


def rows_of(table: str) -> list[ParameterSet]:
    """Each row as file name, old text, new text and the problems below it."""
    found: list[ParameterSet] = []
    for section in table.strip().split("\n\n"):
        file, *lines = section.splitlines()
        name = file.strip("[]")
        said: list[str] = []
        for line in lines:
            if line.startswith("    "):
                said.append(f"{name}:{line.strip()}")
                continue
            said = []
            title, old, new = f"{line} ".replace("⏎", "\n").split(" ~ ")
            found.append(pytest.param(name, old, new.removesuffix(" "), said, id=title))
    return found


@pytest.mark.parametrize(("file", "old", "new", "said"), rows_of(ROWS))
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
        ],
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
    assert len(found) == 8
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

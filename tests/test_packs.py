"""Packs: rules of strangers over the built-in rulebook, and everything that is refused of them.

A row of ``ROWS`` is one change to a pack that is accepted (``title ~ old text ~ new text``, where ⏎
ends a line), and below it all that is then said of the file it stands in.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pinspec import Rulebook, check, prove
from pinspec.cli import run
from pinspec.errors import ExitCode, RulebookError
from pinspec.finding import Verdict
from pinspec.rulebook import guarded
from tests.test_rulebook_refusals import rows_of, write

if TYPE_CHECKING:
    from collections.abc import Mapping


ROOT = Path(__file__).resolve().parent.parent

PACK = {
    "pack.yaml": "name: Acme cards\nprefix: ACM\n",
    "facts.yaml": """\
sources:
  trials: {publisher: Acme, title: Card trials}
facts:
  ACM-1:
    says: cards under 300 gsm sag
    source: trials
    confidence: house
    read_by: [A. Keller, J. Ortiz]
  ACM-2: {says: heavy cards wave less, source: trials, confidence: L}
""",
    "limits.yaml": """\
columns:
  acme_thick:
    when: body.thickness_mm > limit.acme_thick_mm
    means: thick pieces
    facts: [ACM-2]
figures:
  acme_thick_mm: {title: A thick piece, value: 2, facts: [ACM-2]}
limits:
  acme_card_gsm:
    title: Weight of the card
    respec_below: {carded: 250, facts: [ACM-1]}
    cosmetic_below: {carded: 300, acme_thick: 350, facts: [ACM-1, ACM-2]}
""",
    "packaging/acme-card.yaml": """\
code: ACM601
title: A card that does not sag
category: function
when: stated(packaging.card.gsm)
measure: packaging.card.gsm
against: acme_card_gsm
message: "the card has {measured}; it {allowed}"
if_it_ships: the card sags on its hook
change: take a card of {needed}
facts: [ACM-1, F047]
examples:
  pass: [{name: a heavy card, order: {packaging: {card: {gsm: 350}}}}]
  cosmetic: [{name: a light card, order: {packaging: {card: {gsm: 280}}}}]
  respec: [{name: paper, base: acme_tag, order: {packaging: {card: {gsm: 120}}}}]
  irrelevant: [{name: no card, order: {packaging: {card: null, steps: [polybag]}}}]
""",
    "artwork/acme-lines.yaml": """\
code: ACM101
title: No fine lines at all
category: process
each: {line: artwork.lines}
measure: line.width_mm
against: repeated_line_mm
message: "{line} is {measured}; it {allowed}, and {limit.fine_element_mm} is fine"
if_it_ships: it fills up
change: draw it wider
facts: [F003]
examples:
  pass: [{name: wide, order: {artwork: {lines: [{width_mm: 0.5}]}}}]
  cosmetic: [{name: fine, order: {artwork: {lines: [{width_mm: 0.28}]}}}]
  respec: [{name: too fine, order: {artwork: {lines: [{width_mm: 0.2}]}}}]
""",
    "packaging/required.yaml": """\
code: ACM600
title: What our packers ask for
if_it_ships: the packers guess
rows:
  - {field: packaging.card.fold, ask: how it folds, by: sample, verdict: respec, facts: [ACM-1]}
examples:
  pass: [{name: all is said, order: {packaging: {card: {fold: none}}}}]
  respec: [{name: no fold, order: {}}]
""",
    "base/acme_tag.yaml": "body: {width_mm: 20, thickness_mm: 1}\npackaging: {card: {gsm: 350}}\n",
}

RULE = "packaging/acme-card.yaml"
TAKEN = (
    "there is a limit `gap_mm` already: choose another name, "
    "or change its numbers with a factory file"
)
UNASKED = (
    "nothing asks for packaging.card.hole_place: "
    "add a required row, or `when: stated(packaging.card.hole_place)`"
)
ROWS = r"""
[pack.yaml]
typo ~ prefix ~ prefx
    1:1: `prefix` is missing
    2:1: unknown key `prefx`, did you mean `prefix`?
our prefix ~ ACM ~ PIN
    2:9: PIN is the prefix of the built-in rulebook: choose another one

[facts.yaml]
fact of ours ~   ACM-2: ~   F001: {says: x, source: trials, confidence: H}⏎  ACM-2:
    9:3: there is a fact F001 already: choose another name
one reader ~ [A. Keller, J. Ortiz] ~ [A. Keller]
    8:5: `read_by` names 2 different readers or more
one reader who is named twice ~ [A. Keller, J. Ortiz] ~ [A. Keller, a. keller]
    8:5: `read_by` names 2 different readers or more
unknown source ~ source: trials, ~ source: trails,
    9:48: there is no source `trails`, did you mean `trials`?
uncited fact ~   ACM-2: ~   ACM-3: {says: x, source: trials, confidence: H}⏎  ACM-2:
    9:3: nothing cites ACM-3

[limits.yaml]
limit of ours ~ limits:⏎ ~ limits:⏎  gap_mm: {title: x, respec_below: {carded: 1, facts: [F001]}}⏎
    9:3: TAKEN
column of ours ~ columns:⏎ ~ columns:⏎  stamped: {when: body.width_mm > 3, means: x}⏎
    2:3: there is a column `stamped` already: choose another name
figure of ours ~ figures:⏎ ~ figures:⏎  small_run_to: {title: x, value: 1, facts: [ACM-1]}⏎
    7:3: there is a figure `small_run_to` already: choose another name
standard column ~ columns:⏎ ~ columns:⏎  standard: {when: body.width_mm > 3, means: x}⏎
    2:3: `standard` is the column of every order, and has no condition
unknown column ~ acme_thick: 350 ~ acme_thik: 350
    12:46: there is no column `acme_thik`, did you mean `acme_thick`?
unread limit ~ limits:⏎ ~ limits:⏎  x: {title: x, respec_above: {carded: 1, facts: [F001]}}⏎
    9:3: no rule reads `x`
unused column ~ columns:⏎ ~ columns:⏎  x: {when: body.width_mm > 3, means: x}⏎
    2:3: no limit has the column `x`
unknown figure ~ limit.acme_thick_mm ~ limit.acme_thik_mm
    3:31: there is no figure `acme_thik_mm`, did you mean `acme_thick_mm`?
unknown fact ~ 350, facts: [ACM-1 ~ 350, facts: [ACM-9
    12:5: there is no fact ACM-9 in facts.yaml
respec on a weak fact ~ 250, facts: [ACM-1] ~ 250, facts: [ACM-2]
    11:5: a respec can't rest on a fact of low confidence
second document ~ columns: ~ ---⏎a: 1⏎---⏎columns:
    3:1: a second document begins here

[packaging/acme-card.yaml]
unknown key ~ change: ~ chagne:
    1:1: `change` is missing
    9:1: unknown key `chagne`, did you mean `change`?
our prefix ~ ACM601 ~ PIN601
    1:7: codes of this pack begin with ACM
foreign prefix ~ ACM601 ~ XYZ601
    1:7: codes of this pack begin with ACM
code used twice ~ ACM601 ~ ACM600
    1:7: the code ACM600 is used twice
unknown path ~ measure: packaging.card.gsm ~ measure: packaging.card.gms
    5:25: `packaging.card` has no `gms`, did you mean `gsm`?
unknown limit ~ against: acme_card_gsm ~ against: acme_card_gms
    6:10: there is no limit `acme_card_gms`, did you mean `acme_card_gsm`?
limit in another unit ~ against: acme_card_gsm ~ against: gap_mm
    5:10: this has gsm, but `gap_mm` has mm
field that nothing asks for ~ card.gsm)⏎ ~ card.gsm) and packaging.card.hole_place == "x"⏎
    4:7: UNASKED
unknown word ~ stated(packaging.card.gsm) ~ packaging.transport == 'se'
    4:30: this is never 'se', did you mean 'sea'?
missing example ~   irrelevant: ~   # irrelevant:
    11:1: an example is missing for `irrelevant`
unknown base ~ base: acme_tag ~ base: acme_tagg
    14:32: there is no base `acme_tagg`, did you mean `acme_tag`?
code instead of a condition ~ stated(packaging.card.gsm) ~ __import__('os').system('id')
    4:7: only comparisons, names and numbers are read here
unknown fact ~ facts: [ACM-1, F047] ~ facts: [ACM-1, F9999]
    10:1: there is no fact F9999 in facts.yaml

[packaging/required.yaml]
computed field ~ field: packaging.card.fold ~ field: packaging.carded
    5:13: `packaging.carded` is computed: name the fields behind it
weak row ~ facts: [ACM-1] ~ facts: [ACM-2]
    5:82: a respec can't rest on a fact of low confidence

[base/acme_tag.yaml]
unknown key of an order ~ width_mm ~ widht_mm
    1:8: the block body has no key `widht_mm`
""".replace("TAKEN", TAKEN).replace("UNASKED", UNASKED)


def problems(*folders: Path) -> list[str]:
    """What is said of packs, with their places from the folder above the first one on."""
    with pytest.raises(RulebookError) as caught:
        Rulebook.built_in().with_packs(*folders)
    return [one.removeprefix(f"{folders[0].parent}/") for one in caught.value.problems]


def added(tmp_path: Path, files: Mapping[str, str], name: str = "acme") -> Path:
    write(tmp_path / name, files)
    return tmp_path / name


def test_a_pack_is_added_to_the_built_in_rulebook(tmp_path: Path) -> None:
    ours = Rulebook.built_in()
    both = ours.with_packs(added(tmp_path, PACK))
    assert {one.code for one in both.entries} - {one.code for one in ours.entries} == {
        "ACM101", "ACM600", "ACM601",
    }  # fmt: skip
    assert [one.code for one in both.rules] == sorted(one.code for one in both.rules)
    assert both.title == f"{ours.title}, pack Acme cards with 3 rules"
    assert {"ACM-1", "F001"} <= both.facts.facts.keys()
    assert {"acme_tag", "pin"} <= both.bases.keys()
    assert both.packs[0].codes == ("ACM101", "ACM600", "ACM601")


def test_its_examples_prove_it_and_those_of_others_are_not_asked(tmp_path: Path) -> None:
    proved = list(prove(Rulebook.to_prove(added(tmp_path, PACK))))
    assert {one.code for one in proved} == {"ACM101", "ACM600", "ACM601"}
    assert {one.result.value for one in proved} == {"ok"}


def test_its_rules_speak_beside_ours(tmp_path: Path) -> None:
    book = Rulebook.built_in().with_packs(added(tmp_path, PACK))
    order = {
        "product": {"process": "soft_enamel"},
        "artwork": {"lines": [{"width_mm": 0.2}]},
        "packaging": {"steps": ["card"], "card": {"gsm": 280, "holes": "punched"}},
    }
    report = check(order, rulebook=book)
    said = {(one.code, one.verdict) for one in report.findings}
    assert {("ACM101", Verdict.RESPEC), ("ACM601", Verdict.COSMETIC)} <= said
    assert "PIN101" in {one.code for one in report.findings}
    assert {"ACM601", "PIN101"} <= report.cards.keys()


@pytest.mark.parametrize("left_out", ["limits.yaml", "facts.yaml"])
def test_a_pack_can_do_with_our_limits_and_facts(left_out: str, tmp_path: Path) -> None:
    files = {name: PACK[name] for name in ("pack.yaml", "artwork/acme-lines.yaml")}
    assert left_out not in files
    book = Rulebook.built_in().with_packs(added(tmp_path, files))
    assert "ACM101" in {one.code for one in book.entries}


@pytest.mark.parametrize(("file", "old", "new", "said"), rows_of(ROWS))
def test_a_mistake_is_refused_at_its_place(
    file: str, old: str, new: str, said: list[str], tmp_path: Path
) -> None:
    assert PACK[file].count(old) == 1
    folder = added(tmp_path, PACK | {file: PACK[file].replace(old, new)})
    found = [one.removeprefix("acme/") for one in problems(folder)]
    assert [one for one in found if one.startswith(f"{file}:")] == said


NO_READERS = PACK["facts.yaml"].replace("    read_by: [A. Keller, J. Ortiz]\n", "")
HOUSE = (
    "a respec can't rest on house figures that one person has read: "
    "write who else has, as `read_by: [A. Keller, J. Ortiz]` in the fact"
)

ACROSS_FILES: dict[str, tuple[dict[str, str], list[str]]] = {
    "respec on a house figure without a second reader": (
        {"facts.yaml": NO_READERS},
        [f"acme/limits.yaml:11:5: {HOUSE}", f"acme/packaging/required.yaml:5:82: {HOUSE}"],
    ),
    "rule of ours": (
        {"posts/count.yaml": PACK["packaging/acme-card.yaml"].replace("ACM601", "ACM602")},
        [
            (
                "acme/posts/count.yaml:1:7: "
                "there is a rule posts/count already: give the file another name"
            ),
        ],
    ),
    "base of ours": (
        {"base/pin.yaml": PACK["base/acme_tag.yaml"]},
        ["acme/base/pin.yaml:1:1: there is a base `pin` already: give the file another name"],
    ),
    "folder that is no block": (
        {"post/card.yaml": "a: 1"},
        ["acme/post: the order has no block `post`, did you mean `posts`?"],
    ),
    "folder of other things": (
        {"zoo/card.yaml": "a: 1"},
        ["acme/zoo: the order has no block `zoo`: move it out of this folder"],
    ),
    "file under a wrong name": (
        {"limit.yaml": "a: 1"},
        ["acme/limit.yaml: a rulebook has no such file, did you mean limits.yaml?"],
    ),
    "file of other things": (
        {"order.yaml": "a: 1"},
        ["acme/order.yaml: a rulebook has no such file: move it out of this folder"],
    ),
    "other ending": (
        {"posts/card.yml": "a: 1"},
        ["acme/posts/card.yml: files of a rulebook end in .yaml"],
    ),
    "folder in a block": (
        {"posts/more/card.yaml": "a: 1"},
        ["acme/posts/more: a folder in here is not read: move its files up"],
    ),
    "mistakes in several files": (
        {
            "pack.yaml": "name: x\n",
            "facts.yaml": NO_READERS.replace("confidence: L", "confidence: X"),
            "base/acme_tag.yaml": "bodi: {}\n",
            RULE: PACK[RULE].replace("against: acme_card_gsm", "against: acme_card"),
        },
        [
            "acme/base/acme_tag.yaml:1:1: the file has no key `bodi`",
            "acme/facts.yaml:8:68: `confidence`: input should be 'H', 'M', 'L' or 'house'",
            "acme/pack.yaml:1:1: `prefix` is missing",
            f"acme/{RULE}:6:10: there is no limit `acme_card`, did you mean `acme_card_gsm`?",
        ],
    ),
    "mistakes in limits and elsewhere": (
        {"limits.yaml": "limit: {}\n", "pack.yaml": "name: x\n", "facts.yaml": "sources: {}\n"},
        [
            "acme/facts.yaml:1:1: `facts` is missing",
            "acme/limits.yaml:1:1: unknown key `limit`, did you mean `limits`?",
            "acme/pack.yaml:1:1: `prefix` is missing",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "said"), ACROSS_FILES.values(), ids=ACROSS_FILES.keys())
def test_a_mistake_between_files_is_refused_where_it_is_mended(
    files: dict[str, str], said: list[str], tmp_path: Path
) -> None:
    assert problems(added(tmp_path, PACK | files)) == said


def test_a_house_figure_carries_a_respec_in_the_built_in_rulebook_only(rulebook: Rulebook) -> None:
    facts = rulebook.facts.facts
    respecs = [one for limit in rulebook.deck.limits.values() for one in limit.thresholds]
    cited = [
        [facts[fact] for fact in one.facts] for one in respecs if one.verdict is Verdict.RESPEC
    ]
    assert any(all(row.confidence == "house" for row in rows) for rows in cited)
    assert all(row.read_by is None for row in facts.values())


def test_packs_stand_beside_each_other_but_share_no_name(tmp_path: Path) -> None:
    one = added(tmp_path, PACK)
    alike = {name: text.replace("ACM", "ACX") for name, text in PACK.items()}
    other = added(tmp_path, alike, "other")
    has, too = "Acme cards has a", "as well: rename one of them"
    assert problems(one, other) == [
        f"other/artwork/acme-lines.yaml:1:7: {has} rule `artwork/acme-lines` {too}",
        f"other/base/acme_tag.yaml:1:1: {has} base `acme_tag` {too}",
        f"other/limits.yaml:2:3: {has} column `acme_thick` {too}",
        f"other/limits.yaml:7:3: {has} figure `acme_thick_mm` {too}",
        f"other/limits.yaml:9:3: {has} limit `acme_card_gsm` {too}",
        f"other/packaging/acme-card.yaml:1:7: {has} rule `packaging/acme-card` {too}",
    ]
    small = {name: alike[name] for name in ("pack.yaml", "artwork/acme-lines.yaml")}
    small["artwork/acme-thin.yaml"] = small.pop("artwork/acme-lines.yaml")
    third = added(tmp_path, small, "third")
    book = Rulebook.built_in().with_packs(one, third)
    assert [pack.prefix for pack in book.packs] == ["ACM", "ACX"]


def test_two_packs_have_two_prefixes_and_are_given_once(tmp_path: Path) -> None:
    one = added(tmp_path, PACK)
    small = {name: PACK[name] for name in ("pack.yaml", "artwork/acme-lines.yaml")}
    small["artwork/acme-thin.yaml"] = small.pop("artwork/acme-lines.yaml")
    other = added(tmp_path, small, "other")
    assert problems(one, other) == [
        "other/pack.yaml:2:9: ACM is the prefix of Acme cards: choose another one"
    ]
    assert problems(one, one) == ["acme: this pack is given twice"]


def test_what_is_no_pack_is_one_mistake(tmp_path: Path) -> None:
    empty, file = tmp_path / "empty", tmp_path / "file.yaml"
    empty.mkdir()
    file.touch()
    none = added(tmp_path, {"pack.yaml": PACK["pack.yaml"]}, "none")
    assert problems(empty, file, tmp_path / "missing", none) == [
        "empty: no pack of rules: there is no pack.yaml in it (`name: Acme cards`, `prefix: ACM`)",
        "file.yaml: not a folder, as a pack of rules is",
        "missing: no such folder",
        "none: there is no rule in this pack; a rule is a file such as posts/card.yaml",
    ]


def test_other_files_of_a_repository_are_let_be(tmp_path: Path) -> None:
    others = {".git/config.yaml": "a", ".github/x.yaml": "a: [", "README.md": "x", "docs/a.png": ""}
    book = Rulebook.built_in().with_packs(added(tmp_path, PACK | others))
    assert book.packs


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as POSIX has them")
def test_a_hostile_folder_neither_hangs_nor_leads_out(tmp_path: Path) -> None:
    folder = added(tmp_path, PACK)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "card.yaml").write_text("secret: 1\n")
    (folder / "posts").symlink_to(tmp_path / "out")
    (folder / "packaging" / "zero.yaml").symlink_to("/dev/zero")
    (folder / "packaging" / "out.yaml").symlink_to(tmp_path / "out" / "card.yaml")
    (folder / "packaging" / "loop.yaml").symlink_to("loop.yaml")
    (folder / "packaging" / "big.yaml").write_text("a" * 300_000)
    (folder / "packaging" / "folder.yaml").mkdir()
    (folder / "body").mkdir()
    os.mkfifo(folder / "body" / "pipe.yaml")
    (folder / "factories").symlink_to("/proc")
    out = "leads out of the folder, and nothing out there is read"
    assert problems(folder) == [
        "acme/body/pipe.yaml: not a file",
        f"acme/factories: {out}",
        "acme/packaging/big.yaml: larger than 256 KiB, the most that is read",
        "acme/packaging/folder.yaml: not a file",
        "acme/packaging/loop.yaml: too many levels of symbolic links",
        f"acme/packaging/out.yaml: {out}",
        f"acme/packaging/zero.yaml: {out}",
        f"acme/posts: {out}",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links as POSIX has them")
def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    folder = added(tmp_path, PACK)
    (folder / "limits.yaml").rename(folder / "numbers.txt")
    (folder / "limits.yaml").symlink_to("numbers.txt")
    (tmp_path / "link").symlink_to(folder)
    assert Rulebook.built_in().with_packs(tmp_path / "link").packs


def test_a_folder_of_very_many_files_or_bytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = added(tmp_path, PACK)
    monkeypatch.setattr(guarded, "MOST_ENTRIES", 2)
    assert "acme: more than 2 entries, which no pack has" in problems(folder)
    monkeypatch.undo()
    for number in range(9):
        (folder / "posts").mkdir(exist_ok=True)
        (folder / "posts" / f"a{number}.yaml").write_text("# " + "a" * 250_000)
    assert any(
        one.endswith("with this file the pack is larger than 2 MiB") for one in problems(folder)
    )


def test_a_pack_with_very_many_mistakes_is_told_in_short(tmp_path: Path) -> None:
    many = "".join(f"keys{number}: x\n" for number in range(300))
    folder = added(tmp_path, PACK | {RULE: PACK[RULE] + many})
    with pytest.raises(RulebookError) as caught:
        Rulebook.built_in().with_packs(folder)
    assert len(caught.value.problems) == 300
    lines = caught.value.message.splitlines()
    assert lines[0].endswith("acme has 300 mistakes:")
    assert len(lines) == 102
    assert lines[-1] == "mend these first: the others are not listed"


HOSTILE = {
    "pack.yaml": 'name: "\\e[31mred\\e[0m\\n::error::x"\nprefix: ACM\n',
    "packaging/acme-card.yaml": PACK["packaging/acme-card.yaml"]
    .replace("A card that does not sag", '"\\e]0;title\\a"')
    .replace("the card has", "\\e[2J::warning::"),
}


def test_the_words_of_a_pack_steer_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = added(tmp_path, PACK | HOSTILE)
    order = tmp_path / "an.order.yaml"
    order.write_text("packaging: {card: {gsm: 100}}\n")
    assert run(["check", "--rules", str(folder), str(order)]) == ExitCode.FAILED
    assert run(["rules", "--rules", str(folder)]) == ExitCode.PASSED
    assert run(["rules", "test", str(folder)]) == ExitCode.PASSED
    printed = capsys.readouterr().out
    assert "ACM601" in printed
    assert not {"\x1b", "\x07"} & set(printed)
    assert not any(line.lstrip().startswith("::") for line in printed.splitlines())


def test_the_command_asks_and_leaves_out_rules_of_a_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = added(tmp_path, PACK)
    order = tmp_path / "an.order.yaml"
    order.write_text("packaging: {card: {gsm: 100}}\n")
    words = ["check", "--rules", str(folder), str(order), "--select"]
    assert run([*words, "packaging/acme-card"]) == ExitCode.FAILED
    assert "ACM601" in capsys.readouterr().out
    assert run([*words, "packaging/required"]) == ExitCode.FAILED
    printed = capsys.readouterr().out
    assert "ACM600" in printed
    assert "PIN600" in printed
    assert run([*words, "packaging/acme-crad"]) == ExitCode.NOT_CHECKED
    assert "did you mean packaging/acme-card?" in capsys.readouterr().err
    assert run(["rules", "--rules", str(folder), "test", str(folder)]) == ExitCode.NOT_CHECKED


def test_a_pack_with_examples_that_fail_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = PACK["packaging/acme-card.yaml"].replace("gsm: 280", "gsm: 300")
    folder = added(tmp_path, PACK | {"packaging/acme-card.yaml": card})
    assert run(["rules", "test", str(folder)]) == ExitCode.FAILED
    printed = capsys.readouterr().out
    assert printed.startswith(
        "missing packaging/acme-card ACM601: a light card (should be cosmetic"
    )

"""Packs: rules of strangers over the built-in rulebook, and everything that is refused of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pinspec import Rulebook, check, prove
from pinspec.cli import run
from pinspec.errors import ExitCode, RulebookError
from pinspec.finding import Verdict
from tests.refusals import rows_of
from tests.test_rulebook_refusals import write

if TYPE_CHECKING:
    from collections.abc import Mapping

ACME = Path(__file__).with_name("acme")
PACK = {file.relative_to(ACME).as_posix(): file.read_text("utf-8") for file in ACME.rglob("*.yaml")}
"""The pack that every test starts from: what its files hold."""
RULE = "packaging/acme-card.yaml"


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


def test_a_pack_can_do_with_our_limits_and_facts(tmp_path: Path) -> None:
    files = {name: PACK[name] for name in ("pack.yaml", "artwork/acme-lines.yaml")}
    book = Rulebook.built_in().with_packs(added(tmp_path, files))
    assert "ACM101" in {one.code for one in book.entries}


@pytest.mark.parametrize(("file", "old", "new", "said"), rows_of("pack"))
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

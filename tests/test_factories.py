"""Factories: limits of their own, each with a source and a date, and what is refused of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from pinspec import PinspecError, Report, Rulebook, check
from pinspec.cli import run
from pinspec.errors import ExitCode, RulebookError, UnreadableFileError
from tests.refusals import rows_of
from tests.test_packs import PACK, added

FACTORY = """\
factory: Test Works
limits:
  repeated_line_mm:
    source: line trials
    date: 2026-03-18
    respec_below: {stamped: 0.22}
    cosmetic_below: {stamped: 0.24, small_run_soft_enamel: 0.3}
  gap_mm:
    source: gap trials
    date: 2026-03-19
    cosmetic_below: {standard: 0.35}
  posts_needed:
    source: pull trials
    date: 2026-03-20
    respec_below: {standard: 1}
"""

TAKEN = "there is a factory kiln-street already: give the file another name"
RESPEC = "    respec_below: {stamped: 0.22}\n"
COSMETIC = "    cosmetic_below: {stamped: 0.24, small_run_soft_enamel: 0.3}\n"
SHOULD = "should be at least 0.24 mm"
TRIALS = "at Test Works (line trials, 2026-03-18)"
GAP = "cosmetic_below: {standard: 0.36}"
STRICT = (
    FACTORY.replace(RESPEC, "    respec_below: {stamped: 0.25}\n")
    .replace(COSMETIC, "    cosmetic_below: {stamped: 0.3, small_run_soft_enamel: 0.35}\n")
    .replace("cosmetic_below: {standard: 0.35}", GAP)
)
"""With the built-in numbers, but for the gap."""


def problems(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "works.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        Rulebook.built_in().at_factory(file)
    return [one.removeprefix(f"{tmp_path}/works.yaml:") for one in caught.value.problems]


def at(tmp_path: Path, text: str) -> Rulebook:
    (tmp_path / "works.yaml").write_text(text, encoding="utf-8")
    return Rulebook.built_in().at_factory(tmp_path / "works.yaml")


def judged(book: Rulebook, **blocks: Any) -> Report:
    order = {"order": {"quantity": 3000}, "product": {"kind": "pin", "process": "soft_enamel"}}
    return check(order | blocks, rulebook=book)


def line(width: object) -> dict[str, Any]:
    return {"lines": [{"name": "outline", "width_mm": width, "repeated": True}], "texts": []}


def said_of(report: Report, rule: str) -> str:
    return next((one.message for one in report.findings if one.rule == rule), "")


@pytest.mark.parametrize(("file", "old", "new", "said"), rows_of("factory"))
def test_a_mistake_is_refused_at_its_place(
    file: str, old: str, new: str, said: list[str], tmp_path: Path
) -> None:
    assert FACTORY.count(old) == 1
    assert problems(tmp_path, FACTORY.replace(old, new)) == [
        one.removeprefix(f"{file}:") for one in said
    ]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = FACTORY.replace("gap_mm", "gapmm").replace("0.22", "-1").replace("2026-03-20", "soon")
    assert [one.split(" ")[0] for one in problems(tmp_path, text)] == ["6:29:", "8:3:", "14:11:"]


def test_its_numbers_take_the_place_of_ours_and_all_else_stays(tmp_path: Path) -> None:
    ours, theirs = Rulebook.built_in(), at(tmp_path, FACTORY)
    assert theirs.factory is not None
    assert theirs.factory.loosens == ("repeated_line_mm",)
    assert theirs.factory.tightens == ("gap_mm",)
    assert theirs.title.endswith("factory Test Works, which loosens 1 limit: repeated_line_mm")
    same = {name for name in ours.deck.limits if theirs.deck.limits[name] is ours.deck.limits[name]}
    assert ours.deck.limits.keys() - same == {"repeated_line_mm", "gap_mm", "posts_needed"}
    assert [one.code for one in theirs.entries] == [one.code for one in ours.entries]


@pytest.mark.parametrize(
    ("width", "quantity", "message"),
    [
        (0.24, 3000, ""),
        (0.23, 3000, f"it should be at least 0.24 mm for stamped metal {TRIALS}"),
        (0.21, 3000, f"it must be at least 0.22 mm for stamped metal {TRIALS}, and {SHOULD}"),
        (0.29, 300, f"it should be at least 0.30 mm for a soft enamel run of up to 500 {TRIALS}"),
    ],
    ids=["good", "cosmetic", "respec", "small run"],
)  # fmt: skip
def test_a_finding_names_the_factory_its_source_and_date(
    width: float, quantity: int, message: str, tmp_path: Path
) -> None:
    book = at(tmp_path, FACTORY)
    report = judged(book, artwork=line(width), order={"quantity": quantity})
    said = said_of(report, "artwork/lines")
    assert said.partition("; ")[2] == message


def test_numbers_of_ours_and_theirs_are_told_apart(tmp_path: Path) -> None:
    report = judged(at(tmp_path, FACTORY.replace(COSMETIC, "")), artwork=line(0.2))
    assert said_of(report, "artwork/lines").endswith(
        f"at least 0.22 mm for stamped metal {TRIALS}, and should be at least 0.30 mm"
    )
    strict = FACTORY.replace(RESPEC, "").replace("stamped: 0.24", "stamped: 0.4")
    report = judged(at(tmp_path, strict), artwork=line(0.2))
    assert said_of(report, "artwork/lines").endswith(
        f"it must be at least 0.25 mm for stamped metal, and should be at least 0.40 mm {TRIALS}"
    )


def test_a_number_may_carry_a_unit(tmp_path: Path) -> None:
    book = at(tmp_path, FACTORY.replace("0.22", "220 µm").replace("0.35", "0.014 in"))
    assert "0.22 mm" in said_of(judged(book, artwork=line(0.2)), "artwork/lines")
    gaps = book.deck.limits["gap_mm"].thresholds[0].by_column
    assert [number for _, number in gaps] == [0.3556]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        (FACTORY, "loosens 1 limit: repeated_line_mm"),
        (FACTORY.replace("0.35", "0.2"), "loosens 2 limits: repeated_line_mm, gap_mm"),
        (STRICT, "only tightens 1 limit: gap_mm"),
        (STRICT.replace("0.36", "0.30"), "changes no number"),
        (STRICT.replace(GAP, "respec_below: {standard: 0.1}"), "only tightens 1 limit: gap_mm"),
        (STRICT.replace(GAP, "cosmetic_below: {stamped: 0.1}"), "only tightens 1 limit: gap_mm"),
    ],
    ids=["looser", "two looser", "stricter", "equal", "a verdict more", "a column more"],
)
def test_what_it_does_to_the_limits_is_told(text: str, effect: str, tmp_path: Path) -> None:
    factory = at(tmp_path, text).factory
    assert factory is not None
    assert factory.effect == effect


def test_a_verdict_that_we_do_not_have_is_one_more(tmp_path: Path) -> None:
    text = FACTORY.replace("cosmetic_below: {standard: 0.35}", "respec_at_or_below: {stamped: 0.2}")
    book = at(tmp_path, text)
    verdicts = [
        [one.verdict.word for one in judged(book, artwork={"min_gap_mm": gap}).findings
         if one.rule == "artwork/gaps"]
        for gap in (0.30, 0.29, 0.21, 0.20)
    ]  # fmt: skip
    assert verdicts == [[], ["cosmetic"], ["cosmetic"], ["respec"]]


def test_a_message_that_names_no_column_has_the_factory_behind_it(tmp_path: Path) -> None:
    files = {name: PACK[name] for name in ("pack.yaml", "artwork/acme-lines.yaml")}
    files["artwork/acme-lines.yaml"] = files["artwork/acme-lines.yaml"].replace(
        "it {allowed}, and {limit.fine_element_mm} is fine", "that is thin"
    )
    (tmp_path / "works.yaml").write_text(FACTORY)
    book = Rulebook.built_in().with_packs(added(tmp_path, files))
    report = judged(book.at_factory(tmp_path / "works.yaml"), artwork=line(0.23))
    assert said_of(report, "artwork/acme-lines") == (
        'line "outline" is 0.23 mm; that is thin; that should be at least 0.24 mm '
        "for stamped metal at Test Works (line trials, 2026-03-18)"
    )


def test_a_factory_can_change_the_limits_of_a_pack(tmp_path: Path) -> None:
    text = "factory: W\nlimits:\n  acme_card_gsm: {source: x, date: 2026-01-02, cosmetic_below: {carded: 260}}"  # noqa: E501
    files = PACK | {"factories/our-works.yaml": text}
    book = Rulebook.built_in().with_packs(added(tmp_path, files)).at_factory("our-works")
    assert book.factory is not None
    assert book.factory.loosens == ("acme_card_gsm",)
    assert book.title.endswith(
        "pack Acme cards with 3 rules, factory W, which loosens 1 limit: acme_card_gsm"
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("factories/works.yaml", "factory: x\nlimits: {gap: {}}",
         "acme/factories/works.yaml:2:10: there is no limit `gap`, did you mean `gap_mm`?"),
        ("factories/kiln-street.yaml", FACTORY, f"acme/factories/kiln-street.yaml: {TAKEN}"),
        ("factories/works.yml", FACTORY,
         "acme/factories/works.yml: files of a rulebook end in .yaml"),
    ],
    ids=["mistake", "name of ours", "ending"],
)  # fmt: skip
def test_a_factory_in_a_pack_is_checked_with_it(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    folder = added(tmp_path, PACK | {name: text})
    with pytest.raises(RulebookError) as caught:
        Rulebook.built_in().with_packs(folder)
    assert [one.removeprefix(f"{tmp_path}/") for one in caught.value.problems] == [said]


def test_a_pack_of_factories_alone_is_a_pack(tmp_path: Path) -> None:
    files = {"pack.yaml": PACK["pack.yaml"], "factories/works.yaml": FACTORY}
    book = Rulebook.built_in().with_packs(added(tmp_path, files)).at_factory("works")
    assert book.factory is not None


@pytest.mark.parametrize(
    ("named", "error", "said"),
    [
        ("kiln-stret", PinspecError, "did you mean kiln-street?"),
        ("zzz", PinspecError, "known are: harbor-castings, kiln-street, lark-bench"),
        ("", PinspecError, "known are: harbor-castings, kiln-street, lark-bench"),
        ("..", PinspecError, "known are: harbor-castings, kiln-street, lark-bench"),
        ("missing.yaml", UnreadableFileError, "no such file"),
        ("a/b", UnreadableFileError, "no such file"),
        ("folder.yaml", UnreadableFileError, "not a file"),
        ("large.yml", UnreadableFileError, "larger than 256 KiB, the most that is read"),
        ("empty.yaml", RulebookError, "there is nothing in this file"),
    ],
)
def test_a_factory_that_is_not_there_is_told_with_the_way_out(
    named: str,
    error: type[PinspecError],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.yaml").mkdir()
    Path("large.yml").write_text("a" * 300_000)
    Path("empty.yaml").touch()
    with pytest.raises(error) as caught:
        Rulebook.built_in().at_factory(named)
    assert said in f"{caught.value.message} {caught.value.advice}"


@pytest.mark.skipif(os.name == "nt", reason="pipes as POSIX has them")
def test_a_pipe_is_no_factory(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "works.yaml")
    with pytest.raises(UnreadableFileError):
        Rulebook.built_in().at_factory(tmp_path / "works.yaml")


def test_one_factory_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PinspecError, match="are those of Test Works already"):
        at(tmp_path, FACTORY).at_factory("kiln-street")
    words = ["explain", "--factory", "kiln-street", "--factory", "lark-bench", "posts/count"]
    assert run(words) == ExitCode.NOT_CHECKED
    assert "only `check` takes several factories" in capsys.readouterr().err


def test_an_aql_of_a_factory_may_be_no_whole_number(tmp_path: Path) -> None:
    limits = "{minor_aql: {source: contract, date: 2026-03-18, cosmetic_above: {standard: 6.5}}}"
    book = at(tmp_path, f"factory: W\nlimits: {limits}\n")
    assert book.deck.limits["minor_aql"].thresholds[0].by_column[0][1] == 6.5

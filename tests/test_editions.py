"""An order can be held to an edition of the rulebook; what later rules find is only noted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pinspec import Rulebook, Verdict, cards_of, check, cli, compare
from pinspec.errors import ExitCode, RulebookError
from pinspec.reporters import json as for_programs
from pinspec.reporters import markdown, text
from pinspec.reporters.compare import markdown as compare_markdown
from pinspec.reporters.compare import text as compare_text
from pinspec.reporters.style import Style
from pinspec.versions import OURS, number

ROOT = Path(__file__).resolve().parent.parent
NEW = """\
code: NEW101
title: A width that is even
category: appearance
when: stated(body.width_mm)
at: body.width_mm
respec: body.width_mm > 20
message: "{body.width_mm} wide"
if_it_ships: it is wider than somebody may like
change: make it smaller
facts: [F001]
since: 0.9
examples:
  pass: [{name: small, order: {body: {width_mm: 18}}}]
  respec: [{name: wide, order: {body: {width_mm: 28}}}]
  irrelevant: [{name: no width, order: {body: {width_mm: null}}}]
"""
ROWS = """\
code: NEW100
title: What a body must state
if_it_ships: nobody knows what was meant
rows:
  - {field: body.weight_g, ask: how heavy it is, by: concept, verdict: cosmetic, facts: [F001]}
  - {field: body.center_mm, ask: where it hangs, by: concept, verdict: respec, facts: [F001],
     since: 0.10}
"""
ORDER = {
    "order": {"id": "OTTER", "gate": "concept"},
    "product": {"kind": "pin", "process": "soft_enamel"},
    "body": {"width_mm": 24, "height_mm": 22, "thickness_mm": 1.2, "outline": "balanced"},
    "artwork": {"lines": [], "texts": []},
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "new" / "body").mkdir(parents=True)
    (tmp_path / "new" / "pack.yaml").write_text("name: New rules\nprefix: NEW\n")
    (tmp_path / "new" / "body" / "even.yaml").write_text(NEW)
    (tmp_path / "new" / "body" / "required.yaml").write_text(ROWS + EXAMPLES_OF_ROWS)
    return tmp_path / "new"


EXAMPLES_OF_ROWS = """\
examples:
  pass: [{name: both, order: {body: {weight_g: 9, center_mm: [0, 0]}}}]
  cosmetic: [{name: no weight, order: {body: {center_mm: [0, 0]}}}]
  respec: [{name: neither, order: {}}]
"""


@pytest.fixture
def book(pack: Path) -> Rulebook:
    return Rulebook.built_in().with_packs(pack)


@pytest.fixture
def years_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this a version that has had all these editions."""
    monkeypatch.setattr("pinspec.versions.OURS", "2.0")


def found(book: Rulebook, edition: str) -> tuple[list[str], list[str]]:
    report = check(ORDER, rulebook=book, edition=edition)
    ours = [one for one in report.findings if one.code.startswith("NEW")]
    missing = [".".join(map(str, gap.path)) for one in ours for gap in one.missing]
    later = [f"{one.code} {one.verdict.word}" for one in report.later]
    return [*sorted({one.code for one in ours}), *missing], later


@pytest.mark.usefixtures("years_later")
@pytest.mark.parametrize(
    ("edition", "counted", "later"),
    [
        ("", ["NEW100", "NEW101", "body.weight_g", "body.center_mm"], []),
        ("0.1", ["NEW100", "body.weight_g"], ["NEW100 respec", "NEW101 respec"]),
        ("0.8.9", ["NEW100", "body.weight_g"], ["NEW100 respec", "NEW101 respec"]),
        ("0.9", ["NEW100", "NEW101", "body.weight_g"], ["NEW100 respec"]),
        ("0.9.0", ["NEW100", "NEW101", "body.weight_g"], ["NEW100 respec"]),
        ("0.10", ["NEW100", "NEW101", "body.weight_g", "body.center_mm"], []),
        ("1", ["NEW100", "NEW101", "body.weight_g", "body.center_mm"], []),
    ],
)
def test_only_what_an_edition_had_counts(
    book: Rulebook, edition: str, counted: list[str], later: list[str]
) -> None:
    assert found(book, edition) == (counted, later)


def test_the_verdict_is_that_of_the_edition(book: Rulebook) -> None:
    before = check(ORDER)
    assert check(ORDER, rulebook=book).verdict is Verdict.RESPEC
    held = check(ORDER, rulebook=book, edition="0.1")
    assert held.verdict is max(before.verdict, Verdict.COSMETIC)
    assert [one for one in held.findings if not one.code.startswith("NEW")] == list(before.findings)
    assert (held.rulebook, held.edition) == (book, "0.1")
    assert held.not_judged == before.not_judged


def test_of_what_is_switched_off_or_has_no_form_nothing_is_said_twice(book: Rulebook) -> None:
    report = check(ORDER, rulebook=book, edition="0.1", switched_off={"NEW101", "NEW100"})
    assert report.later == ()
    broken = check({**ORDER, "boddy": {}}, rulebook=book, edition="0.1")
    assert [one.code for one in broken.findings].count("PIN010") == 1
    assert all(one.code.startswith("NEW") for one in broken.later)


def test_at_a_factory_what_it_makes_counts_in_every_edition(book: Rulebook, tmp_path: Path) -> None:
    file = tmp_path / "works.yaml"
    file.write_text("factory: Works\nmakes: {source: a, date: 2026-01-01, product.kind: [coin]}\n")
    report = check(ORDER, rulebook=book.at_factory(file), edition="0.1")
    assert [one.code for one in report.findings].count("PIN980") == 1
    assert "PIN980" not in [one.code for one in report.later]
    said = (
        "rules newer than edition 0.1 would find: body/required NEW100 (respec), body/even NEW101"
    )
    comparison = compare(ORDER, [book.at_factory(file), book], edition="0.1")
    assert said in compare_text.piece(comparison, Style(width=200))
    assert said[1:] in compare_markdown.piece(comparison, Style())


@pytest.mark.parametrize(
    ("edition", "said"),
    [("new", "write the number"), ("0.1-new", "write the number"), ("99.0", "the rules up to")],
)
def test_what_is_no_edition_is_refused(edition: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check(ORDER, edition=edition)


def test_every_report_names_what_later_rules_would_find(book: Rulebook) -> None:
    report = check(ORDER, rulebook=book, edition="0.1")
    said = "rules newer than edition 0.1 would find: body/required NEW100 (respec), body/even"
    assert said in text.piece(report, Style(width=200))
    assert said[1:] in markdown.piece(report, Style())
    row = for_programs.report_row(report)
    assert (row["edition"], [one["code"] for one in row["later"]]) == ("0.1", ["NEW100", "NEW101"])
    assert json.dumps(row)


def test_no_built_in_rule_is_of_an_edition_to_come(rulebook: Rulebook) -> None:
    rows = [row.since for table in rulebook.required for row in table.rows]
    assert all(number(one) <= number(OURS) for one in [*rows, *(r.since for r in rulebook.rules)])


@pytest.mark.parametrize("since", ["new", "v0.9", "0.9rc1", "0.1.2.3.4", "-1"])
def test_an_edition_is_a_number(pack: Path, since: str) -> None:
    (pack / "body" / "even.yaml").write_text(NEW.replace("since: 0.9", f"since: {since}"))
    with pytest.raises(RulebookError, match=r"even\.yaml:11:8: `since`"):
        Rulebook.built_in().with_packs(pack)


def test_the_pack_proves_itself(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "test", str(pack)]) == ExitCode.PASSED
    assert "6 examples of 2 rules: 6 ok." in capsys.readouterr().out


def test_it_is_told_of_a_rule_since_when_there_is_one(
    pack: Path, book: Rulebook, capsys: pytest.CaptureFixture[str]
) -> None:
    cards = cards_of(book)
    assert (cards["NEW101"].since, cards["PIN101"].since, cards["NEW100"].since) == (
        "0.9", "0.1", "0.1",
    )  # fmt: skip
    for words in (["rules"], ["explain", "body/even"]):
        assert cli.run([*words, "--rules", str(pack)]) == ExitCode.PASSED
        printed = capsys.readouterr().out
        assert ("A width that is even (since 0.9)" in printed) or ("Since: edition 0.9." in printed)


def test_in_our_own_edition_nothing_is_later() -> None:
    order = ROOT / "examples/everything-wrong/irregular-badge.order.yaml"
    report = check(order, edition=OURS)
    assert report.later == ()
    assert report.findings == check(order).findings != ()

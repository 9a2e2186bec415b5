"""What a factory makes at all: findings outside of it, silence where nothing is stated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pinspec import PinspecError, Report, Rulebook, Verdict, cards_of, check, explain
from pinspec.cli import run
from pinspec.errors import RulebookError
from pinspec.path import show
from pinspec.report import NotJudged
from tests.refusals import rows_of
from tests.test_packs import PACK, added

MAKES = """\
factory: Test Works
makes:
  source: a list
  date: 2026-03-18
  product.kind: [pin, coin]
  body.metal: [iron, brass]
  body.features: [cutouts, multi level]
  body.longest_mm: {least: 12 mm, most: 2 in}
  order.quantity: {least: 100}
  plating[].finish: [gold, nickel]
  posts.clutch: [butterfly]
  print.by: [screen]
"""
WITHIN: dict[str, Any] = {
    "order": {"quantity": 100},
    "product": {"kind": "pin"},
    "body": {"metal": "iron", "features": ["cutouts"], "width_mm": 50.8, "height_mm": 12},
    "plating": [{"finish": "gold"}],
    "posts": {"clutch": "butterfly"},
}
FEATURES = "cutouts or multi level"
SOURCE = "(a list, 2026-03-18)"


def works(tmp_path: Path, text: str = MAKES) -> Rulebook:
    (tmp_path / "works.yaml").write_text(text, encoding="utf-8")
    return Rulebook.built_in().at_factory(tmp_path / "works.yaml")


def told(report: Report) -> dict[str, str]:
    return {show(one.path): one.message for one in report.findings if one.code == "PIN980"}


def open_yet(report: Report) -> list[NotJudged]:
    return [one for one in report.not_judged if one.code == "PIN980"]


@pytest.mark.parametrize(("file", "old", "new", "said"), rows_of("makes"))
def test_a_mistake_is_refused_at_its_place(
    file: str, old: str, new: str, said: list[str], tmp_path: Path
) -> None:
    assert MAKES.count(old) == 1
    with pytest.raises(RulebookError) as caught:
        works(tmp_path, MAKES.replace(old, new))
    problems = [one.removeprefix(f"{tmp_path}/works.yaml:") for one in caught.value.problems]
    assert problems == [one.removeprefix(f"{file}:") for one in said]


def test_an_order_within_has_nothing_to_say(tmp_path: Path) -> None:
    report = check(WITHIN, rulebook=works(tmp_path))
    assert (told(report), open_yet(report)) == ({}, [])


@pytest.mark.parametrize(
    ("block", "field", "value", "path", "message"),
    [
        ("product", "kind", "magnet", "product.kind",
         f"Test Works makes nothing with `kind: magnet`; it takes pin or coin {SOURCE}"),
        ("body", "metal", "zinc_alloy", "body.metal",
         f"Test Works makes nothing with `metal: zinc_alloy`; it takes iron or brass {SOURCE}"),
        ("body", "features", ["cutouts", "deep_relief"], "body.features[1]",
         f"Test Works makes nothing with `features: deep_relief`; it takes {FEATURES} {SOURCE}"),
        ("body", "width_mm", 50.81, "body.width_mm",
         f"body.longest_mm is 50.81 mm; Test Works takes 12 to 50.8 mm {SOURCE}"),
        ("body", "width_mm", 50.8001, "body.width_mm",
         f"body.longest_mm is 50.8001 mm; Test Works takes 12 to 50.8 mm {SOURCE}"),
        ("order", "quantity", 99, "order.quantity",
         f"order.quantity is 99; Test Works takes at least 100 {SOURCE}"),
        ("posts", "clutch", "rubber", "posts.clutch",
         f"Test Works makes nothing with `clutch: rubber`; it takes butterfly {SOURCE}"),
    ],
)  # fmt: skip
def test_a_value_outside_is_a_respec_at_its_place(
    block: str, field: str, value: object, path: str, message: str, tmp_path: Path
) -> None:
    order = WITHIN | {block: WITHIN[block] | {field: value}}
    report = check(order, rulebook=works(tmp_path))
    assert told(report) == {path: message}
    assert {one.verdict for one in report.findings if one.code == "PIN980"} == {Verdict.RESPEC}


def test_each_item_of_a_list_is_looked_at(tmp_path: Path) -> None:
    plating = [{"finish": "chrome"}, {"finish": "gold"}, {"finish": "copper"}, {}]
    report = check(WITHIN | {"plating": plating}, rulebook=works(tmp_path))
    assert [*told(report)] == ["plating[0].finish", "plating[2].finish"]
    assert [one.waits_for for one in open_yet(report)] == [(("plating", 3, "finish"),)]


def test_the_short_name_of_a_place_is_a_field_too(tmp_path: Path) -> None:
    book = works(tmp_path, MAKES.replace("plating[].finish", "plating.seen.finish"))
    plating = [{"finish": "chrome"}, {"finish": "copper"}]
    assert [*told(check(WITHIN | {"plating": plating}, rulebook=book))] == ["plating[1].finish"]


def test_the_number_as_it_was_written_is_shown(tmp_path: Path) -> None:
    (tmp_path / "an.order.yaml").write_text("body: {width_mm: 3 in, outline: round}\n")
    report = check(tmp_path / "an.order.yaml", rulebook=works(tmp_path))
    assert "is 76.2 mm (`3 in`); Test Works takes" in told(report)["body.width_mm"]


@pytest.mark.parametrize(
    ("order", "waits_for"),
    [
        ({}, ["product.kind", "body.metal", "body.features", "body.height_mm", "body.width_mm",
              "order.quantity"]),
        ({"body": {"metal": "iron", "features": [], "width_mm": 20, "outline": "round"}},
         ["product.kind", "order.quantity"]),
        ({"plating": [], "print": {}, "posts": {"count": 1}},
         ["product.kind", "body.metal", "body.features", "body.height_mm", "body.width_mm",
          "order.quantity", "posts.clutch", "print.by"]),
    ],
    ids=["nothing", "some", "blocks that are there"],
)  # fmt: skip
def test_what_is_not_stated_is_not_judged_where_it_belongs_to_the_order(
    order: dict[str, Any], waits_for: list[str], tmp_path: Path
) -> None:
    report = check(order, rulebook=works(tmp_path), gate="concept")
    assert told(report) == {}
    assert [[show(path) for path in one.waits_for] for one in open_yet(report)] == [waits_for]


def test_what_can_not_be_read_is_not_judged(tmp_path: Path) -> None:
    order = WITHIN | {"body": WITHIN["body"] | {"metal": "mud"}}
    report = check(order, rulebook=works(tmp_path))
    assert told(report) == {}
    assert open_yet(report) == [
        NotJudged("PIN980", "factory/makes", (("body", "metal"),), unreadable=True)
    ]


@pytest.mark.parametrize("word", ["factory/makes", "PIN980"])
def test_it_can_be_left_out_and_asked_alone(word: str, tmp_path: Path) -> None:
    works(tmp_path)
    (tmp_path / "an.order.yaml").write_text("product: {kind: magnet}\n")
    words = ["check", "--factory", str(tmp_path / "works.yaml"), str(tmp_path / "an.order.yaml")]
    assert run([*words, "--gate", "concept", "--ignore", word]) == 0
    assert run([*words, "--select", word]) == 1
    assert run([*words, "--select", "posts/count"]) == 0


def test_no_factory_no_such_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--select", "factory/makes", "x.yaml"]) == 2
    assert "no rule is left to ask" in capsys.readouterr().err


def test_programs_get_its_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    works(tmp_path)
    (tmp_path / "an.order.yaml").write_text("order: {quantity: 50}\nproduct: {kind: magnet}\n")
    run(["check", "--factory", str(tmp_path / "works.yaml"), "--format", "json", str(tmp_path)])
    report = json.loads(capsys.readouterr().out)["orders"][0]
    assert report["rulebook"]["factory"]["makes"][:2] == ["product.kind", "body.metal"]
    pieces, kind = (one for one in report["findings"] if one["code"] == "PIN980")
    assert pieces["measured"]["value"] == 50
    assert pieces["allowed"] == {
        "value": 100, "unit": "pieces", "trouble": "below", "limit": "order.quantity",
        "column": "all orders", "assumed": [], "facts": [],
        "factory": {"name": "Test Works", "source": "a list", "date": "2026-03-18"},
    }  # fmt: skip
    assert (kind["measured"]["value"], kind["allowed"]) == ("magnet", None)


def test_it_has_a_card_and_a_page(tmp_path: Path) -> None:
    book = works(tmp_path)
    assert len(cards_of(book)["PIN980"].rows) == 8
    page = explain("PIN980", book).page
    assert page.title == f"What is made at Test Works {SOURCE}"
    assert "PIN980" in str(explain("body.metal", book).page)
    assert "PIN980" in str(explain("body.longest_mm", book).page)
    assert "PIN980" not in str(explain("body.weight_g", book).page)
    with pytest.raises(PinspecError):
        explain("PIN980", Rulebook.built_in())


def test_a_factory_may_say_nothing_but_what_it_makes(tmp_path: Path) -> None:
    book = works(tmp_path)
    assert book.title == "built-in limits, factory Test Works, which takes only some orders"


def test_a_factory_of_a_pack_says_what_it_makes_and_is_checked_with_it(tmp_path: Path) -> None:
    folder = added(tmp_path, PACK | {"factories/works.yaml": MAKES})
    book = Rulebook.built_in().with_packs(folder).at_factory("works")
    assert [*told(check({"product": {"kind": "magnet"}}, rulebook=book))] == ["product.kind"]
    (folder / "factories/works.yaml").write_text(MAKES.replace("body.metal", "body.mettle"))
    with pytest.raises(RulebookError, match="`body` has no `mettle`, did you mean `metal`"):
        Rulebook.built_in().with_packs(folder)

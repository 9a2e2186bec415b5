"""The three factories that come with pinspec: made up, complete, and of different minds."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from pinspec import Rulebook, Verdict, compare

ROOT = Path(__file__).resolve().parent.parent
FACTORIES = ("harbor-castings", "kiln-street", "lark-bench")
ORDERS = sorted(ROOT.glob("examples/*.order.yaml")) + sorted(ROOT.glob("tests/everyday/*.yaml"))
OF_EVERY_FACTORY = {
    "repeated_line_mm", "isolated_line_mm", "text_stroke_mm", "text_height_mm", "gap_mm",
    "opening_mm", "bridge_mm", "size_tolerance_mm", "thickness_tolerance_mm", "thickness_mm",
    "post_location_mm", "tight_post_location_mm", "recess_ceiling_mm", "cavity_depth_mm",
    "field_mm", "fill_below_rim_mm",
}  # fmt: skip
"""What differs by tools and hands; the rest follows from metal, wear or the law."""


@pytest.fixture(scope="module")
def books() -> dict[str, Rulebook]:
    return {name: Rulebook.built_in().at_factory(name) for name in FACTORIES}


def test_these_are_all() -> None:
    found = sorted(one.stem for one in ROOT.glob("rules/factories/*.yaml"))
    assert found == list(FACTORIES)


@pytest.mark.parametrize("name", FACTORIES)
def test_each_is_made_up_and_says_so_everywhere(name: str) -> None:
    text = (ROOT / f"rules/factories/{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Made up: there is no ")
    assert text.count("source: made-up ") == text.count("source:") == text.count("date: 20")


@pytest.mark.parametrize("name", FACTORIES)
def test_each_is_complete_and_moves_limits_both_ways(name: str, books: dict[str, Rulebook]) -> None:
    factory, ours = books[name].factory, Rulebook.built_in().deck
    assert factory is not None
    assert factory.makes is not None
    assert factory.name.endswith("(made up)")
    assert factory.loosens
    assert factory.tightens
    theirs = books[name].deck.limits
    given = {one for one, limit in theirs.items() if limit is not ours.limits[one]}
    assert given >= OF_EVERY_FACTORY
    assert len(factory.ranges) == 9


def test_no_two_make_the_same_or_hold_the_same(books: dict[str, Rulebook]) -> None:
    for one, other in combinations(books.values(), 2):
        assert one.factory
        assert other.factory
        assert one.factory.makes
        assert other.factory.makes
        assert one.factory.makes.rows != other.factory.makes.rows
        for limit in ("repeated_line_mm", "size_tolerance_mm", "field_mm"):
            assert _numbers(one, limit) != _numbers(other, limit)


def _numbers(book: Rulebook, limit: str) -> list[float]:
    sides = book.deck.limits[limit].thresholds
    return [number for side in sides for _, number in side.by_column]


def test_each_makes_orders_that_the_others_do_not(books: dict[str, Rulebook]) -> None:
    alone = {compare(order, books.values()).made_at for order in ORDERS}
    names = {book.factory.name for book in books.values() if book.factory}
    assert {made[0] for made in alone if len(made) == 1} == names


def test_they_disagree_on_limits_as_well_as_on_what_they_make(books: dict[str, Rulebook]) -> None:
    order = {
        "product": {"kind": "pin", "process": "soft_enamel"},
        "artwork": {"lines": [{"width_mm": 0.21, "repeated": True}]},
        "body": {"outline": "round", "width_mm": 20},
    }
    comparison = compare(order, books.values(), gate="concept")
    verdicts = [one.verdict for one in comparison.reports.values()]
    assert verdicts == [Verdict.RESPEC, Verdict.COSMETIC, Verdict.RESPEC]

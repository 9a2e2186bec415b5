"""The note on the law: of which markets any is known, and when it is silent."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from pinspec import check
from pinspec.notes import law
from pinspec.order.header import Market
from tests.notes import Data, report, told

US = "the US (goods for children, loose magnets, labels)"
CALIFORNIA = "California (lead and cadmium in pins, Proposition 65)"
EU = "the EU (nickel, lead and cadmium in pins, who answers for them)"
UK = "the UK (nickel, lead and cadmium in pins)"
UNNAMED = "but the order names no market, so nothing was asked for the sake of any law."

NAMED = [
    (["US"], f"pinspec knows some rules of {US}."),
    (["EU", "US", "EU"], f"pinspec knows some rules of {US} and {EU}."),
    (["US-CA"], f"pinspec knows some rules of {US} and {CALIFORNIA}."),
    (["UK", "JP"], f"pinspec knows some rules of {UK}, and no rules of Japan."),
    (["JP", "other"], "pinspec knows no rules of Japan and other markets."),
]


@pytest.mark.parametrize(("markets", "text"), NAMED, ids=str)
def test_the_note_says_of_which_markets_any_law_is_known(markets: list[str], text: str) -> None:
    found = told(report(order={"markets": markets}))["law"]
    assert found == f"{text} This is no legal advice."


UNASKED: list[tuple[str, Data, str]] = [
    ("pin", {"order": {"age_from": 6}}, f"it is for children from 6 years, {UNNAMED}"),
    ("pin", {"order": {"age_from": 14, "markets": []}},
     f"it is for children from 14 years, {UNNAMED}"),
    ("magnet", {"magnet": {"separable": "yes"}}, f"its magnet comes off, {UNNAMED}"),
    ("pin", {"compliance": {"lead_ppm": 90}}, f"something is declared towards a law, {UNNAMED}"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "blocks", "text"), UNASKED)
def test_without_a_market_it_says_that_nothing_was_asked_where_that_matters(
    base: str, blocks: Data, text: str
) -> None:
    found = report(base, **blocks)
    assert found.findings == ()
    assert told(found)["law"] == f"{text} This is no legal advice."


SILENT: list[tuple[str, dict[str, Any]]] = [
    ("pin", {}),
    ("pin", {"order": {"age_from": 15}}),
    ("magnet", {}),
    ("magnet", {"magnet": {"separable": "no"}}),
    ("pin", {"order": {"markets": ["Mars"], "age_from": 6}}),
]


@pytest.mark.parametrize(("base", "blocks"), SILENT)
def test_it_is_silent_where_no_law_could_be_asked_or_the_market_is_unreadable(
    base: str, blocks: dict[str, Any]
) -> None:
    assert "law" not in told(report(base, **blocks))


def test_programs_get_the_markets_by_their_words() -> None:
    (note,) = [one for one in report(order={"markets": ["JP", "US-CA"]}).notes if one.name == "law"]
    assert note.data == {"known": ["US", "US-CA"], "not_known": ["JP"], "legal_advice": False}


def test_every_market_that_an_order_can_name_is_known_or_not() -> None:
    assert {*law._KNOWN, *law._OTHERS} == set(get_args(Market))
    for one in get_args(Market):
        assert [note.name for note in check({"order": {"markets": [one]}}).notes] == ["law"]

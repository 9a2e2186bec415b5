"""The notes on money: what changes cost, shipping as it is, and the price of a reference build."""

from __future__ import annotations

import pytest

from pinspec.evidence import Cost
from pinspec.figures import listed, ranged
from pinspec.finding import Category, Finding, Verdict
from pinspec.notes import money
from pinspec.rule.examples import merge
from tests.notes import ONE_POST, Data, report, told

LOOSE_END: Data = {"inspection": {"golden_sample": None}}


def finding(rule: str, cost: Cost | None) -> Finding:
    return Finding("PIN999", rule, Verdict.RESPEC, Category.FUNCTION, (), "", cost=cost)


POST, BAG = Cost((0.01, 0.03), None, ("post",)), Cost((0.01, 0.03), None, ("bag",))
CLUTCH, DRAWING = Cost((0.05, 0.12), None, ("clutch",)), Cost(None, "drawing")
CARD, PAPER = Cost((0.1, 0.1), None, ("ACM-1",)), Cost((0.4, 0.4), None, ("ACM-1",))
POST_AND_DRAWING = Cost((0.02, 0.06), "drawing", ("F192",))
BILLS = [
    pytest.param([], None, False, (), id="nothing"),
    pytest.param([POST], (0.01, 0.03), False, (), id="one price"),
    pytest.param([POST, BAG, CLUTCH], (0.07, 0.18), False, (), id="three prices"),
    pytest.param([BAG, BAG, BAG], (0.01, 0.03), False, (), id="one change, asked for by three"),
    pytest.param([CARD, PAPER], (0.5, 0.5), False, (), id="two prices that one fact gives"),
    pytest.param([DRAWING, DRAWING], None, True, (), id="one revision for two lines"),
    pytest.param([POST_AND_DRAWING, DRAWING, POST], (0.03, 0.09), True, (), id="both"),
    pytest.param([POST, None, None], (0.01, 0.03), False, ("rule 1", "rule 2"), id="unpriced"),
]


@pytest.mark.parametrize(("costs", "per_piece", "redrawn", "unpriced"), BILLS)
def test_each_change_is_charged_once(
    costs: list[Cost | None], per_piece: tuple[float, float] | None, redrawn: bool,
    unpriced: tuple[str, ...],
) -> None:  # fmt: skip
    bill = money.bill_of(finding(f"rule {number}", cost) for number, cost in enumerate(costs))
    assert (bill.per_piece and bill.per_piece[:2]) == per_piece
    assert bill.redrawn is redrawn
    assert bill.unpriced == unpriced


LOOSE: Data = {"packaging": {"steps": ["polybag"], "card": None}}
TIGHT: Data = {"packaging": {"card": {"fit": "tight"}, "fit_tested": False}}
THIN: Data = {"artwork": {"lines": [{"width_mm": 0.28}]}}
AS_IT_IS = "leaves a full sort, rework, a split shipment, a deviation or a remake."
YEAR = "Prices are those of 2026 for runs of 1,000 to 5,000"
REVISION = "Fixing it now costs one artwork revision"
TOOL = "(once the tool is cut, USD 30 to 120 or more on top)"
BILLED = [
    pytest.param(ONE_POST, "costs about USD 0.01 to 0.03 a piece (USD 30 to 90 for 3,000)."),
    pytest.param(ONE_POST | THIN, f"for 3,000) and one artwork revision {TOOL}."),
    pytest.param(ONE_POST, AS_IT_IS),
    pytest.param(ONE_POST, "adds 10 to 18 days (quoted for pins of 25 to 35 mm); air"),
    pytest.param({"body": {"width_mm": 38}}, "for pins of 25 to 35 mm; yours is 38 mm); air"),
    pytest.param(ONE_POST, "a piece (USD 600 to 2,700 for 3,000), and more on cards."),
    pytest.param(ONE_POST | LOOSE, "for 3,000). Prices"),
    pytest.param(ONE_POST, f"{YEAR}."),
    pytest.param(ONE_POST | {"order": {"quantity": 300}}, f"{YEAR}; for 300 they may differ."),
    pytest.param(ONE_POST | {"order": {"quantity": 300}}, "0.03 a piece (USD 3 to 9 for 300)"),
    pytest.param(ONE_POST | {"order": {"quantity": 1}}, "about USD 0.01 to 0.03 a piece; "),
    pytest.param(ONE_POST | {"order": {"quantity": None}}, "about USD 0.01 to 0.03 a piece."),
    pytest.param(THIN, f"{REVISION} {TOOL}."),
    pytest.param(THIN | {"order": {"gate": "sample"}}, f"{REVISION}."),
    pytest.param({"product": {"needs": ["loss_prevention"]}}, "USD 0.05 to 0.12 a piece"),
    pytest.param(
        {"product": {"needs": ["loss_prevention"]}, "posts": {"count": 2}},
        "USD 0.10 to 0.24 a piece",
    ),
    pytest.param(THIN | {"body": {"size_tol_mm": 0.1}},
                 f"{TOOL}; body/size-tolerance has no price."),
    pytest.param(merge(ONE_POST | TIGHT, {"body": {"size_tol_mm": 0.1}}),
                 "; posts/location, posts/fit-test and 1 more have no price."),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "part"), BILLED, ids=lambda one: str(one)[:60])
def test_the_money_that_a_change_takes_is_told(blocks: Data, part: str) -> None:
    assert part in told(report(**blocks))["money"]


def test_where_no_change_has_a_price_none_is_told() -> None:
    text = told(report(**TIGHT))["money"]
    assert text.startswith("Shipping it as it is")


def test_of_many_changes_without_a_price_two_are_named() -> None:
    parts = ["a", "b", "c", "d"]
    assert listed(parts, 2) == "a, b and 2 more"
    assert listed(parts[:2], 2) == "a and b"


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [(0.5, 1.5, "USD 0.50 to 1.50"), (30, 120, "USD 30 to 120"), (0.05, 2, "USD 0.05 to 2.00"),
     (1.5, 1.5, "USD 1.50")],
)  # fmt: skip
def test_cents_are_told_at_both_ends(least: float, most: float, text: str) -> None:
    assert ranged(least, most, "USD") == text


SILENT = [
    pytest.param({}, id="nothing to change"),
    pytest.param({"order": {"quantity": None}}, id="only something to state"),
    pytest.param({"body": {"size_tol_mm": 0.1}}, id="cosmetic and without a price"),
    pytest.param({"body": {"metal": "unobtainium"}}, id="a word that is not known"),
    pytest.param({"body": {"notes": "high quality, best plating"}}, id="vague words"),
]


@pytest.mark.parametrize("blocks", SILENT)
def test_no_money_is_told_where_nothing_is_to_be_made(blocks: Data) -> None:
    assert "money" not in told(report(**blocks))


def test_shipping_as_it_is_is_told_of_a_respec_alone() -> None:
    cosmetic, respec = report(**THIN), report(**ONE_POST)
    assert cosmetic.verdict is Verdict.COSMETIC
    assert "Shipping" not in told(cosmetic)["money"]
    assert cosmetic.notes[-1].data["shipping_as_is"] is None
    assert respec.notes[-1].data["shipping_as_is"]["remake"] == {
        "least": 10, "most": 18, "unit": "day",
    }  # fmt: skip


PRICED = {"incoterm": "FOB", "unit_price_usd": 0.42}
PRICES = [
    pytest.param({}, 3000, id="the reference itself"),
    pytest.param({"order": {"quantity": 3600}}, 3000, id="a fifth more"),
    pytest.param({"order": {"quantity": 3601}}, None, id="more than a fifth more"),
    pytest.param({"order": {"quantity": 800}}, 1000, id="a fifth less"),
    pytest.param({"order": {"quantity": 5000}}, 5000, id="the largest run"),
    pytest.param({"order": {"quantity": "TBD"}}, None, id="no quantity"),
    pytest.param({"order": {"incoterm": "DDP"}}, None, id="a price with freight and duty"),
    pytest.param({"order": {"unit_price_usd": None}}, None, id="no price"),
    pytest.param({"body": {"width_mm": 33}}, 3000, id="33 mm"),
    pytest.param({"body": {"width_mm": 33.1}}, None, id="over 33 mm"),
    pytest.param({"body": {"width_mm": 26, "height_mm": 26.9}}, None, id="under 27 mm"),
    pytest.param({"body": {"metal": "brass"}}, None, id="brass"),
    pytest.param({"product": {"process": "hard_enamel"}}, None, id="hard enamel"),
]


@pytest.mark.parametrize(("blocks", "run_of"), PRICES)
def test_a_price_is_compared_with_that_of_the_reference_build_alone(
    blocks: Data, run_of: int | None
) -> None:
    of = report(**merge({"order": PRICED}, blocks))
    found = {
        one.name: one.data["reference_run"]["value"] for one in of.notes if one.name == "price"
    }
    assert found == ({"price": run_of} if run_of else {})


def test_the_price_is_told_beside_that_of_the_reference_build() -> None:
    assert told(report(order=PRICED))["price"] == (
        "USD 0.42 a piece; a 30 mm soft enamel pin of iron, 1.2 mm thick on one post with a "
        "butterfly clutch, is quoted at USD 0.22 to 0.42 FOB for 3,000."
    )

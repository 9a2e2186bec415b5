"""Notes on days and money: what they say, in words and in numbers, and when they are silent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pinspec import Report, Rulebook, check
from pinspec.cli import run
from pinspec.figures import listed, ranged
from pinspec.finding import Category, Cost, Finding, Verdict
from pinspec.notes import money, price, schedule
from pinspec.rule.examples import merge

Data = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
PASSING = ROOT / "examples" / "soft-enamel-pin.order.yaml"
DATES = {"art_approved": "2026-12-01", "ships": "2027-01-12"}
SAMPLE: Data = {"approval": {"stages": ["look"]}}
OPEN = " A physical sample before the run adds 3 to 7 days."
LOOSE_END: Data = {"inspection": {"golden_sample": None}}
WITH_SAMPLE = (
    "42 days from approval to shipping; this build usually takes 15 to 25 days "
    "(sample 3 to 7, production 12 to 18)"
)
FROM = "From approval to shipping this build usually takes"

FACTORY = """\
factory: Test Works
figures:
  usual_production_days: {source: offer 7, date: 2026-03-18, least: 8, most: 12}
  second_post_usd: {source: offer 7, date: 2026-03-18, least: 0.02, most: 0.02}
"""


def report(base: str = "pin", rulebook: Rulebook | None = None, **blocks: Any) -> Report:
    bases = Rulebook.built_in().bases
    return check(merge(bases[base], blocks), rulebook=rulebook)


def told(of: Report) -> dict[str, str]:
    return {one.name: one.text for one in of.notes}


def inspected(quantity: int | str | None, **inspection: object) -> Data:
    return {"order": {"quantity": quantity}, "inspection": inspection}


USUAL = {"major": 2.5, "minor": 4.0}
EDITION = " Plans of ANSI/ASQ Z1.4 / ISO 2859-1:1999."
BAD = " A lot in which 8 % of the pieces have a major defect passes with a chance of"
INSPECTIONS = [
    pytest.param(
        inspected(3000, aql={"critical": 0} | USUAL),
        "draw 125 of 3,000 pieces (level II, normal, code letter K). The lot passes with no "
        f"critical, up to 7 major and up to 10 minor defects among them.{BAD} 20 %." + EDITION,
        id="the common plan",
    ),
    pytest.param(
        inspected(50, aql={"critical": 0} | USUAL),
        "of 50 pieces (level II, normal, code letter D) draw 5 for major defects (letter C), where "
        "none passes, and 13 for minor ones (letter E), where up to 1 passes; no critical one "
        f"passes.{BAD} 65 %." + EDITION,
        id="classes that draw different samples",
    ),
    pytest.param(
        inspected(100_000, aql={"critical": 0} | USUAL),
        "of 100,000 pieces (level II, normal, code letter N) draw 500 for major defects, where up "
        "to 21 pass, and 315 for minor ones (letter M), where up to 21 pass; no critical one "
        f"passes.{BAD} less than 1 %." + EDITION,
        id="the letter is told where it is not that of the lot",
    ),
    pytest.param(
        inspected(50, aql={"critical": 0.65, "major": 2.5, "minor": 6.5}),
        "of 50 pieces (level II, normal, code letter D) draw 5 for major defects (letter C), where "
        "none passes, 8 for minor ones, where up to 1 passes, and 20 for critical ones (letter F), "
        f"where none passes.{BAD} 65 %." + EDITION,
        id="three samples",
    ),
    pytest.param(
        inspected(3000, level="III", severity="tightened", aql={"critical": None, **USUAL}),
        "draw 200 of 3,000 pieces (level III, tightened, code letter L). The lot passes with "
        f"up to 8 major and up to 12 minor defects among them.{BAD} 2 %." + EDITION,
        id="another level and severity",
    ),
    pytest.param(
        inspected(200, level="S-4", aql={"critical": 0, "major": 4.0, "minor": None}),
        "draw 13 of 200 pieces (level S-4, normal, code letter E). The lot passes with no critical "
        f"and up to 1 major defect among them.{BAD} 72 %." + EDITION,
        id="a single defect",
    ),
    pytest.param(
        inspected(6, aql={"critical": None, "major": 4.0, "minor": None}),
        "draw 3 of 6 pieces (level II, normal, code letter A, which leads to B). The lot passes "
        "with no major defects among them." + EDITION,
        id="8 % of the lot is no piece",
    ),
    pytest.param(
        inspected(3, aql={"critical": None, "major": None, "minor": 4.0}),
        "draw 3 of 3 pieces (level II, normal, code letter A, which leads to B). The lot passes "
        "with no minor defects among them." + EDITION,
        id="a lot that is smaller than its sample",
    ),
    pytest.param(
        inspected(3000, aql={"critical": None, "major": 15, "minor": None}),
        "draw 80 of 3,000 pieces (level II, normal, code letter K, which leads to J). The lot "
        "passes with up to 21 major defects among them." + EDITION,
        id="an AQL that is no percentage has no chance",
    ),
    pytest.param(
        inspected(3000, standard="ISO 2859-1", aql={"critical": None, "major": 1, "minor": None}),
        "draw 125 of 3,000 pieces (level II, normal, code letter K). The lot passes with up to 3 "
        f"major defects among them.{BAD} 1 %."
        + EDITION
        + " ISO 2859-1 was revised in 2026; the revision is not compared here.",
        id="a standard without its year",
    ),
    pytest.param(
        inspected(3000, aql={"critical": None, "major": 0.65, "minor": None}),
        "draw 125 of 3,000 pieces (level II, normal, code letter K). The lot passes with up to 2 "
        f"major defects among them.{BAD} less than 1 %." + EDITION,
        id="a chance that is next to none",
    ),
    pytest.param(
        inspected(60, sampling="full"),
        "every one of the 60 pieces is inspected, so that no AQL applies.",
        id="every piece is inspected",
    ),
    pytest.param(
        inspected(1, sampling="full", aql=None),
        "the one piece is inspected, so that no AQL applies.",
        id="the only piece is inspected",
    ),
    pytest.param(inspected(3000, aql=None), None, id="no AQL"),
    pytest.param(inspected(None), None, id="no quantity"),
    pytest.param(inspected(None, sampling="full"), None, id="every piece of no quantity"),
    pytest.param(inspected(1), None, id="a single piece"),
    pytest.param(inspected("some"), None, id="an unreadable quantity"),
    pytest.param(inspected(3000, level="strict"), None, id="an unreadable level"),
    pytest.param(inspected(3000, severity="hard"), None, id="an unreadable severity"),
    pytest.param(inspected(3000, sampling="some"), None, id="an unreadable way of sampling"),
    pytest.param(inspected(3000, aql={"critical": "none!"}), None, id="an unreadable AQL"),
    pytest.param(inspected(3000, sevrity="tightened"), None, id="a slip in a key"),
]


@pytest.mark.parametrize(("blocks", "expected"), INSPECTIONS)
def test_the_sample_is_told_with_what_it_accepts_and_lets_slip(
    blocks: Data, expected: str | None
) -> None:
    assert told(report(**blocks)).get("inspection") == expected


@pytest.mark.parametrize(
    ("standard", "said"),
    [("ISO 2859-1:1999", "same"), ("ISO 2859-1:2026", "newer"), ("ISO2859", "newer"),
     ("DIN ISO 2859-1", "newer"), ("ANSI/ASQ Z1.4", "same"), ("ANSI Z 1.4-2008", "same"),
     ("GB/T 2828.1-2012", "same"),
     ("BS ISO 2859-1-1999", "same"), ("ISO 2859:1999", "same"),
     ("MIL-STD-105E", "same"), ("AQL", "same"),
     ("ISO 2859-2", "other"), ("ISO 2859-10", "other"), ("GB/T 2828.2", "other"),
     ("ANSI Z1.9", "other"), ("my own", "other")],
)  # fmt: skip
def test_a_standard_that_has_other_tables_or_a_newer_edition_is_told_apart(
    standard: str, said: str
) -> None:
    text = told(report(inspection={"standard": standard}))["inspection"]
    assert ("2026" in text) is (said == "newer")
    assert ("names another standard; these are the plans of ANSI" in text) is (said == "other")


def test_programs_get_the_sample_in_numbers() -> None:
    (note,) = (one for one in report(**inspected(3000)).notes if one.name == "inspection")
    classes = {one["class"]: (one["letter"], one["n"], one["ac"]) for one in note.data["classes"]}
    assert classes == {"critical": ("K", 125, 0), "major": ("K", 125, 7), "minor": ("K", 125, 10)}
    assert note.data["standard"] == "ANSI/ASQ Z1.4 / ISO 2859-1:1999"
    assert note.data["bad_lot"]["share_pct"] == 8
    assert round(note.data["bad_lot"]["passes"], 3) == 0.203


SCHEDULES = [
    pytest.param(
        "coin", {"order": DATES} | LOOSE_END,
        "42 days from approval to shipping; this build usually takes 12 to 18 days for the run."
        + OPEN,
        id="nothing but the run",
    ),
    pytest.param(
        "pin", {"order": DATES} | SAMPLE,
        "42 days from approval to shipping; this build usually takes 16 to 27 days "
        "(sample 3 to 7, production 12 to 18, packing 1 to 2).",
        id="a sample and a card",
    ),
    pytest.param(
        "pin", {"order": DATES, "schedule": {"sample_days": 0}},
        "42 days from approval to shipping; this build usually takes 13 to 20 days "
        "(production 12 to 18, packing 1 to 2).",
        id="surely no sample",
    ),
    pytest.param(
        "magnet", {"order": DATES} | SAMPLE,
        "42 days from approval to shipping; this build usually takes 16 to 28 days "
        "(sample 3 to 7, production 12 to 18, cure 1 to 3).",
        id="a magnet",
    ),
    pytest.param(
        "pin", {"order": DATES, "schedule": {"production_days": 20, "sample_days": 9}},
        "42 days from approval to shipping; this build usually takes 30 to 31 days "
        "(sample 9 as stated, production 20 as stated, packing 1 to 2).",
        id="stated days take the place of the usual ones",
    ),
    pytest.param(
        "coin", {"order": DATES, "schedule": {"production_days": 20, "sample_days": 0,
                                              "transit_days": 20}},
        "42 days from approval to shipping; this build takes 20 days for the run, as stated. "
        "It arrives on 2027-02-01.",
        id="all days are stated",
    ),
    pytest.param(
        "coin", {"order": {"art_approved": "2026-12-01", "ships": "2026-12-02"}} | LOOSE_END,
        "1 day from approval to shipping; this build usually takes 12 to 18 days for the run."
        + OPEN,
        id="one day",
    ),
    pytest.param(
        "coin", {"order": {"ships": "2027-01-12"}} | LOOSE_END,
        f"{FROM} 12 to 18 days for the run, so the artwork is to be approved by "
        "2026-12-25 to ship on 2027-01-12." + OPEN,
        id="only the day of shipping",
    ),
    pytest.param(
        "coin", {"order": {"art_approved": "2026-12-01"}} | LOOSE_END,
        f"{FROM} 12 to 18 days for the run, so it can ship between 2026-12-13 and "
        "2026-12-19." + OPEN,
        id="only the day of approval",
    ),
    pytest.param(
        "coin", {"order": {"art_approved": "2026-12-01"},
                 "schedule": {"production_days": 10, "sample_days": 0}},
        "From approval to shipping this build takes 10 days for the run, as stated, so it "
        "can ship on 2026-12-11.",
        id="only the day of approval, and all days are stated",
    ),
    pytest.param(
        "coin", {"order": DATES}, f"{WITH_SAMPLE}.", id="a golden sample has to be made"
    ),
    pytest.param(
        "coin", {"order": DATES, "approval": {"stages": ["photo", "digital proof"]}},
        f"{WITH_SAMPLE}.", id="a golden sample, though only pictures are approved",
    ),
    pytest.param(
        "coin", {"order": DATES, "approval": {"stages": ["Foto", "render"]}} | LOOSE_END,
        "42 days from approval to shipping; this build usually takes 12 to 18 days for the run.",
        id="pictures are no sample",
    ),
    pytest.param(
        "coin", {"order": DATES, "approval": {"stages": ["photo of a sample"]}} | LOOSE_END,
        f"{WITH_SAMPLE}.", id="what is in the picture is a sample",
    ),
    pytest.param(
        "coin", {"order": DATES | {"quantity": 8000}},
        f"{WITH_SAMPLE}. Runs over 5,000, such as these 8,000, may take longer.",
        id="a run over what is quoted",
    ),
    pytest.param(
        "coin", {"order": DATES | {"quantity": 5000}}, f"{WITH_SAMPLE}.", id="the largest quoted",
    ),
    pytest.param(
        "coin", {"order": DATES | {"quantity": 8000},
                 "schedule": {"production_days": 20, "sample_days": 0}},
        "42 days from approval to shipping; this build takes 20 days for the run, as stated.",
        id="a run over what is quoted, with its days",
    ),
    pytest.param("coin", {"order": DATES | {"ships": "soon"}}, None, id="an unreadable date"),
    pytest.param(
        "coin", {"order": DATES, "schedule": {"production_days": "a while"}}, None,
        id="unreadable days",
    ),
    pytest.param("coin", {}, None, id="no day"),
    pytest.param(
        "coin", {"order": {"art_approved": "2026-12-02", "ships": "2026-12-01"}}, None,
        id="days that can't be",
    ),
    pytest.param("coin", {"order": {"art_approved": "9999-12-31"}}, None, id="the last of days"),
    pytest.param("coin", {"order": {"ships": "0001-01-01"}}, None, id="the first of days"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "blocks", "text"), SCHEDULES)
def test_the_days_of_a_build_are_told_against_its_dates(
    base: str, blocks: Data, text: str | None
) -> None:
    assert told(report(base, **blocks)).get("schedule") == text


def test_programs_get_the_days_as_numbers() -> None:
    found = report("pin", order=DATES, schedule={"pack_days": 2}, **SAMPLE).notes
    (note,) = (one for one in found if one.name == "schedule")
    assert note.data == {
        "lead": {"value": 42, "unit": "day"},
        "usual": {"least": 17, "most": 27, "unit": "day"},
        "steps": [
            {"step": "sample", "stated": False, "least": 3, "most": 7, "unit": "day"},
            {"step": "production", "stated": False, "least": 12, "most": 18, "unit": "day"},
            {"step": "pack", "stated": True, "least": 2, "most": 2, "unit": "day"},
        ],
        "arrives": None,
    }


def finding(rule: str, cost: Cost | None) -> Finding:
    return Finding("PIN999", rule, Verdict.RESPEC, Category.FUNCTION, (), "", cost=cost)


POST, BAG = Cost((0.01, 0.03), None, ("post",)), Cost((0.01, 0.03), None, ("bag",))
CLUTCH, DRAWING = Cost((0.05, 0.12), None, ("clutch",)), Cost(None, "drawing")
POST_AND_DRAWING = Cost((0.02, 0.06), "drawing", ("F192",))
BILLS = [
    pytest.param([], None, False, (), id="nothing"),
    pytest.param([POST], (0.01, 0.03), False, (), id="one price"),
    pytest.param([POST, BAG, CLUTCH], (0.07, 0.18), False, (), id="three prices"),
    pytest.param([BAG, BAG, BAG], (0.01, 0.03), False, (), id="one change, asked for by three"),
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


ONE_POST: Data = {"body": {"width_mm": 34, "outline": "irregular"}}
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


def test_an_order_that_can_t_be_read_has_no_notes(tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text("[", encoding="utf-8")
    assert check(file).notes == ()


def test_notes_never_change_a_verdict() -> None:
    of = report(**ONE_POST)
    before = (of.verdict, of.findings)
    assert of.notes
    assert (of.verdict, of.findings) == before


def test_the_limits_name_the_figures_that_each_note_reads(rulebook: Rulebook) -> None:
    named: dict[str, set[str]] = {}
    for name, row in rulebook.deck.figure_rows.items():
        if row.note:
            named.setdefault(row.note, set()).add(name)
    modules = {"schedule": schedule, "price": price, "money": money}
    assert named == {name: set(one.READS) for name, one in modules.items()}


def test_a_rulebook_without_these_figures_has_no_notes_of_them(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: bare\nprefix: ABC\n")
    (tmp_path / "limits.yaml").write_text("{}\n")
    (tmp_path / "facts.yaml").write_text("sources: {}\nfacts: {}\n")
    found = report("coin", Rulebook.load(tmp_path), order=DATES).notes
    assert [one.name for one in found] == ["inspection"]  # which rests on a standard alone


def test_a_factory_s_own_days_and_prices_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / "works.yaml").write_text(FACTORY)
    book = Rulebook.built_in().at_factory(tmp_path / "works.yaml")
    soon: Data = {"order": {"art_approved": "2026-12-01", "ships": "2026-12-10"},
                  "schedule": {"pack_days": 1}}  # fmt: skip
    assert [one.code for one in report(**soon).findings] == ["PIN850"]
    assert report(rulebook=book, **soon).findings == ()
    assert "production 8 to 12" in told(report(rulebook=book, **soon))["schedule"]
    (found,) = report(rulebook=book, **ONE_POST).findings
    assert found.cost is not None
    assert found.cost.words == "about USD 0.02 a piece"
    text = told(report(rulebook=book, **ONE_POST))["money"]
    assert "about USD 0.02 a piece (USD 60 for 3,000)" in text
    assert text.endswith("but for those of Test Works (offer 7, 2026-03-18).")
    assert "which has its own usual_production_days, second_post_usd" in book.title


@pytest.fixture
def passing(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.order.yaml").write_text(PASSING.read_text(encoding="utf-8"))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["a.order.yaml"], 7),
        (["a.order.yaml", "--quiet"], 0),
        (["a.order.yaml", "b.order.yaml"], 3),
        (["."], 3),
    ],
    ids=["one file", "quiet", "two files", "a folder"],
)
def test_an_order_that_passes_is_told_its_days_only_where_it_is_named_alone(
    arguments: list[str], lines: int, passing: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(passing)
    run(["check", *arguments])
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == lines
    assert ("Schedule: 42 days" in printed) == (lines == 7)


def test_orders_that_pass_among_others_load_no_note() -> None:
    program = (
        "import sys; from pinspec.cli import run; "
        f"run(['check', {str(PASSING)!r}, {str(PASSING)!r}]); "
        "print([one for one in sys.modules if one.startswith('pinspec.notes')])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_programs_get_the_notes_of_each_order(
    passing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--format", "json", str(passing)])
    orders = json.loads(capsys.readouterr().out)["orders"]
    assert [one["notes"]["schedule"]["lead"]["value"] for one in orders] == [42, 42]

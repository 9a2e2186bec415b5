"""The note on inspection: what is drawn, what is accepted, and what slips through."""

from __future__ import annotations

import pytest

from tests.notes import Data, report, told


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

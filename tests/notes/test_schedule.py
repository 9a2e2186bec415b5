"""The note on time: the days that a build takes, against those that an order has."""

from __future__ import annotations

import pytest

from tests.notes import DATES, SAMPLE, Data, report, told

OPEN = " A physical sample before the run adds 3 to 7 days."
LOOSE_END: Data = {"inspection": {"golden_sample": None}}
WITH_SAMPLE = (
    "42 days from approval to shipping; this build usually takes 15 to 25 days "
    "(sample 3 to 7, production 12 to 18)"
)
FROM = "From approval to shipping this build usually takes"


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

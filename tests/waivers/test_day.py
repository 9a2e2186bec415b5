"""The day by which waivers are over."""

from __future__ import annotations

from datetime import date

import pytest

from pinspec import PinspecError
from pinspec.waivers import day_of


@pytest.mark.parametrize(
    ("env", "day"), [({"SOURCE_DATE_EPOCH": "0"}, date(1970, 1, 1)),
                     ({"SOURCE_DATE_EPOCH": "1796083199"}, date(2026, 11, 30)),
                     ({"SOURCE_DATE_EPOCH": "1796083200"}, date(2026, 12, 1))],
)  # fmt: skip
def test_the_day_is_that_of_source_date_epoch(env: dict[str, str], day: date) -> None:
    assert day_of(env) == day


def test_the_day_is_else_that_of_the_machine() -> None:
    before = date.today()
    assert before <= day_of({"SOURCE_DATE_EPOCH": ""}) <= date.today()


@pytest.mark.parametrize("stamp", ["x", "1.5", "9" * 30, "-" + "9" * 20, "2026-12-01"])
def test_an_epoch_that_is_no_time_is_refused(stamp: str) -> None:
    with pytest.raises(PinspecError, match="SOURCE_DATE_EPOCH"):
        day_of({"SOURCE_DATE_EPOCH": stamp})

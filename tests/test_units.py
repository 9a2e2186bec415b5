"""What people type where a number is asked for, and what is made of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinspec.order.reading.numbers import number, span, tolerance, whole
from pinspec.order.reading.still_open import is_placeholder
from pinspec.order.reading.units import MisreadError

if TYPE_CHECKING:
    from decimal import Decimal

Reader = Callable[[str, str], Any]

LENGTHS = {
    "1.2": 1.2, "1.2mm": 1.2, "1.2 MM": 1.2, "1.2 mm.": 1.2, "1,2": 1.2, "0,30": 0.30, ".30": 0.30,
    "1.": 1.0, "1e3": 1000.0, "1E-3": 0.001, "+1": 1.0, "-1.5": -1.5, "1.000": 1.0, "0,300": 0.3,
    "1234,567": 1234.567, "1.234,5": 1234.5, "1,234.5 mm": 1234.5, "1,234,567": 1234567.0,
    "1.234.567,8": 1234567.8, "3 000": 3000.0, "3'000": 3000.0, "3’000": 3000.0, "1_000": 1000.0,
    "1 000,5": 1000.5, "-1 000.5": -1000.5, "3\N{NARROW NO-BREAK SPACE}000": 3000.0,
    "12 mil": 0.3048, "50 nm": 0.00005, "250 µm": 0.25, "250 μm": 0.25, "250µ": 0.25, "250μ": 0.25,
    "250um": 0.25, "0.025 cm": 0.25, "2 microns": 0.002, "20 µin": 0.000508, "1 m": 1000.0,
    "1/4 in": 6.35, "1 1/4 in": 31.75, "1-1/4 in": 31.75, "-1 1/4": -1.25, "½ in": 12.7,
    "1½ in": 38.1, "12⅛": 12.125, "11⁄16 in": 17.4625, "1 100/200": 1.5, "1 000 1/2": 1000.5,
    '1.25"': 31.75, "1.25''": 31.75, "1.25”": 31.75, "2 inches": 50.8, "０．３０": 0.30,
    "１，２ｍｍ": 1.2, "٣": 3.0, "−1": -1.0,
}  # fmt: skip

OTHERS = [
    (number, "1 kgf", "N", 9.80665), (number, "10 newtons", "N", 10.0),
    (number, "$0.45", "USD", 0.45), (number, "USD 0.45", "USD", 0.45),
    (number, "usd0,45", "USD", 0.45), (number, "US$ 0.45", "USD", 0.45),
    (number, "0.45 USD", "USD", 0.45), (number, "0.45$", "USD", 0.45),
    (number, "$0.45 USD", "USD", 0.45), (number, "45 cents", "USD", 0.45),
    (number, "0.01 KG", "g", 10.0), (number, "1.2 KG", "kG", 1.2), (number, "120 mT", "kG", 1.2),
    (number, "40 kG² mm²", "kG2mm2", 40.0), (number, "350 g/m²", "gsm", 350.0),
    (number, "0.5 µg / cm² / week", "ug/cm2/week", 0.5), (number, "10 %", "%", 10.0),
    (number, "20 min", "h", 1 / 3), (number, "60 min", "h", 1.0), (number, "90 ppm", "ppm", 90.0),
    (whole, "3000", "pieces", 3000), (whole, "3 000", "pieces", 3000),
    (whole, "3'000", "pieces", 3000), (whole, "3000 pcs", "pieces", 3000),
    (whole, "3000pcs.", "pieces", 3000), (whole, "3e3", "pieces", 3000),
    (whole, "3000,0", "pieces", 3000), (whole, "1,000,000", "pieces", 1_000_000),
    (whole, "1.000.000", "pieces", 1_000_000), (whole, "1,000.0", "pieces", 1000),
    (whole, "３０００", "pieces", 3000), (whole, "2 weeks", "day", 14), (whole, "48 h", "day", 2),
    (whole, "1440 min", "day", 1), (whole, "3 months", "months", 3), (whole, "2", "", 2),
    (span, "0.10-0.15", "mm", (0.10, 0.15)), (span, "0,10–0,15 mm", "mm", (0.10, 0.15)),
    (span, "0.10 to 0.15", "mm", (0.10, 0.15)), (span, "0.10..0.15", "mm", (0.10, 0.15)),
    (span, "0.10…0.15", "mm", (0.10, 0.15)), (span, "0.3", "mm", (0.3, 0.3)),
    (span, "100 µm - 0.15 mm", "mm", (0.1, 0.15)), (span, "½-¾ in", "mm", (12.7, 19.05)),
    (span, "1/4-1/2 in", "mm", (6.35, 12.7)), (span, "1 1/4 - 1 1/2 in", "mm", (31.75, 38.1)),
    (span, "1-1/4 in", "mm", (31.75, 31.75)), (span, '1/4"-1/2"', "mm", (6.35, 12.7)),
    (span, "1e-3", "mm", (0.001, 0.001)), (span, "1e-3-1e-2", "mm", (0.001, 0.01)),
    (span, "24–48 h", "h", (24.0, 48.0)), (span, "24～48h", "h", (24.0, 48.0)),
    (span, "1 day", "h", (24.0, 24.0)), (span, "1-2 days", "h", (24.0, 48.0)),
    (span, "24 h to 2 days", "h", (24.0, 48.0)),
    (tolerance, "0.15", "mm", (0.15, 0.15)), (tolerance, "±0.15", "mm", (0.15, 0.15)),
    (tolerance, "± 6 mil", "mm", (0.1524, 0.1524)), (tolerance, "+/- 0.15", "mm", (0.15, 0.15)),
    (tolerance, "-/+0,15", "mm", (0.15, 0.15)), (tolerance, "+-0.15 mm", "mm", (0.15, 0.15)),
    (tolerance, "+0.20/-0.05", "mm", (0.20, 0.05)), (tolerance, "+0.20-0.05", "mm", (0.20, 0.05)),
    (tolerance, "+0,20 / −0,05 mm", "mm", (0.20, 0.05)),
    (tolerance, "-0.05/+0.20", "mm", (0.20, 0.05)), (tolerance, "+0.2, -0", "mm", (0.2, 0.0)),
    (tolerance, "+200 µm/-50 µm", "mm", (0.2, 0.05)),
    (tolerance, "+1/64 in/-1/32 in", "mm", (0.396875, 0.79375)),
]  # fmt: skip

MM = "(or cm, um, in, mil)"
REFUSED = [
    (number, "", "mm", "there is no number", "one number in mm, or TBD"),
    (number, ".nan", "mm", "`.nan` is not a number", "one number in mm"),
    (number, "inf", "mm", "`inf` is not a number", "one number in mm"),
    (number, "n/a", "mm", "`n/a` is not a number", "or TBD while it is open"),
    (number, "--1", "mm", "`--1` is not a number", "one number in mm"),
    (number, "1,2,3", "mm", "`1,2,3` is not a number", "one number in mm"),
    (number, "1.2.3", "mm", "`1.2.3` is not a number", "one number in mm"),
    (number, "1/0", "mm", "`1/0` divides by nothing", "such as 0.25"),
    (number, "1e999", "mm", "`1e999` is far too large", "the length in mm"),
    (number, "x" * 5000, "mm", "too long to be a number", "write one number"),
    (number, "ﷺ" * 60, "mm", "too long to be a number", "write one number"),
    (number, "1,200", "mm", "`1,200` is 1200 in one country and 1.200", "write 1200 or 1.200"),
    (number, "40 g", "mm", "`g` is a unit of weight", f"the length in mm {MM}"),
    (number, "40 qm", "mm", "`qm` is not a unit that pinspec knows", f"the length in mm {MM}"),
    (number, "5'", "mm", "feet are not read here", "the length in mm"),
    (number, "18 ga", "mm", "one wire by AWG and another by SWG", "1.02"),
    (number, "12 gauge", "mm", "one wire by AWG and another by SWG", "2.05 for AWG or 2.64 for"),
    (number, "7 gauge", "mm", "one wire by AWG and another by SWG", "write it in mm"),
    (number, "1.5 ga", "mm", "one wire by AWG and another by SWG", "write it in mm"),
    (number, "16 AWG", "mm", "16 AWG is 1.29 mm", "write 1.29"),
    (number, "18 awg wire", "mm", "18 AWG is 1.02 mm", "write 1.02"),
    (number, "AWG 20", "mm", "20 AWG is 0.81 mm", "write 0.81"),
    (number, "16 SWG", "mm", "16 SWG is 1.63 mm", "write 1.63"),
    (number, "gauge 16", "mm", "one wire by AWG and another by SWG", "1.29 for AWG or 1.63 for"),
    (number, "18 gauge", "g", "is not a unit", "the weight in g"),
    (number, "5 ft", "mm", "feet are not read here", "the length in mm"),
    (number, "10^3", "mm", "`^3` is not a unit", "the length in mm"),
    (number, "10³", "mm", "`^3` is not a unit", "the length in mm"),
    (number, "about 1.2", "mm", "`about 1.2` is not one number", "without `about`"),
    (number, "~1.2", "mm", "`~1.2` is not one number", "without `~`"),
    (number, "≤ 1.2", "mm", "`≤ 1.2` is not one number", "without `≤`"),
    (number, "±0.15", "mm", "`±0.15` is not one number", "without `±`"),
    (number, "40 ±0.15", "mm", "not several", "its tolerance has a key of its own"),
    (number, "40 x 31", "mm", "not several", "write the one that is meant"),
    (number, "40×31 mm", "mm", "not several", "write the one that is meant"),
    (number, "1.2-1.5", "mm", "not several", "write the one that is meant"),
    (number, "1.2 to 1.5", "mm", "not several", "write the one that is meant"),
    (number, "40 31", "mm", "not several", "write the one that is meant"),
    (span, "0,1 bis 0,2", "mm", "is not a range", "write 0.10-0.15, or {min: 0.10, max: 0.15}"),
    (number, "1 kg", "N", "`kg` is a unit of weight", "the force in N (or kgf, lbf)"),
    (number, "0.45 EUR", "USD", "`EUR` is not a unit", "write the money in USD"),
    (number, "€0.45", "USD", "`€0.45` is not a number", "one number in USD"),
    (number, "1200 G", "g", "`G` is a unit of flux density", "the weight in g (or kg, oz"),
    (whole, "3,000", "pieces", "is 3000 in one country and 3 in another", "write 3000"),
    (whole, "1.000 pcs", "pieces", "is 1000 in one country and 1 in another", "write 1000"),
    (whole, "1.500", "pieces", "is 1500 in one country and 1.5 in another", "write 1500"),
    (whole, "5,000 pcs", "pieces", "is 5000 in one country and 5 in another", "write 5000"),
    (whole, "2.5", "pieces", "`2.5` is not a whole number of pieces", "without a fraction"),
    (whole, "0.300", "pieces", "`0.300` is not a whole number", "without a fraction"),
    (whole, "36 h", "day", "`36 h` is not a whole number of days", "without a fraction"),
    (whole, "3k", "pieces", "`k` is short for thousands", "write 3000"),
    (whole, "2.5K pcs", "pieces", "`K` is short for thousands", "write 2500"),
    (whole, "25 Dutzend", "pieces", "`Dutzend` is 12 of something", "write 300"),
    (whole, "5 dozen", "pieces", "`dozen` is 12 of something", "write 60"),
    (whole, "25 boxes", "pieces", "`boxes` is not a unit", "write the number of pieces"),
    (number, "2.5%", "", "`%` is a unit of share", "write the number alone: 2.5"),
    (span, "standard", "um", "`standard` is neither a number nor a range", "in um or a range such"),
    (number, "1.5 +- 0.1", "mm", "not several", "its tolerance has a key of its own"),
    (whole, "3000 mm", "pieces", "`mm` is a unit of length", "write the number alone"),
    (whole, "ten", "pieces", "`ten` is not a number", "one number in pieces"),
    (whole, "2 posts", "", "`posts` is not a unit", "write the number alone"),
    (span, "0.15-0.10", "mm", "`0.15-0.10` begins above its end", "the smaller number first"),
    (span, "1-2-3", "mm", "`1-2-3` is not a range", "write 0.10-0.15, or {min: 0.10, max: 0.15}"),
    (span, "min 24 h", "h", "`min 24 h` leaves an end open", "just one, as {min: 0.10}"),
    (span, "1,000-2,000", "mm", "`1,000` is 1000 in one country", "write 1000 or 1.000"),
    (tolerance, "+0.15", "mm", "`+0.15` gives one side only", "+0.20/-0.05"),
    (tolerance, "± -0.1", "mm", "gives one side only", "write +/-0.15"),
    (tolerance, "±", "mm", "there is no number", "one number in mm"),
    (tolerance, "±10%", "mm", "`%` is a unit of share", "the length in mm"),
]  # fmt: skip

HOSTILE = ["1", "1,", "1 ", "1'", " ", "+-", "1-", "1/", "1e", ".", "-", "1 1/1", "⁄", "½", "㎏",
           "~1", "to ", "+1/", "$", "1,111", "1 111", "µ", "²", "0.", "±"]  # fmt: skip


def named(value: object) -> str:
    return str(getattr(value, "__name__", ascii(value)[:40]))


@pytest.mark.parametrize(("text", "expected"), LENGTHS.items(), ids=named)
def test_a_length_is_read_in_millimetres(text: str, expected: float) -> None:
    assert number(text, "mm") == expected


@pytest.mark.parametrize(("read", "text", "unit", "expected"), OTHERS, ids=named)
def test_other_fields_are_read_in_their_own_unit(
    read: Reader, text: str, unit: str, expected: object
) -> None:
    assert read(text, unit) == expected


@pytest.mark.parametrize(("read", "text", "unit", "message", "change"), REFUSED, ids=named)
def test_what_is_no_value_is_refused_with_the_way_out(
    read: Reader, text: str, unit: str, message: str, change: str
) -> None:
    with pytest.raises(MisreadError) as refused:
        read(text, unit)
    assert message in refused.value.message
    assert change in refused.value.change
    two_ways = "in one country" in message or "by AWG and" in message
    assert refused.value.ambiguous == two_ways
    assert len(refused.value.message) < 200


@pytest.mark.parametrize("text", ["-0", "-0.0", "-0,00 mm", "0"])
def test_nothing_is_never_minus_nothing(text: str) -> None:
    assert math.copysign(1, number(text, "mm")) == 1


@pytest.mark.parametrize("text", ["TBD", " tbc ", "tba", "?", "???", ""])
def test_placeholders_are_told_from_values(text: str) -> None:
    assert is_placeholder(text)
    assert not is_placeholder(f"{text.strip()}1")


fine = st.decimals(min_value=0, max_value=99, places=4)


@given(value=fine)
def test_the_same_length_is_the_same_float_in_whatever_way_it_is_written(value: Decimal) -> None:
    plain, over = f"{value:f}", int(value * 10000)
    ways = [
        f"{plain} mm", f"{value * 1000:f} µm", f"{value / 10:f}cm", f"{value / 1000:f} m",
        f"{over}/10000", f"{over // 10000} {over % 10000}/10000 mm",
        plain.replace(".", ","),  # four decimals can't be taken for thousands
        plain.translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
    ]  # fmt: skip
    assert {way: number(way, "mm") for way in ways} == dict.fromkeys(ways, float(value))


def outcome(read: Reader, text: str) -> object:
    try:
        return read(text, "mm")
    except MisreadError as refused:
        return refused


@given(text=st.one_of(st.text(max_size=70), st.text("0123456789.,-+/ ±~'eEmkµ½²to", max_size=60)))
def test_any_text_is_a_finite_number_or_a_mistake(text: str) -> None:
    for read in (number, whole, span, tolerance):
        found = outcome(read, text)
        values = found if isinstance(found, tuple) else (found,)
        assert all(isinstance(one, MisreadError) or math.isfinite(one) for one in values)


@pytest.mark.parametrize("end", ["", "x", "1", "/", " mm!"], ids=named)
@pytest.mark.parametrize("part", HOSTILE, ids=named)
def test_no_text_takes_long(part: str, end: str) -> None:
    text = (part * 60)[: 60 - len(end)] + end
    for read in (number, whole, span, tolerance):
        assert min(seconds(read, text) for _ in range(3)) < 0.01


def seconds(read: Reader, text: str) -> float:
    begin = time.perf_counter()
    outcome(read, text)
    return time.perf_counter() - begin

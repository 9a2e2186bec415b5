"""What somebody asks of the tables, as people write it, and how it is answered."""

from __future__ import annotations

import json

import pytest

from pinspec import SamplingError, SamplingQuestion
from pinspec.figures import AQL, show_value, told_apart
from pinspec.reporters.sampling import document, page


@pytest.mark.parametrize(
    ("lot", "pieces"),
    [("3000", 3000), ("3 000", 3000), ("3000 pcs", 3000), ("1,234,567", 1_234_567), (" 1 ", 1)],
)
def test_a_lot_is_read(lot: str, pieces: int) -> None:
    assert SamplingQuestion.read(lot, ()).lot == pieces


@pytest.mark.parametrize(
    ("aql", "number"),
    [("2.5", 2.5), ("2,5", 2.5), ("4", 4.0), ("2.50", 2.5), ("2.5%", 2.5), ("0,065", 0.065),
     ("AQL 1.0", 1.0), ("0", 0.0)],
)  # fmt: skip
def test_an_aql_is_read(aql: str, number: float) -> None:
    assert SamplingQuestion.read("3000", (aql,)).aqls == (number,)


@pytest.mark.parametrize(
    ("word", "level"),
    [("II", "II"), ("ii", "II"), ("GII", "II"), ("General II", "II"), ("2", "II"), ("g-i", "I"),
     ("General Inspection Level III", "III"), ("s3", "S-3"), ("S-3", "S-3"), ("S 1", "S-1"),
     ("special level s-4", "S-4"), ("I", "I"), ("special 3", "S-3"), ("special III", "S-3"),
     ("level 1", "I"), ("s-ii", "S-2")],
)  # fmt: skip
def test_a_level_is_read(word: str, level: str) -> None:
    assert SamplingQuestion.read("3000", (), level=word).level == level


@pytest.mark.parametrize(
    ("text", "share"),
    [("7%", 0.07), ("7", 0.07), ("7 %", 0.07), ("7,5%", 0.075), ("0.07%", 0.0007), ("1", 0.01),
     ("0", 0.0), ("100", 1.0), ("0.5 percent", 0.005)],
)  # fmt: skip
def test_a_share_is_read(text: str, share: float) -> None:
    assert SamplingQuestion.read("3000", (), shares=(text,)).shares == pytest.approx((share,))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"lot": "3,000"}, "3000 in one country and 3 in another; write 3000$"),
        ({"lot": "3.000"}, "write 3000$"),
        ({"lot": "0"}, "`0` is no lot"),
        ({"lot": "2.5"}, "not a whole number"),
        ({"lot": "3k"}, "write 3000$"),
        ({"lot": "many"}, "write one number in pieces$"),
        ({"aqls": ("-1",)}, "below nothing"),
        ({"aqls": ("2.5-4.0",)}, "AQL: "),
        ({"level": "IV"}, "no level `IV`; write one of S-1, S-2"),
        ({"level": "special"}, "did you mean S-1, S-2, S-3 or S-4?"),
        ({"level": "4"}, "no level `4`"),
        ({"level": ""}, "no level"),
        ({"shares": ("0.07",)}, "may be 0.07 % or 7 %; write 7% or 0.07%"),
        ({"shares": ("0,5",)}, "write 50% or 0.5%"),
        ({"shares": ("101%",)}, "write 0% to 100%"),
        ({"shares": ("-1%",)}, "write 0% to 100%"),
        ({"shares": ("7 mm",)}, "unit of length"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_says_how_to_write_it(
    question: dict[str, object], said: str
) -> None:
    whole: dict[str, object] = {"lot": "3000", "aqls": ("2.5",), **question}
    with pytest.raises(SamplingError, match=said):
        SamplingQuestion.read(**whole)  # type: ignore[arg-type]


def test_the_same_asked_twice_is_answered_once() -> None:
    asked = SamplingQuestion.read("3000", ("2.5", "2,5"), shares=("7", "7%"))
    assert [plan.aql for plan in asked.plans()] == [2.5]
    assert [one.bad for one in asked.odds(asked.plans()[0])] == [210]


def test_a_curve_falls_and_has_no_two_rows_for_the_same_pieces() -> None:
    asked = SamplingQuestion.read("20", ("4.0",), shares=("7%",))
    rows = asked.curve(asked.plans()[0])
    assert [one.bad for one in rows] == sorted({one.bad for one in rows})
    assert [one.chance for one in rows] == sorted((one.chance for one in rows), reverse=True)
    assert 0.07 in [one.share for one in rows]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100])
@pytest.mark.parametrize("lot", ["1", "50", "100000000"])
def test_a_page_keeps_to_its_width(lot: str, width: int) -> None:
    asked = SamplingQuestion.read(lot, ("0", "0.065", "2.5", "15"), shares=("7%", "0.5%"))
    lines = list(page(asked, width, "#"))
    assert max(len(line) for line in lines) <= max(width, 22)
    assert all(line.isascii() for line in lines)


def test_a_program_gets_no_chance_where_faults_are_counted() -> None:
    asked = SamplingQuestion.read("3000", ("2.5", "15"), shares=("8%",))
    percent, faults = json.loads(document(asked))
    assert [round(one["passes"], 3) for one in percent["defects"]] == [0.203]
    assert faults["defects"] is None


def test_each_answer_of_a_page_is_the_chance_of_its_plan() -> None:
    asked = SamplingQuestion.read("3000", ("2.5", "4.0"), shares=("8%", "0.5%", "30%"))
    text = "\n".join(page(asked, 100, "#"))
    for said in ("8 % bad pieces (240 of 3,000) passes with a chance of 20 %",
                 "8 % bad pieces (240 of 3,000) passes with a chance of 58 %",
                 "0.5 % bad pieces (15 of 3,000) passes with a chance of over 99 %",
                 "30 % bad pieces (900 of 3,000) passes with a chance of under 1 %"):  # fmt: skip
        assert said in text


@pytest.mark.parametrize(
    ("aql", "text"),
    [(0.01, "0.010"), (0.065, "0.065"), (0.1, "0.10"), (0.65, "0.65"), (1, "1.0"), (2.5, "2.5"),
     (3, "3.0"), (4, "4.0"), (10, "10"), (150, "150"), (2.25, "2.25"), (0, "0")],
)  # fmt: skip
def test_an_aql_is_written_as_the_tables_print_it(aql: float, text: str) -> None:
    assert show_value(aql, AQL) == text
    assert told_apart(aql, 4, AQL) == (text, "4.0")


@pytest.mark.parametrize(
    ("lot", "share", "row"),
    [("199", "8%", ">  16 of 199 (8 %)"), ("200", "8%", ">  8 %"), ("3001", "2.5%", "> 2.5 %"),
     ("3001", "2.5%", "    3 %"), ("12", "8%", "  2 of 12 (17 %)")],
)  # fmt: skip
def test_a_share_is_told_in_pieces_where_there_are_few(lot: str, share: str, row: str) -> None:
    asked = SamplingQuestion.read(lot, ("2.5",), shares=(share,))
    assert any(line.startswith(f"{row} ") for line in page(asked, 98, "#"))

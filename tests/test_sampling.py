"""The sampling plans, held cell by cell against tables that were printed, not generated."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from math import comb
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinspec.errors import SamplingError
from pinspec.order.delivery import Level
from pinspec.order.facts.aql_series import SERIES, column_for, neighbours
from pinspec.order.facts.sampling import (
    LEVELS,
    chance_of_acceptance,
    code_letter,
    other_uses,
    plan,
    plans,
    row_used,
)

if TYPE_CHECKING:
    from pinspec.order.delivery import Severity

PRINTED: dict[str, Any] = json.loads(
    Path(__file__).with_name("aql_tables.json").read_text(encoding="utf-8")
)
LETTERS = list(PRINTED["sample_size"])
LOTS = [
    (size, row)
    for row, (least, most) in enumerate(PRINTED["lot_ranges"])
    for size in (least, most or 100_000_000)
]


def test_the_series_and_the_levels_are_the_printed_ones() -> None:
    assert tuple(float(one) for one in PRINTED["aql"]) == SERIES
    assert list(LEVELS) == PRINTED["levels"]
    assert set(LEVELS) == set(get_args(Level))


@pytest.mark.parametrize(("lot", "row"), LOTS)
def test_the_code_letter_of_either_end_of_a_range_is_the_printed_one(lot: int, row: int) -> None:
    letters = "".join(code_letter(lot, level) for level in LEVELS)
    assert letters == PRINTED["code_letters"][row]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_arrow_of_the_normal_table_points_as_it_is_printed(letter: str) -> None:
    row = LETTERS.index(letter)
    used = [row_used(row, column, "normal") for column in range(len(SERIES))]
    arrows = ["^" if one < row else "v" if one > row else "" for one in used]
    assert arrows == [cell if cell in "v^" else "" for cell in PRINTED["normal_raw"][letter]]


@pytest.mark.parametrize("severity", ["normal", "tightened"])
@pytest.mark.parametrize("column", range(len(SERIES)), ids=PRINTED["aql"])
def test_every_cell_gives_the_printed_sample_and_acceptance_number(
    column: int, severity: Severity
) -> None:
    for letter in LETTERS:
        n, ac, used = PRINTED[f"{severity}_resolved"][letter][column]
        for lot, level in _lots_of(letter):
            found = plan(lot, SERIES[column], level, severity)
            assert found.code_letter == letter
            assert (found.n, found.ac, found.re, found.letter) == (min(n, lot), ac, ac + 1, used)


def _lots_of(letter: str) -> list[tuple[int, Level]]:
    """Both ends of every range of lots that have this letter at some level."""
    return [
        (lot, LEVELS[place])
        for lot, row in LOTS
        for place, one in enumerate(PRINTED["code_letters"][row])
        if one == letter
    ]


WORKED = """\
50      D    5 0     13 1
100     F   20 1     20 2
150     F   20 1     20 2
151     G   32 2     32 3
280     G   32 2     32 3
281     H   50 3     50 5
500     H   50 3     50 5
501     J   80 5     80 7
1200    J   80 5     80 7
1201    K  125 7    125 10
3000    K  125 7    125 10
3200    K  125 7    125 10
3201    L  200 10   200 14
5000    L  200 10   200 14
10000   L  200 10   200 14
12000   M  315 14   315 21
100000  N  500 21   315 21
"""


@pytest.mark.parametrize("row", WORKED.splitlines())
def test_a_worked_plan_for_major_and_minor_defects_comes_out(row: str) -> None:
    lot, letter, *numbers = row.split()
    major, minor = plans(int(lot), [2.5, 4.0])
    assert major.code_letter == minor.code_letter == letter
    assert [major.n, major.ac, minor.n, minor.ac] == [int(one) for one in numbers]


CHANCES = """\
2.5  0.988  1.000  0.990
3    0.968  0.999  0.965
4    0.875  0.990  0.827
5    0.714  0.954  0.583
6    0.521  0.874  0.333
8    0.203  0.583  0.063
10   0.056  0.279  0.007
"""


@pytest.mark.parametrize("row", CHANCES.splitlines())
def test_the_chance_that_a_bad_lot_of_three_thousand_passes(row: str) -> None:
    percent, *expected = (float(one) for one in row.split())
    drawn = (plan(3000, 2.5), plan(3000, 4.0), plan(3000, 2.5, "III"))
    found = [chance_of_acceptance(3000, one, percent / 100) for one in drawn]
    assert found == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize(("lot", "chance"), [(100, 0.50), (300, 0.41), (1000, 0.37)])
def test_the_plan_of_a_small_lot_is_weaker_still(lot: int, chance: float) -> None:
    assert chance_of_acceptance(lot, plan(lot, 2.5), 0.08) == pytest.approx(chance, abs=0.005)


def test_the_chance_is_that_of_drawing_pieces_by_hand() -> None:
    drawn, lot = plan(60, 6.5), [True] * 9 + [False] * 51
    draw = random.Random(7)
    passed = sum(sum(draw.sample(lot, drawn.n)) <= drawn.ac for _ in range(20_000))
    assert chance_of_acceptance(60, drawn, 0.15) == pytest.approx(passed / 20_000, abs=0.01)


def test_above_ten_an_aql_counts_faults_and_has_no_chance_of_this_kind() -> None:
    assert chance_of_acceptance(3000, plan(3000, 15.0), 0.08) is None
    assert chance_of_acceptance(3000, plan(3000, 10.0), 0.08) is not None


@pytest.mark.parametrize(
    ("aql", "named"),
    [(3.0, "2.5 and 4"), (2.51, "2.5 and 4"), (0.005, "nearest: 0.01"), (2000, "nearest: 1000"),
     (0, "nearest: 0.01")],
)  # fmt: skip
def test_an_aql_that_is_not_printed_is_refused_with_its_neighbours(aql: float, named: str) -> None:
    with pytest.raises(SamplingError, match=named):
        plan(3000, aql)


@pytest.mark.parametrize("lot", [0, -5])
def test_a_lot_has_pieces(lot: int) -> None:
    with pytest.raises(SamplingError, match="at least one piece"):
        plan(lot, 2.5)


def test_a_lot_of_one_piece_is_inspected() -> None:
    one = plan(1, 2.5)
    assert (one.code_letter, one.letter, one.n, one.ac) == ("", "", 1, 0)


def test_nothing_critical_is_accepted_among_the_pieces_drawn_for_the_other_classes() -> None:
    critical, major, minor = plans(50, [0, 2.5, 4.0])
    assert (critical.n, critical.ac, critical.re) == (13, 0, 1)
    assert critical.n == max(major.n, minor.n)
    assert [(one.n, one.ac) for one in plans(3000, [0])] == [(125, 0)]
    assert [(one.n, one.ac) for one in plans(1, [0])] == [(1, 0)]


@pytest.mark.parametrize(
    ("lot", "level", "n", "words"),
    [
        (3000, "II", 200, "at level III, and at level II for 3,201 to 10,000 pieces"),
        (3000, "III", 125, "at level II, and at level III for 501 to 1,200 pieces"),
        (3000, "II", 80, "at level II for 501 to 1,200 pieces"),
        (3000, "II", 5, "at level S-1 and S-2, and at level II for 9 to 50 pieces"),
        (3000, "II", 2, "by no level"),
        (3000, "II", 130, "by no level"),
        (1201, "I", 8, "by no level"),
        (100, "I", 8, "by no level"),
    ],
)
def test_a_sample_of_another_size_is_traced_to_where_it_is_drawn(
    lot: int, level: Level, n: int, words: str
) -> None:
    assert other_uses(n, [plan(lot, 2.5, level)]) == words


@pytest.mark.parametrize(
    ("aql", "column", "beside"),
    [(3.0, 2.5, (2.5, 4.0)), (2.4999, 1.5, (1.5, 2.5)), (0.001, 0.0, (0.010,)),
     (5000, 1000, (1000,)), (6.5, 6.5, (6.5, 10))],
)  # fmt: skip
def test_between_two_columns_the_lower_one_is_read(
    aql: float, column: float, beside: tuple[float, ...]
) -> None:
    assert column_for(aql) == column
    assert neighbours(aql) == beside


lots = st.integers(1, 2_000_000)
aqls = st.sampled_from(SERIES)
levels = st.sampled_from(LEVELS)
severities = st.sampled_from(["normal", "tightened"])


@given(lots, aqls, levels, severities)
def test_a_plan_draws_no_more_than_there_is_and_rejects_from_the_next(
    lot: int, aql: float, level: Level, severity: Severity
) -> None:
    found = plan(lot, aql, level, severity)
    assert 1 <= found.n <= lot
    assert 0 <= found.ac < found.re == found.ac + 1


@given(lots, aqls, aqls, levels, severities)
def test_a_tighter_aql_accepts_no_more_of_a_sample_of_the_same_letter(
    lot: int, one: float, other: float, level: Level, severity: Severity
) -> None:
    tight, loose = (plan(lot, aql, level, severity) for aql in sorted((one, other)))
    assert tight.ac <= loose.ac or tight.n > loose.n
    assert Fraction(tight.ac, tight.n) <= Fraction(loose.ac, loose.n)


@given(lots, aqls, levels)
def test_tightened_inspection_accepts_no_larger_a_part_of_the_sample(
    lot: int, aql: float, level: Level
) -> None:
    normal, tightened = plan(lot, aql, level), plan(lot, aql, level, "tightened")
    assert Fraction(tightened.ac, tightened.n) <= Fraction(normal.ac, normal.n)


@given(
    st.integers(1, 20_000), st.sampled_from([one for one in SERIES if one <= 10]), levels,
    st.floats(0, 1), st.floats(0, 1),
)  # fmt: skip
def test_the_chance_falls_as_the_share_of_bad_pieces_rises(
    lot: int, aql: float, level: Level, one: float, other: float
) -> None:
    drawn = plan(lot, aql, level)
    few, many = (chance_of_acceptance(lot, drawn, share) for share in sorted((one, other)))
    assert few is not None
    assert many is not None
    assert 0 <= many <= few <= 1
    assert chance_of_acceptance(lot, drawn, 0) == 1


@given(st.integers(2, 500), st.sampled_from([one for one in SERIES if one <= 10]))
def test_a_chance_and_its_opposite_are_all_there_is(lot: int, aql: float) -> None:
    drawn, bad = plan(lot, aql), lot // 3
    rejected = range(drawn.re, drawn.n + 1)
    ways = sum(comb(bad, found) * comb(lot - bad, drawn.n - found) for found in rejected)
    passes = chance_of_acceptance(lot, drawn, bad / lot)
    assert passes == pytest.approx(1 - ways / comb(lot, drawn.n))

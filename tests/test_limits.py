"""Limits: which number of which column holds for an order, and what a finding says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from pinspec.asking import Judged, ask
from pinspec.evidence import Allowed
from pinspec.finding import Finding, Gate
from pinspec.order.load import load
from pinspec.reader import read
from pinspec.report import NotJudged
from pinspec.rule.case import Case
from pinspec.rule.compile import RuleCompiler
from pinspec.rule.deck import compile_limits
from pinspec.rule.mistakes import Mistakes
from pinspec.rule.schema import LimitsFile, RuleFile

if TYPE_CHECKING:
    from pinspec.rule.rule import Rule

Data: TypeAlias = dict[str, Any]

RULE = """\
code: ABC101
title: Thickness
category: function
measure: body.thickness_mm
against: metal_mm
message: "{measured}; {allowed}; {needed}; {column}"
if_it_ships: it bends
change: make it thicker
facts: [F1]
examples: {}
"""
COLUMNS = """\
columns:
  wide: {when: body.width_mm > 40, means: wide pieces, facts: [F40]}
  tall: {when: body.height_mm > 40, means: tall pieces}
  heavy: {when: body.weight_g > 12, means: heavy pieces, unknown: ignored}
  thick: {when: body.weight_g > 20, means: very heavy pieces, unknown: waits}
  long: {when: body.longest_mm > 40, means: long pieces}
"""


def compiled(sides: str) -> Rule:
    """The rule above against one limit with these sides."""
    text = f"{COLUMNS}limits:\n  metal_mm:\n    title: Thickness\n"
    text += "".join(f"    {side}\n" for side in sides.split("; "))
    mistakes = Mistakes()
    limits_source, rule_source = read(text, "limits.yaml"), read(RULE, "body/thickness.yaml")
    limits = mistakes.model(limits_source, LimitsFile)
    file = mistakes.model(rule_source, RuleFile)
    assert limits is not None
    assert file is not None
    deck = compile_limits(limits, limits_source, mistakes)
    rule = RuleCompiler("body/thickness", deck, rule_source, mistakes).rule(file)
    assert not mistakes.texts()
    assert rule is not None
    return rule


def asked(sides: str, body: Data) -> Judged:
    loaded = load({"body": body})
    assert loaded.order is not None
    case = Case.of(loaded.order, Gate.RELEASE, loaded.unreadable, loaded.written)
    return ask(compiled(sides), case)


def verdict(sides: str, **body: float | str) -> str:
    outcome = asked(sides, body)
    if isinstance(outcome, NotJudged):
        return "not judged"
    return outcome.verdict.word if isinstance(outcome, Finding) else outcome.name.lower()


def held_against(sides: str, **body: float | str) -> Allowed:
    outcome = asked(sides, body)
    assert isinstance(outcome, Finding)
    assert outcome.allowed is not None
    return outcome.allowed


@pytest.mark.parametrize(
    ("edge", "value", "expected"),
    [
        ("below", 0.999999, "respec"),
        ("below", 1.0, "passed"),
        ("below", 1.000001, "passed"),
        ("at_or_below", 0.999999, "respec"),
        ("at_or_below", 1.0, "respec"),
        ("at_or_below", 1.000001, "passed"),
        ("above", 0.999999, "passed"),
        ("above", 1.0, "passed"),
        ("above", 1.000001, "respec"),
        ("at_or_above", 0.999999, "passed"),
        ("at_or_above", 1.0, "respec"),
        ("at_or_above", 1.000001, "respec"),
    ],
)
def test_the_edge_belongs_to_the_side_that_its_name_says(
    edge: str, value: float, expected: str
) -> None:
    assert verdict(f"respec_{edge}: {{standard: 1.0, facts: [F1]}}", thickness_mm=value) == expected


@pytest.mark.parametrize(
    ("side", "value", "number", "column"),
    [
        ("respec_below: {standard: 1.0, wide: 1.5, facts: [F1]}", 0.5, 1.5, "wide pieces"),
        ("respec_below: {wide: 1.5, standard: 1.0, facts: [F1]}", 0.5, 1.5, "wide pieces"),
        ("respec_below: {standard: 1.5, wide: 1.0, facts: [F1]}", 0.5, 1.5, "all orders"),
        ("respec_below: {wide: 1.2, tall: 1.4, facts: [F1]}", 0.5, 1.4, "tall pieces"),
        ("respec_at_or_below: {wide: 1.4, tall: 1.2, facts: [F1]}", 0.5, 1.4, "wide pieces"),
        ("respec_above: {standard: 2.0, wide: 1.5, facts: [F1]}", 3.0, 1.5, "wide pieces"),
        ("respec_above: {wide: 2.0, standard: 1.5, facts: [F1]}", 3.0, 1.5, "all orders"),
        ("respec_at_or_above: {wide: 2.0, tall: 1.8, facts: [F1]}", 3.0, 1.8, "tall pieces"),
        # of two equal numbers the first that is written
        ("respec_below: {tall: 1.2, wide: 1.2, facts: [F1]}", 0.5, 1.2, "tall pieces"),
    ],
)
def test_of_several_columns_the_stricter_number_wins(
    side: str, value: float, number: float, column: str
) -> None:
    found = held_against(side, thickness_mm=value, width_mm=50.0, height_mm=50.0)
    assert (found.value, found.column) == (number, column)
    assert found.assumed == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"width_mm": 50.0}, "respec"),
        ({"width_mm": 40.0}, "passed"),
        ({}, "respec"),
    ],
    ids=["applies", "does not apply", "unknown"],
)
def test_a_column_applies_by_its_condition(body: dict[str, float], expected: str) -> None:
    side = "respec_below: {standard: 1.0, wide: 1.5, facts: [F1]}"
    assert verdict(side, thickness_mm=1.2, **body) == expected


def test_a_limit_of_which_no_column_applies_says_nothing() -> None:
    side = "respec_below: {wide: 1.5, facts: [F1]}"
    assert verdict(side, thickness_mm=0.1, width_mm=30.0) == "irrelevant"


@pytest.mark.parametrize(
    ("side", "body", "number", "assumed"),
    [
        ("{standard: 1.0, wide: 1.5, facts: [F1]}", {}, 1.5, ("body.width_mm",)),
        ("{wide: 1.2, tall: 1.5, facts: [F1]}", {"width_mm": 50.0}, 1.5, ("body.height_mm",)),
        ("{wide: 1.5, tall: 1.2, facts: [F1]}", {"width_mm": 50.0}, 1.5, ()),
        ("{long: 1.5, facts: [F1]}", {}, 1.5, ("body.height_mm", "body.width_mm")),
        ("{long: 1.5, facts: [F1]}", {"width_mm": 50.0}, 1.5, ("body.height_mm",)),
        ("{long: 1.5, facts: [F1]}", {"width_mm": 50.0, "outline": "round"}, 1.5, ()),
        ("{standard: 1.0, heavy: 1.5, facts: [F1]}", {}, 1.0, ()),
        ("{standard: 1.0, heavy: 1.5, facts: [F1]}", {"weight_g": 20.0}, 1.5, ()),
    ],
)
def test_an_unknown_column_applies_and_names_what_it_assumes_unless_it_is_ignored(
    side: str, body: dict[str, float | str], number: float, assumed: tuple[str, ...]
) -> None:
    found = held_against(f"respec_below: {side}", thickness_mm=0.5, **body)
    assert (found.value, found.assumed) == (number, assumed)


@pytest.mark.parametrize(
    ("side", "value", "expected"),
    [
        ("respec_below: {thick: 1.5, facts: [F1]}", 1.4, "not judged"),
        ("respec_below: {thick: 1.5, facts: [F1]}", 1.5, "irrelevant"),
        ("respec_below: {standard: 1.0, thick: 1.5, facts: [F1]}", 1.5, "passed"),
        ("respec_below: {standard: 1.0, thick: 1.5, facts: [F1]}", 0.9, "respec"),
    ],
)
def test_a_value_that_an_unknown_column_would_turn_down_waits_for_it(
    side: str, value: float, expected: str
) -> None:
    assert verdict(side, thickness_mm=value) == expected


def test_an_unknown_column_that_is_ignored_leaves_a_limit_with_nothing_to_say() -> None:
    assert verdict("respec_below: {heavy: 1.5, facts: [F1]}", thickness_mm=0.5) == "irrelevant"


@pytest.mark.parametrize(
    ("side", "value", "expected"),
    [
        ("respec_below: {standard: 1.0, wide: 1.5, facts: [F1]}", 1.2, "not judged"),
        ("respec_below: {standard: 1.0, wide: 1.5, facts: [F1]}", 1.6, "passed"),
        ("respec_below: {standard: 1.0, wide: 1.5, facts: [F1]}", 0.5, "respec"),
        ("respec_below: {wide: 1.5, facts: [F1]}", 0.5, "not judged"),
        ("respec_below: {long: 1.5, facts: [F1]}", 0.5, "not judged"),
        ("respec_below: {wide: 1.0, tall: 1.5, facts: [F1]}", 1.2, "respec"),
    ],
)
def test_a_column_whose_field_is_unreadable_decides_nothing_but_is_waited_for(
    side: str, value: float, expected: str
) -> None:
    assert verdict(side, thickness_mm=value, width_mm="about fifty") == expected


BOTH = "cosmetic_below: {standard: 1.5, facts: [F2]}; respec_below: {standard: 1.0, facts: [F1]}"


@pytest.mark.parametrize(
    ("sides", "value", "expected"),
    [
        (BOTH, 0.9, "respec"),
        (BOTH, 1.0, "cosmetic"),
        (BOTH, 1.4, "cosmetic"),
        (BOTH, 1.5, "passed"),
        ("respec_below: {wide: 1.5, facts: [F1]}; cosmetic_below: {standard: 1.0, facts: [F2]}",
         0.5, "respec"),
        ("respec_above: {standard: 2, facts: [F1]}; cosmetic_below: {standard: 1, facts: [F2]}",
         0.5, "cosmetic"),
        ("respec_above: {standard: 2, facts: [F1]}; cosmetic_below: {standard: 1, facts: [F2]}",
         2.5, "respec"),
        ("respec_above: {standard: 2, facts: [F1]}; cosmetic_below: {standard: 1, facts: [F2]}",
         1.5, "passed"),
    ],
)  # fmt: skip
def test_respec_beats_cosmetic(sides: str, value: float, expected: str) -> None:
    assert verdict(sides, thickness_mm=value) == expected


def test_a_finding_carries_the_number_its_edge_its_unit_and_its_facts() -> None:
    found = held_against("cosmetic_below: {wide: 1.5, facts: [F7]}", thickness_mm=1, width_mm=50)
    assert found == Allowed(
        value=1.5, unit="mm", edge="below", limit="metal_mm", column="wide pieces",
        assumed=(), facts=("F7", "F40"),
    )  # fmt: skip


FINE = "respec_below: {standard: 1.25, facts: [F1]}; cosmetic_below: {wide: 1.55, facts: [F1]}"
GOAL = "at least 1.55 mm"
ELSE = "respec_at_or_below: {standard: 2.25, facts: [F1]}; cosmetic_above: {wide: 4, facts: [F1]}"


@pytest.mark.parametrize(
    ("sides", "body", "message"),
    [
        (FINE, {"thickness_mm": 1.15},
         f"1.15 mm; must be at least 1.25 mm, and should be {GOAL}; {GOAL}; all orders"),
        (FINE, {"thickness_mm": 1.35},
         f"1.35 mm; should be {GOAL} for wide pieces; {GOAL}; wide pieces"),
        (FINE, {"thickness_mm": 1.15, "width_mm": 30},
         "1.15 mm; must be at least 1.25 mm; at least 1.25 mm; all orders"),
        ("respec_at_or_above: {wide: 2.25, facts: [F1]}", {"thickness_mm": 2.25},
         "2.25 mm; must be less than 2.25 mm for wide pieces; less than 2.25 mm; wide pieces"),
        ("respec_above: {wide: 2.25, facts: [F1]}", {"thickness_mm": 2.35},
         "2.35 mm; must be at most 2.25 mm for wide pieces; at most 2.25 mm; wide pieces"),
        (ELSE, {"thickness_mm": "0.05 in"},
         "1.27 mm (`0.05 in`); must be more than 2.25 mm; more than 2.25 mm; all orders"),
    ],
)  # fmt: skip
def test_a_finding_says_in_words_what_is_allowed_and_needed(
    sides: str, body: Data, message: str
) -> None:
    outcome = asked(sides, body)
    assert isinstance(outcome, Finding)
    assert outcome.message == message

"""The limits, held by a sheet that is written from the articles and not from the rulebook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pinspec import Rulebook
from pinspec.asking import Outcome, ask, cases_of
from pinspec.finding import Finding, Gate
from pinspec.order.fields import unit_of
from pinspec.order.load import load
from pinspec.reader import read
from pinspec.report import NotJudged
from pinspec.rule.case import Case
from pinspec.rule.examples import merge
from pinspec.rule.rule import Rule

SHEET = Path(__file__).with_name("threshold_sheet.csv")
with SHEET.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def sides() -> Iterator[tuple[dict[str, str], str, str]]:
    """Give each row with a value below, at and above its edge, and what is expected of that."""
    for row in ROWS:
        edge, step = Decimal(row["edge"]), Decimal(row["step"])
        values = {"below": edge - step, "at": edge, "above": edge + step}
        for side, value in values.items():
            yield row, str(value), row[side]


def _named() -> list[Any]:
    return [
        pytest.param(row, value, expected, id=f"{row['rule']}: {row['orders']}, {value}")
        for row, value, expected in sides()
    ]


@pytest.mark.parametrize(("row", "value", "expected"), _named())
def test_a_value_below_at_and_above_a_limit_gets_the_verdict_of_the_sheet(
    row: dict[str, str], value: str, expected: str, rulebook: Rulebook
) -> None:
    assert verdict(row, value, rulebook) == expected


def verdict(row: dict[str, str], value: str, rulebook: Rulebook) -> str:
    """Say what a row's rule makes of its order with a value in it."""
    patch = read(row["order"].replace("X", value), "sheet").data
    loaded = load(merge(rulebook.bases[row["base"]], patch))
    assert loaded.findings == ()
    assert loaded.order is not None
    case = Case.of(loaded.order, Gate.RELEASE, loaded.unreadable, loaded.written)
    rule = _rule(rulebook, row["rule"])
    return next(_word(ask(rule, one)) for one in cases_of(rule, case))


def _word(outcome: Finding | Outcome | NotJudged) -> str:
    if isinstance(outcome, Finding):
        return outcome.verdict.word
    if isinstance(outcome, NotJudged):
        return "not judged"
    return {Outcome.PASSED: "pass", Outcome.IRRELEVANT: "irrelevant"}[outcome]


SPELLINGS = {
    "mm": ("{as_is} mm", "{comma}", "{thousandfold} um", "{tenth}cm"),
    "um": ("{as_is} um", "{comma} µm", "{thousandfold} nm"),
    "h": ("{as_is} h", "{comma} hours", "{sixtyfold} min"),
    "g": ("{as_is} g", "{comma}", "{thousandfold} mg"),
    "N": ("{as_is} N", "{comma}", "{as_is} newton"),
    "pieces": ("{as_is} pcs", "{as_is} pieces", " {as_is} "),
    "%": ("{as_is} %", "{comma}%", "{as_is} percent"),
    "ppm": ("{as_is} ppm", "{comma} mg/kg", "{ten_thousandth} %"),
    "kG": ("{as_is} kG", "{thousandfold} G"),
    "kG2mm2": ("{as_is} kG2mm2", "{comma}"),
    "": ("{as_is}", " {as_is} ", "{longer}"),
}
"""Other ways to write the same value, by the unit of its field."""


def _spelled() -> list[Any]:
    cases = []
    for row in ROWS:
        key = re.findall(r"(\w+): (?=X|\{min: [^}]*X)", row["order"])[0]
        for form in SPELLINGS["pieces" if key == "quantity" else unit_of(key)]:
            value = form.format(**_written(Decimal(row["edge"])))
            name = f"{row['rule']}: {row['orders']}, {value}"
            cases.append(pytest.param(row, value, id=name))
    return cases


def _written(edge: Decimal) -> dict[str, str]:
    factors = {
        "as_is": "1",
        "thousandfold": "1000",
        "tenth": "0.1",
        "ten_thousandth": "0.0001",
        "sixtyfold": "60",
    }
    texts = {name: f"{edge * Decimal(factor):f}" for name, factor in factors.items()}
    return texts | {"comma": texts["as_is"].replace(".", ","), "longer": f"{edge:.2f}"}


@pytest.mark.parametrize(("row", "value"), _spelled())
def test_a_limit_is_met_by_its_own_number_however_that_is_spelled(
    row: dict[str, str], value: str, rulebook: Rulebook
) -> None:
    assert verdict(row, f'"{value}"', rulebook) == row["at"]


def _rule(rulebook: Rulebook, name: str) -> Rule:
    return next(rule for rule in rulebook.rules if rule.name == name)


def test_every_number_that_a_measured_rule_depends_on_is_an_edge_of_the_sheet(
    rulebook: Rulebook,
) -> None:
    held = {(row["rule"], float(row["edge"])) for row in ROWS}
    asked = set()
    for rule in rulebook.rules:
        if rule.limit:
            for threshold in rule.limit.thresholds:
                asked |= {(rule.name, number) for _, number in threshold.by_column}
            for column in rule.limit.columns:
                asked |= {
                    (rule.name, one) for one in _numbers(column.when.text, rulebook.deck.figures)
                }
    elsewhere = {
        ("artwork/crowding", 2.0),  # the sheet varies the widths of two details
        ("posts/count", 1.3),  # the sheet varies the shorter side
    }
    assert asked - held == elsewhere


def _numbers(condition: str, figures: dict[str, float]) -> set[float]:
    named = {figures[name] for name in re.findall(r"limit\.(\w+)", condition)}
    return named | {float(one) for one in re.findall(r"(?<![\w.'])\d+(?:\.\d+)?", condition)}

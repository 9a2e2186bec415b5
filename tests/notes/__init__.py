"""Notes: what they say, in words and in numbers, and when they are silent."""

from __future__ import annotations

from typing import Any

from pinspec import Report, Rulebook, check
from pinspec.rule.examples import merge

Data = dict[str, Any]
DATES = {"art_approved": "2026-12-01", "ships": "2027-01-12"}
SAMPLE: Data = {"approval": {"stages": ["look"]}}
ONE_POST: Data = {"body": {"width_mm": 34, "outline": "irregular"}}


def report(base: str = "pin", rulebook: Rulebook | None = None, **blocks: Any) -> Report:
    bases = Rulebook.built_in().bases
    return check(merge(bases[base], blocks), rulebook=rulebook)


def told(of: Report) -> dict[str, str]:
    return {one.name: one.text for one in of.notes}

"""Waivers: what they cover, what is wrong with them, and when they are over."""

from __future__ import annotations

from datetime import date
from typing import Any

from pinspec import Report, check
from pinspec.waived import Lapse

TODAY = date(2026, 12, 1)
SIGNED = {"reason": "worn for a day", "approved_by": "M. Ortiz", "until": "2027-06-30"}
WRONG: dict[str, Any] = {
    "artwork": {"lines": [{"name": "a", "width_mm": 0.2}, {"name": "b", "width_mm": 0.2}]},
    "posts": {"count": 1, "clutch": None},
    "body": {"width_mm": 40, "outline": "irregular"},
    "enamel": {"colors": [{"name": "red"}]},
    "packaging": {"steps": None},
}
"""What is wrong with the order of these tests, over a pin that passes."""


def judged(order: dict[str, Any], *waivers: dict[str, Any], **more: Any) -> Report:
    return check({**order, "waivers": list(waivers)}, **{"today": TODAY, **more})


def waiver(rule: str, at: str | None = None, **more: Any) -> dict[str, Any]:
    return {"rule": rule, "at": at, **SIGNED, **more}


def flaws(report: Report) -> list[Lapse]:
    kinds = {one.code: one for one in Lapse}
    return [kinds[one.code] for one in report.findings if one.code in kinds]

"""Vague words: which are found, where, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinspec import Report
    from pinspec.finding import Finding


def worded(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.rule.startswith("wording/")]

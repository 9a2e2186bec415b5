"""What somebody accepts as it is, on which terms, and what can be wrong with such a waiver.

An order without waivers need not load it.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from pinspec.finding import Category, Finding, Verdict

if TYPE_CHECKING:
    from datetime import date

    from pinspec.path import Path


class WaiverTerms(NamedTuple):
    """What a house asks of the waivers in its orders."""

    longest_days: int | None = None
    """How many days from today on a waiver may hold."""
    mandatory: frozenset[str] = frozenset()
    """Names and codes of rules that can't be waived here."""


class Waived(NamedTuple):
    """A finding that somebody accepts as it is, and on whose word."""

    finding: Finding
    path: Path
    """The waiver's own place in the order."""
    reason: str
    approved_by: str
    until: date
    """The last day on which it holds."""

    @property
    def words(self) -> str:
        """Who accepts it, until when and why: ``until 2027-03-31 by M. Ortiz: worn for a day``."""
        return f"until {self.until} by {self.approved_by}: {self.reason}"


class Lapse(enum.Enum):
    """What can be wrong with a waiver: code, name, title and verdict of each kind.

    One that is not honoured hides nothing, as what it was meant for counts again. So it is
    cosmetic, but where somebody signed for what no signature can settle.
    """

    UNUSED = (
        "PIN991", "waivers/unused", "A waiver that nothing is found for", Verdict.COSMETIC,
    )  # fmt: skip
    OVERDUE = ("PIN992", "waivers/overdue", "A waiver whose last day is over", Verdict.COSMETIC)
    SOON = ("PIN993", "waivers/soon-over", "A waiver that ends within days", Verdict.COSMETIC)
    FORBIDDEN = ("PIN994", "waivers/forbidden", "What can't be waived", Verdict.RESPEC)
    UNKNOWN_RULE = (
        "PIN995", "waivers/unknown-rule", "A waiver of a rule that there is not", Verdict.COSMETIC,
    )  # fmt: skip
    INCOMPLETE = (
        "PIN996", "waivers/incomplete", "A waiver without reason, name or end", Verdict.COSMETIC,
    )  # fmt: skip

    def __init__(self, code: str, rule: str, title: str, verdict: Verdict) -> None:
        self.code = code
        self.rule = rule
        self.title = title
        self.verdict = verdict

    def finding(self, path: Path, message: str, change: str) -> Finding:
        """Make the finding of this kind."""
        return Finding(
            self.code, self.rule, self.verdict, Category.COMPLETENESS, path, message, change=change
        )

"""What is known about an order after it has been judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pinspec.finding import Finding, Verdict

if TYPE_CHECKING:
    from pinspec.cards import BookCard, Card
    from pinspec.finding import Gate
    from pinspec.path import Path
    from pinspec.rulebook.book import Rulebook
    from pinspec.source import Source


class NotJudged(NamedTuple):
    """A rule that could not be judged, with the fields that it waits for."""

    code: str
    rule: str
    waits_for: tuple[Path, ...]
    unreadable: bool = False
    """Whether these are stated but can't be read, which is a finding of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One order, judged."""

    name: str
    """What the order is called: the path of its file."""
    gate: Gate
    quantity: int | None
    rulebook: Rulebook
    findings: tuple[Finding, ...]
    """Sorted by verdict, line and code; each has its place if the order has a text."""
    not_judged: tuple[NotJudged, ...]
    passed: tuple[str, ...]
    """The names of the rules that applied and found nothing."""
    switched_off: tuple[str, ...]
    """The codes of the rules that were not asked."""
    unread: bool = False
    """Whether no order could be read at all, so that only its form was judged."""
    source: Source | None = field(default=None, repr=False)

    @property
    def cards(self) -> dict[str, Card]:
        """What a reader may want to know about each rule that was asked, by code."""
        from pinspec.cards import cards_of  # only a format that lists rules pays for it

        asked = cards_of(self.rulebook).items()
        return {code: card for code, card in asked if code not in self.switched_off}

    @property
    def book(self) -> BookCard:
        """What the order was held against, in plain values."""
        from pinspec.cards import card_of_book

        return card_of_book(self.rulebook)

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all findings."""
        return max((one.verdict for one in self.findings), default=Verdict.PASS)

    def count(self, verdict: Verdict) -> int:
        """Count the findings of one verdict."""
        return sum(one.verdict is verdict for one in self.findings)

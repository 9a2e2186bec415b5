"""What is known about an order after it has been judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pinspec.finding import Finding, Gate, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pinspec.cards import BookCard, Card
    from pinspec.notes.note import Note
    from pinspec.order.model import Order
    from pinspec.path import Path
    from pinspec.rulebook.book import Rulebook
    from pinspec.rulebook.factory import Factory
    from pinspec.source import Source
    from pinspec.waived import Waived


class NotJudged(NamedTuple):
    """A rule that could not be judged, with the fields that it waits for."""

    code: str
    rule: str
    waits_for: tuple[Path, ...]
    unreadable: bool = False
    """Whether these are stated but can't be read, which is a finding of its own."""


class Count(NamedTuple):
    """What a tally needs to know of one order, which goes from one process to another."""

    verdict: Verdict
    gate: Gate
    switched_off: int
    """How many rules were not asked."""
    has_unjudged: bool
    """Whether any rule could not be judged."""
    factory: Factory | None
    baselined: int
    """How many findings a baseline knows."""
    leftover: int
    """How many it knows beyond."""
    waived: int
    not_honoured: int
    """How many waivers were not to be honoured."""


@dataclass(frozen=True, eq=False, repr=False)
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
    order: Order | None = field(default=None, repr=False)
    """The order as far as it could be read; ``None`` when it could not be at all."""
    source: Source | None = field(default=None, repr=False)
    unreadable: frozenset[Path] = field(default=frozenset(), repr=False)
    """What the order states, but can't be taken for what it says."""
    baselined: tuple[Finding, ...] = ()
    """Findings that a baseline knows, and that do not count."""
    leftover: Mapping[str, int] = field(default_factory=dict, repr=False)
    """What a baseline counts beyond that, and needs no more, by its marks."""
    edition: str = ""
    """The edition of the rulebook that the order is held to; empty for the latest."""
    later: tuple[Finding, ...] = ()
    """What rules found that came after this edition; the verdict does not count them."""
    waived: tuple[Waived, ...] = ()
    """What is found, but accepted by a waiver; it is not among the findings."""
    today: date | None = None
    """The day by which waivers are over; ``None`` where the order has none that count."""
    not_honoured: int = 0
    """How many waivers the order has, where none was to be honoured."""

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
    def unread(self) -> bool:
        """Whether no order could be read at all, so that only its form was judged."""
        return self.order is None

    @property
    def foreign(self) -> bool:
        """Whether the text is plainly no order, though nothing else is wrong with it."""
        return self.order is None and self.source is not None and isinstance(self.source.data, dict)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Samples, days and money beside the verdict; computed anew whenever they are asked for."""
        if self.order is None:
            return ()
        from pinspec.notes import notes_of  # an order that passes among many shows none
        from pinspec.notes.note import Subject

        deck = self.rulebook.deck
        return notes_of(Subject(self.order, deck, self.gate, self.findings, self.unreadable))

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all findings."""
        return max((one.verdict for one in self.findings), default=Verdict.PASS)

    def count(self, verdict: Verdict) -> int:
        """Count the findings of one verdict."""
        return sum(one.verdict is verdict for one in self.findings)

    @property
    def in_baseline(self) -> int:
        """How much a baseline knows of what was found, each missing field counted by itself."""
        return sum(len(one.missing) or 1 for one in self.baselined)

    @property
    def counted(self) -> Count:
        """What the order adds to a tally."""
        return Count(
            self.verdict, self.gate, len(self.switched_off), bool(self.not_judged),
            self.rulebook.factory, self.in_baseline, sum(self.leftover.values()), len(self.waived),
            self.not_honoured,
        )  # fmt: skip


class Tally:
    """The reports of a run, counted as they come, so that none of them need be kept."""

    def __init__(self, leftover: int = 0) -> None:
        self.verdicts = dict.fromkeys(Verdict, 0)
        """How many orders have each verdict."""
        self.gate = Gate.RELEASE
        """The earliest gate that any order was judged for."""
        self.switched_off = 0
        """The most rules that were not asked."""
        self.has_unjudged = False
        """Whether any rule could not be judged."""
        self.waived = 0
        """How many findings are waived."""
        self.not_honoured = 0
        """How many waivers were not to be honoured."""
        self.factories: dict[str, str] = {}
        """What each factory does to our limits, by its name."""
        self.baselined = 0
        """How many findings a baseline knows."""
        self.leftover = leftover
        """How many it knows that are no more, to begin with those of files that are no more."""
        self.failed = False
        """Whether the verdict of any order is one that was to fail; see ``--fail-on``."""

    def add(self, count: Count) -> None:
        """Count one order."""
        self.verdicts[count.verdict] += 1
        self.gate = min(self.gate, count.gate)
        self.switched_off = max(self.switched_off, count.switched_off)
        self.has_unjudged |= count.has_unjudged
        if count.factory:
            self.factories[count.factory.name] = count.factory.effect
        self.baselined += count.baselined
        self.leftover += count.leftover
        self.waived += count.waived
        self.not_honoured += count.not_honoured

    @property
    def orders(self) -> int:
        """How many orders were judged."""
        return sum(self.verdicts.values())

    @property
    def all_pass(self) -> bool:
        """Whether each order passes."""
        return self.worst is Verdict.PASS

    @property
    def worst(self) -> Verdict:
        """The worst verdict of all orders; pass if there is none."""
        return max((one for one, number in self.verdicts.items() if number), default=Verdict.PASS)

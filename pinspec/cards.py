"""Cards: what a reader may want to know about a rule or rulebook, without the thing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pinspec.finding import Category, Verdict
from pinspec.versions import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.finding import Edge
    from pinspec.origin import Origin
    from pinspec.rule.limits import Column, Threshold
    from pinspec.rule.makes import Makes
    from pinspec.rule.phrases import Phrases
    from pinspec.rule.rule import Required, Rule
    from pinspec.rulebook.book import Rulebook
    from pinspec.rulebook.factory import Factory


@dataclass(frozen=True, slots=True)
class CardLimit:
    """Where a verdict begins, for the orders that a column stands for."""

    verdict: Verdict
    edge: Edge
    value: float
    unit: str
    column: str
    """The orders that it holds for, in words."""
    facts: tuple[str, ...]
    origin: Origin | None = None
    """Where the number comes from, when it is a factory's and not the rulebook's."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A field that must be stated by a gate, or a condition that brings a verdict."""

    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader may want to know about a rule."""

    code: str
    name: str
    title: str
    category: Category
    why: str
    change: str
    facts: tuple[str, ...]
    limits: tuple[CardLimit, ...] = ()
    rows: tuple[CardRow, ...] = ()
    phrases: tuple[str, ...] = ()
    """The vague words that it looks for."""
    since: str = FIRST
    """The edition of the rulebook that first had it."""


@dataclass(frozen=True, slots=True)
class PackCard:
    """A pack that was added to a rulebook."""

    name: str
    prefix: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactoryCard:
    """A factory whose numbers stand in place of the built-in ones."""

    name: str
    loosens: tuple[str, ...]
    """Limits."""
    tightens: tuple[str, ...]
    ranges: tuple[str, ...]
    """Days and prices that are its own."""
    makes: tuple[str, ...]
    """Fields of the order of which it takes only some words or numbers."""


@dataclass(frozen=True, slots=True)
class BookCard:
    """What orders are held against."""

    name: str
    title: str
    """The rulebook and all that was added to it, in words."""
    packs: tuple[PackCard, ...]
    factory: FactoryCard | None


def card_of_book(rulebook: Rulebook) -> BookCard:
    """Give the card of a rulebook."""
    packs = tuple(PackCard(one.name, one.prefix, one.codes) for one in rulebook.packs)
    factory = _of_factory(rulebook.factory) if rulebook.factory else None
    return BookCard(rulebook.name, rulebook.title, packs, factory)


def _of_factory(factory: Factory) -> FactoryCard:
    makes = tuple(row.text for row in factory.makes.rows) if factory.makes else ()
    return FactoryCard(factory.name, factory.loosens, factory.tightens, factory.ranges, makes)


@cache
def cards_of(rulebook: Rulebook) -> dict[str, Card]:
    """Give the card of every rule of a rulebook, by code."""
    found = [_of_rule(one) for one in rulebook.rules]
    found += [_of_required(one) for one in rulebook.required]
    if rulebook.factory and rulebook.factory.makes:
        found.append(_of_makes(rulebook.factory.makes))
    return {card.code: card for card in sorted(found, key=lambda card: card.code)}


def _of_rule(rule: Rule) -> Card:
    limits = tuple(
        _of_number(one, column, number, rule.unit)
        for one in (rule.limit.thresholds if rule.limit else ())
        for column, number in one.by_column
    )
    rows = tuple(CardRow(verdict, test.text) for verdict, test in rule.tests)
    rows += tuple(_of_phrases(rule.phrases)) if rule.phrases else ()
    change = rule.change.text
    phrases = rule.phrases.phrases if rule.phrases else ()
    return Card(
        rule.code, rule.name, rule.title, rule.category, rule.if_it_ships, change, rule.facts,
        limits, rows, phrases, rule.since or FIRST,
    )  # fmt: skip


def _of_phrases(phrases: Phrases) -> Iterator[CardRow]:
    """Say in short what brings a verdict; the phrases themselves stand beside it."""
    more = len(phrases.phrases) - 1
    words = f'"{phrases.phrases[0]}"' + (f" or {more} more" if more else "")
    where = f" in {', '.join(phrases.blocks)}" if phrases.blocks else ""
    texts = f"{words}{where}, with no number in the sentence"
    if phrases.verdict is Verdict.COSMETIC:
        yield CardRow(Verdict.COSMETIC, texts)
        return
    yield CardRow(phrases.verdict, texts)
    yield CardRow(Verdict.COSMETIC, "the same in notes")


def _of_number(threshold: Threshold, column: Column, number: float, unit: str) -> CardLimit:
    facts = () if column.origin else threshold.facts  # ours carry no factory's number
    return CardLimit(
        threshold.verdict, threshold.edge, number, unit, column.means, facts, column.origin
    )


def _of_required(required: Required) -> Card:
    rows = tuple(
        CardRow(row.verdict, f"by {row.by.word}: {row.text} ({row.ask})") for row in required.rows
    )
    if required.respec_from:
        many = f"by release: {required.respec_from} or more of these together"
        rows += (CardRow(Verdict.RESPEC, many),)
    return Card(
        required.code, required.name, required.title, Category.COMPLETENESS, required.if_it_ships,
        "state what is missing", required.facts, (), rows,
    )  # fmt: skip


def _of_makes(makes: Makes) -> Card:
    rows = tuple(CardRow(Verdict.RESPEC, row.outside) for row in makes.rows)
    return Card(
        makes.code, makes.name, makes.title, makes.category, makes.if_it_ships, makes.change,
        makes.facts, (), rows,
    )  # fmt: skip

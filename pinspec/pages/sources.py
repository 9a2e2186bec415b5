"""Cited facts: what they say, where they come from, and what rests on them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pinspec.pages.page import FactPage
from pinspec.pages.parts import Cited, Mention
from pinspec.pages.uses import mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.rule.facts import FactsFile
    from pinspec.rulebook.book import Rulebook

_CONFIDENCE = {
    "H": ("high", "primary text, or two independent sources that agree"),
    "M": ("medium", "one trade source"),
    "L": ("low", "a single weak source, never enough for a respec"),
    "house": ("house", "one publisher's own practice, or a settlement where sources differ"),
}
"""Each in a word, and what it means."""


@cache
def facts_of(book: Rulebook) -> FactsFile:
    """Read the cited facts of a rulebook once."""
    return book.facts


def cited(names: Iterable[str], book: Rulebook) -> tuple[Cited, ...]:
    """Look up cited facts with their sources; each once."""
    known = facts_of(book).facts
    return tuple(_cited(name, book) for name in dict.fromkeys(names) if name in known)


def _cited(name: str, book: Rulebook) -> Cited:
    file = facts_of(book)
    row = file.facts[name]
    source = file.sources[row.source]
    word, means = _CONFIDENCE[row.confidence]
    return Cited(
        name, row.says, source.publisher, source.title, source.year, row.confidence, word, means
    )


def fact_page(name: str, book: Rulebook) -> FactPage:
    """Build the page of a cited fact."""
    (fact,) = cited([name], book)
    rules = tuple(mention(entry) for entry in book.entries if name in entry.facts)
    limits = tuple(_resting_on(name, book))
    file = facts_of(book)
    undecided = file.reasons.get(file.facts[name].undecided or "", "")
    return FactPage(name, fact.says, fact, undecided, rules, limits)


def _resting_on(name: str, book: Rulebook) -> Iterator[Mention]:
    """Name the limits, figures and columns that rest on a fact."""
    columns = {one.name: one for limit in book.deck.limits.values() for one in limit.columns}
    for limit in book.deck.limits.values():
        sides = [one.verdict.word for one in limit.thresholds if name in one.facts]
        if sides:
            yield Mention(limit.name, limit.title, how=", ".join(sides))
    for figure, row in book.deck.figure_rows.items():
        if name in row.facts:
            yield Mention(figure, row.title)
    for column in columns.values():
        if name in column.facts:
            yield Mention(column.name, column.means, how="a column of the limits")

"""The rulebook for people and for programs, and how its examples came out."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from pinspec import __version__
from pinspec.figures import show_limit
from pinspec.finding import Verdict
from pinspec.reporters import json
from pinspec.reporters.prose import wrapped
from pinspec.reporters.safe import safe, safe_json
from pinspec.versions import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pinspec.cards import BookCard, Card, CardLimit
    from pinspec.proof import Proved
    from pinspec.reporters.style import Style

FORMAT = 1
EDGES = {"below": "below", "at_or_below": "at or below", "above": "above", "at_or_above": "from"}


def listing(book: BookCard, cards: Iterable[Card], style: Style) -> Iterator[str]:
    """List every rule with its limits or conditions, and the facts that it rests on."""
    if book.title != book.name:
        yield from (*wrapped(book.title, style.width, first=""), "")
    for card in cards:
        name = style.paint(f"{card.code}  {card.name}", bold=True)
        since = f" (since {card.since})" if card.since != FIRST else ""
        yield f"{name}  {safe(card.title)}{since}"
        for verdict in (Verdict.RESPEC, Verdict.COSMETIC):
            for text in demands(card, verdict):
                word = style.paint(f"{verdict.word:<8}", style.color_of(verdict))
                yield f"        {word}  {safe(text)}"
        if card.facts:  # what a factory makes rests on its own word
            facts = safe(", ".join(card.facts))
            yield style.paint(f"        facts     {facts}", dim=True)
        yield ""


def sources(facts: Mapping[str, Mapping[str, Any]], style: Style) -> list[str]:
    """Lay out the facts that the rules rest on as a table, with their sources and confidence."""
    from rich.table import Table
    from rich.text import Text

    from pinspec.reporters.drawn import drawn

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    for name, fact in facts.items():
        year = f", {fact['year']}" if fact["year"] else ""
        source = f"{fact['publisher']}: {fact['title']}{year}; confidence {fact['confidence']}"
        says = Text.assemble(safe(fact["says"]), "\n", (safe(source), "dim"))
        table.add_row(Text(safe(name), "bold"), says)
    return drawn(table, style)


def demands(card: Card, verdict: Verdict) -> Iterator[str]:
    """Say what brings a verdict, one limit or condition after the other."""
    for limit in card.limits:
        if limit.verdict is verdict:
            value = show_limit(limit.value, limit.unit)
            at = f" at {limit.origin.words}" if limit.origin else ""
            yield f"{EDGES[limit.edge]} {value} for {limit.column}{at}"
    for row in card.rows:
        if row.verdict is verdict:
            yield row.text


def document(book: BookCard, cards: Iterable[Card], facts: Mapping[str, Mapping[str, Any]]) -> str:
    """Write the rulebook as one JSON document, with the facts that its rules rest on."""
    content = {
        "format": FORMAT,
        "pinspec": __version__,
        "rulebook": json.book(book),
        "rules": [_card(card) for card in cards],
        "facts": facts,
    }
    return safe_json(dumps(content, indent=2))


def _card(card: Card) -> dict[str, Any]:
    return {
        "code": card.code,
        "name": card.name,
        "title": card.title,
        "category": card.category.value,
        "since": card.since,
        "if_it_ships": card.why,
        "change": card.change,
        "limits": [_limit(one) for one in card.limits],
        "conditions": [{"verdict": row.verdict.word, "text": row.text} for row in card.rows],
        "phrases": list(card.phrases),
        "facts": list(card.facts),
    }


def _limit(limit: CardLimit) -> dict[str, Any]:
    return {
        "verdict": limit.verdict.word,
        "trouble": limit.edge,
        "value": limit.value,
        "unit": limit.unit or None,
        "column": limit.column,
        "facts": list(limit.facts),
        "factory": json.origin(limit.origin) if limit.origin else None,
    }


def proofs(proved: Sequence[Proved], style: Style) -> Iterator[str]:
    """Tell of every example that came out otherwise, and count them all."""
    failed = [one for one in proved if one.result.value != "ok"]
    for one in failed:
        word = style.paint(f"{one.result.value:<8}", "red", bold=True)
        said = f"should be {one.expected}, is {one.found}"
        yield f"{word}{one.rule} {one.code}: {safe(one.example)} ({said})"
    codes = len({one.code for one in proved})
    rules = "1 rule" if codes == 1 else f"{codes} rules"
    counts = f"{len(proved) - len(failed)} ok"
    if failed:
        counts += f", {len(failed)} not"
    yield f"{len(proved)} examples of {rules}: {counts}."

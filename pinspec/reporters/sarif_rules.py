"""The rules of a run as SARIF describes them, with the help that GitHub shows beside an alert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec import __version__
from pinspec.finding import Category, Form, Verdict
from pinspec.pages.forms import form_page
from pinspec.reporters.markup import plain
from pinspec.reporters.prose import sentence
from pinspec.reporters.rules import demands
from pinspec.reporters.safe import safe
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec.cards import Card

HOME = "https://example.com/pinspec"
LEVELS = {Verdict.PASS: "note", Verdict.COSMETIC: "warning", Verdict.RESPEC: "error"}
_LONGEST_NAME = 255
_LONGEST = 1024
"""Characters that GitHub takes of a description."""


def descriptors(cards: Iterable[tuple[Card, str]]) -> Iterator[dict[str, Any]]:
    """Describe each kind of mistake of form or of waivers, and then each rule that was asked.

    Args:
        cards: of the rules, each with the options of ``pinspec explain`` that lead to it.
    """
    kinds: tuple[Form | Lapse, ...] = (*Form, *Lapse)
    for form in kinds:
        page = form_page(form)
        tags = (Category.COMPLETENESS, form.rule.partition("/")[0])
        yield _described(
            form.code, form.rule, form.title, (page.means,), page.verdict, tags, "very-high", ""
        )
    for card, options in cards:
        verdicts = [one.verdict for one in card.limits] + [one.verdict for one in card.rows]
        texts = (*filter(None, [card.why]), *_demands(card))
        tags = (card.category, card.name.partition("/")[0])
        yield _described(
            card.code, card.name, card.title, texts, max(verdicts), tags, "high", options
        )


def _demands(card: Card) -> Iterator[str]:
    for verdict in (Verdict.RESPEC, Verdict.COSMETIC):
        for text in demands(card, verdict):
            yield f"{verdict.word}: {text}"


def _described(
    code: str, name: str, title: str, texts: Sequence[str], worst: Verdict, tags: Sequence[str],
    precision: str, options: str,
) -> dict[str, Any]:  # fmt: skip
    more = f"More: `pinspec explain{options} {name}`"
    lines = [sentence(title), *map(sentence, texts), more]
    return {
        "id": code,
        "name": safe(name)[:_LONGEST_NAME],
        "shortDescription": {"text": safe(title)[:_LONGEST]},
        "fullDescription": {"text": safe(sentence((*texts, title)[0]))[:_LONGEST]},
        "help": {
            "text": "\n".join(map(safe, lines)),
            "markdown": "\n\n".join(map(plain, lines)),
        },
        "helpUri": f"{HOME}/blob/v{__version__}/rules/README.md",
        "defaultConfiguration": {"level": LEVELS[worst]},
        "properties": {
            "tags": [safe(tag) for tag in dict.fromkeys(map(str, tags))],
            "precision": precision,
            "problem.severity": LEVELS[worst],
        },
    }

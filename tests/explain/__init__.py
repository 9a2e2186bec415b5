"""``pinspec explain``: which page a word leads to, and what stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec import Rulebook
from pinspec.finding import Form
from pinspec.order.facts import FACTS
from pinspec.pages.fields import fields
from pinspec.pages.limits import columns
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Iterator


KINDS: tuple[Form | Lapse, ...] = (*Form, *Lapse)


def names(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Give every name that has a page, with what the page is called."""
    for entry in book.entries:
        yield from ((entry.code, entry.name), (entry.name, entry.name))
    for form in KINDS:
        yield from ((form.code, form.rule), (form.rule, form.rule))
    for path, place in fields().items():
        yield from ((path, place.name), (place.name, place.name))
    yield from ((name, name) for name in FACTS)
    yield from ((name, name) for name in book.facts.facts)
    for name in (*book.deck.limits, *book.deck.figures, *book.deck.ranges):
        yield from ((name, name), (f"limit.{name}", name))
    yield from ((name, name) for name in columns(book))

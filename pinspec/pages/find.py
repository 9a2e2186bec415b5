"""Finds the page that a word leads to: a rule, a field, a fact, a limit or a kind of mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from pinspec.errors import PinspecError
from pinspec.finding import Form
from pinspec.language.read import LIMIT
from pinspec.nearest import fold, near
from pinspec.order.facts import FACTS
from pinspec.order.fields import Span, Tolerance
from pinspec.order.model import Order
from pinspec.order.reading.said import SAID
from pinspec.order.reading.values import quoted
from pinspec.pages.fields import computed_page, field_page, fields, meaning_of
from pinspec.pages.forms import form_page
from pinspec.pages.limits import column_page, columns, figure_page, limit_page
from pinspec.pages.page import Answer
from pinspec.pages.parts import Mention
from pinspec.pages.rules import rule_page
from pinspec.pages.sources import fact_page, facts_of
from pinspec.rule.limits import Deck
from pinspec.rule.makes import MAKES
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pinspec.pages.page import Page
    from pinspec.rulebook.book import Rulebook

_LIKE_A_CODE = re.compile(r"([a-z]{1,6})_?((?=\w*\d)[\dlo]{2,3})")
_DIGITS = str.maketrans("lo", "10")
"""Letters that are typed for digits."""
_POSITION = re.compile(r"\[-?\d*\]|\.\d+(?=\.|$)")
_MOST_OTHERS = 6
_WHERE_TO_LOOK = "`pinspec rules` lists all rules, and `pinspec explain body` the fields of a block"

_IN_REPORTS = {
    "pass": "an order passes when no rule finds anything in what it states",
    "cosmetic": "a finding is cosmetic when the order can be released, but write it down",
    "respec": "a finding is a respec when the order must change before it is released",
    "tbd": "TBD, tbc, ? or an empty value: what it says is not stated yet; `pinspec explain "
    "order.gate` says what decides when it must be",
    "not_judged": "a rule that waits for a value of the order, which its line names",
    "not_honoured": "a waiver that was left aside, as `--no-waivers` says",
    **dict.fromkeys(map(fold, MAKES), "each factory has its own: name one with `--factory NAME`"),
}  # fmt: skip
"""Words of reports and orders that are neither field nor rule, at least of no factory."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that has a page, with the words that lead to it."""

    name: str
    title: str
    page: Callable[[], Page]
    full: tuple[str, ...]
    """What it is called in full."""
    short: tuple[str, ...] = ()
    """What it can be called, but other things too."""
    words: tuple[str, ...] = ()
    """The words that it knows."""
    loose: tuple[str, ...] = ()
    """What leads to it where nothing else does."""
    said: tuple[str, ...] = ()
    """What people in the trade say for the words that it knows; the last to be asked."""


@dataclass(frozen=True, slots=True)
class _Index:
    """What each word leads to, the more useful first."""

    full: dict[str, list[_Entry]] = field(default_factory=dict)
    short: dict[str, list[_Entry]] = field(default_factory=dict)
    words: dict[str, list[_Entry]] = field(default_factory=dict)
    loose: dict[str, list[_Entry]] = field(default_factory=dict)
    said: dict[str, list[_Entry]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    """How each full name is written."""

    def kept(self) -> tuple[dict[str, list[_Entry]], ...]:
        """Give what is called so, the best first."""
        return self.full, self.short, self.words

    def add(self, entry: _Entry) -> None:
        """Keep an entry under all its names."""
        names = (entry.full, entry.short, entry.words, entry.loose, entry.said)
        for called, kept in zip(names, (*self.kept(), self.loose, self.said), strict=True):
            for name in called:
                kept.setdefault(_key(name), []).append(entry)
        self.written.update((_key(name), name) for name in entry.full)


def explain(word: str, rulebook: Rulebook) -> Answer:
    """Find what a word of a report, an order or a rulebook means.

    Args:
        word: a rule's code or name, a field or block of the order, a computed or cited fact, a
            limit, a figure or a column; in any case.
        rulebook: where it is looked up; with its examples if it is checked.

    Raises:
        PinspecError: nothing is called so; the advice has the nearest names.
    """
    asked, index = _key(word), _index(_whole(rulebook))
    found = [one for kept in index.kept() for one in kept.get(asked, [])]
    found = found or index.loose.get(asked, [])
    if asked not in _IN_REPORTS:  # what a report says comes before what the trade says
        found = found or index.said.get(asked, [])
    if not found:
        raise _nothing(word, asked, index)
    first, *others = {one.name: one for one in found}.values()
    named = (Mention(one.name, one.title) for one in others[:_MOST_OTHERS])
    return Answer(first.page(), tuple(named))


def explained_words(rulebook: Rulebook) -> dict[str, str]:
    """Give the full name of all that can be explained, with what it is about."""
    return {name: one.title for one in _entries(_whole(rulebook)) for name in one.full}


def _whole(book: Rulebook) -> Rulebook:
    """Read what only pages tell of figures, if it lacks that as the one that a wheel carries."""
    deck = book.deck
    if (deck.figures.keys() | deck.ranges.keys()) <= deck.figure_rows.keys():
        return book
    rows = {**book.checked().deck.figure_rows, **deck.figure_rows}
    return replace(book, deck=Deck(deck.limits, deck.figures, deck.columns, deck.ranges, rows))


def _key(word: str) -> str:
    """Write a word so that brackets, positions, case and the blank in ``PIN 401`` don't matter."""
    plain = fold(_POSITION.sub("", word.strip("`'\" \t\n.,:")))
    code = _LIKE_A_CODE.fullmatch(plain)
    return code[1] + code[2].translate(_DIGITS) if code else plain


def _entries(book: Rulebook) -> Iterator[_Entry]:
    """Give all that has a page; of several that are called alike, the more useful ones first."""
    yield from _order_entries(book)
    for entry in book.entries:
        last = entry.name.rpartition("/")[2]
        full, short = (entry.code, entry.name), () if last == "required" else (last,)
        page = partial(rule_page, entry, book)
        yield _Entry(entry.name, entry.title, page, full, short, loose=entry.formerly)
    yield from _limit_entries(book)
    for name, row in facts_of(book).facts.items():
        yield _Entry(name, row.says, partial(fact_page, name, book), (name,))
    kinds: tuple[Form | Lapse, ...] = (*Form, *Lapse)
    for form in kinds:
        full, loose = (form.code, form.rule), (form.rule.rpartition("/")[2],)
        yield _Entry(form.rule, form.title, partial(form_page, form), full, loose=loose)


def _order_entries(book: Rulebook) -> Iterator[_Entry]:
    """Give the fields and blocks of the order, then what is computed from them."""
    known = fields()
    for path, place in known.items():
        above, _, key = path.rpartition(".")
        computed = place.leaf.block.computed if place.leaf.block else ()
        full = (path, *(f"{path}.{one}" for one in computed))
        owner = (known[above].leaf.block if above else None) or Order
        aliases = (alias for alias, meant in owner.also_called.items() if meant == key)
        is_end = owner is Span or owner is Tolerance
        page, short = partial(field_page, path, book), () if is_end else (key,)
        words = place.leaf.words
        said = tuple(said for one in words for said in SAID.get(one, "").split(",") if said)
        meaning = place.shape.meaning
        yield _Entry(place.name, meaning, page, full, short, words, tuple(aliases), said)
    for name in FACTS:
        short = (name.rpartition(".")[2],)
        yield _Entry(name, meaning_of(name), partial(computed_page, name, book), (name,), short)


def _limit_entries(book: Rulebook) -> Iterator[_Entry]:
    """Give the limits, the figures and the columns."""
    for name, limit in book.deck.limits.items():
        full = (name, f"{LIMIT}.{name}")
        yield _Entry(name, limit.title, partial(limit_page, name, book), full)
    for name, row in book.deck.figure_rows.items():
        full = (name, f"{LIMIT}.{name}")
        yield _Entry(name, row.title, partial(figure_page, name, book), full)
    for name, column in columns(book).items():
        yield _Entry(name, column.means, partial(column_page, name, book), (name,))


@cache
def _index(book: Rulebook) -> _Index:
    index = _Index()
    for entry in _entries(book):
        index.add(entry)
    return index


def _nothing(word: str, asked: str, index: _Index) -> PinspecError:
    """Say that a word leads nowhere, with what it means in a report, or the nearest that do."""
    if asked in _IN_REPORTS:
        return PinspecError(f"{quoted(word)} has no page of its own", _IN_REPORTS[asked])
    called = index.loose | index.words | index.short
    leading = {key: found[0].name for key, found in called.items()}
    leading |= index.written
    close = list(dict.fromkeys(leading[one] for one in near(asked, leading)))
    meant = " or ".join([", ".join(close[:-1]), close[-1]]).removeprefix(" or ") if close else ""
    advice = f"did you mean {meant}?" if close else _WHERE_TO_LOOK
    return PinspecError(f"there is nothing called {quoted(word)} to explain", advice)

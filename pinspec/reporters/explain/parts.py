"""What a page is made of: sections of sentences, tables and pieces of an order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pinspec.figures import show_limit
from pinspec.finding import Verdict
from pinspec.reporters.prose import sentence
from pinspec.reporters.rules import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec.pages.parts import Cited, Demand, LimitTable, Mention, Number, Sample, Sought

_MOST_SAMPLES = 2
_OUTCOMES = {
    "pass": "pass", "cosmetic": "cosmetic", "respec": "respec", "irrelevant": "not asked",
}  # fmt: skip


class Prose(NamedTuple):
    """A paragraph."""

    text: str


class Heading(NamedTuple):
    """What the parts below it, up to the next one, have in common."""

    text: str


class Table(NamedTuple):
    """Rows of cells; the first cell of a row is its name."""

    head: tuple[str, ...]
    """Empty where the rows speak for themselves."""
    rows: tuple[tuple[str, ...], ...]


class Example(NamedTuple):
    """A piece of an order, or of a file, with what comes of it and what it is."""

    outcome: str
    name: str
    order: dict[str, Any] | str


Part: TypeAlias = Prose | Heading | Table | Example


class Section(NamedTuple):
    """Parts under a heading; the first of a page has none."""

    heading: str
    parts: tuple[Part, ...]


class Outline(NamedTuple):
    """A whole page."""

    name: str
    code: str
    category: str
    title: str
    sections: tuple[Section, ...]


def said(label: str, text: str) -> tuple[Prose, ...]:
    """Set a label before a text, if there is one."""
    return (Prose(f"{label}: {sentence(text, upper=False)}"),) if text else ()


def mentioned(heading: str, mentions: Sequence[Mention], none: str = "") -> tuple[Section, ...]:
    """Name other things in a section of its own; without any, say so or leave it out."""
    if not mentions:
        return (Section(heading, (Prose(none),)),) if none else ()
    rows = tuple((f"{one.word} {one.code}".rstrip(), _how(one)) for one in mentions)
    return (Section(heading, (Table((), rows),)),)


def _how(mention: Mention) -> str:
    return f"{mention.title} ({mention.how})" if mention.how else mention.title


def limit_rows(table: LimitTable) -> Iterator[tuple[str, ...]]:
    """Give a row for each column of a limit: for whom, where respec and where cosmetic begins."""
    for means in dict.fromkeys(one.means for one in table.numbers):
        cells = (
            ", ".join(
                _edge(one, table.unit)
                for one in table.numbers
                if one.means == means and one.verdict is verdict
            )
            for verdict in (Verdict.RESPEC, Verdict.COSMETIC)
        )
        yield means, *cells


def _edge(number: Number, unit: str) -> str:
    return f"{EDGES[number.edge]} {show_limit(number.value, unit)}"


def limit_parts(table: LimitTable) -> tuple[Part, ...]:
    """Lay out the numbers of a limit by column."""
    rows = tuple(limit_rows(table))
    part = Table(("for", "respec", "cosmetic"), rows)
    several = "Where several of these hold for an order, the stricter number counts."
    law = "A law sets this limit: a factory file can't change it. pinspec gives no legal advice."
    said = ((several, len(rows) > 1), (law, table.law))
    return (part, *(Prose(text) for text, holds in said if holds))


def sought_parts(sought: Sought) -> Iterator[Part]:
    """Say which words are looked for, where, and what is said of them."""
    where = ", ".join(sought.blocks) if sought.blocks else "the whole order"
    yield Prose(f"It looks for these words in the texts of {where}, whole and in any case:")
    yield Prose(", ".join(sought.phrases) + ".")
    if sought.sound:
        yield Prose(f"It passes over them in: {', '.join(sought.sound)}.")
    yield Prose(
        f"They are {sought.verdict.word} where something is demanded, and cosmetic in notes. "
        "They are fine behind `not`, and in a sentence with a number to measure by: a distance or "
        "light that it is seen in, a force, a count of pulls, or a tolerance."
        if sought.verdict is not Verdict.COSMETIC
        else "They are cosmetic, but fine behind `not`, and in a sentence with a number to measure "
        "by: a distance or light that it is seen in, a force, a count of pulls, or a tolerance."
    )
    yield Prose("Names are not searched: what the order, a file, a line or a color is called.")


def demand_parts(demands: Iterable[Demand], *, named: bool) -> Table:
    """Lay out what must be stated by when.

    Args:
        demands: the rows of tables of required fields.
        named: whether to name the table of each rather than its fields.
    """
    rows = tuple(
        (
            one.gate.word,
            one.verdict.word,
            f"{f'{one.table.word} {one.table.code}' if named else one.fields}: {one.ask}"
            + (f" (only where {one.when.words})" if one.when else ""),
        )
        for one in demands
    )
    return Table(("by gate", "or else", "asked for by" if named else "what must be stated"), rows)


def sample_parts(samples: Sequence[Sample]) -> Iterator[Part]:
    """Show the first examples of each kind, and say how many more there are."""
    shown = [
        one
        for _, group in groupby(samples, key=lambda one: one.outcome)
        for one in list(group)[:_MOST_SAMPLES]
    ]
    if shown:
        yield Prose(
            "Each is an order that passes, with these lines changed. TBD stands for: not stated."
        )
    for one in shown:
        yield Example(_OUTCOMES[one.outcome], _named(one), one.order)
    if len(shown) < len(samples):
        yield Prose(f"--format json has all {len(samples)}.")


def _named(sample: Sample) -> str:
    return (
        sample.name if sample.base == "pin" else f"{sample.name} (in an order of a {sample.base})"
    )


def source_parts(sources: Sequence[Cited]) -> Iterator[Part]:
    """Lay out cited facts by source, each group with how far it can be trusted."""
    groups: dict[tuple[str, str], list[Cited]] = {}
    for one in sources:
        year = f", {one.year}" if one.year else ""
        groups.setdefault((f"{one.publisher}: {one.title}{year}", one.confidence_word), []).append(
            one
        )
    for (source, confidence), facts in groups.items():
        yield Heading(f"{source} (confidence: {confidence})")
        yield Table((), tuple((one.name, one.says) for one in facts))
    yield from confidence_parts(sources)


def confidence_parts(sources: Sequence[Cited]) -> Iterator[Part]:
    """Say what the words for confidence mean, each once."""
    means = dict.fromkeys((one.confidence_word, one.confidence_means) for one in sources)
    texts = [f"Confidence {word}: {meaning}." for word, meaning in means]
    yield from (Heading(text) if not number else Prose(text) for number, text in enumerate(texts))

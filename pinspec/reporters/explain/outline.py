"""A page laid out in sections, as all formats for people show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import figure, ranged, show_limit, with_unit
from pinspec.pages import page as pages
from pinspec.reporters.explain.parts import (
    Example,
    Outline,
    Part,
    Prose,
    Section,
    Table,
    confidence_parts,
    demand_parts,
    limit_parts,
    limit_rows,
    mentioned,
    said,
    sample_parts,
    sought_parts,
    source_parts,
)
from pinspec.reporters.explain.patch import nested
from pinspec.reporters.prose import sentence
from pinspec.versions import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOUNDS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
_RULES = "Rules that look at it"
_NO_RULE = "None; the value is kept as it is."
_WORD = "On whose word"


def outline(answer: pages.Answer) -> Outline:
    """Lay out the page of an answer, with the other things that were asked for by the word."""
    laid = _outline(answer.page)
    others = mentioned("The word can also mean", answer.others)
    return laid._replace(sections=(*laid.sections, *others))


def _outline(page: pages.Page) -> Outline:  # noqa: C901 - one case a kind of page
    match page:
        case pages.RulePage():
            return _rule(page)
        case pages.FormPage():
            return _form(page)
        case pages.FieldPage():
            return _field(page)
        case pages.BlockPage():
            return _block(page)
        case pages.ComputedPage():
            return _computed(page)
        case pages.FactPage():
            return _fact(page)
        case pages.LimitPage():
            return _limit(page)
        case pages.FigurePage():
            return _figure(page)
        case pages.ColumnPage():
            return _column(page)


def _rule(page: pages.RulePage) -> Outline:
    sections = [Section("", tuple(_advice(page)))]
    if page.measure or page.tests or page.sought:
        sections.append(Section("What it looks at", tuple(_looks(page))))
    if page.limit:
        heading = (
            f"The limit: {page.limit.title[:1].lower()}{page.limit.title[1:]} ({page.limit.name})"
        )
        sections.append(Section(heading, limit_parts(page.limit)))
    if page.demands:
        sections.append(Section("What it asks for", (demand_parts(page.demands, named=False),)))
    if page.samples:
        sections.append(Section("Examples", tuple(sample_parts(page.samples))))
    if page.sources:
        sections.append(Section(_WORD, tuple(source_parts(page.sources))))
    return Outline(page.name, page.code, page.category.value, page.title, tuple(sections))


def _advice(page: pages.RulePage) -> Iterator[Part]:
    yield from said("If it ships", page.if_it_ships)
    for label, change in zip(("Change", "Change, where it is respec"), page.change, strict=False):
        yield from said(label, change)
    yield from said("Cost", page.cost)
    yield from said("No waiver", page.no_waiver)
    yield from said("Formerly", ", ".join(page.formerly))
    if page.since != FIRST:
        yield from said("Since", f"edition {page.since}")


def _looks(page: pages.RulePage) -> Iterator[Part]:
    if page.each:
        yield Prose(f"Every item of {page.each.word} by itself, called `{page.each.title}` here.")
    if page.measure:
        yield Prose(f"It measures {page.measure}.")
    for test in page.tests:
        assert test.verdict is not None  # noqa: S101 - only `when` brings none
        yield Prose(f"It is {test.verdict.word} where {test.words}.")
    if page.sought:
        yield from sought_parts(page.sought)
    if page.when:
        yield Prose(f"It is asked only where {page.when.words}.")
    reads = (*page.reads, *page.figures)
    if reads:
        yield Table((), tuple((one.word, one.title) for one in reads))


def _form(page: pages.FormPage) -> Outline:
    counts = f"It is {page.verdict.word} at every gate, and can't be switched off."
    sections = (
        Section("", (Prose(page.means), Prose(counts))),
        Section("Example", tuple(_pair(page))),
    )
    kind = "form of the file" if page.name.startswith("format/") else "waivers"
    return Outline(page.name, page.code, kind, page.title, sections)


def _pair(page: pages.FormPage) -> Iterator[Part]:
    for outcome, text in (("wrong", page.wrong), ("right", page.right)):
        yield Example(outcome, "", text) if page.is_shown else Example(outcome, text, "")


def _field(page: pages.FieldPage) -> Outline:
    sections = [Section("", (Table((), tuple(_about(page))),))]
    if page.examples:
        example = nested(page.name, page.examples[0])
        sections.append(Section("Example", (Example("", "", example),)))
    if page.demands:
        sections.append(
            Section("When it must be stated", (demand_parts(page.demands, named=True),))
        )
    sections += mentioned(_RULES, page.rules, _NO_RULE)
    return Outline(page.name, "", "field", page.title, tuple(sections))


def _about(page: pages.FieldPage) -> Iterator[tuple[str, str]]:
    yield "holds", page.holds
    if page.unit:
        also = f"; {', '.join(page.other_units)} are read too" if page.other_units else ""
        yield "unit", f"{with_unit('', page.unit).strip() or page.unit}{also}"
    if page.words:
        yield "words", ", ".join(page.words)
    if page.bounds:
        ends = [f"{_BOUNDS[name]} {figure(value)}" for name, value in page.bounds.items()]
        span = with_unit(" and ".join(ends), page.unit)
        yield "can be", f"{span}; anything else is taken for a slip of the pen"
    yield "not stated", page.if_not_stated or "TBD, or left empty"


def _block(page: pages.BlockPage) -> Outline:
    rows = tuple((one.name.rpartition(".")[2], one.title) for one in page.fields)
    heading = "Keys of each item" if page.is_list else "Keys"
    sections = [Section(heading, (Table((), rows),))]
    sections += mentioned("Computed from it", page.computed)
    if page.demands:
        sections.append(
            Section("When it must be stated", (demand_parts(page.demands, named=True),))
        )
    sections += mentioned(_RULES, page.rules, _NO_RULE)
    category = "list of blocks" if page.is_list else "block"
    return Outline(page.name, "", category, page.title, tuple(sections))


def _computed(page: pages.ComputedPage) -> Outline:
    intro = Prose("It is computed, so it can't be written into an order.")
    sections = (
        Section("", (intro,)),
        *mentioned("Computed from", page.reads),
        *mentioned(_RULES, page.rules, _NO_RULE),
    )
    return Outline(page.name, "", "computed", page.title, sections)


def _fact(page: pages.FactPage) -> Outline:
    heading, *_ = source_parts([page.cited])
    undecided = [Prose(f"No rule decides on it: {page.undecided}.")] if page.undecided else []
    sections = (
        Section("", (heading, *confidence_parts([page.cited]), *undecided)),
        *mentioned("Limits that rest on it", page.limits),
        *mentioned("Rules that rest on it", page.rules),
    )
    return Outline(page.name, "", "cited fact", page.title, sections)


def _limit(page: pages.LimitPage) -> Outline:
    sections = (
        Section("", limit_parts(page.limit)),
        *mentioned(_RULES, page.rules),
        Section(_WORD, tuple(source_parts(page.sources))),
    )
    return Outline(page.name, "", "limit", page.title, sections)


def _figure(page: pages.FigurePage) -> Outline:
    sections = (
        Section("", (Prose(f"It is {_value(page)}."),)),
        *mentioned("Columns of limits that use it", page.columns),
        *mentioned(_RULES, page.rules),
        Section(_WORD, tuple(source_parts(page.sources))),
    )
    return Outline(page.name, "", "figure", page.title, sections)


def _value(page: pages.FigurePage) -> str:
    if page.least is None or page.most is None:
        return show_limit(page.value or 0, page.unit)
    return ranged(page.least, page.most, page.unit)


def _column(page: pages.ColumnPage) -> Outline:
    intro = (
        Prose(sentence(f"it holds where {page.when.words}")),
        Prose(sentence(f"while that is not known, {page.while_unknown}")),
    )
    rows = tuple((one.name, *cells) for one in page.limits for _, *cells in limit_rows(one))
    sections = (
        Section("", intro),
        Section("Its numbers", (Table(("limit", "respec", "cosmetic"), rows),)),
        *mentioned(_RULES, page.rules),
        Section(_WORD, tuple(source_parts(page.sources))),
    )
    return Outline(page.name, "", "column of limits", page.title, sections)

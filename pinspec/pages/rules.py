"""The page of a rule: why it says so, on whose word, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pinspec.figures import show_limit
from pinspec.finding import SIDE, Category, Verdict
from pinspec.language.read import ITEM, LIMIT
from pinspec.order.fields import unit_of
from pinspec.pages.fields import fields, meaning_of
from pinspec.pages.limits import table_of
from pinspec.pages.page import RulePage
from pinspec.pages.parts import Mention, Sample, Sought, Test
from pinspec.pages.sources import cited
from pinspec.pages.spoken import speak_condition, speak_measure
from pinspec.pages.uses import columns_of, demands_of, of_rule
from pinspec.rule.examples import by_kind
from pinspec.rule.makes import Makes
from pinspec.rule.rule import Required
from pinspec.versions import FIRST

if TYPE_CHECKING:
    from pinspec.pages.uses import Uses
    from pinspec.rule.phrases import Phrases
    from pinspec.rule.rule import Rule
    from pinspec.rule.rule import Test as Condition
    from pinspec.rulebook.book import Rulebook

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def rule_page(entry: Rule | Required | Makes, book: Rulebook) -> RulePage:
    """Build the page of a rule, of what a block must state, or of what a factory makes."""
    if isinstance(entry, Makes):
        return _makes_page(entry)
    samples = tuple(
        Sample(kind, example.name, example.base, example.order)
        for kind, _, example in by_kind(entry.examples)
    )
    if isinstance(entry, Required):
        return _required_page(entry, samples, book)
    uses = of_rule(entry, book)
    measure = entry.measure and speak_measure(entry.measure.text, entry.each, book.deck.numbers)
    return RulePage(
        code=entry.code,
        name=entry.name,
        title=entry.title,
        category=entry.category,
        if_it_ships=entry.if_it_ships,
        change=_instructions(entry, book),
        cost=entry.cost.cost(book.deck.ranges).words if entry.cost else "",
        no_waiver=entry.barred(Verdict.RESPEC),
        formerly=entry.formerly,
        each=Mention(entry.each.items.text, entry.each.var) if entry.each else None,
        measure=measure.words if measure else "",
        when=_test(entry.when, entry, book) if entry.when else None,
        tests=tuple(_test(test, entry, book, verdict) for verdict, test in entry.tests),
        limit=table_of(entry.limit, entry.unit) if entry.limit else None,
        sought=_sought(entry.phrases) if entry.phrases else None,
        reads=_reads(uses),
        figures=tuple(
            Mention(name, book.deck.figure_rows[name].title) for name in sorted(uses.figures)
        ),
        samples=samples,
        sources=cited(_all_facts(entry), book),
        since=entry.since or FIRST,
    )


def _sought(phrases: Phrases) -> Sought:
    return Sought(phrases.verdict, phrases.phrases, phrases.sound, phrases.blocks)


def _required_page(table: Required, samples: tuple[Sample, ...], book: Rulebook) -> RulePage:
    return RulePage(
        code=table.code,
        name=table.name,
        title=table.title,
        category=Category.COMPLETENESS,
        if_it_ships=table.if_it_ships,
        change=_to_state(table),
        no_waiver=table.no_waiver,
        formerly=table.formerly,
        demands=demands_of(table, book),
        samples=samples,
        sources=cited(table.facts, book),
    )


def _makes_page(makes: Makes) -> RulePage:
    tests = tuple(Test(row.outside, row.text, Verdict.RESPEC) for row in makes.rows)
    return RulePage(
        code=makes.code,
        name=makes.name,
        title=makes.title,
        category=makes.category,
        if_it_ships=makes.if_it_ships,
        change=(makes.change,),
        tests=tests,
        reads=tuple(Mention(row.text, row.name.shape.meaning) for row in makes.rows),
        samples=(),
        sources=(),
    )


def _to_state(table: Required) -> tuple[str, ...]:
    many = f"; {table.respec_from} or more of these, missing at release, are a respec"
    return (f"state what is missing{many if table.respec_from else ''}",)


def _test(test: Condition, rule: Rule, book: Rulebook, verdict: Verdict | None = None) -> Test:
    spoken = speak_condition(test.text, rule.each, book.deck.numbers)
    return Test(spoken.words, spoken.text, verdict)


def _reads(uses: Uses) -> tuple[Mention, ...]:
    """Name the fields and computed facts that a rule looks at, with what they mean."""
    known = fields()
    paths = [".".join(one for one in read if one != ITEM) for read in sorted(uses.fields)]
    found = [Mention(known[path].name, known[path].shape.meaning) for path in paths]
    return (*found, *(Mention(name, meaning_of(name)) for name in sorted(uses.computed)))


def _instructions(rule: Rule, book: Rulebook) -> tuple[str, ...]:
    """Write what to change for any order: what depends on the order stands in brackets."""
    texts = [one.text for one in (rule.change, rule.change_respec) if one]
    return tuple(_PLACEHOLDER.sub(lambda one: _general(one[1], rule, book), text) for text in texts)


def _general(placeholder: str, rule: Rule, book: Rulebook) -> str:
    if placeholder.startswith(f"{LIMIT}."):
        name = placeholder.removeprefix(f"{LIMIT}.")
        return show_limit(book.deck.figures[name], unit_of(name))
    if placeholder == "needed" and rule.limit:
        strictest = rule.limit.thresholds[-1]  # cosmetic, if anything is
        return f"[{SIDE[strictest.edge]} the limit that holds for your order]"
    return f"[{placeholder}]"


def _all_facts(rule: Rule) -> list[str]:
    """Give the facts of a rule, then those of its limit and of the columns of that."""
    thresholds = rule.limit.thresholds if rule.limit else ()
    behind = [fact for one in thresholds for fact in one.facts]
    return [*rule.facts, *behind, *(fact for one in columns_of(rule) for fact in one.facts)]

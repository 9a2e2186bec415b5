"""Who uses what in a rulebook: the fields, facts and numbers that each rule looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pinspec.language.read import LIMIT, anywhere, field_of, read_of
from pinspec.order.facts import FACTS
from pinspec.order.model import Order
from pinspec.order.texts import is_searched
from pinspec.pages.parts import Demand, Mention, Test
from pinspec.pages.spoken import computed_list, speak_condition, speak_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.language.read import Read
    from pinspec.rule.limits import Column
    from pinspec.rule.makes import Makes
    from pinspec.rule.rule import Required, Row, Rule
    from pinspec.rulebook.book import Rulebook

_FIGURE = re.compile(rf"\{{{LIMIT}\.(\w+)\}}")


@dataclass(frozen=True, slots=True)
class Uses:
    """What a rule, or a column of its limit, looks at."""

    fields: frozenset[Read]
    """Fields that it names itself."""
    computed: frozenset[str]
    figures: frozenset[str]


def of_rule(rule: Rule, book: Rulebook) -> Uses:
    """Tell what a rule looks at itself, without what the columns of its limit look at."""
    numbers = book.deck.numbers
    tests = [rule.when, *(test for _, test in rule.tests)]
    texts = [speak_condition(test.text, rule.each, numbers) for test in tests if test]
    if rule.measure:
        texts.append(speak_measure(rule.measure.text, rule.each, numbers))
    fields = frozenset(anywhere(read) for one in texts for read in one.fields)
    computed = frozenset(name for one in texts for name in one.computed)
    computed |= computed_list(rule.each) if rule.each else frozenset()
    words = (rule.message, rule.label, rule.change, rule.change_respec)
    told = {name for one in words if one for name in _FIGURE.findall(one.text)}
    if rule.cost and rule.cost.named:
        told.add(rule.cost.named)
    named = frozenset(told).union(*(one.figures for one in texts))
    return Uses(fields, computed, named)


def of_column(column: Column, book: Rulebook) -> Uses:
    """Tell what a column of limits looks at; nothing if it is that of all orders."""
    if not column.when.text:
        return Uses(frozenset(), frozenset(), frozenset())
    spoken = speak_condition(column.when.text, None, book.deck.numbers)
    return Uses(frozenset(map(anywhere, spoken.fields)), spoken.computed, spoken.figures)


def columns_of(rule: Rule) -> tuple[Column, ...]:
    """Give the columns of the limit that a rule measures against."""
    return rule.limit.columns if rule.limit else ()


def mention(entry: Rule | Required | Makes, how: str = "") -> Mention:
    """Name a rule, a table of required fields, or the table of what a factory makes."""
    return Mention(entry.name, entry.title, entry.code, how)


def rules_on_field(path: Read, book: Rulebook) -> tuple[Mention, ...]:
    """Name the rules that look at a field or anything in it, each with the way it does."""
    ways = ((rule, _way_to(path, rule, book)) for rule in book.rules)
    found = [mention(rule, way) for rule, way in ways if way is not None]
    makes = book.factory.makes if book.factory else None
    if makes and any(read[: len(path)] == path for row in makes.rows for read in row.name.reads):
        found.append(mention(makes))
    return tuple(found)


def _way_to(path: Read, rule: Rule, book: Rulebook) -> str | None:
    """Say how a rule comes to look at a field; ``None`` when it does not."""
    if rule.phrases and rule.phrases.reaches(path) and is_searched(path, Order):
        return "by its words"
    way = _way_by(path, of_rule(rule, book))
    if way is not None:
        return f"by {way}" if way else ""
    for column in columns_of(rule):
        way = _way_by(path, of_column(column, book))
        if way is not None:
            return f"its limit depends on {way or 'it'}"
    return None


def _way_by(path: Read, uses: Uses) -> str | None:
    """Name the computed fact that a field is looked at by; empty when it is looked at itself."""
    if any(read[: len(path)] == path for read in uses.fields):
        return ""
    for name in sorted(uses.computed):
        for one in sorted(FACTS[name].reads):
            behind = anywhere(read_of(one))
            if field_of(behind)[: len(path)] == path:
                return name
            if path[: len(behind)] == behind:
                return f"{name}, which is made of {one}"
    return None


def rules_on_computed(name: str, book: Rulebook) -> Iterator[Mention]:
    """Name the rules that look at a computed fact."""
    if FACTS[name].stands_at:
        yield from rules_on_field(anywhere(read_of(FACTS[name].stands_at)), book)
        return
    for rule in book.rules:
        if name in of_rule(rule, book).computed:
            yield mention(rule)
            continue
        for column in columns_of(rule):
            if name in of_column(column, book).computed:
                yield mention(rule, "its limit depends on it")
                break
    makes = book.factory.makes if book.factory else None
    if makes and any(row.text == name for row in makes.rows):
        yield mention(makes)


def demands_of(required: Required, book: Rulebook) -> tuple[Demand, ...]:
    """Give the rows of a table of required fields."""
    return tuple(_demand(required, row, book) for row in required.rows)


def demands_on(path: Read, book: Rulebook) -> tuple[Demand, ...]:
    """Give the rows that ask for a field, or for it among others."""
    return tuple(
        _demand(table, row, book)
        for table in book.required
        for row in table.rows
        if path in {anywhere(one) for one in row.fields}
    )


def _demand(table: Required, row: Row, book: Rulebook) -> Demand:
    when = None
    if row.when:
        spoken = speak_condition(row.when.text, None, book.deck.numbers)
        when = Test(spoken.words, spoken.text)
    return Demand(mention(table), row.text, row.ask, row.by, row.verdict, when, row.facts)

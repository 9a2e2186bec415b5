"""Limits, the figures beside them, and the columns that say for which orders a number holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pinspec.order.fields import unit_of
from pinspec.pages.page import ColumnPage, FigurePage, LimitPage
from pinspec.pages.parts import LimitTable, Mention, Number, Test
from pinspec.pages.sources import cited
from pinspec.pages.spoken import speak_condition
from pinspec.pages.uses import columns_of, mention, of_column, of_rule

if TYPE_CHECKING:
    from pinspec.rule.limits import Column, Limit
    from pinspec.rulebook.book import Rulebook

_WHILE_UNKNOWN = {
    "applies": "it is taken to hold",
    "ignored": "it is passed over",
    "waits": "a value that it would turn down is not judged",
}


def table_of(limit: Limit, unit: str = "") -> LimitTable:
    """Write down every number of a limit, in the order of its file."""
    numbers = tuple(
        Number(one.verdict, one.edge, value, column.name, _means(column), one.facts)
        for one in limit.thresholds
        for column, value in one.by_column
    )
    return LimitTable(limit.name, limit.title, unit or limit.unit, numbers, limit.law)


def _means(column: Column) -> str:
    return f"{column.means} at {column.origin.words}" if column.origin else column.means


def columns(book: Rulebook) -> dict[str, Column]:
    """Give every column that has a condition, by name."""
    found = (column for limit in book.deck.limits.values() for column in limit.columns)
    return {column.name: column for column in found if column.when.text}


def limit_page(name: str, book: Rulebook) -> LimitPage:
    """Build the page of a limit."""
    limit = book.deck.limits[name]
    rules = tuple(mention(rule) for rule in book.rules if rule.limit and rule.limit.name == name)
    facts = [fact for one in limit.thresholds for fact in one.facts]
    facts += [fact for column in limit.columns for fact in column.facts]
    return LimitPage(name, limit.title, table_of(limit), rules, cited(facts, book))


def figure_page(name: str, book: Rulebook) -> FigurePage:
    """Build the page of a figure."""
    row = book.deck.figure_rows[name]
    using = {
        key: column
        for key, column in columns(book).items()
        if name in of_column(column, book).figures
    }
    named = tuple(Mention(key, column.means) for key, column in using.items())
    rules = tuple(
        mention(rule)
        for rule in book.rules
        if name in of_rule(rule, book).figures or any(one.name in using for one in columns_of(rule))
    )
    one = book.deck.ranges.get(name)
    return FigurePage(
        name, row.title, book.deck.figures.get(name), one and one.least, one and one.most,
        unit_of(name), named, rules, cited(row.facts, book),
    )  # fmt: skip


def column_page(name: str, book: Rulebook) -> ColumnPage:
    """Build the page of a column."""
    column = columns(book)[name]
    tables = tuple(
        replace(table, numbers=tuple(one for one in table.numbers if one.column == name))
        for table in map(table_of, book.deck.limits.values())
        if any(one.column == name for one in table.numbers)
    )
    rules = tuple(
        mention(rule) for rule in book.rules if any(one.name == name for one in columns_of(rule))
    )
    spoken = speak_condition(column.when.text, None, book.deck.numbers)
    return ColumnPage(
        name, column.means, Test(spoken.words, spoken.text), _WHILE_UNKNOWN[column.unknown],
        tables, rules, cited(column.facts, book),
    )  # fmt: skip

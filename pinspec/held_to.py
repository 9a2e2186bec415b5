"""Holds an order to an edition of the rulebook; what later rules find is only noted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pinspec.versions import known_edition, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from pinspec.report import Report
    from pinspec.rule.rule import Required
    from pinspec.rulebook.book import Rulebook


def held_to(edition: str, book: Rulebook, ask: Callable[[Rulebook], Report]) -> Report:
    """Hold an order to the rules of an edition, and keep apart what later ones find.

    Args:
        edition: such as ``0.1``.
        book: the rulebook.
        ask: judges the order by any rulebook.

    Raises:
        ValueError: that is no edition that this version knows.
    """
    then, later = _parted(book, edition)
    codes = {one.code for one in later.entries}
    found = tuple(one for one in ask(later).findings if one.code in codes) if codes else ()
    return replace(ask(then), rulebook=book, edition=edition, later=found)


@cache
def _parted(book: Rulebook, edition: str) -> tuple[Rulebook, Rulebook]:
    """Part a rulebook into what an edition had, and what came later."""
    last = number(known_edition(edition))

    def of(*, later: bool) -> Rulebook:
        rules = tuple(one for one in book.rules if (number(one.since) > last) is later)
        required = tuple(one for table in book.required for one in _rows(table, last, later=later))
        return replace(book, rules=rules, required=required)

    return of(later=False), replace(of(later=True), factory=None)  # what it makes at all is asked


def _rows(table: Required, last: tuple[int, ...], *, later: bool) -> list[Required]:
    """Give a table with those of its rows alone, if there are any."""
    rows = tuple(one for one in table.rows if (number(one.since) > last) is later)
    return [table._replace(rows=rows)] if rows else []

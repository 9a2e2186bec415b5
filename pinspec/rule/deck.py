"""The limits file, compiled: columns as conditions, limits with their thresholds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pinspec.order.fields import unit_of
from pinspec.rule.closure import build
from pinspec.rule.condition import condition
from pinspec.rule.limits import STANDARD, Column, Limit, thresholds
from pinspec.rule.schema import Threshold
from pinspec.rule.vocabulary import hint

if TYPE_CHECKING:
    from pinspec.rule.mistakes import Mistakes
    from pinspec.rule.schema import Figure, LimitsFile
    from pinspec.rule.schema import Limit as LimitFile
    from pinspec.source import Source


@dataclass
class Deck:
    """The limits file, compiled."""

    limits: dict[str, Limit] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    figure_rows: dict[str, Figure] = field(default_factory=dict)
    """The figures as their file has them, with titles and facts."""
    used: set[str] = field(default_factory=set)
    """The limits and figures that something reads."""
    spoilt: set[str] = field(default_factory=set)
    """The limits that are left out, since they have a mistake."""


def compile_limits(file: LimitsFile, source: Source, mistakes: Mistakes) -> Deck:
    """Compile the limits file; a limit with a mistake is left out after noting it."""
    figures = {name: figure.value for name, figure in file.figures.items()}
    deck = Deck(figures=figures, figure_rows=file.figures)
    columns = {
        STANDARD: Column(
            STANDARD,
            "",
            "all orders",
            lambda _: True,
            frozenset(),
            frozenset(),
            frozenset(),
            "applies",
        )
    }
    if STANDARD in file.columns:
        message = f"`{STANDARD}` is the column of every order, and has no condition"
        mistakes.note(source, ("columns", STANDARD), message)
    for name, row in file.columns.items():
        with mistakes.at(source, ("columns", name, "when")):
            checked = condition(row.when, figures=deck.figures)
            deck.used |= checked.figures
            columns[name] = Column(
                name, row.when, row.means, build(checked.node), checked.reads, checked.needs,
                checked.asks | checked.settled, row.unknown, tuple(row.facts),
            )  # fmt: skip
    for name, limit in file.limits.items():
        named = _columns_named(name, limit, {STANDARD, *file.columns}, source, mistakes)
        if named and named <= columns.keys():
            found = thresholds(limit, columns)
            deck.limits[name] = Limit(name, limit.title, unit_of(name), found)
        else:
            deck.spoilt.add(name)
    return deck


def _columns_named(
    name: str, limit: LimitFile, known: set[str], source: Source, mistakes: Mistakes
) -> set[str]:
    """Collect the columns that a limit has numbers for, noting those that there are not."""
    named: set[str] = set()
    sides = {side: one for side, one in limit if isinstance(one, Threshold)}
    for side, threshold in sides.items():
        columns = threshold.__pydantic_extra__
        if not columns:
            mistakes.note(source, ("limits", name, side), "there is no number here")
        for column in columns.keys() - known:
            message = f"there is no column `{column}`{hint(column, known)}"
            mistakes.note(source, ("limits", name, side, column), message)
        named |= columns.keys()
    if not sides:
        mistakes.note(source, ("limits", name), "this limit has no number")
    return named

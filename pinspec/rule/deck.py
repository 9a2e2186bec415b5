"""The limits file, compiled: columns as conditions, limits with their thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.language import tree
from pinspec.language.condition import condition
from pinspec.language.read import once
from pinspec.language.vocabulary import hint
from pinspec.order.fields import unit_of
from pinspec.rule.limits import STANDARD, Column, Deck, Limit, thresholds
from pinspec.rule.ranges import Range
from pinspec.rule.rule import Test
from pinspec.rule.schema import Threshold

if TYPE_CHECKING:
    from pinspec.rule.mistakes import Mistakes
    from pinspec.rule.schema import Figure, LimitsFile
    from pinspec.rule.schema import Limit as LimitFile
    from pinspec.source import Source


def compile_limits(
    file: LimitsFile, source: Source, mistakes: Mistakes, below: Deck | None = None
) -> Deck:
    """Compile the limits file; a limit with a mistake is left out after noting it.

    Args:
        file: the limits file of a rulebook or pack.
        source: its text.
        mistakes: where to note what is wrong.
        below: the limits that a pack adds its own to, and that it may name but not change.
    """
    deck = _begun(below)
    taken = below or Deck()
    for name, figure in file.figures.items():
        if name in taken.figures or name in taken.ranges:
            _refuse("figures", name, source, mistakes)
        else:
            _take_figure(name, figure, deck, source, mistakes)
    _compile_columns(file, source, mistakes, deck, taken)
    known = {*deck.columns, *file.columns}
    for name, limit in file.limits.items():
        if name in taken.limits:
            _refuse("limits", name, source, mistakes, is_law=taken.limits[name].law)
            continue
        named = _columns_named(name, limit, known, source, mistakes)
        if named and named <= deck.columns.keys():
            found = thresholds(limit, deck.columns)
            deck.limits[name] = Limit(name, limit.title, unit_of(name), found, limit.law)
        else:
            deck.spoilt.add(name)
    return deck


def _take_figure(name: str, figure: Figure, deck: Deck, source: Source, mistakes: Mistakes) -> None:
    deck.figure_rows[name] = figure
    if figure.value is not None and figure.least is None and figure.most is None:
        deck.figures[name] = figure.value
    elif figure.value is None and figure.least is not None and figure.most is not None:
        deck.ranges[name] = Range(figure.least, figure.most)
        if figure.least > figure.most:
            mistakes.note(source, ("figures", name, "least"), "`least` is more than `most`")
    else:
        deck.figures[name] = 0  # so that nobody is told that there is no such figure as well
        message = "a figure has a `value`, or `least` and `most`"
        mistakes.note(source, ("figures", name), message)


def _begun(below: Deck | None) -> Deck:
    if below is not None:
        return Deck(below.limits, below.figures, below.columns, below.ranges, below.figure_rows)
    always = Test("", tree.Constant(True), (), ())
    return Deck(columns={STANDARD: Column(STANDARD, "all orders", always, "applies")})


def _compile_columns(
    file: LimitsFile, source: Source, mistakes: Mistakes, deck: Deck, taken: Deck
) -> None:
    for name, row in file.columns.items():
        if name == STANDARD:
            message = f"`{STANDARD}` is the column of every order, and has no condition"
            mistakes.note(source, ("columns", STANDARD), message)
        elif name in taken.columns:
            _refuse("columns", name, source, mistakes)
            continue
        with mistakes.at(source, ("columns", name, "when")):
            checked = condition(row.when, figures=deck.numbers)
            deck.used |= checked.figures
            asks = once(checked.asks, checked.settled)
            when = Test(row.when, checked.node, once(checked.reads), once(checked.needs), asks)
            deck.columns[name] = Column(name, row.means, when, row.unknown, tuple(row.facts))


def _refuse(
    group: str, name: str, source: Source, mistakes: Mistakes, *, is_law: bool = False
) -> None:
    """Refuse a name that the rulebook below has already."""
    message = f"there is a {group[:-1]} `{name}` already: choose another name"
    if group == "limits" and not is_law:
        message += ", or change its numbers with a factory file"
    mistakes.note(source, (group, name), message)


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

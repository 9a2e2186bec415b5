"""The texts of rules, filled with the values of an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pinspec.figures import figure, shortened, show_limit, show_value, told_apart, with_unit
from pinspec.finding import SIDE, Verdict
from pinspec.language.closure import value_of
from pinspec.order.fields import Span, Tolerance
from pinspec.rule.limits import STANDARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pinspec.language.tree import Lookup
    from pinspec.rule.case import Case
    from pinspec.rule.limits import Applying


class Wording(NamedTuple):
    """A text of a rule, ready to be filled in."""

    text: str
    """As it stands in the rule, with its placeholders."""
    parts: tuple[str | Slot, ...]

    @property
    def names_column(self) -> bool:
        """Whether it says for which orders, and at which factory, the number holds."""
        return "{allowed}" in self.text or "{column}" in self.text

    def fill(self, case: Case, measured: Mapping[str, str]) -> str:
        """Give the text for one case.

        Args:
            case: the order that the values come from.
            measured: the texts of ``measured_words``, or of the phrases; else empty.
        """
        texts = [one if isinstance(one, str) else one.fill(case, measured) for one in self.parts]
        return "".join(texts)


class Slot(NamedTuple):
    """A placeholder of a text."""

    text: str
    unit: str = ""
    at: Lookup | None = None
    """Where its value is found; ``None`` for what is told of a measure or item."""
    is_word: bool = False

    def fill(self, case: Case, measured: Mapping[str, str]) -> str:
        """Give the text of the value for one case."""
        if self.text == case.var:
            return _name_of(case)
        if self.at is None:
            return measured.get(self.text, "?")
        value = value_of(self.at)(case.scope)
        if value is None:
            return "?"
        if isinstance(value, (Span, Tolerance)):
            return value.told(self.unit)
        return str(value).replace("_", " ") if self.is_word else show_value(value, self.unit)


def _name_of(case: Case) -> str:
    """Call an item by its own name, or by its place in the list: ``line "outline"``, ``line 2``."""
    name = getattr(case.scope[case.var], "name", None)
    place = case.item[-1] if case.item else 0
    return f'{case.var} "{shortened(name)}"' if name else f"{case.var} {int(place) + 1}"


def _is_said(written: str, value: float, unit: str) -> bool:
    """Tell whether a text is just the number and the unit that a message has anyway."""
    return written.removesuffix(unit).strip() in {figure(value), f"{value:g}"}


def measured_words(
    value: float, written: str, decisive: Applying, goal: Applying, unit: str
) -> dict[str, str]:
    """Give the texts for ``measured``, ``bound``, ``allowed``, ``needed`` and ``column``.

    Args:
        value: what was measured.
        written: the value as the file has it, if that is not the number itself.
        decisive: the number that the value breaks.
        goal: the number that it must reach to pass altogether.
        unit: what all three are written in.
    """
    stated, limit = told_apart(value, decisive.number, unit)
    brackets = f" (`{written}`)" if written and not _is_said(written, value, unit) else ""
    bound = _demand(decisive, with_unit(limit, unit))
    column = decisive.column
    allowed = bound if column.name == STANDARD else f"{bound} for {column.means}"
    allowed += f" at {column.origin.words}" if column.origin else ""
    needed = f"{SIDE[goal.threshold.edge]} {show_limit(goal.number, unit)}"
    if goal.threshold.verdict is not decisive.threshold.verdict and goal.number != decisive.number:
        allowed += f", and should be {needed}"
        if goal.column.origin and not column.origin:
            allowed += f" at {goal.column.origin.words}"
    return {
        "measured": with_unit(stated, unit) + brackets,
        "allowed": allowed,
        "needed": needed,
        "bound": bound,
        "column": column.words,
    }


def _demand(applying: Applying, limit: str) -> str:
    must = "must" if applying.threshold.verdict is Verdict.RESPEC else "should"
    return f"{must} be {SIDE[applying.threshold.edge]} {limit}"

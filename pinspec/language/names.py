"""Finds the names that a condition uses, and keeps in mind what it depends on."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from pinspec.language import tree
from pinspec.language.kinds import ConditionError
from pinspec.language.read import if_there
from pinspec.language.vocabulary import UnknownNameError, hint, is_taken, item_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pinspec.language.read import Read
    from pinspec.language.vocabulary import Bound, Name

SAME = "this is the same for every order"


class Names:
    """The names that are in reach of a condition, and those that it has used so far."""

    def __init__(self, scope: Mapping[str, Bound], figures: Mapping[str, float]) -> None:
        self.scope = dict(scope)
        self.figures = figures
        self.reads: set[Read] = set()
        """Every field that the condition depends on."""
        self.needs: set[Read] = set()
        """Those of them that it waits for while it is unknown."""
        self.asks: set[Read] = set()
        """The fields inside ``stated()``."""
        self.settled: set[Read] = set()
        """The fields inside ``surely()``, which nothing waits for."""
        self.figures_used: set[str] = set()
        self.loops: list[str] = []
        """The variables of the loops that are open."""

    def value(self, node: ast.expr) -> Name:
        """Find a name whose value is used.

        Raises:
            ConditionError: there is no such name; the message has the nearest one.
        """
        name = self._find(node)
        self.reads |= name.reads
        self.needs |= name.needs
        return name

    def listed(self, node: ast.expr) -> Name:
        """Find a list whose items are used; raises as ``value``, and for what is no list."""
        name = self._find(node)
        if name.shape.item is None:
            raise ConditionError(f"`{dotted(node)}` is not a list", node.col_offset)
        if not (name.is_field and name.shape.item.block):
            return self.value(node)
        self.reads |= set(map(if_there, name.reads))  # what is used of an item is named itself
        self.needs |= set(map(if_there, name.needs))
        return name

    def stated(self, node: ast.expr, whole: ast.expr) -> Name:
        """Find a field of which is asked whether it is stated; raises as ``value``."""
        name = self._find(node)
        if not name.reads:
            raise ConditionError(SAME, whole.col_offset)
        reads = frozenset(map(if_there, name.reads)) if name.is_field else name.reads
        self.reads |= reads
        self.asks |= reads
        return name

    def figure(self, name: str, node: ast.expr) -> float:
        """Find a figure of the limits file; raises as ``value``."""
        if name not in self.figures:
            message = f"there is no figure `{name}`{hint(name, self.figures)}"
            raise ConditionError(message, node.col_offset)
        self.figures_used.add(name)
        return self.figures[name]

    def ranged(self, name: str, end: str, node: ast.expr) -> tree.Ranged:
        """Find one end of a range of the limits file; raises as ``value``."""
        ends: dict[str, Literal["least", "most"]] = {"least": "least", "most": "most"}
        if f"{name}.{end}" not in self.figures or end not in ends:
            known = [one for one in self.figures if "." in one]
            message = f"there is no range `{name}.{end}`{hint(f'{name}.{end}', known)}"
            raise ConditionError(message, node.col_offset)
        self.figures_used.add(name)
        return tree.Ranged(name, ends[end])

    @contextmanager
    def nothing_waits(self) -> Iterator[None]:
        """What is used in here counts as false while it is unknown."""
        reads, needs = self.reads, self.needs
        self.reads, self.needs = set(), set()
        yield
        self.settled |= self.reads
        self.reads, self.needs = reads | self.reads, needs

    @contextmanager
    def loop(self, variable: ast.Name, among: Name, items: ast.expr) -> Iterator[None]:
        """Bring the variable of a loop into reach.

        Raises:
            ConditionError: its name is taken, or it would go through a list for every item of
                another.
        """
        item, var = item_of(among), variable.id
        if item is None or is_taken(var, self.scope):
            raise ConditionError(f"`{var}` has a meaning already", variable.col_offset)
        if self.loops and among.root not in self.loops:
            message = "a list for every item of another takes too long: make it two rules"
            raise ConditionError(message, items.col_offset)
        self.scope[var] = item
        self.loops.append(var)
        yield
        self.loops.pop()
        del self.scope[var]

    def _find(self, node: ast.expr) -> Name:
        text = dotted(node)
        try:
            return resolve(text, self.scope)
        except UnknownNameError as error:
            parts = text.split(".")[: error.step]
            column = node.col_offset + sum(len(part) + 1 for part in parts)
            raise ConditionError(error.message, column) from None


def dotted(node: ast.expr) -> str:
    """Write a name as it stands in the condition.

    Raises:
        ConditionError: it is something else.
    """
    match node:
        case ast.Name(id=text):
            return text
        case ast.Attribute(value=inner, attr=last):
            return f"{dotted(inner)}.{last}"
    raise ConditionError("a dotted name is asked for here", node.col_offset)

"""Kinds of values in a condition, and which of them go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pinspec.language import tree
from pinspec.nearest import nearest

if TYPE_CHECKING:
    import ast


class ConditionError(Exception):
    """A condition that can't be read; ``column`` counts from 0 in its text."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class Typed(NamedTuple):
    """A node with what is known of its value."""

    node: tree.Node
    kind: str
    unit: str = ""
    words: tuple[str, ...] = ()
    constant: bool = False


def same_unit(one: Typed, two: Typed, node: ast.expr) -> None:
    """Refuse two numbers of different units at a node."""
    if one.unit and two.unit and one.unit != two.unit:
        raise ConditionError(f"{one.unit} and {two.unit} don't go together", node.col_offset)


def known_word(one: Typed, two: Typed, node: ast.expr) -> None:
    """Refuse at a node two words that can never be the same."""
    if one.kind == "word" and isinstance(two.node, tree.Constant):
        require_word(str(two.node.value), one.words, node)
    elif one.words and two.words and not set(one.words) & set(two.words):
        raise ConditionError("these two have no word in common", node.col_offset)


def a_kind(kind: str) -> str:
    """Name a kind of value as a sentence does."""
    return {"yes_no": "a yes or no", "whole": "a number"}.get(kind, f"a {kind}")


def require_word(word: str, known: tuple[str, ...], node: ast.expr) -> None:
    """Refuse at a node a word that a field never has, with the nearest that it has."""
    if word not in known:
        near = nearest(word, known)
        way_out = f", did you mean '{near}'?" if near else "; it is one of " + ", ".join(known)
        raise ConditionError(f"this is never '{word}'{way_out}", node.col_offset)

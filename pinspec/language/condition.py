"""Conditions: a small part of Python's expression syntax, checked against the order model.

``and or not``, comparisons and their chains, ``in``, ``+ - * /``, numbers, words, dotted names,
``stated(path)``, ``surely(condition)``, ``count(...)``, and ``any(...)``/``all(...)`` over a list.
Nothing else is read, so a condition from a stranger can do nothing but compare.
"""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING, NamedTuple

from pinspec.language.checker import Checker
from pinspec.language.kinds import ConditionError, Typed, a_kind
from pinspec.language.names import SAME, Names
from pinspec.language.read import Read, field_of, written
from pinspec.language.vocabulary import NUMERIC, Bound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pinspec.language import tree


LONGEST = 500


class Checked(NamedTuple):
    """A condition or measure that has been checked."""

    text: str
    node: tree.Node
    kind: str
    """``yes_no`` for a condition, ``number`` or ``whole`` for a measure."""
    unit: str
    reads: frozenset[Read]
    """Every field that it depends on, those inside ``stated()`` as well."""
    needs: frozenset[Read]
    """Those of them that it waits for while it is unknown."""
    asks: frozenset[Read]
    """The fields inside ``stated()``."""
    settled: frozenset[Read]
    """The fields inside ``surely()``, which count as well when they are not stated."""
    figures: frozenset[str] = frozenset()
    """The figures that it names."""


def condition(
    text: str, scope: Mapping[str, Bound] | None = None, figures: Mapping[str, float] | None = None
) -> Checked:
    """Check a condition.

    Args:
        text: the condition as written.
        scope: the loop variables that the rule brings with it.
        figures: the numbers that may be named behind ``limit.``.

    Raises:
        ConditionError: with the column and, for a name, the nearest one there is.
    """
    checked, typed = _check(text, scope, figures)
    if typed.kind != "yes_no":
        raise ConditionError(f"this is {a_kind(typed.kind)}, not something that is true or false")
    both = {*map(field_of, checked.asks)} & {*map(field_of, checked.needs)}
    if both:
        path = written(sorted(both)[0])
        message = f"no guard is needed: a comparison with a missing {path} is unknown by itself"
        raise ConditionError(message)
    return checked


def measure(
    text: str, scope: Mapping[str, Bound] | None = None, figures: Mapping[str, float] | None = None
) -> Checked:
    """Check an expression that gives a number; arguments and errors as for ``condition``."""
    checked, typed = _check(text, scope, figures)
    if typed.kind not in NUMERIC:
        raise ConditionError(f"this is {a_kind(typed.kind)}, not a number that can be measured")
    if typed.constant:
        raise ConditionError(SAME)
    return checked


def _check(
    text: str, scope: Mapping[str, Bound] | None, figures: Mapping[str, float] | None
) -> tuple[Checked, Typed]:
    names = Names(scope or {}, figures or {})
    typed = Checker(names).check(_parse(text))
    reads, needs, asks, settled = (
        frozenset(one) for one in (names.reads, names.needs, names.asks, names.settled)
    )
    used = frozenset(names.figures_used)
    kind, unit = typed.kind, typed.unit
    return Checked(text, typed.node, kind, unit, reads, needs, asks, settled, used), typed


def _parse(text: str) -> ast.expr:
    """Read one line of plain ASCII as Python does, so that columns are those of the text."""
    if len(text) > LONGEST:
        raise ConditionError(f"longer than {LONGEST} characters: make it two rules")
    text = text.rstrip(" \n")
    if not (text.isascii() and text.isprintable()):
        wrong = (not (one.isascii() and one.isprintable()) for one in text)
        message = "a condition is one line of plain letters, digits and signs"
        raise ConditionError(message, list(wrong).index(True))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only warns of is no condition either
            return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", 1) or 1) - 1
        raise ConditionError("this can't be read as a condition", column) from None

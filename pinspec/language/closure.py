"""From a checked tree to a function of an order, with three-valued logic as in SQL.

``None`` is unknown: a comparison with a missing value is unknown, ``unknown or True`` is true,
``unknown and False`` is false.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any, TypeAlias

from pinspec.language import tree
from pinspec.language.read import GATE, LIMIT
from pinspec.order.facts import Fact, fact_of

COMPUTED = "()"
Scope: TypeAlias = dict[str, Any]
"""The order under ``""``, its blocks, the gate and loop variables by name, the ranges of the limits
file under ``LIMIT``, and under ``COMPUTED`` the facts that have been asked for, which the scopes of
an order share."""
Closure: TypeAlias = Callable[[Scope], Any]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_CALCULATE: dict[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


def build(node: tree.Node) -> Closure:  # noqa: C901 - one case a node
    """Build the function that gives a tree's value in a scope; ``None`` is unknown."""
    match node:
        case tree.Constant(value):
            return lambda _: value
        case tree.Ranged(name, end):
            return lambda scope: getattr(scope[LIMIT][name], end)
        case tree.Value(at):
            return value_of(at)
        case tree.Stated(at):
            return _stated(value_of(at))
        case tree.Surely(inner):
            return _surely(build(inner))
        case tree.Pair(left, op, right):
            return _pair(build(left), op, right)
        case tree.OneOf(item, constants):
            return _one_of(build(item), constants)
        case tree.Holds(word, among):
            return _holds(word, value_of(among))
        case tree.Logic(op, parts):
            return _logic(op, [build(part) for part in parts])
        case tree.Loop(kind, var, among, condition):
            return _loop(kind, var, value_of(among), build(condition) if condition else None)


def value_of(at: tree.Lookup) -> Closure:
    """Build the function that looks a value up; ``None`` where something on its way is missing."""
    start = _fact(fact_of(at.fact)) if at.fact else _root(at.root)
    if not at.parts:
        return start
    if len(at.parts) == 1 and not at.fact:
        return _field(at.root, at.parts[0])
    return _walk(start, at.parts)


def _root(root: str) -> Closure:
    if root == GATE:
        return lambda scope: scope[GATE].word
    return lambda scope: scope[root]


def _field(root: str, part: str) -> Closure:
    get = operator.attrgetter(part)

    def field(scope: Scope) -> Any:
        block = scope[root]
        return None if block is None else get(block)

    return field


def _walk(start: Closure, parts: tuple[str, ...]) -> Closure:
    def walk(scope: Scope) -> Any:
        value = start(scope)
        for part in parts:
            if value is None:
                return None
            value = getattr(value, part)
        return value

    return walk


def _fact(fact: Fact) -> Closure:
    def computed(scope: Scope) -> Any:
        """Compute it once an order."""
        known = scope[COMPUTED]
        try:
            return known[fact.name]
        except KeyError:
            value = known[fact.name] = fact.compute(scope[""])
            return value

    return computed


def _compare(left: Closure, apply: Callable[[Any, Any], Any], right: Closure) -> Closure:
    def compare(scope: Scope) -> Any:
        one, two = left(scope), right(scope)
        return None if one is None or two is None else apply(one, two)

    return compare


def _compare_with(left: Closure, apply: Callable[[Any, Any], Any], constant: Any) -> Closure:
    """As most comparisons are; a third faster than looking the constant up."""

    def compare(scope: Scope) -> Any:
        one = left(scope)
        return None if one is None else apply(one, constant)

    return compare


def _calculate(left: Closure, apply: Callable[[float, float], float], right: Closure) -> Closure:
    """What has no number as its answer (division by zero, too large a product) is unknown.

    Rounded, so that 25.4 + 0.15 is 25.55 as on paper.
    """

    def calculate(scope: Scope) -> float | None:
        one, two = left(scope), right(scope)
        if one is None or two is None:
            return None
        try:
            value = round(apply(one, two), 9)
            return value if math.isfinite(value) else None
        except ArithmeticError:
            return None

    return calculate


def _stated(inner: Closure) -> Closure:
    return lambda scope: inner(scope) is not None


def _surely(inner: Closure) -> Closure:
    return lambda scope: inner(scope) is True


def _pair(left: Closure, op: str, right: tree.Node) -> Closure:
    if op not in _COMPARE:
        return _calculate(left, _CALCULATE[op], build(right))
    if isinstance(right, tree.Constant):
        return _compare_with(left, _COMPARE[op], right.value)
    return _compare(left, _COMPARE[op], build(right))


def _logic(op: tree.Connective, parts: list[Closure]) -> Closure:
    if op == "not":
        return _negate(parts[0])
    return _decided_by(op == "or", parts)


def _one_of(item: Closure, among: frozenset[str | float]) -> Closure:
    def one_of(scope: Scope) -> bool | None:
        value = item(scope)
        return None if value is None else value in among

    return one_of


def _holds(word: str, items: Closure) -> Closure:
    def holds(scope: Scope) -> bool | None:
        value = items(scope)
        return None if value is None else word in value

    return holds


def _negate(part: Closure) -> Closure:
    def negate(scope: Scope) -> bool | None:
        value = part(scope)
        return None if value is None else not value

    return negate


def _decided_by(decisive: bool, parts: list[Closure]) -> Closure:
    """``and`` is decided by the first part that is false, ``or`` by the first that is true."""

    def decide(scope: Scope) -> bool | None:
        known: bool | None = not decisive
        for part in parts:
            value: bool | None = part(scope)
            if value is decisive:
                return value
            if value is None:
                known = None
        return known

    return decide


def _loop(kind: str, var: str, items: Closure, condition: Closure | None) -> Closure:
    def loop(scope: Scope) -> Any:
        among = items(scope)
        if among is None or condition is None:
            return None if among is None else len(among)
        found = [condition({**scope, var: item}) for item in among]
        if kind == "any":
            return True if True in found else None if None in found else False
        if kind == "all":
            return False if False in found else None if None in found else True
        return None if None in found else found.count(True)

    return loop

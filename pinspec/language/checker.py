"""Checks the syntax tree of a condition against the order model, and turns it into ours."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, ClassVar

from pinspec.language import tree
from pinspec.language.kinds import (
    ConditionError,
    Typed,
    a_kind,
    known_word,
    require_word,
    same_unit,
)
from pinspec.language.names import SAME, dotted
from pinspec.language.read import LIMIT
from pinspec.language.vocabulary import NUMERIC
from pinspec.order.fields import unit_of

if TYPE_CHECKING:
    from pinspec.language.names import Names

DEEPEST = 12
LARGEST = 1e9
"""Above all that an order can state."""

_TEXTS = frozenset({"word", "text"})
_COMPARISONS: dict[type[ast.cmpop], tree.Comparison] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], tree.Arithmetic] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
}  # fmt: skip


class Checker:
    """Turns Python's syntax tree into ours, or says what is wrong and where."""

    LOOPS: ClassVar[dict[str, tree.Question]] = {"any": "any", "all": "all", "count": "count"}

    def __init__(self, names: Names) -> None:
        self.names = names
        self.depth = 0

    def check(self, node: ast.expr) -> Typed:
        """Check a node and all below it.

        Raises:
            ConditionError: with the column of what is wrong.
        """
        self.depth += 1
        if self.depth > DEEPEST:
            raise ConditionError("nested too deeply: make it two rules", node.col_offset)
        typed = self._dispatch(node)
        self.depth -= 1
        return typed

    def _dispatch(self, node: ast.expr) -> Typed:  # noqa: C901 - one case a node
        match node:
            case ast.BoolOp():
                parts = tuple(self._yes_no(part) for part in node.values)
                op: tree.Connective = "and" if isinstance(node.op, ast.And) else "or"
                return Typed(tree.Logic(op, parts), "yes_no")
            case ast.UnaryOp(op=ast.Not()):
                return Typed(tree.Logic("not", (self._yes_no(node.operand),)), "yes_no")
            case ast.UnaryOp(
                op=ast.USub(), operand=ast.Constant(value=int() | float() as number) as positive
            ):
                self._constant(positive)  # which refuses True, and what is too large
                return Typed(tree.Constant(-number), "number", constant=True)
            case ast.Compare():
                return self._comparison(node)
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.Constant():
                return self._constant(node)
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case ast.Call(func=ast.Name(id=called), args=[argument], keywords=[]):
                return self._call(called, argument, node)
        raise ConditionError("only comparisons, names and numbers are read here", node.col_offset)

    def _yes_no(self, node: ast.expr) -> tree.Node:
        typed = self.check(node)
        if typed.kind != "yes_no" or typed.constant:
            raise ConditionError("this is not something that is true or false", node.col_offset)
        return typed.node

    def _constant(self, node: ast.Constant) -> Typed:
        value = node.value
        if isinstance(value, bool):
            raise ConditionError("write the name alone, or `not` before it", node.col_offset)
        if isinstance(value, (int, float)):
            if value > LARGEST:
                raise ConditionError("no order has a number this large", node.col_offset)
            return Typed(tree.Constant(value), "number", constant=True)
        if isinstance(value, str):
            return Typed(tree.Constant(value), "text", constant=True)
        raise ConditionError("only numbers and words can stand here", node.col_offset)

    def _name(self, node: ast.expr) -> Typed:
        text = dotted(node)
        if text.startswith(f"{LIMIT}."):
            figure, _, end = text.removeprefix(f"{LIMIT}.").partition(".")
            if end:
                return Typed(self.names.ranged(figure, end, node), "number", unit_of(figure))
            number = tree.Constant(self.names.figure(figure, node))
            return Typed(number, "number", unit_of(figure), constant=True)
        name = self.names.value(node)
        return Typed(tree.Value(name.lookup), name.shape.kind, name.shape.unit, name.shape.words)

    def _comparison(self, node: ast.Compare) -> Typed:
        parts: list[tree.Node] = []
        left = node.left
        for op, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(op, (ast.In, ast.NotIn)):
                inside = self._membership(left, right)
                parts.append(inside if isinstance(op, ast.In) else tree.Logic("not", (inside,)))
            elif type(op) in _COMPARISONS:
                parts.append(self._pair(left, _COMPARISONS[type(op)], right))
            else:
                raise ConditionError("write == or != here", left.col_offset)
            left = right
        return Typed(parts[0] if len(parts) == 1 else tree.Logic("and", tuple(parts)), "yes_no")

    def _pair(self, left: ast.expr, op: tree.Comparison, right: ast.expr) -> tree.Node:
        one, two = self.check(left), self.check(right)
        if one.kind in NUMERIC and two.kind in NUMERIC:
            same_unit(one, two, right)
        elif {one.kind, two.kind} <= _TEXTS and op in {"==", "!="}:
            known_word(one, two, right)
            known_word(two, one, left)
        elif not (one.kind == two.kind == "date"):
            message = f"{a_kind(one.kind)} can't be compared with {a_kind(two.kind)} by `{op}`"
            raise ConditionError(message, right.col_offset)
        if one.node == two.node or (one.constant and two.constant):
            raise ConditionError(SAME, left.col_offset)
        return tree.Pair(one.node, op, two.node)

    def _membership(self, left: ast.expr, right: ast.expr) -> tree.Node:
        if isinstance(right, (ast.Tuple, ast.List, ast.Set)):
            return self._one_of(left, right)
        if not (isinstance(left, ast.Constant) and isinstance(left.value, str)):
            raise ConditionError("write a word in quotes before `in`", left.col_offset)
        name = self.names.listed(right)
        item = name.shape.item
        if item and item.kind not in _TEXTS:
            message = f"`{name.text}` is no list of words: write any(... for one in {name.text})"
            raise ConditionError(message, right.col_offset)
        if item and item.words:
            require_word(left.value, item.words, left)
        return tree.Holds(left.value, name.lookup)

    def _one_of(self, left: ast.expr, right: ast.Tuple | ast.List | ast.Set) -> tree.Node:
        item = self.check(left)
        if item.constant or not right.elts:
            raise ConditionError(SAME, left.col_offset)
        constants: list[str | float] = []
        for place in right.elts:
            one = self.check(place)
            if not isinstance(one.node, tree.Constant):
                raise ConditionError("only words and numbers stand here", place.col_offset)
            known_word(item, one, place)
            if not any({item.kind, one.kind} <= kinds for kinds in (NUMERIC, _TEXTS)):
                message = f"{a_kind(item.kind)} is never {a_kind(one.kind)}"
                raise ConditionError(message, place.col_offset)
            constants.append(one.node.value)
        return tree.OneOf(item.node, frozenset(constants))

    def _arithmetic(self, node: ast.BinOp) -> Typed:
        op = _ARITHMETIC.get(type(node.op))
        if op is None:
            raise ConditionError("only + - * / are read here", node.col_offset)
        left, right = self.check(node.left), self.check(node.right)
        for typed, part in ((left, node.left), (right, node.right)):
            if typed.kind not in NUMERIC:
                raise ConditionError(f"{a_kind(typed.kind)} is not a number", part.col_offset)
        if op == "/" and right.node == tree.Constant(0):
            raise ConditionError("this divides by zero", node.right.col_offset)
        if op in {"+", "-"}:
            same_unit(left, right, node.right)
            unit = left.unit or right.unit
        else:
            units = [left.unit] if op == "/" else [left.unit, right.unit]
            unit = "".join(units) if not (left.unit and right.unit) else ""
        constant = left.constant and right.constant
        return Typed(tree.Pair(left.node, op, right.node), "number", unit, constant=constant)

    def _call(self, called: str, argument: ast.expr, node: ast.Call) -> Typed:
        if called == "stated":
            return Typed(tree.Stated(self.names.stated(argument, node).lookup), "yes_no")
        if called == "surely":
            with self.names.nothing_waits():
                return Typed(tree.Surely(self._yes_no(argument)), "yes_no")
        if called not in self.LOOPS:
            message = f"there is no `{called}()`; there are stated, surely, count, any and all"
            raise ConditionError(message, node.col_offset)
        kind = "number" if called == "count" else "yes_no"
        if isinstance(argument, ast.GeneratorExp):
            return Typed(self._loop(called, argument), kind)
        if called != "count":
            message = f"write {called}(... for one in list)"
            raise ConditionError(message, argument.col_offset)
        return Typed(tree.Loop("count", "", self.names.listed(argument).lookup, None), kind)

    def _loop(self, called: str, loop: ast.GeneratorExp) -> tree.Node:
        generator = loop.generators[0]
        plain = len(loop.generators) == 1 and not generator.ifs and not generator.is_async
        if not plain or not isinstance(generator.target, ast.Name):
            raise ConditionError("write one plain `for one in list`", loop.col_offset)
        among = self.names.listed(generator.iter)
        with self.names.loop(generator.target, among, generator.iter):
            inner = self._yes_no(loop.elt)
        return tree.Loop(self.LOOPS[called], generator.target.id, among.lookup, inner)

"""Mutants of one condition, made by the syntax tree and written back into its text."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from tests.mutants.mutant import is_number, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


class Change(NamedTuple):
    """One part of a condition that becomes another one."""

    kind: str
    what: str
    text: str
    """The condition as a whole, after the change."""


def changes(text: str) -> Iterator[Change]:
    """Change one thing at a time in a condition or measure; nothing in what is neither."""
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        return  # a key of the same name may hold something else elsewhere
    for node in ast.walk(tree.body):
        if not isinstance(node, ast.expr):
            continue
        was = text[node.col_offset : node.end_col_offset]
        for kind, becomes in _instead_of(node, was):
            whole = f"{text[: node.col_offset]}({becomes}){text[node.end_col_offset :]}"
            yield Change(kind, f"`{was}` -> `{becomes}`", whole)


def _instead_of(node: ast.expr, was: str) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp(op=op, values=parts):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and/or swapped", ast.unparse(ast.BoolOp(other, parts))
        case ast.UnaryOp(op=ast.Not(), operand=part):
            yield "not dropped", ast.unparse(part)
        case ast.Call(func=ast.Name(id="surely"), args=[part]):
            yield "surely dropped", ast.unparse(part)
        case ast.Tuple(elts=words) if len(words) > 1:
            yield from _shorter(words)
        case ast.Constant() if is_number(was):
            for number in moved(was):
                yield "number in a condition moved", number


def _comparisons(node: ast.Compare) -> Iterator[tuple[str, str]]:
    for place, op in enumerate(node.ops):
        if type(op) in _TURNED:
            ops = [*node.ops[:place], _TURNED[type(op)](), *node.ops[place + 1 :]]
            yield "comparison turned", ast.unparse(ast.Compare(node.left, ops, node.comparators))


def _shorter(words: list[ast.expr]) -> Iterator[tuple[str, str]]:
    for place in range(len(words)):
        rest = ast.Tuple([*words[:place], *words[place + 1 :]], ast.Load())
        yield "word of a list dropped", ast.unparse(rest)

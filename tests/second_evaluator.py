"""A second evaluator of conditions, which shares no code with the first.

It knows truth as a number (0 false, 1/2 unknown, 1 true), so that ``and`` is the least, ``or`` the
most and ``not`` the rest to 1; it reads plain dicts.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Data: TypeAlias = dict[str, Any]
UNKNOWN = 0.5
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """Something that a condition can say: its text, and what it comes to."""

    text: str
    value: Callable[[Data], Any]
    """A number or word, or ``None``; a truth for what is true or false."""
    constant: bool = False


def find(data: Data, path: str) -> Any:
    found: Any = data
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def field(path: str) -> Node:
    return Node(path, lambda data: find(data, path))


def constant(value: int | str) -> Node:
    return Node(repr(value), lambda _: value, constant=True)


def truth_of(path: str) -> Node:
    return Node(path, lambda data: {None: UNKNOWN, False: 0, True: 1}[find(data, path)])


def stated(path: str) -> Node:
    return Node(f"stated({path})", lambda data: int(find(data, path) is not None))


def surely(part: Node) -> Node:
    return Node(f"surely({part.text})", lambda data: int(part.value(data) == 1))


def calculate(left: Node, op: str, right: Node) -> Node:
    def value(data: Data) -> float | None:
        one, two = left.value(data), right.value(data)
        if one is None or two is None:
            return None
        if op == "/":
            return None if two == 0 else round(float(one / two), 9)
        return round(float({"+": one + two, "-": one - two, "*": one * two}[op]), 9)

    return Node(f"({left.text} {op} {right.text})", value, left.constant and right.constant)


def chain(first: Node, *rest: tuple[str, Node]) -> Node:
    """``a < b < c`` is ``a < b and b < c``."""

    def value(data: Data) -> float:
        truths, left = [], first
        for op, right in rest:
            one, two = left.value(data), right.value(data)
            known = one is not None and two is not None
            truths.append(float(COMPARE[op](one, two)) if known else UNKNOWN)
            left = right
        return min(truths)

    return Node(f"({first.text} {' '.join(f'{op} {one.text}' for op, one in rest)})", value)


def among(path: str, words: tuple[str, ...], negated: bool) -> Node:
    """A word of the order among words of the condition, which SQL calls a chain of ``or``."""
    either = [chain(field(path), ("==", constant(one))) for one in words]
    text = f"({path} {'not ' * negated}in ({', '.join(map(repr, words))},))"
    return Node(text, lambda data: flip(max(one.value(data) for one in either), negated))


def holds(path: str, word: str, negated: bool) -> Node:
    def value(data: Data) -> float:
        items = find(data, path)
        return UNKNOWN if items is None else flip(float(items.count(word) > 0), negated)

    return Node(f"({word!r} {'not ' * negated}in {path})", value)


def flip(truth: float, negated: bool) -> float:
    return 1 - truth if negated else truth


def invert(part: Node) -> Node:
    return Node(f"(not {part.text})", lambda data: 1 - part.value(data))


def join(word: str, parts: list[Node]) -> Node:
    pick = min if word == "and" else max
    text = f"({f' {word} '.join(one.text for one in parts)})"
    return Node(text, lambda data: pick(one.value(data) for one in parts))


def truths_of_items(inner: Node, data: Data) -> list[float] | None:
    items = find(data, "artwork.texts")
    return None if items is None else [inner.value({**data, "one": item}) for item in items]


def loop(kind: str, inner: Node) -> Node:
    def value(data: Data) -> float:
        truths = truths_of_items(inner, data)
        if truths is None:
            return UNKNOWN
        return max([0.0, *truths]) if kind == "any" else min([1.0, *truths])

    return Node(f"{kind}({inner.text} for one in artwork.texts)", value)


def count(inner: Node) -> Node:
    def value(data: Data) -> float | None:
        truths = truths_of_items(inner, data)
        return None if truths is None or UNKNOWN in truths else sum(truths)

    return Node(f"count({inner.text} for one in artwork.texts)", value)


def count_all(path: str) -> Node:
    def value(data: Data) -> int | None:
        items = find(data, path)
        return None if items is None else len(items)

    return Node(f"count({path})", value)

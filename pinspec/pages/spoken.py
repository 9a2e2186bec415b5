"""Conditions and measures in words, for people who have never read one, and what they name."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pinspec.figures import show_value
from pinspec.language import tree
from pinspec.language.condition import condition, measure
from pinspec.language.read import GATE
from pinspec.language.vocabulary import item_of, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pinspec.language.condition import Checked
    from pinspec.language.read import Read
    from pinspec.language.vocabulary import Bound, Name
    from pinspec.rule.rule import Each

_COMPARED = {
    "==": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is over",
    ">=": "is at least",
}  # fmt: skip
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A condition or measure in words."""

    words: str
    text: str
    """As the rulebook has it."""
    fields: frozenset[Read]
    """The fields that it names, with those that fill these in."""
    computed: frozenset[str]
    """The computed facts that it names."""
    figures: frozenset[str]
    """The figures that it names."""


def speak_condition(text: str, each: Each | None, figures: Mapping[str, float]) -> Spoken:
    """Put a condition that has been compiled before into words.

    Args:
        text: the condition as the rulebook has it.
        each: the list whose items the rule looks at, if it does.
        figures: the numbers that may be named behind ``limit.``.
    """
    return _spoken(condition, text, each, figures)


def speak_measure(text: str, each: Each | None, figures: Mapping[str, float]) -> Spoken:
    """Put a measure into words; arguments as for ``speak_condition``."""
    return _spoken(measure, text, each, figures)


def computed_list(each: Each) -> frozenset[str]:
    """Name the computed fact that a rule takes its items from, if it is one."""
    fact = resolve(each.items.text, {}).fact
    return frozenset({fact.name}) if fact else frozenset()


def _spoken(
    check: Callable[[str, Mapping[str, Bound], Mapping[str, float]], Checked],
    text: str, each: Each | None, figures: Mapping[str, float],
) -> Spoken:  # fmt: skip
    item = item_of(resolve(each.items.text, {})) if each else None
    scope = {each.var: item} if each and item else {}
    checked = check(text, scope, figures)
    speaker = _Speaker(scope)
    names = list(speaker.names(checked.node))
    computed = frozenset(name.fact.name for name in names if name.fact and not name.is_field)
    fields = frozenset(read for name in names for read in _fields_of(name))
    return Spoken(speaker.say(checked.node), text.strip(), fields, computed, checked.figures)


def _fields_of(name: Name) -> frozenset[Read]:
    """The gate is asked for as the order has it, though an option can set another."""
    if name.root == GATE:
        return frozenset({("order", GATE)})
    return name.reads if name.is_field else frozenset()


class _Speaker:
    """Puts trees into words, with the loop variables that are in reach."""

    def __init__(self, scope: Mapping[str, Bound]) -> None:
        self.scope = dict(scope)

    def say(self, node: tree.Node) -> str:  # noqa: C901 - one case a node
        match node:
            case tree.Value(at):
                is_yes = resolve(at.text, self.scope).shape.kind == "yes_no"
                return f"{at.text} is yes" if is_yes else self._called(at)
            case tree.Constant(value):
                return show_value(value)
            case tree.Ranged(name, end):
                return f"the {end} of {name}"
            case tree.Stated(at):
                return f"{at.text} is stated"
            case tree.Surely(inner):
                return f"the order says that {self.say(inner)}"
            case tree.Pair(tree.Constant() as left, op, right) if op in _COMPARED:
                return self._compare(right, _TURNED[op], left)
            case tree.Pair(left, op, right) if op in _COMPARED:
                return self._compare(left, op, right)
            case tree.Pair(left, op, right):
                return f"{self._operand(left, right)} {op} {self._operand(right, left)}"
            case tree.OneOf(item, constants):
                return f"{self.say(item)} is {_listed(_words(constants), 'or')}"
            case tree.Holds(item, among):
                return f"{among.text} has {item}"
            case tree.Logic("not", (part,)):
                return self._deny(part)
            case tree.Logic(op, parts):
                return _listed([self._inside(part, op) for part in parts], op)
            case tree.Loop():
                return self._loop(node)

    def _compare(self, left: tree.Node, op: str, right: tree.Node) -> str:
        return f"{self._operand(left, right)} {_COMPARED[op]} {self._operand(right, left)}"

    def _inside(self, part: tree.Node, op: str) -> str:
        """An ``or`` inside an ``and`` needs brackets, and so does what holds several things."""
        inner = part.condition if isinstance(part, tree.Surely) else part
        other = isinstance(inner, tree.Logic) and inner.op not in {op, "not"}
        return f"({self.say(part)})" if other else self.say(part)

    def _deny(self, node: tree.Node) -> str:  # noqa: C901 - one case a node
        match node:
            case tree.Value(at):
                return f"{at.text} is no"
            case tree.Stated(at):
                return f"{at.text} is not stated"
            case tree.Surely(inner):
                return f"the order does not say that {self.say(inner)}"
            case tree.Pair(left, op, right) if op in _OPPOSITE:
                return self.say(tree.Pair(left, _OPPOSITE[op], right))  # type: ignore[arg-type]
            case tree.OneOf(item, constants) if len(constants) > 1:
                return f"{self.say(item)} is none of {_listed(_words(constants), 'or')}"
            case tree.OneOf(item, constants):
                return f"{self.say(item)} is not {next(iter(constants))}"
            case tree.Holds(item, among):
                return f"{among.text} has no {item}"
            case tree.Logic("not", (part,)):
                return self.say(part)
            case _:
                return f"it is not so that {self.say(node)}"

    def _loop(self, loop: tree.Loop) -> str:
        if loop.condition is None:
            return f"the number of {loop.among.text}"
        with self._inside_of(loop):
            such = self.say(loop.condition)
        if loop.kind == "all":
            return f"for every {loop.var} in {loop.among.text}, {such}"
        start = "the number of" if loop.kind == "count" else f"there is a {loop.var} in"
        return f"{start} {loop.among.text} whose {such}"

    def _operand(self, node: tree.Node, beside: tree.Node) -> str:
        """A number that stands in the condition itself has the unit of what it is compared with."""
        if isinstance(node, tree.Constant):
            units = (name.shape.unit for name in self.names(beside))
            return show_value(node.value, next((unit for unit in units if unit), ""))
        return self._called(node.at) if isinstance(node, tree.Value) else self.say(node)

    def names(self, node: tree.Node) -> Iterator[Name]:
        """Give every name in a tree."""
        match node:
            case tree.Value(at) | tree.Stated(at) | tree.Holds(_, at):
                yield resolve(at.text, self.scope)
            case tree.Pair(left, _, right):
                yield from self.names(left)
                yield from self.names(right)
            case tree.OneOf(item, _) | tree.Surely(item):
                yield from self.names(item)
            case tree.Logic(_, parts):
                for part in parts:
                    yield from self.names(part)
            case tree.Loop(_, _, among, inner):
                yield resolve(among.text, self.scope)
                if inner:
                    with self._inside_of(node):
                        yield from self.names(inner)

    def _called(self, at: tree.Lookup) -> str:
        """Name a value; half of a tolerance stands in no order, so that its path says nothing."""
        shape = resolve(at.text, self.scope).shape
        if not shape.computed:
            return at.text
        whole = at.text.rpartition(".")[0]
        meaning = shape.meaning.partition(":")[0]
        return f"{meaning[0].lower()}{meaning[1:]} of {whole}"

    @contextmanager
    def _inside_of(self, loop: tree.Loop) -> Iterator[None]:
        """Bring the variable of a loop into reach."""
        bound = item_of(resolve(loop.among.text, self.scope))
        assert bound is not None  # noqa: S101 - it has been checked to be a list
        self.scope[loop.var] = bound
        yield
        del self.scope[loop.var]


def _words(constants: frozenset[str | float]) -> list[str]:
    return [str(one) for one in sorted(constants, key=lambda one: (isinstance(one, str), one))]


def _listed(parts: Sequence[str], word: str) -> str:
    """Write ``a or b``, and ``a, b, or c``."""
    if len(parts) < 3:
        return f" {word} ".join(parts)
    return f"{', '.join(parts[:-1])}, {word} {parts[-1]}"

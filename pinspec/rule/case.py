"""One order under judgement: its values by name, and what can't be told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.language.closure import COMPUTED
from pinspec.language.read import GATE, ITEM, LAST, LIMIT, THERE, Read, field_of, read_of
from pinspec.order.model import Order
from pinspec.order.texts import Texts
from pinspec.path import Path, above, covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pinspec.finding import Gate
    from pinspec.language.closure import Scope
    from pinspec.order.facts.fact import Fact
    from pinspec.rule.ranges import Range

_BLOCKS = tuple(Order.model_fields)


class Case(NamedTuple):
    """One order, or one item of one of its lists, as conditions see it."""

    scope: Scope
    unreadable: frozenset[Path]
    """Paths that are stated but can't be taken for what they say."""
    above: frozenset[Path]
    """What holds something unreadable; collected once, as there may be thousands of those."""
    written: dict[Path, str]
    """The text of numbers that are written in another way."""
    texts: Texts
    """What the order says in words."""
    var: str = ""
    """The loop variable of the rule, when the case is one item."""
    item: Path = ()
    """The place of the item, or of the text that is looked at."""

    @classmethod
    def of(
        cls, order: Order, gate: Gate, unreadable: frozenset[Path], written: dict[Path, str],
        ranges: Mapping[str, Range] | None = None,
    ) -> Case:  # fmt: skip
        """Open the case of a whole order, with the ranges of the limits that it is held to."""
        scope: Scope = {block: getattr(order, block) for block in _BLOCKS}
        scope[""], scope[GATE], scope[COMPUTED] = order, gate, {}
        scope[LIMIT] = ranges or {}
        case = cls(scope, unreadable, above(unreadable), written, Texts(order))
        if unreadable:  # what a fact would make of a gap is not what it says of the order
            from pinspec.order.facts import FACTS  # all, of which most orders need few

            unsure = (one for one, fact in FACTS.items() if case._guesses(fact))
            scope[COMPUTED].update(dict.fromkeys(unsure))
        return case

    def absent(self) -> frozenset[str]:
        """The blocks that are not there; none are named while something can't be read."""
        if self.unreadable:
            return frozenset()
        return frozenset(block for block in _BLOCKS if self.scope[block] is None)

    def _guesses(self, fact: Fact) -> bool:
        """Tell whether a computed fact may have a value without what can't be read."""
        return self.is_unreadable(map(read_of, fact.guesses))

    def of_item(self, var: str, item: Any, path: Path) -> Case:
        """Open the case of one item of a list."""
        scope = {**self.scope, var: item}
        return Case(scope, self.unreadable, self.above, self.written, self.texts, var, path)

    def of_text(self, path: Path) -> Case:
        """Open the case of one of the order's texts."""
        return self._replace(item=path)

    def is_unreadable(self, reads: Iterable[Read]) -> bool:
        """Tell whether any of the fields is stated but unreadable."""
        return bool(self.unreadable) and bool(self.unreadable_among(reads))

    def unreadable_among(self, reads: Iterable[Read]) -> tuple[Path, ...]:
        """List the fields that are stated but unreadable, at their places."""
        places = ((path, read) for read in sorted(reads) for path in self.paths(read))
        return tuple(path for path, read in places if self._is_open(path, read))

    def missing(self, reads: Iterable[Read]) -> tuple[Path, ...]:
        """List the fields that are not stated or can't be read, at their places."""
        places = ((path, read) for read in sorted(reads) for path in self.paths(read))
        return tuple(
            path for path, read in places if self.value(path) is None or self._is_open(path, read)
        )

    def _is_open(self, path: Path, read: Read) -> bool:
        """Tell whether it can't be read what is asked of a field: what it holds, or if it is there.

        What is there is so whatever can't be read inside it.
        """
        if read[-1] == THERE and self.value(path) is not None:
            return covers(self.unreadable, path)
        return self.is_unsure(path)

    def is_unsure(self, path: Path) -> bool:
        """Tell whether a field, something above it or something inside it is unreadable."""
        return path in self.above or covers(self.unreadable, path)

    def paths(self, read: Read) -> Iterator[Path]:
        """Give the places that a field stands for: of the case's own item, or of every item."""
        read = field_of(read)
        generic = tuple(ITEM if isinstance(step, int) else step for step in self.item)
        if self.item and read[: len(generic)] == generic:
            yield from self._expand((*self.item, *read[len(generic) :]))
        else:
            yield from self._expand(read)

    def _expand(self, path: Path) -> Iterator[Path]:
        place = next((place for place, step in enumerate(path) if step in {ITEM, LAST}), None)
        if place is None:
            yield path
            return
        items = self.value(path[:place])
        if items is None:
            yield path[:place]
            return
        numbers = range(len(items))
        for number in numbers if path[place] == ITEM else numbers[-1:]:
            yield from self._expand((*path[:place], number, *path[place + 1 :]))

    def value(self, path: Path) -> Any:
        """Look up a field of the order; ``None`` when it or anything above it is missing."""
        value: Any = self.scope[""]
        for step in path:
            if value is None:
                return None
            value = value[step] if isinstance(step, int) else getattr(value, step)
        return value

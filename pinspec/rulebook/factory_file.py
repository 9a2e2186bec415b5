"""A factory's file: read, with every number held against the limit that it is given for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict

from pinspec.finding import Edge, Verdict
from pinspec.language.vocabulary import hint
from pinspec.order.fields import unit_of, written_in
from pinspec.order.reading.still_open import is_no_value, is_placeholder
from pinspec.order.reading.units import MisreadError
from pinspec.order.reading.values import of_text
from pinspec.order.shape import Shape
from pinspec.origin import Origin
from pinspec.rule.ranges import ENDS, Range
from pinspec.rule.schema import File, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pinspec.path import Path
    from pinspec.rule.limits import Deck, Limit
    from pinspec.rule.mistakes import Mistakes
    from pinspec.source import Source

Side: TypeAlias = tuple[Verdict, Edge]
SIDES: dict[str, Side] = {
    f"{verdict.word}_{edge}": (verdict, edge)
    for verdict in (Verdict.RESPEC, Verdict.COSMETIC)
    for edge in get_args(Edge)
}
_Texts: TypeAlias = dict[str, Any] | None
_DATE = Shape("date")
OPEN = ", or TBD while it is open"
"""What only an order can say of a number."""


class FactoryLimit(BaseModel):
    """The numbers of one limit, by side and column, and where they come from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str | None = None
    date: str | None = None
    respec_below: _Texts = None
    respec_at_or_below: _Texts = None
    respec_above: _Texts = None
    respec_at_or_above: _Texts = None
    cosmetic_below: _Texts = None
    cosmetic_at_or_below: _Texts = None
    cosmetic_above: _Texts = None
    cosmetic_at_or_above: _Texts = None


class FactoryFile(File):
    """A factory file: a limits file with fewer keys, and a source and a date for each limit."""

    factory: Line
    limits: dict[str, FactoryLimit] | None = None
    figures: dict[str, Any] | None = None
    makes: dict[str, Any] | None = None
    columns: Any = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a factory gives for one limit."""

    limit: Limit
    """As it is without the factory."""
    origin: Origin
    numbers: dict[Side, dict[str, float]]
    """By side and column."""
    sound: bool
    """Whether all that stands there could be read."""


@dataclass(frozen=True, slots=True)
class FactoryReader:
    """Reads what a factory file gives for each limit, noting what is wrong."""

    source: Source
    deck: Deck
    mistakes: Mistakes

    def given(self, file: FactoryFile) -> Iterator[Given]:
        """Give the numbers of each limit that is known."""
        if file.columns is not None:
            self._note(("columns",), "a factory has no columns of its own, only numbers of limits")
        if not file.limits and not file.figures and file.makes is None:
            self._note(("limits",), "there is no limit here, no figure, and nothing that it makes")
        for name, row in (file.limits or {}).items():
            limit = self.deck.limits.get(name)
            if limit is None:
                self._note(("limits", name), self._no_limit(name))
            elif limit.law:
                message = f"`{name}` is set by law, which is the same at every factory: take it out"
                self._note(("limits", name), message)
            else:
                yield self._of_limit(limit, row, file.factory)

    def ranges(self, file: FactoryFile) -> Iterator[tuple[str, Range]]:
        """Give the days and prices that take the place of the usual ones, by name."""
        for name, row in (file.figures or {}).items():
            path = ("figures", name)
            if name not in self.deck.ranges:
                self._note(path, self._no_range(name))
            elif not isinstance(row, dict):
                self._note(path, "write `source`, `date`, `least` and `most` here")
            else:
                for key in row.keys() - {"source", "date", *ENDS}:
                    message = f"unknown key `{key}`{hint(key, ('source', 'date', *ENDS))}"
                    self.mistakes.note(self.source, (*path, key), message, at="key")
                yield name, self._range(path, row, file.factory)

    def origin(self, path: Path, row: Mapping[str, Any], factory: str) -> Origin:
        """Read where something is from and of when it is, which everything here has to say."""
        source = self._words_of_source(path, row.get("source"))
        return Origin(factory, source, self._date(path, row.get("date")))

    def _range(self, path: Path, row: Mapping[str, Any], factory: str) -> Range:
        origin = self.origin(path, row, factory)
        least, most = (self._end(path, end, row.get(end)) for end in ENDS)
        if least is not None and most is not None and least > most:
            self._note((*path, "least"), "`least` is more than `most`")
        return Range(least or 0, most or 0, origin)

    def _no_range(self, name: str) -> str:
        if name in self.deck.figures:
            return f"`{name}` is a figure, which is the same at every factory"
        return f"there is no range `{name}`{hint(name, self.deck.ranges)}"

    def _end(self, path: Path, end: str, text: Any) -> float | None:
        try:
            return _positive(text, unit_of(str(path[-1])))
        except MisreadError as error:
            self._note((*path, end), f"{error.message}: {error.change.removesuffix(OPEN)}")
            return None

    def _of_limit(self, limit: Limit, row: FactoryLimit, factory: str) -> Given:
        before = len(self.mistakes.found)
        path = ("limits", limit.name)
        origin = self.origin(path, {"source": row.source, "date": row.date}, factory)
        keys = [key for key in SIDES if key in row.model_fields_set]
        numbers = {
            SIDES[key]: self._numbers(limit, key, getattr(row, key) or {})
            for key in keys
            if self._has_side(limit, key)
        }
        if not keys:
            self._note(("limits", limit.name), f"there is no number for `{limit.name}` here")
        return Given(limit, origin, numbers, len(self.mistakes.found) == before)

    def _note(self, path: Path, message: str) -> None:
        self.mistakes.note(self.source, path, message)

    def _no_limit(self, name: str) -> str:
        if name in self.deck.figures:
            return f"`{name}` is a figure, which is the same at every factory"
        return f"there is no limit `{name}`{hint(name, self.deck.limits)}"

    def _no_column(self, column: str) -> str:
        if column == "facts":
            return "a factory cites no facts: its numbers have a `source` and a `date`"
        return f"there is no column `{column}`{hint(column, self.deck.columns)}"

    def _words_of_source(self, path: Path, text: Any) -> str:
        words = text.strip() if isinstance(text, str) else ""
        if not words or is_placeholder(words) or is_no_value(words):
            self._note((*path, "source"), "`source` must say what the numbers come from")
        return words

    def _date(self, above: Path, text: Any) -> str:
        path = (*above, "date")
        if not text or not isinstance(text, str):
            self._note(path, "`date` must say of when the numbers are, such as 2026-12-31")
            return ""
        try:
            return str(of_text(text, _DATE))
        except MisreadError as error:
            self._note(path, f"{error.message}: {error.change}")
            return ""

    def _has_side(self, limit: Limit, key: str) -> bool:
        """A side must lie where the limit has trouble, with the edge that it has there."""
        path = ("limits", limit.name, key)
        verdict, edge = SIDES[key]
        alike = [one for one in limit.thresholds if one.is_floor == edge.endswith("below")]
        if not alike:
            known = " and ".join(f"`{one.verdict.word}_{one.edge}`" for one in limit.thresholds)
            self._note(path, f"`{limit.name}` has no trouble on this side, only {known}")
            return False
        for one in alike:
            if one.verdict is verdict and one.edge != edge:
                self._note(path, f"`{limit.name}` has `{verdict.word}_{one.edge}`: write that")
                return False
        return True

    def _numbers(self, limit: Limit, key: str, texts: Mapping[str, Any]) -> dict[str, float]:
        path: Path = ("limits", limit.name, key)
        if not texts:
            self._note(path, "there is no number here")
        found: dict[str, float] = {}
        for column, text in texts.items():
            if column not in self.deck.columns:
                self.mistakes.note(self.source, (*path, column), self._no_column(column), at="key")
                continue
            try:
                found[column] = _number(text, limit)
            except MisreadError as error:
                change = error.change.removesuffix(OPEN)
                self._note((*path, column), f"{error.message}: {change}")
        return found


def _positive(text: Any, unit: str) -> float:
    """Read days or money, which are never negative.

    Raises:
        MisreadError: it is no such number.
    """
    number = _in_unit(text, unit)
    if number < 0:
        raise MisreadError(f"`{text}` is below 0", "write what it takes or costs")
    return number


def _in_unit(text: Any, unit: str) -> float:
    if isinstance(text, (dict, list)):
        raise MisreadError("this is no number", "write one, such as 0.25")
    return float(of_text(text or "", Shape("number", unit=unit)))


def _number(text: Any, limit: Limit) -> float:
    """Read a number in the unit of its limit.

    Raises:
        MisreadError: it is none, or none that this limit can have.
    """
    number = _in_unit(text, limit.unit)
    ours = [one for side in limit.thresholds for _, one in side.by_column]
    if number <= 0 < min(ours):
        raise MisreadError(f"`{text}` is not above 0", "a limit that no value breaks is none")
    counts = not (limit.unit or written_in(limit.name)) and all(one == int(one) for one in ours)
    if counts and number != int(number):
        raise MisreadError(f"`{text}` is not a whole number", f"`{limit.name}` counts pieces")
    return number

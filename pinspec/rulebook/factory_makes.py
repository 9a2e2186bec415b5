"""What a factory says that it makes, read and held against the fields and words of an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pinspec.language.read import ITEM, Read, read_of
from pinspec.language.vocabulary import (
    NUMERIC,
    Name,
    UnknownNameError,
    hint,
    members_of,
    resolve,
    resolve_among,
)
from pinspec.nearest import nearest
from pinspec.order.model import Order
from pinspec.order.reading.units import MisreadError
from pinspec.order.reading.values import of_text
from pinspec.order.shape import Shape, shapes
from pinspec.rule.makes import Makes, Taken
from pinspec.rule.ranges import ENDS
from pinspec.rulebook.factory_file import OPEN

if TYPE_CHECKING:
    from pinspec.path import Path
    from pinspec.rule.mistakes import At
    from pinspec.rulebook.factory_file import FactoryFile, FactoryReader

_ABOUT = ("source", "date")
"""What stands among the fields, and is said of all of them."""


@dataclass(frozen=True, slots=True)
class MakesReader:
    """Reads the ``makes`` of a factory file, noting what is wrong."""

    reader: FactoryReader

    def makes(self, file: FactoryFile) -> Makes | None:
        """Give the table; ``None`` where the file says nothing of it."""
        if file.makes is None:
            return None
        origin = self.reader.origin(("makes",), file.makes, file.factory)
        fields = {field: said for field, said in file.makes.items() if field not in _ABOUT}
        if not fields:
            self._note(("makes",), "there is no field of the order here")
        rows = (self._row(field, said) for field, said in fields.items())
        return Makes(origin, tuple(row for row in rows if row))

    def _row(self, field: str, said: Any) -> Taken | None:
        path = ("makes", field)
        try:
            name = _named(field)
        except UnknownNameError as error:
            self._note(path, error.message, at="key")
            return None
        leaf = name.shape.item or name.shape
        stands = read_of(field) if name.is_field and not name.fact else _stands_at(name)
        row = Taken(field, name, stands, leaf.unit, (), None, None)
        if leaf.kind == "word":
            return row._replace(words=self._words(path, said, leaf))
        if leaf.kind in NUMERIC and not name.shape.item:
            least, most = self._ends(path, said, leaf)
            return row._replace(least=least, most=most)
        message = f"`{field}` holds neither a known word nor a single number, as `makes` needs"
        self._note(path, message, at="key")
        return None

    def _words(self, path: Path, said: Any, leaf: Shape) -> tuple[str, ...]:
        if not isinstance(said, list) or not said:
            self._note(path, f"list the words that it takes, such as [{leaf.words[0]}]")
            return ()
        words = [self._word((*path, place), one, leaf) for place, one in enumerate(said)]
        return tuple(dict.fromkeys(words))

    def _word(self, path: Path, said: Any, leaf: Shape) -> str:
        return str(self._read(path, said, leaf) or "")

    def _ends(self, path: Path, said: Any, leaf: Shape) -> tuple[float | None, ...]:
        if not isinstance(said, dict) or not said:
            self._note(path, "write `least`, `most` or both here, such as {least: 100}")
            return (None, None)
        for key in said.keys() - set(ENDS):
            self._note((*path, key), f"unknown key `{key}`{hint(key, ENDS)}", at="key")
        least, most = (self._end((*path, end), said[end], leaf) if end in said else None
                       for end in ENDS)  # fmt: skip
        if least is not None and most is not None and least > most:
            self._note((*path, "least"), "`least` is more than `most`")
        return least, most

    def _end(self, path: Path, said: Any, leaf: Shape) -> float | None:
        number: float | None = self._read(path, said, leaf)
        if number is not None and number <= 0:
            self._note(path, f"`{said}` is not above 0: an end that no order lies beyond is none")
        return number

    def _read(self, path: Path, said: Any, leaf: Shape) -> Any:
        """Read a word or number as an order's is read; ``None`` after noting what is wrong."""
        try:
            if not isinstance(said, str):
                raise MisreadError("there is no single value here", "write one")
            return of_text(said, leaf)
        except MisreadError as error:
            self._note(path, f"{error.message}: {error.change.removesuffix(OPEN)}")
            return None

    def _note(self, path: Path, message: str, at: At = "value") -> None:
        self.reader.mistakes.note(self.reader.source, path, message, at=at)


def _named(field: str) -> Name:
    """Find a field, or something computed, in which ``[]`` stands for every item of a list.

    Raises:
        UnknownNameError: there is none of this name; the message has the nearest one.
    """
    if "." not in field:
        raise UnknownNameError(f"`{field}` is no field of the order{_hint_of_block(field)}", 0)
    above, _, key = field.partition(f"{ITEM}.")[0].rpartition(".")
    if above and _is_list(above):
        raise UnknownNameError(f"`{above}` is a list: write `{above}[].{key}`", 0)
    return resolve_among(field)


def _is_list(field: str) -> bool:
    try:
        return resolve(field, {}).shape.item is not None
    except UnknownNameError:
        return False


def _hint_of_block(key: str) -> str:
    """Name the field of any block that is called so, or nearly."""
    if key in shapes(Order):
        shape = shapes(Order)[key]
        inner = next(iter(members_of(shape.item or shape)), "")
        return f": name one in it, such as `{key}{'[]' if shape.item else ''}.{inner}`"
    known = {
        inner: f"{block}.{inner}" for block, shape in shapes(Order).items()
        for inner in members_of(shape)
    }  # fmt: skip
    known |= dict(zip(_ABOUT, _ABOUT, strict=True))
    near = nearest(key, known)
    return f", did you mean `{known[near]}`?" if near else ""


def _stands_at(name: Name) -> Read:
    """Where a field stands that has a short name for its place; nowhere if it is computed."""
    return next(iter(name.reads)) if name.is_field else ()

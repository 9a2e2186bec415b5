"""What a factory makes at all: the words and numbers that it takes, by fields of the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pinspec.figures import listed, ranged, show_limit
from pinspec.finding import Category

if TYPE_CHECKING:
    from pinspec.finding import Scalar
    from pinspec.language.read import Read
    from pinspec.language.vocabulary import Name
    from pinspec.origin import Origin


class Taken(NamedTuple):
    """What it takes of one field: any of some words, or any number between two ends."""

    text: str
    """The field as the factory's file names it."""
    name: Name
    stands: Read
    """Where it stands in an order; empty for what is computed."""
    unit: str
    words: tuple[str, ...]
    least: float | None
    most: float | None

    @property
    def block(self) -> str:
        """The block of the order that the field belongs to."""
        return self.name.root if self.name.fact else self.text.partition(".")[0].rstrip("[]")

    @property
    def outside(self) -> str:
        """What can't be made, as it follows "where"."""
        return f"{self.text} is not {self.demand}"

    def takes(self, value: Scalar) -> bool:
        """Tell whether it takes a value of the field."""
        return value in self.words if self.words else self.broken_end(value) is None

    def broken_end(self, value: Scalar) -> float | None:
        """Find the end that a number lies beyond, if it lies beyond any."""
        if isinstance(value, str):
            return None
        if self.least is not None and value < self.least:
            return self.least
        return self.most if self.most is not None and value > self.most else None

    @property
    def demand(self) -> str:
        """What it takes, in words: ``stamped or etched``, ``at least 100 pieces``."""
        if self.words:
            words = [one.replace("_", " ") for one in self.words]
            return listed(words, len(words), "or")
        if self.least is not None and self.most is not None:
            return ranged(self.least, self.most, self.unit)
        if self.most is None:
            return f"at least {show_limit(self.least or 0, self.unit)}"
        return f"at most {show_limit(self.most, self.unit)}"


class Makes(NamedTuple):
    """The table of a factory: an order that lies outside of a row can't be made there."""

    origin: Origin
    """The factory, and how and when it was learned what it takes."""
    rows: tuple[Taken, ...]
    code: str = "PIN980"
    name: str = "factory/makes"
    category: Category = Category.PROCESS
    if_it_ships: str = (
        "the factory turns it down, or hands it on to one whose limits nobody has asked for"
    )
    change: str = "order it where it is made, or change it to what this factory takes"
    facts: tuple[str, ...] = ()
    """None of ours: it rests on the factory's own word."""
    no_waiver: str = ""
    """The factory may agree to make it for once."""
    examples: None = None
    formerly: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it decides, with how and when that was learned."""
        return f"What is made at {self.origin.words}"


MAKES = frozenset({str(Makes._field_defaults[key]) for key in ("code", "name")})
"""How it is called, be it asked or not: it is only at a factory that says what it makes."""

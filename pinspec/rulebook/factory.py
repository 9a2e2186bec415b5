"""Factories: what one of them holds, in place of the built-in numbers, each with its source.

A factory changes numbers of limits, and ranges of days and prices; no condition and no rule. It can
say besides what it makes at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pinspec.errors import PinspecError, RulebookError
from pinspec.files import read_bytes
from pinspec.nearest import nearest
from pinspec.reader import read
from pinspec.rule.limits import Deck
from pinspec.rule.mistakes import Mistakes
from pinspec.rulebook.adjust import adjusted, contradictions, loosens, tightens
from pinspec.rulebook.factory_file import FactoryFile, FactoryReader
from pinspec.rulebook.factory_makes import MakesReader
from pinspec.rulebook.pack import FACTORIES, files_in, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pinspec.rule.limits import Limit
    from pinspec.rule.makes import Makes
    from pinspec.rule.ranges import Range
    from pinspec.rulebook.book import Rulebook
    from pinspec.rulebook.guarded import Place
    from pinspec.source import Source

_MOST_RANGES = 2
"""Days and prices that a report's head names; of more it says how many there are."""
_FILE = re.compile(r".*([/\\].*|\.ya?ml)")


@dataclass(frozen=True, slots=True, eq=False)
class Factory:
    """A factory whose numbers stand in place of the built-in ones."""

    name: str
    loosens: tuple[str, ...]
    """The limits of which it has any number on the milder side of ours."""
    tightens: tuple[str, ...]
    """The other limits of which it has a number that is stricter, or that we don't have."""
    ranges: tuple[str, ...] = ()
    """The ranges of days and prices that are its own."""
    makes: Makes | None = None
    """What it makes at all; ``None`` where its file says nothing of that."""

    @property
    def effect(self) -> str:
        """What it does to the limits, in words."""
        limits = f"only tightens {_counted(self.tightens)}" if self.tightens else ""
        limits = f"loosens {_counted(self.loosens)}" if self.loosens else limits
        many = len(self.ranges)
        named = ", ".join(self.ranges) if many <= _MOST_RANGES else f"{many} days and prices"
        ranges = f"has its own {named}" if self.ranges else ""
        makes = "takes only some orders" if self.makes else ""
        return "; ".join(one for one in (limits, ranges, makes) if one) or "changes no number"

    @property
    def title(self) -> str:
        """The factory and what it does to the limits, in words."""
        return f"factory {self.name}, which {self.effect}"


def _counted(names: tuple[str, ...]) -> str:
    return f"{len(names)} limit{'s' if len(names) > 1 else ''}: {', '.join(names)}"


def at_factory(book: Rulebook, named: str) -> Rulebook:
    """Put a factory's numbers in place of those of a rulebook.

    Args:
        book: the rulebook, with its packs.
        named: the name of a factory that stands in it, or the path of a factory file.

    Raises:
        RulebookError: with every mistake of the file and its place.
        UnreadableFileError: the file can't be opened or read.
        PinspecError: there is no factory of this name, or the rulebook is at one already.
    """
    if book.factory is not None:
        raise PinspecError(f"these limits are those of {book.factory.name} already")
    mistakes = Mistakes()
    source = _source(book, named, mistakes)
    found = read_factory(source, book.deck, mistakes)
    if mistakes.found or found is None:
        raise RulebookError(mistakes.texts(), f"the factory file {source.name} has")
    factory, limits, ranges = found
    rules = tuple(
        rule._replace(limit=limits[rule.limit.name]) if rule.limit else rule for rule in book.rules
    )
    ours = book.deck
    deck = Deck(limits, ours.figures, ours.columns, ranges, ours.figure_rows)
    return replace(book, rules=rules, deck=deck, factory=factory)


def read_factory(
    source: Source, deck: Deck, mistakes: Mistakes
) -> tuple[Factory, dict[str, Limit], dict[str, Range]] | None:
    """Read a factory file against the limits that it changes.

    Returns:
        The factory, and all limits and ranges with its numbers; ``None`` after noting what is
        wrong.
    """
    file = mistakes.model(source, FactoryFile)
    if file is None:
        return None
    limits, milder, stricter = dict(deck.limits), [], []
    reader = FactoryReader(source, deck, mistakes)
    for given in reader.given(file):
        name = given.limit.name
        limits[name] = adjusted(given, deck.columns)
        for side, column, message in contradictions(limits[name]) if given.sound else ():
            mistakes.note(source, ("limits", name, side, column), message)
        if loosens(given):
            milder.append(name)
        elif tightens(given):
            stricter.append(name)
    theirs = dict(reader.ranges(file))
    makes = MakesReader(reader).makes(file)
    factory = Factory(file.factory, tuple(milder), tuple(stricter), tuple(theirs), makes)
    return factory, limits, {**deck.ranges, **theirs}


def factories_of(folders: Iterable[Place], mistakes: Mistakes) -> dict[str, Place]:
    """Give the factory files of a rulebook and its packs, by name."""
    return {
        name: file for folder in folders for name, file in files_in(folder / FACTORIES, mistakes)
    }


def _source(book: Rulebook, named: str, mistakes: Mistakes) -> Source:
    if _FILE.fullmatch(named):
        return read(read_bytes(FilePath(named)), named)
    known = factories_of([book.folder, *(pack.folder for pack in book.packs)], mistakes)
    if named in known:
        return read_source(known[named], mistakes)
    near = nearest(named, known)
    way_out = f", did you mean {near}?" if near else f"; known are: {', '.join(known) or 'none'}"
    advice = "a file is given with its ending, such as works.yaml"
    raise PinspecError(f"there is no factory `{named}`{way_out}", advice)

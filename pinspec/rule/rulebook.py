"""The rulebook: a folder of rules, limits and required fields, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pinspec.errors import PinspecError, RulebookError
from pinspec.rule.pack import MARKER, read_bases, read_facts, read_pack

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from pinspec.rule.deck import Deck
    from pinspec.rule.facts import FactsFile
    from pinspec.rule.rule import Required, Rule
    from pinspec.source import Data


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Everything that pinspec holds an order against.

    ``Rulebook.built_in()`` is the one that comes with pinspec, as a check needs it: without its
    examples. ``Rulebook.load(folder)`` reads another one and refuses it as a whole if anything is
    wrong with it.
    """

    name: str
    rules: tuple[Rule, ...]
    required: tuple[Required, ...]
    deck: Deck
    folder: Traversable

    @staticmethod
    @cache
    def built_in() -> Rulebook:
        """Give the rulebook that comes with pinspec.

        Raises:
            PinspecError: the installation lacks its rules.
        """
        return _read(_built_in_folder(), thorough=False)

    @staticmethod
    def load(folder: str | FilePath) -> Rulebook:
        """Read a rulebook from a folder, checking all that can be checked without an order.

        Raises:
            RulebookError: with every mistake and its place.
        """
        return _read(FilePath(folder), thorough=True)

    def checked(self) -> Rulebook:
        """Read the same folder anew, with every check.

        Raises:
            RulebookError: with every mistake and its place.
        """
        return _read(self.folder, thorough=True)

    @property
    def entries(self) -> tuple[Rule | Required, ...]:
        """Everything that has a code: the rules, then what each block must state."""
        return (*self.rules, *self.required)

    @property
    def facts(self) -> FactsFile:
        """The cited facts and their sources; read when asked for."""
        return read_facts(self.folder)[0]

    @property
    def bases(self) -> dict[str, Data]:
        """The passing orders that examples are patches over, by name; read when asked for."""
        return {name: source.data for name, source in read_bases(self.folder).items()}


def _built_in_folder() -> Traversable:
    """Find the rules in the installed package, or beside it in a checkout."""
    root = FilePath(__file__).parents[2]
    installed, beside = root / "pinspec" / "rules", root / "rules"
    if (installed / MARKER).is_file():
        return installed
    if (root / "pyproject.toml").is_file() and (beside / MARKER).is_file():
        return beside
    import importlib.resources  # for a package inside an archive; slow to import

    archived = importlib.resources.files("pinspec") / "rules"
    if (archived / MARKER).is_file():
        return archived
    message = f"the rules are neither in {installed} nor in {beside}"
    raise PinspecError(message, "install pinspec again")


def _read(folder: Traversable, *, thorough: bool) -> Rulebook:
    pack = read_pack(folder, examples=thorough)
    if thorough and not pack.mistakes.found:
        from pinspec.rule.shelf import Shelf  # only whoever changes rules pays for it

        Shelf(pack, *read_facts(folder), read_bases(folder)).check()
    if pack.mistakes.found:
        raise RulebookError(pack.mistakes.texts())
    rules, required = tuple(pack.rules), tuple(pack.required)
    return Rulebook(pack.marker.name, rules, required, pack.deck, folder)

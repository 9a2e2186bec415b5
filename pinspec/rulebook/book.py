"""The rulebook: a folder of rules, limits and required fields, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pinspec.errors import PinspecError, RulebookError
from pinspec.rulebook import MARKER, packed

if TYPE_CHECKING:
    from pinspec.rule.facts import FactsFile
    from pinspec.rule.limits import Deck
    from pinspec.rule.makes import Makes
    from pinspec.rule.rule import Required, Rule
    from pinspec.rulebook.added import Added
    from pinspec.rulebook.factory import Factory
    from pinspec.rulebook.guarded import Place
    from pinspec.source import Data


@dataclass(frozen=True, eq=False, repr=False)
class Rulebook:
    """Everything that pinspec holds an order against.

    ``Rulebook.built_in()`` is the one that comes with pinspec, as a check needs it: without its
    examples. ``with_packs`` adds the rules of others to it. ``Rulebook.load(folder)`` reads
    another one. Whatever has a mistake is refused as a whole.
    """

    name: str
    rules: tuple[Rule, ...]
    required: tuple[Required, ...]
    deck: Deck
    folder: Place
    packs: tuple[Added, ...] = ()
    factory: Factory | None = None

    @staticmethod
    @cache
    def built_in() -> Rulebook:
        """Give the rulebook that comes with pinspec.

        Raises:
            PinspecError: the installation lacks its rules.
        """
        folder = _built_in_folder()
        return _compiled(folder) or _kept(folder)

    @staticmethod
    def load(folder: str | FilePath) -> Rulebook:
        """Read a rulebook from a folder, checking all that can be checked without an order.

        Raises:
            RulebookError: with every mistake and its place.
        """
        from pinspec.rulebook.guarded import Guarded

        return _read(Guarded.of(folder), thorough=True)

    @staticmethod
    def to_prove(folder: str | FilePath) -> Rulebook:
        """Read a folder as it is used: a pack over the built-in rulebook, or that rulebook itself.

        Only what stands in the folder comes with its examples.

        Raises:
            RulebookError: with every mistake and its place.
        """
        from pinspec.rulebook.added import is_ours

        if is_ours(FilePath(folder)):
            return Rulebook.load(folder)
        return Rulebook.built_in().with_packs(folder)

    def checked(self) -> Rulebook:
        """Read the same folder anew, with every check and nothing added.

        Raises:
            RulebookError: with every mistake and its place.
        """
        return _read(self.folder, thorough=True)

    def with_packs(self, *folders: str | FilePath) -> Rulebook:
        """Add the rules of packs, after all the checks that a stranger's files need.

        Each pack may use the names of this rulebook, but not those of the packs beside it.

        Raises:
            RulebookError: with every mistake of every pack and its place.
        """
        from pinspec.rulebook.added import add_packs

        return add_packs(self, [FilePath(one) for one in folders])

    def at_factory(self, named: str | FilePath) -> Rulebook:
        """Put a factory's numbers in place of the built-in ones.

        Args:
            named: a factory of this rulebook or its packs, by the name of its file without
                ``.yaml``; or the path of a factory file, which has a slash or ends in ``.yaml``.

        Raises:
            RulebookError: with every mistake of the file and its place.
            PinspecError: there is no such factory or file, or the rulebook is at one already.
        """
        from pinspec.rulebook.factory import at_factory

        return at_factory(self, str(named))

    @property
    def factories(self) -> tuple[str, ...]:
        """The names of the factories that come with it and its packs."""
        from pinspec.rule.mistakes import Mistakes
        from pinspec.rulebook.factory import factories_of

        return tuple(factories_of([self.folder, *(one.folder for one in self.packs)], Mistakes()))

    @property
    def title(self) -> str:
        """The rulebook and all that was added to it, in words."""
        titles = [self.name, *(pack.title for pack in self.packs)]
        return ", ".join([*titles, self.factory.title] if self.factory else titles)

    @property
    def entries(self) -> tuple[Rule | Required | Makes, ...]:
        """Everything with a code: the rules, what each block must state, what is made at all."""
        makes = self.factory.makes if self.factory else None
        return (*self.rules, *self.required, *([makes] if makes else []))

    @property
    def facts(self) -> FactsFile:
        """The cited facts and their sources; read when asked for."""
        from pinspec.rule.facts import FactsFile
        from pinspec.rule.mistakes import Mistakes
        from pinspec.rulebook.pack import read_facts

        mistakes = Mistakes()
        own, _ = read_facts(self.folder, mistakes)
        if own is None:
            raise RulebookError(mistakes.texts())
        files = [own, *(pack.facts for pack in self.packs)]
        return FactsFile(
            sources={name: row for one in files for name, row in one.sources.items()},
            reasons={name: text for one in reversed(files) for name, text in one.reasons.items()},
            facts={name: row for one in files for name, row in one.facts.items()},
        )

    @property
    def bases(self) -> dict[str, Data]:
        """The passing orders that examples are patches over, by name; read when asked for."""
        from pinspec.rule.mistakes import Mistakes
        from pinspec.rulebook.pack import read_bases

        bases = {name: one.data for name, one in read_bases(self.folder, Mistakes()).items()}
        return bases | {name: data for pack in self.packs for name, data in pack.bases.items()}


def _built_in_folder() -> Place:
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


def _compiled(folder: Place) -> Rulebook | None:
    """Give what the wheel carries compiled; ``None`` in a checkout, or where that is damaged."""
    file = folder / packed.FILE
    try:
        parts = packed.unpack(file.read_bytes()) if file.is_file() else None
    except OSError:
        return None
    return Rulebook(*parts, folder) if parts else None


def _kept(folder: Place) -> Rulebook:
    """Give what a checkout has kept of its rules, or read them and have that kept."""
    from pinspec.kept import Kept  # an installed pinspec carries all of this

    kept = Kept.of("rulebook", folder) if isinstance(folder, FilePath) else None
    if kept is None:
        return _read(folder, thorough=False)
    parts = packed.unpack(kept.read(), kept.made_from)
    if parts:
        return Rulebook(*parts, folder)
    book = _read(folder, thorough=False)
    parts = packed.Parts(book.name, book.rules, book.required, book.deck)
    kept.offer(partial(packed.pack, parts, kept.made_from))
    return book


def _read(folder: Place, *, thorough: bool) -> Rulebook:
    if thorough:  # only whoever changes rules pays for it
        from pinspec.rulebook.thorough import read_thoroughly

        pack = read_thoroughly(folder)
    else:
        from pinspec.rulebook.pack import read_pack

        pack = read_pack(folder, examples=False)
    if pack.mistakes.found or pack.marker is None:
        raise RulebookError(pack.mistakes.texts())
    rules, required = tuple(pack.rules), tuple(pack.required)
    return Rulebook(pack.marker.name, rules, required, pack.deck, folder)

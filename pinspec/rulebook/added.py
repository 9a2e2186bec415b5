"""Packs: the rules of others, added to a rulebook after every check that a stranger's files need.

A pack is a folder as the built-in ``rules/`` is one. It has a prefix of its own and may use all
names of the rulebook that it is added to, but give none of them another meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from os.path import realpath
from typing import TYPE_CHECKING

from pinspec.errors import RulebookError
from pinspec.rule.limits import Deck
from pinspec.rule.mistakes import Mistakes
from pinspec.rule.schema import PackFile
from pinspec.rulebook import MARKER
from pinspec.rulebook.factory import factories_of
from pinspec.rulebook.guarded import Guarded
from pinspec.rulebook.pack import OURS, Pack, read_source
from pinspec.rulebook.thorough import read_thoroughly
from pinspec.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path as FilePath

    from pinspec.path import Path
    from pinspec.rule.facts import FactsFile
    from pinspec.rulebook.book import Rulebook
    from pinspec.rulebook.guarded import Place
    from pinspec.source import Data


@dataclass(frozen=True, slots=True, eq=False)
class Added:
    """A pack that was added to a rulebook."""

    name: str
    prefix: str
    codes: tuple[str, ...]
    """Of all that it adds."""
    folder: Place
    facts: FactsFile
    bases: dict[str, Data]

    @property
    def title(self) -> str:
        """The pack and how much it adds, in words."""
        count = "1 rule" if len(self.codes) == 1 else f"{len(self.codes)} rules"
        return f"pack {self.name} with {count}"


def is_ours(folder: FilePath) -> bool:
    """Tell whether a folder has the built-in rulebook, by the prefix in its ``pack.yaml``."""
    marker = Mistakes().model(_marker_of(folder), PackFile)
    return marker is not None and marker.prefix == OURS


def _marker_of(folder: FilePath) -> Source:
    return read_source(Guarded.of(folder) / MARKER, Mistakes())


def add_packs(below: Rulebook, folders: Sequence[FilePath]) -> Rulebook:
    """Add packs to a rulebook, each as if it were the only one.

    Raises:
        RulebookError: with every mistake of every pack and its place.
    """
    packs: list[Pack] = []
    problems: list[str] = []
    for place, folder in enumerate(folders):
        if _is_among(folder, folders[:place]):
            problems.append(f"{folder}: this pack is given twice")
            continue
        try:
            packs.append(_read(folder, below, packs))
        except RulebookError as error:
            problems += error.problems
    if problems:
        names = ", ".join(str(folder) for folder in folders)
        what = f"the pack {names} has" if len(folders) == 1 else f"the packs {names} have"
        raise RulebookError(tuple(problems), what)
    return _combined(below, packs)


def _is_among(folder: FilePath, others: Sequence[FilePath]) -> bool:
    return realpath(folder) in {realpath(one) for one in others}


def _read(folder: FilePath, below: Rulebook, beside: Sequence[Pack]) -> Pack:
    """Read a pack; raise with all that is wrong with it, by itself and beside others."""
    if is_ours(folder):  # all of its names are taken as well, but that need not be said of each
        mistakes = Mistakes()
        message = f"{OURS} is the prefix of the built-in rulebook: choose another one"
        mistakes.note(_marker_of(folder), ("prefix",), message)
        raise RulebookError(mistakes.texts())
    pack = read_thoroughly(Guarded.of(folder), below)
    _refuse_prefix(pack, below, beside)
    _refuse_factories_of(below, pack)
    _refuse_shared_names(pack, beside)
    _refuse_nothing(pack)
    if pack.mistakes.found:
        raise RulebookError(pack.mistakes.texts())
    return pack


def _combined(below: Rulebook, packs: Sequence[Pack]) -> Rulebook:
    rules = [*below.rules, *(rule for pack in packs for rule in pack.rules)]
    required = [*below.required, *(one for pack in packs for one in pack.required)]
    decks = [below.deck, *(pack.deck for pack in packs)]
    return replace(
        below,
        rules=tuple(sorted(rules, key=lambda rule: rule.code)),
        required=tuple(sorted(required, key=lambda one: one.code)),
        deck=Deck(
            {name: one for deck in decks for name, one in deck.limits.items()},
            {name: one for deck in decks for name, one in deck.figures.items()},
            {name: one for deck in decks for name, one in deck.columns.items()},
            {name: one for deck in decks for name, one in deck.ranges.items()},
            {name: one for deck in decks for name, one in deck.figure_rows.items()},
        ),
        packs=(*below.packs, *(_added(pack) for pack in packs)),
    )


def _added(pack: Pack) -> Added:
    assert pack.marker is not None  # noqa: S101 - what is missing has been noted as a mistake
    assert pack.facts is not None  # noqa: S101
    codes = tuple(sorted(one.code for one in pack.entries))
    bases = {name: source.data for name, source in pack.bases.items()}
    return Added(pack.marker.name, pack.marker.prefix, codes, pack.folder, pack.facts, bases)


def _refuse_prefix(pack: Pack, below: Rulebook, beside: Sequence[Pack]) -> None:
    if pack.marker is None:
        return
    prefix = pack.marker.prefix
    taken = {one.prefix: one.name for one in below.packs}
    taken |= {one.marker.prefix: one.marker.name for one in beside if one.marker}
    if prefix in taken:
        message = f"{prefix} is the prefix of {taken[prefix]}: choose another one"
        pack.mistakes.note(pack.marker_source, ("prefix",), message)


def _refuse_factories_of(below: Rulebook, pack: Pack) -> None:
    folders = [below.folder, *(one.folder for one in below.packs)]
    taken = factories_of(folders, Mistakes())
    for name, file in factories_of([pack.folder], Mistakes()).items():
        if name in taken:
            message = f"there is a factory {name} already: give the file another name"
            pack.mistakes.note_file(str(file), message)


def _refuse_shared_names(pack: Pack, beside: Sequence[Pack]) -> None:
    """Refuse what two packs call alike, as neither can be told from the other in a report."""
    for other in beside:
        taken = {(kind, name) for kind, name, _, _ in _names(other)}
        for kind, name, source, path in _names(pack):
            if (kind, name) in taken:
                title = other.marker.name if other.marker else str(other.folder)
                message = f"{title} has a {kind} `{name}` as well: rename one of them"
                pack.mistakes.note(source, path, message)


def _names(pack: Pack) -> Iterator[tuple[str, str, Source, Path]]:
    """Give the kind, name and place of all that a report may name."""
    for rule in pack.rules:
        yield "rule", rule.name, pack.sources[rule.name], ("code",)
    groups: list[tuple[str, Mapping[str, object]]] = [
        ("limits", pack.limits.limits),
        ("figures", pack.limits.figures),
        ("columns", pack.limits.columns),
    ]
    for group, names in groups:
        for name in names:
            yield group[:-1], name, pack.limits_source, (group, name)
    if pack.facts is not None and pack.facts_source is not None:
        for name in pack.facts.facts:
            yield "fact", name, pack.facts_source, ("facts", name)
    for name, source in pack.bases.items():
        yield "base", name, source, ()
    for name, file in factories_of([pack.folder], Mistakes()).items():
        yield "factory", name, Source(str(file), ""), ()


def _refuse_nothing(pack: Pack) -> None:
    """A pack that adds nothing was probably meant to add something."""
    if not pack.mistakes.found and not pack.entries and not factories_of([pack.folder], Mistakes()):
        message = "there is no rule in this pack; a rule is a file such as posts/card.yaml"
        pack.mistakes.note_file(str(pack.folder), message)

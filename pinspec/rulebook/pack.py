"""The files of a rulebook or pack: found, read and compiled, with all that is wrong noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.errors import UnreadableFileError
from pinspec.order.model import Order
from pinspec.reader import read
from pinspec.rule.compile import RuleCompiler
from pinspec.rule.deck import compile_limits
from pinspec.rule.mistakes import Mistakes
from pinspec.rule.rule import REQUIRED
from pinspec.rule.schema import LimitsFile, PackFile, RequiredFile, RuleFile
from pinspec.rulebook import MARKER
from pinspec.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.rule.facts import FactsFile
    from pinspec.rule.limits import Deck
    from pinspec.rule.rule import Required, Rule
    from pinspec.rulebook.guarded import Place

LIMITS, FACTS = "limits.yaml", "facts.yaml"
"""The files that stand beside the one that makes a folder a rulebook."""
BASE, FACTORIES = "base", "factories"
"""The folders that hold no rules."""
WORDING = "wording"
"""The folder of the rules with phrases, which look at the texts of all blocks."""
OURS = "PIN"
"""The prefix of the codes of the built-in rulebook."""
_EXAMPLES = b"\nexamples:"


class Pack:
    """A rulebook as its files have it, or what a pack adds to one."""

    def __init__(
        self,
        folder: Place,
        marker: PackFile | None,
        marker_source: Source,
        limits: LimitsFile,
        limits_source: Source,
        deck: Deck,
        mistakes: Mistakes,
    ) -> None:
        self.folder = folder
        self.marker = marker
        """``None`` when it has a mistake, which is noted."""
        self.marker_source = marker_source
        self.limits = limits
        self.limits_source = limits_source
        self.deck = deck
        self.mistakes = mistakes
        self.rules: list[Rule] = []
        self.required: list[Required] = []
        self.sources: dict[str, Source] = {}
        """By the name of the rule."""
        self.facts: FactsFile | None = None
        """``None`` before a thorough check, or when there is a mistake in their form."""
        self.facts_source: Source | None = None
        self.bases: dict[str, Source] = {}

    @property
    def is_ours(self) -> bool:
        """Whether this is the built-in rulebook, whose facts are settled in review."""
        return self.marker is not None and self.marker.prefix == OURS

    @property
    def entries(self) -> tuple[Rule | Required, ...]:
        """Everything that has a code."""
        return (*self.rules, *self.required)

    def take(self, name: str, source: Source) -> None:
        """Read and compile one rule file, noting what is wrong with it."""
        compiler = RuleCompiler(name, self.deck, source, self.mistakes)
        self.sources[name] = source
        if name.startswith(f"{WORDING}/{REQUIRED}"):
            message = f"there is no block `{WORDING}` of which anything could be required"
            self.mistakes.note_file(source.name, message)
        elif name.partition("/")[2].partition("-")[0] == REQUIRED:
            if rows := self.mistakes.model(source, RequiredFile):
                self._refuse_foreign(rows.code, source)
                self.required.append(compiler.required(rows))
        elif file := self.mistakes.model(source, RuleFile):
            self._refuse_foreign(file.code, source)
            if name.startswith(f"{WORDING}/") and file.phrases is None:
                message = (
                    f"{WORDING}/ is for rules with `phrases`: this belongs in its block's folder"
                )
                self.mistakes.note(source, ("code",), message)
            rule = compiler.rule(file)
            self.rules += [rule] if rule else []

    def _refuse_foreign(self, code: str, source: Source) -> None:
        if self.marker is not None and code.rstrip("0123456789") != self.marker.prefix:
            message = f"codes of this pack begin with {self.marker.prefix}"
            self.mistakes.note(source, ("code",), message)


def read_pack(folder: Place, *, examples: bool, below: Deck | None = None) -> Pack:
    """Read the files of a rulebook or pack.

    Args:
        folder: where ``pack.yaml`` stands.
        examples: whether to read the examples too. A check needs none, and they are more than
            half of the text; they stand last in their files.
        below: the limits of the rulebook that a pack is added to; a pack need not have its own.

    Returns:
        The pack with its mistakes; without rules if it has no limits to hold them against.
    """
    mistakes = Mistakes()
    marker_source = read_source(folder / MARKER, mistakes)
    marker = mistakes.model(marker_source, PackFile)
    limits_source = Source(str(folder / LIMITS), "")
    limits: LimitsFile | None = LimitsFile()
    if below is None or (folder / LIMITS).is_file():
        limits_source = read_source(folder / LIMITS, mistakes)
        limits = mistakes.model(limits_source, LimitsFile)
    file = limits or LimitsFile()
    deck = compile_limits(file, limits_source, mistakes, below)
    pack = Pack(folder, marker, marker_source, file, limits_source, deck, mistakes)
    if limits is not None:
        for name, source in _rule_sources(folder, mistakes, b"" if examples else _EXAMPLES):
            pack.take(name, source)
    pack.rules.sort(key=lambda rule: rule.code)
    pack.required.sort(key=lambda one: one.code)
    return pack


def read_facts(folder: Place, mistakes: Mistakes) -> tuple[FactsFile | None, Source]:
    """Read the cited facts; ``None`` after noting what is wrong with them."""
    from pinspec.rule.facts import FactsFile

    source = read_source(folder / FACTS, mistakes)
    return mistakes.model(source, FactsFile), source


def read_bases(folder: Place, mistakes: Mistakes) -> dict[str, Source]:
    """Read the passing orders that examples are patches over, by name."""
    return {name: read_source(file, mistakes) for name, file in files_in(folder / BASE, mistakes)}


def files_in(folder: Place, mistakes: Mistakes) -> Iterator[tuple[str, Place]]:
    """Give every YAML file of a folder by its name without the ending, in order."""
    for file in listed(folder, mistakes) if folder.is_dir() else ():
        if file.name.endswith(".yaml") and not file.name.startswith("."):
            yield file.name.removesuffix(".yaml"), file


def listed(folder: Place, mistakes: Mistakes) -> list[Place]:
    """List a folder by names; empty after noting why it can't be read."""
    try:
        return sorted(folder.iterdir(), key=lambda one: one.name)
    except (OSError, UnreadableFileError) as error:
        mistakes.note_file(str(folder), _reason(folder, error))
        return []


def read_source(file: Place, mistakes: Mistakes, until: bytes = b"") -> Source:
    """Read a file up to some text; it has no data after noting why it can't be read."""
    try:
        raw = file.read_bytes()
    except (OSError, UnreadableFileError) as error:
        mistakes.note_file(str(file), _reason(file, error))
        return Source(str(file), "")
    return read(raw.partition(until)[0] if until else raw, str(file))


def _reason(place: Place, error: OSError | UnreadableFileError) -> str:
    if isinstance(error, UnreadableFileError):
        return error.message.removeprefix(f"{place}: ")
    return error.strerror or str(error)


def _rule_sources(folder: Place, mistakes: Mistakes, until: bytes) -> Iterator[tuple[str, Source]]:
    """Give every rule file as ``block/name`` and its source, in order of their names."""
    for block in listed(folder, mistakes):
        if block.name not in Order.model_fields and block.name != WORDING:
            continue  # whether anything stands there is for whoever checks the rulebook itself
        for name, file in files_in(block, mistakes):
            yield f"{block.name}/{name}", read_source(file, mistakes, until)

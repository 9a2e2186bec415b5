"""The rulebook: a folder of rules, limits and required fields, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pinspec.errors import PinspecError, RulebookError
from pinspec.reader import read
from pinspec.rule.compile import RuleCompiler
from pinspec.rule.deck import Deck, compile_limits
from pinspec.rule.mistakes import Mistakes
from pinspec.rule.schema import LimitsFile, PackFile, RequiredFile, RuleFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from pinspec.rule.facts import FactsFile
    from pinspec.rule.rule import Required, Rule
    from pinspec.source import Data, Source

MARKER = "pack.yaml"
_EXAMPLES = b"\nexamples:"
_NOT_BLOCKS = frozenset({"base", "factories"})


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
        return _facts(self.folder)

    @property
    def bases(self) -> dict[str, Data]:
        """The passing orders that examples are patches over, by name; read when asked for."""
        return {name: source.data for name, source in _bases(self.folder).items()}


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
    mistakes = Mistakes()
    marker = _source(folder / MARKER, MARKER)
    pack = mistakes.model(marker, PackFile)
    limits_source = _source(folder / "limits.yaml", "limits.yaml")
    limits_file = mistakes.model(limits_source, LimitsFile)
    if pack is None or limits_file is None:
        raise RulebookError(mistakes.texts())
    deck = compile_limits(limits_file, limits_source, mistakes)
    rules: list[Rule] = []
    required: list[Required] = []
    sources: dict[str, Source] = {}
    for name, source in _rule_sources(folder, examples=thorough):
        compiler = RuleCompiler(name, deck, source, mistakes)
        if name.endswith("/required"):
            if rows := mistakes.model(source, RequiredFile):
                required.append(compiler.required(rows))
        elif file := mistakes.model(source, RuleFile):
            rule = compiler.rule(file)
            rules += [rule] if rule else []
        sources[name] = source
    rules.sort(key=lambda rule: rule.code)
    required.sort(key=lambda one: one.code)
    book = Rulebook(pack.name, tuple(rules), tuple(required), deck, folder)
    if thorough and not mistakes.found:
        from pinspec.rule.shelf import Shelf  # only whoever changes rules pays for it

        facts_source = _source(folder / "facts.yaml", "facts.yaml")
        bases = _bases(folder)
        Shelf(
            book, pack, limits_file, limits_source, facts_source, bases, sources, mistakes
        ).check()
    if mistakes.found:
        raise RulebookError(mistakes.texts())
    return book


def _rule_sources(folder: Traversable, *, examples: bool) -> Iterator[tuple[str, Source]]:
    """Give every rule file as ``block/name`` and its source, in order of their names.

    A check needs no examples, which are more than half of the text and stand last.
    """
    for block in sorted(folder.iterdir(), key=lambda one: one.name):
        if not block.is_dir() or block.name.startswith((".", "_")) or block.name in _NOT_BLOCKS:
            continue
        for file in sorted(block.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".yaml"):
                name = f"{block.name}/{file.name.removesuffix('.yaml')}"
                yield name, _source(file, f"{name}.yaml", until=b"" if examples else _EXAMPLES)


def _source(file: Traversable, name: str, until: bytes = b"") -> Source:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise RulebookError((f"{name}: {error.strerror or error}",)) from None
    return read(raw.partition(until)[0] if until else raw, name)


def _facts(folder: Traversable) -> FactsFile:
    from pinspec.rule.facts import FactsFile

    mistakes = Mistakes()
    facts = mistakes.model(_source(folder / "facts.yaml", "facts.yaml"), FactsFile)
    if facts is None:
        raise RulebookError(mistakes.texts())
    return facts


def _bases(folder: Traversable) -> dict[str, Source]:
    base = folder / "base"
    files = sorted(base.iterdir(), key=lambda one: one.name) if base.is_dir() else []
    return {
        file.name.removesuffix(".yaml"): _source(file, f"base/{file.name}")
        for file in files
        if file.name.endswith(".yaml")
    }

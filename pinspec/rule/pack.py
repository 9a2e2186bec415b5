"""The files of a rulebook: found, read and compiled, with all that is wrong with them noted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pinspec.errors import RulebookError, UnreadableFileError
from pinspec.files import read_bytes
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
    from pinspec.source import Source

MARKER = "pack.yaml"
"""The file that makes a folder a rulebook."""
_EXAMPLES = b"\nexamples:"
_NOT_BLOCKS = frozenset({"base", "factories"})


@dataclass
class Pack:
    """A rulebook as its files have it."""

    marker: PackFile
    limits: LimitsFile
    limits_source: Source
    deck: Deck
    mistakes: Mistakes
    rules: list[Rule] = field(default_factory=list)
    required: list[Required] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    """By the name of the rule."""

    @property
    def entries(self) -> tuple[Rule | Required, ...]:
        """Everything that has a code."""
        return (*self.rules, *self.required)

    def take(self, name: str, source: Source) -> None:
        """Read and compile one rule file, noting what is wrong with it."""
        compiler = RuleCompiler(name, self.deck, source, self.mistakes)
        self.sources[name] = source
        if name.endswith("/required"):
            if rows := self.mistakes.model(source, RequiredFile):
                self.required.append(compiler.required(rows))
        elif file := self.mistakes.model(source, RuleFile):
            rule = compiler.rule(file)
            self.rules += [rule] if rule else []


def read_pack(folder: Traversable, *, examples: bool) -> Pack:
    """Read the files of a rulebook.

    Args:
        folder: where ``pack.yaml`` stands.
        examples: whether to read the examples too. A check needs none, and they are more than
            half of the text; they stand last in their files.

    Raises:
        RulebookError: there is no rulebook, or no limits that its rules could be held against.
    """
    mistakes = Mistakes()
    marker = mistakes.model(_source(folder / MARKER, MARKER), PackFile)
    limits_source = _source(folder / "limits.yaml", "limits.yaml")
    limits = mistakes.model(limits_source, LimitsFile)
    if marker is None or limits is None:
        raise RulebookError(mistakes.texts())
    deck = compile_limits(limits, limits_source, mistakes)
    pack = Pack(marker, limits, limits_source, deck, mistakes)
    for name, source in _rule_sources(folder, until=b"" if examples else _EXAMPLES):
        pack.take(name, source)
    pack.rules.sort(key=lambda rule: rule.code)
    pack.required.sort(key=lambda one: one.code)
    return pack


def read_facts(folder: Traversable) -> tuple[FactsFile, Source]:
    """Read the cited facts.

    Raises:
        RulebookError: the file is missing or has mistakes.
    """
    from pinspec.rule.facts import FactsFile

    mistakes, source = Mistakes(), _source(folder / "facts.yaml", "facts.yaml")
    facts = mistakes.model(source, FactsFile)
    if facts is None:
        raise RulebookError(mistakes.texts())
    return facts, source


def read_bases(folder: Traversable) -> dict[str, Source]:
    """Read the passing orders that examples are patches over, by name."""
    base = folder / "base"
    files = sorted(base.iterdir(), key=lambda one: one.name) if base.is_dir() else []
    return {
        file.name.removesuffix(".yaml"): _source(file, f"base/{file.name}")
        for file in files
        if file.name.endswith(".yaml")
    }


def _rule_sources(folder: Traversable, until: bytes) -> Iterator[tuple[str, Source]]:
    """Give every rule file as ``block/name`` and its source, in order of their names."""
    for block in sorted(folder.iterdir(), key=lambda one: one.name):
        if not block.is_dir() or block.name.startswith((".", "_")) or block.name in _NOT_BLOCKS:
            continue
        for file in sorted(block.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".yaml"):
                name = f"{block.name}/{file.name.removesuffix('.yaml')}"
                yield name, _source(file, f"{name}.yaml", until)


def _source(file: Traversable, name: str, until: bytes = b"") -> Source:
    try:
        raw = read_bytes(file, name) if isinstance(file, FilePath) else file.read_bytes()
    except UnreadableFileError as error:
        raise RulebookError((error.message,)) from None
    return read(raw.partition(until)[0] if until else raw, name)

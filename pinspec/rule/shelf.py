"""What the rules of a rulebook owe each other, their facts and their examples."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pinspec.nearest import nearest
from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from pinspec.rule.examples import by_kind, order_of
from pinspec.rule.rule import Required, Rule
from pinspec.rule.vocabulary import ITEM, Read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pinspec.path import Path
    from pinspec.rule.mistakes import Mistakes
    from pinspec.rule.rulebook import Rulebook
    from pinspec.rule.schema import FactsFile, LimitsFile, PackFile
    from pinspec.source import Source

_NAME = re.compile(r"[a-z0-9_]+/[a-z0-9-]+")


@dataclass(frozen=True)
class Shelf:
    """A rulebook with the files that it was read from."""

    book: Rulebook
    pack: PackFile
    limits: LimitsFile
    limits_source: Source
    facts_source: Source
    sources: dict[str, Source]
    """By the name of the rule."""
    mistakes: Mistakes

    def check(self) -> None:
        """Note all that is refused on a shelf."""
        self._codes(self.book.entries)
        self._unused()
        self._facts(self.book.entries, self.book.facts)
        for entry in self.book.entries:
            self._examples(entry)
        for rule in self.book.rules:
            self._examples_owed(rule)
            self._fields_owed(rule)

    def _note(self, entry: Rule | Required, path: Path, message: str) -> None:
        self.mistakes.note(self.sources[entry.name], path, message)

    def _codes(self, entries: tuple[Rule | Required, ...]) -> None:
        counts = Counter(entry.code for entry in entries)
        for entry in entries:
            if counts[entry.code] > 1:
                self._note(entry, ("code",), f"the code {entry.code} is used twice")
            if entry.code.rstrip("0123456789") != self.pack.prefix:
                self._note(entry, ("code",), f"codes of this pack begin with {self.pack.prefix}")
            block = entry.name.partition("/")[0]
            if block not in shapes(Order):
                near = nearest(block, shapes(Order))
                hint = f", did you mean `{near}`?" if near else ""
                self._note(entry, ("code",), f"the order has no block `{block}`{hint}")
            if not _NAME.fullmatch(entry.name):
                self._note(entry, ("code",), "names are small letters, digits and hyphens")

    def _unused(self) -> None:
        used = {column.name for limit in self.book.deck.limits.values() for column in limit.columns}
        for name in self.limits.columns.keys() - used:
            self._note_limit(("columns", name), f"no limit has the column `{name}`")
        for group, names in (("limits", self.limits.limits), ("figures", self.limits.figures)):
            for name in names.keys() - self.book.deck.used:
                self._note_limit((group, name), f"no rule reads `{name}`")

    def _note_limit(self, path: Path, message: str) -> None:
        self.mistakes.note(self.limits_source, path, message)

    def _facts(self, entries: tuple[Rule | Required, ...], file: FactsFile) -> None:
        cited = set(self._cited_by_limits(file))
        for entry in entries:
            weak = not isinstance(entry, Rule) or bool(entry.tests)
            for fact in entry.facts:
                cited.add(fact)
                self._cites(self.sources[entry.name], ("facts",), fact, file)
            if weak and entry.examples.respec:
                self._on_weak_facts(self.sources[entry.name], ("facts",), entry.facts, file)
        for fact in file.facts.keys() - cited:
            self.mistakes.note(self.facts_source, ("facts", fact), f"nothing cites {fact}")
        for fact, row in file.facts.items():
            if row.source not in file.sources:
                message = f"there is no source `{row.source}`"
                self.mistakes.note(self.facts_source, ("facts", fact, "source"), message)

    def _cited_by_limits(self, file: FactsFile) -> Iterator[str]:
        for path, facts in self._limit_facts():
            for fact in facts:
                yield fact
                self._cites(self.limits_source, path, fact, file)
            if str(path[-1]).startswith("respec"):
                self._on_weak_facts(self.limits_source, path, facts, file)

    def _limit_facts(self) -> Iterator[tuple[Path, Collection[str]]]:
        for name, column in self.limits.columns.items():
            yield ("columns", name), column.facts
        for name, figure in self.limits.figures.items():
            yield ("figures", name), figure.facts
        for name, limit in self.limits.limits.items():
            for side, threshold in limit:
                if side != "title" and threshold is not None:
                    yield ("limits", name, side), threshold.facts

    def _cites(self, source: Source, path: Path, fact: str, file: FactsFile) -> None:
        if fact not in file.facts:
            self.mistakes.note(source, path, f"there is no fact {fact} in facts.yaml")

    def _on_weak_facts(
        self, source: Source, path: Path, facts: Collection[str], file: FactsFile
    ) -> None:
        known = [file.facts[fact] for fact in facts if fact in file.facts]
        if known and all(fact.confidence == "L" for fact in known):
            message = "a respec can't rest on a fact of low confidence"
            self.mistakes.note(source, path, message)

    def _examples(self, entry: Rule | Required) -> None:
        bases = self.book.bases
        for kind, place, example in by_kind(entry.examples):
            path: Path = ("examples", kind, place)
            if example.base not in bases:
                near = nearest(example.base, bases)
                hint = f", did you mean `{near}`?" if near else ""
                self._note(entry, (*path, "base"), f"there is no base `{example.base}`{hint}")
                continue
            for finding in load(order_of(example, bases)).findings:
                self._note(entry, (*path, "order", *finding.path), finding.message)

    def _examples_owed(self, rule: Rule) -> None:
        verdicts = {verdict.word for verdict, _ in rule.tests}
        if rule.limit:
            verdicts |= {one.verdict.word for one in rule.limit.thresholds}
        owed = {"pass", *verdicts} | ({"irrelevant"} if rule.when else set())
        given = {kind for kind, _, _ in by_kind(rule.examples)}
        for kind in sorted(owed - given):
            self._note(rule, ("examples",), f"an example is missing for `{kind}`")

    def _fields_owed(self, rule: Rule) -> None:
        """A field that a rule reads must be asked for somewhere, or be tested by stated()."""
        asked = {read for one in self.book.required for row in one.rows for read in row.fields}
        asked |= rule.asks
        for read in sorted(rule.needs):
            if not _is_optional(read) or any(_reaches(known, read) for known in asked):
                continue
            path = ".".join(read).replace(f".{ITEM}", ITEM)
            message = f"nothing asks for {path}: add a required row, or `when: stated({path})`"
            self._note(rule, ("when",), message)


def _reaches(asked: Read, read: Read) -> bool:
    """A row that asks for a list asks for its items; one that asks for a field, for its parts."""
    return read[: len(asked)] == asked or asked[: len(read)] == read


def _is_optional(read: Read) -> bool:
    """Tell whether a field can be missing: neither filled in by the model nor by another field."""
    known = shapes(Order)
    for step in read:
        if step == ITEM:
            continue
        shape = known.get(step)
        if shape is None:
            return True
        if shape.filled or shape.follows:
            return False
        inner = shape.item or shape
        known = shapes(inner.block) if inner.kind == "block" and inner.block else {}
    return True

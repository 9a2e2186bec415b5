"""What the rules of a rulebook owe each other, their facts and their examples."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pinspec.errors import NewerFormatError
from pinspec.finding import Form, Verdict
from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from pinspec.rule.examples import by_kind, order_of
from pinspec.rule.rule import Required, Rule
from pinspec.rule.vocabulary import ITEM, LAST, Read, hint, written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pinspec.path import Path
    from pinspec.rule.facts import FactsFile
    from pinspec.rule.pack import Pack
    from pinspec.source import Source

_NAME = re.compile(r"[a-z0-9_]+/[a-z0-9-]+")


@dataclass(frozen=True)
class Shelf:
    """A rulebook with the files that it was read from."""

    pack: Pack
    facts: FactsFile
    facts_source: Source
    bases: dict[str, Source]

    def check(self) -> None:
        """Note all that is refused on a shelf."""
        self._codes(self.pack.entries)
        self._unused()
        self._facts(self.pack.entries, self.facts)
        sound = {name for name, base in self.bases.items() if self._is_order(base, base)}
        for entry in self.pack.entries:
            self._examples(entry, sound)
            self._examples_owed(entry)
        for rule in self.pack.rules:
            self._fields_owed(rule)

    def _note(self, entry: Rule | Required, path: Path, message: str) -> None:
        self.pack.mistakes.note(self.pack.sources[entry.name], path, message)

    def _codes(self, entries: tuple[Rule | Required, ...]) -> None:
        counts = Counter(entry.code for entry in entries)
        for entry in entries:
            if counts[entry.code] > 1:
                self._note(entry, ("code",), f"the code {entry.code} is used twice")
            if entry.code.rstrip("0123456789") != self.pack.marker.prefix:
                self._note(
                    entry, ("code",), f"codes of this pack begin with {self.pack.marker.prefix}"
                )
            if entry.code in {form.code for form in Form}:
                self._note(entry, ("code",), f"{entry.code} is a mistake in an order's form")
            block = entry.name.partition("/")[0]
            if block not in shapes(Order):
                message = f"the order has no block `{block}`{hint(block, shapes(Order))}"
                self._note(entry, ("code",), message)
            if not _NAME.fullmatch(entry.name):
                self._note(entry, ("code",), "names are small letters, digits and hyphens")

    def _unused(self) -> None:
        used = {column.name for limit in self.pack.deck.limits.values() for column in limit.columns}
        for name in self.pack.limits.columns.keys() - used:
            self._note_limit(("columns", name), f"no limit has the column `{name}`")
        for group, names in (
            ("limits", self.pack.limits.limits),
            ("figures", self.pack.limits.figures),
        ):
            for name in names.keys() - self.pack.deck.used:
                self._note_limit((group, name), f"no rule reads `{name}`")

    def _note_limit(self, path: Path, message: str) -> None:
        self.pack.mistakes.note(self.pack.limits_source, path, message)

    def _facts(self, entries: tuple[Rule | Required, ...], file: FactsFile) -> None:
        cited = set(self._cited_by_limits(file))
        for entry in entries:
            source = self.pack.sources[entry.name]
            for path, facts, weighs in _cited_by(entry, source):
                cited.update(facts)
                for fact in facts:
                    self._cites(source, path, fact, file)
                if weighs:
                    self._on_weak_facts(source, path, facts, file)
        for fact in file.facts.keys() - cited:
            self.pack.mistakes.note(self.facts_source, ("facts", fact), f"nothing cites {fact}")
        for fact, row in file.facts.items():
            if row.source not in file.sources:
                message = f"there is no source `{row.source}`"
                self.pack.mistakes.note(self.facts_source, ("facts", fact, "source"), message)

    def _cited_by_limits(self, file: FactsFile) -> Iterator[str]:
        for path, facts in self._limit_facts():
            for fact in facts:
                yield fact
                self._cites(self.pack.limits_source, path, fact, file)
            if str(path[-1]).startswith("respec"):
                self._on_weak_facts(self.pack.limits_source, path, facts, file)

    def _limit_facts(self) -> Iterator[tuple[Path, Collection[str]]]:
        for name, column in self.pack.limits.columns.items():
            yield ("columns", name), column.facts
        for name, figure in self.pack.limits.figures.items():
            yield ("figures", name), figure.facts
        for name, limit in self.pack.limits.limits.items():
            for side, threshold in limit:
                if side != "title" and threshold is not None:
                    yield ("limits", name, side), threshold.facts

    def _cites(self, source: Source, path: Path, fact: str, file: FactsFile) -> None:
        if fact not in file.facts:
            self.pack.mistakes.note(source, path, f"there is no fact {fact} in facts.yaml")

    def _on_weak_facts(
        self, source: Source, path: Path, facts: Collection[str], file: FactsFile
    ) -> None:
        known = [file.facts[fact] for fact in facts if fact in file.facts]
        if known and all(fact.confidence == "L" for fact in known):
            message = "a respec can't rest on a fact of low confidence"
            self.pack.mistakes.note(source, path, message)

    def _examples(self, entry: Rule | Required, sound: Collection[str]) -> None:
        bases = {name: source.data for name, source in self.bases.items()}
        for kind, place, example in by_kind(entry.examples):
            path: Path = ("examples", kind, place)
            if example.base not in bases:
                message = f"there is no base `{example.base}`{hint(example.base, bases)}"
                self._note(entry, (*path, "base"), message)
            elif example.base in sound:
                order = order_of(example, bases)
                self._is_order(order, self.pack.sources[entry.name], (*path, "order"))

    def _is_order(self, order: Source | dict[str, Any], source: Source, path: Path = ()) -> bool:
        """Tell whether an order can be read, noting at a path of a file why not."""
        try:
            findings = load(order).findings
        except NewerFormatError as error:
            self.pack.mistakes.note(source, (*path, "pinspec"), error.message)
            return False
        for finding in findings:
            self.pack.mistakes.note_finding(source, finding, path)
        return not findings

    def _examples_owed(self, entry: Rule | Required) -> None:
        given = {kind for kind, _, _ in by_kind(entry.examples)}
        for kind in sorted({"pass", *_outcomes(entry)} - given):
            self._note(entry, ("examples",), f"an example is missing for `{kind}`")

    def _fields_owed(self, rule: Rule) -> None:
        """A field that a rule reads must be asked for somewhere, or be tested by stated()."""
        asked = {read for one in self.pack.required for row in one.rows for read in row.fields}
        asked |= rule.asks
        items = rule.each.items.needs if rule.each else frozenset[Read]()
        for read in sorted(rule.needs | items):
            if not _is_optional(read) or any(_reaches(known, read) for known in asked):
                continue
            path = written(read)
            message = f"nothing asks for {path}: add a required row, or `when: stated({path})`"
            self._note(rule, (_key_that_needs(rule, read),), message)


def _cited_by(
    entry: Rule | Required, source: Source
) -> Iterator[tuple[Path, Collection[str], bool]]:
    """Give where facts are cited, and whether a respec rests on them there."""
    if isinstance(entry, Rule):
        listed = source.data["facts"] if isinstance(source.data, dict) else []
        own = [fact for fact in entry.facts if isinstance(listed, list) and fact in listed]
        yield ("facts",), own, Verdict.RESPEC in {verdict for verdict, _ in entry.tests}
        yield ("cost", "facts"), set(entry.facts) - set(own), False
        return
    for place, row in enumerate(entry.rows):
        yield ("rows", place, "facts"), row.facts, row.verdict is Verdict.RESPEC


def _outcomes(entry: Rule | Required) -> set[str]:
    """The outcomes beside a pass that a rule can come to by what it says."""
    if not isinstance(entry, Rule):
        return {row.verdict.word for row in entry.rows}
    verdicts = {verdict.word for verdict, _ in entry.tests}
    if entry.limit:
        verdicts |= {one.verdict.word for one in entry.limit.thresholds}
    return verdicts | ({"irrelevant"} if entry.when else set())


def _key_that_needs(rule: Rule, read: Read) -> str:
    tests = {"when": rule.when, "measure": rule.measure}
    tests |= {verdict.word: test for verdict, test in rule.tests}
    return next((key for key, test in tests.items() if test and read in test.needs), "each")


def _reaches(asked: Read, read: Read) -> bool:
    """A row that asks for a list asks for its items; one that asks for a field, for its parts."""
    return read[: len(asked)] == asked or asked[: len(read)] == read


def _is_optional(read: Read) -> bool:
    """Tell whether a field can be missing: neither filled in by the model nor by another field."""
    known = shapes(Order)
    for step in read:
        if step in {ITEM, LAST}:
            continue
        shape = known.get(step)
        if shape is None:
            return True
        if shape.filled or shape.follows:
            return False
        inner = shape.item or shape
        known = shapes(inner.block) if inner.kind == "block" and inner.block else {}
    return True

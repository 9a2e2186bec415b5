"""What the rules of a rulebook or pack owe each other, the order and their examples."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pinspec.errors import NewerFormatError
from pinspec.finding import Form, Verdict
from pinspec.language.read import ITEM, LAST, Read, field_of, written
from pinspec.language.vocabulary import hint
from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from pinspec.rule.examples import by_kind, order_of
from pinspec.rule.rule import REQUIRED, Required, Rule
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pinspec.path import Path
    from pinspec.rule.makes import Makes
    from pinspec.rulebook.book import Rulebook
    from pinspec.rulebook.pack import Pack
    from pinspec.source import Data, Source

_OF_WAIVERS = {word for one in Lapse for word in (one.code, one.rule)}
_NAME = re.compile(r"[a-z0-9_]+/[a-z0-9-]+")


@dataclass(frozen=True)
class Shelf:
    """A rulebook, or a pack over one, with the files that it was read from."""

    pack: Pack
    below: Rulebook | None = None
    """What a pack is added to: it may use all of its names, and give none of them anew."""

    def check(self, *, whole: bool) -> None:
        """Note all that is refused on a shelf.

        Args:
            whole: whether all files could be read; what nothing uses is not known before.
        """
        self._codes(self.pack.entries)
        self._old_names([*self.pack.entries, *(self.below.entries if self.below else ())])
        if whole:
            self._unused()
        bases = {name: source.data for name, source in self.pack.bases.items()}
        sound = {name for name, base in self.pack.bases.items() if self._is_order(base, base)}
        if self.below is not None:
            known = self.below.bases
            self._taken(self.below, known)
            sound |= known.keys()
            bases |= known
        for entry in self.pack.entries:
            self._bars_a_respec(entry)
            self._examples(entry, bases, sound)
            self._examples_owed(entry)
        if not any(f"/{REQUIRED}" in file for file, *_ in self.pack.mistakes.found):
            self._fields_owed()

    def _note(self, entry: Rule | Required, path: Path, message: str) -> None:
        self.pack.mistakes.note(self.pack.sources[entry.name], path, message)

    def _codes(self, entries: tuple[Rule | Required, ...]) -> None:
        counts = Counter(entry.code for entry in entries)
        for entry in entries:
            if counts[entry.code] > 1:
                self._note(entry, ("code",), f"the code {entry.code} is used twice")
            if entry.code in {form.code for form in Form}:
                self._note(entry, ("code",), f"{entry.code} is a mistake in an order's form")
            for word in sorted({entry.code, entry.name} & _OF_WAIVERS):
                self._note(entry, ("code",), f"{word} is what is wrong with an order's waivers")
            if not _NAME.fullmatch(entry.name):
                self._note(entry, ("code",), "names are small letters, digits and hyphens")

    def _old_names(self, entries: Sequence[Rule | Required | Makes]) -> None:
        """Refuse an old name by which a rule goes now, and one that stands twice."""
        now = {word for one in entries for word in (one.code, one.name)}
        before = Counter(word for one in entries for word in one.formerly)
        for entry in self.pack.entries:
            for place, word in enumerate(entry.formerly):
                if word in now:
                    self._note(entry, ("formerly", place), f"{word} is what a rule is called now")
                elif before[word] > 1:
                    self._note(entry, ("formerly", place), f"{word} stands twice among old names")

    def _taken(self, below: Rulebook, bases: Collection[str]) -> None:
        """Refuse names of rules and bases that the rulebook below has."""
        rules = {rule.name for rule in below.rules}
        for rule in self.pack.rules:
            if rule.name in rules:
                message = f"there is a rule {rule.name} already: give the file another name"
                self._note(rule, ("code",), message)
        for name in self.pack.bases.keys() & set(bases):
            message = f"there is a base `{name}` already: give the file another name"
            self.pack.mistakes.note(self.pack.bases[name], (), message)

    def _unused(self) -> None:
        used = {column.name for limit in self.pack.deck.limits.values() for column in limit.columns}
        for name in self.pack.limits.columns.keys() - used:
            self._note_limit(("columns", name), f"no limit has the column `{name}`")
        for group, names in (
            ("limits", self.pack.limits.limits),
            ("figures", self.pack.limits.figures),
        ):
            for name in names.keys() - self.pack.deck.used - self._noted():
                self._note_limit((group, name), f"no rule reads `{name}`")

    def _noted(self) -> set[str]:
        """The figures that only the notes of a report read, which know no pack."""
        figures = self.pack.limits.figures if self.pack.is_ours else {}
        return {name for name, row in figures.items() if row.note}

    def _note_limit(self, path: Path, message: str) -> None:
        self.pack.mistakes.note(self.pack.limits_source, path, message)

    def _examples(
        self, entry: Rule | Required, bases: Mapping[str, Data], sound: Collection[str]
    ) -> None:
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

    def _bars_a_respec(self, entry: Rule | Required) -> None:
        if entry.no_waiver and Verdict.RESPEC.word not in _outcomes(entry):
            message = "it bars waivers of a respec, and there is none: take it out"
            self._note(entry, ("no_waiver",), message)

    def _examples_owed(self, entry: Rule | Required) -> None:
        given = {kind for kind, _, _ in by_kind(entry.examples)}
        for kind in sorted({"pass", *_outcomes(entry)} - given):
            self._note(entry, ("examples",), f"an example is missing for `{kind}`")

    def _fields_owed(self) -> None:
        """A field that a rule reads must be asked for somewhere, or be tested by stated()."""
        required = [*self.pack.required, *(self.below.required if self.below else ())]
        asked = {read for one in required for row in one.rows for read in row.fields}
        for rule in self.pack.rules:
            items = [rule.each.items] if rule.each else []
            needs = {field_of(read) for part in (*rule.parts, *items) for read in part.needs}
            known = asked.union(field_of(read) for part in rule.parts for read in part.asks)
            for read in sorted(needs):
                if not _is_optional(read) or any(_reaches(one, read) for one in known):
                    continue
                path = written(read)
                message = f"nothing asks for {path}: add a required row, or `when: stated({path})`"
                self._note(rule, (_key_that_needs(rule, read),), message)


def _outcomes(entry: Rule | Required) -> set[str]:
    """The outcomes beside a pass that a rule can come to by what it says."""
    if not isinstance(entry, Rule):
        stops = {Verdict.RESPEC} if entry.respec_from else set[Verdict]()
        return {one.word for one in stops.union(row.verdict for row in entry.rows)}
    verdicts = {verdict.word for verdict, _ in entry.tests}
    if entry.phrases:
        verdicts |= {entry.phrases.verdict.word, Verdict.COSMETIC.word}
    if entry.limit:
        verdicts |= {one.verdict.word for one in entry.limit.thresholds}
    return verdicts | ({"irrelevant"} if entry.when else set())


def _key_that_needs(rule: Rule, read: Read) -> str:
    tests = {"when": rule.when, "measure": rule.measure}
    tests |= {verdict.word: test for verdict, test in rule.tests}
    return next(
        (key for key, test in tests.items() if test and read in map(field_of, test.needs)), "each"
    )


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

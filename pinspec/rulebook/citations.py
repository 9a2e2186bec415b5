"""What rules and limits owe the facts that they cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pinspec.finding import Verdict
from pinspec.language.vocabulary import hint
from pinspec.rule.rule import Required, Rule
from pinspec.rule.schema import Threshold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pinspec.path import Path
    from pinspec.rule.facts import FactRow, FactsFile
    from pinspec.rulebook.pack import Pack
    from pinspec.source import Source

READERS = 2
"""Whoever reads a house figure out of a page, and one who has looked whether it says so."""


@dataclass(frozen=True)
class Citations:
    """The facts of a rulebook or pack, and whatever cites them."""

    pack: Pack
    facts: FactsFile
    source: Source
    """The text of the facts."""
    settled: Mapping[str, FactRow]
    """The facts of the rulebook below, which a pack may cite as well."""

    def check(self, *, whole: bool) -> None:
        """Note what is wrong; what nothing cites only where the whole rulebook could be read."""
        cited = set(self._cited_by_limits())
        for entry in self.pack.entries:
            source = self.pack.sources[entry.name]
            for path, facts, weighs in _cited_by(entry, source):
                cited.update(facts)
                self._known(source, path, facts)
                if weighs:
                    self._carry_a_respec(source, path, facts)
        for name, row in self.facts.facts.items():
            self._row(name, row)
            if whole and name not in self.settled:
                self._use(name, row, is_cited=name in cited)

    def _note(self, source: Source, path: Path, message: str) -> None:
        self.pack.mistakes.note(source, path, message)

    def _use(self, name: str, row: FactRow, *, is_cited: bool) -> None:
        """A fact is cited, or says why no rule decides on it."""
        if row.undecided is None:
            if not is_cited:
                self._note(self.source, ("facts", name), f"nothing cites {name}")
        elif is_cited:
            message = f"{name} is cited: take `undecided` out"
            self._note(self.source, ("facts", name, "undecided"), message)
        elif row.undecided not in self.facts.reasons:
            near = hint(row.undecided, self.facts.reasons)
            message = f"there is no reason `{row.undecided}`{near}"
            self._note(self.source, ("facts", name, "undecided"), message)

    def _row(self, name: str, row: FactRow) -> None:
        if name in self.settled:
            message = f"there is a fact {name} already: choose another name"
            self._note(self.source, ("facts", name), message)
        if row.source not in self.facts.sources:
            message = f"there is no source `{row.source}`{hint(row.source, self.facts.sources)}"
            self._note(self.source, ("facts", name, "source"), message)
        if row.read_by is not None and not _read_twice(row):
            message = f"`read_by` names {READERS} different readers or more"
            self._note(self.source, ("facts", name, "read_by"), message)

    def _cited_by_limits(self) -> Iterator[str]:
        source = self.pack.limits_source
        for path, facts in self._limit_facts():
            yield from facts
            self._known(source, path, facts)
            if str(path[-1]).startswith("respec"):
                self._carry_a_respec(source, path, facts)

    def _limit_facts(self) -> Iterator[tuple[Path, Collection[str]]]:
        limits = self.pack.limits
        for name, column in limits.columns.items():
            yield ("columns", name), column.facts
        for name, figure in limits.figures.items():
            yield ("figures", name), figure.facts
        for name, limit in limits.limits.items():
            for side, threshold in limit:
                if isinstance(threshold, Threshold):
                    yield ("limits", name, side), threshold.facts

    def _known(self, source: Source, path: Path, facts: Collection[str]) -> None:
        for fact in facts:
            if fact not in self.facts.facts and fact not in self.settled:
                self._note(source, path, f"there is no fact {fact} in facts.yaml")

    def _carry_a_respec(self, source: Source, path: Path, facts: Collection[str]) -> None:
        """Refuse a respec where nothing that it rests on can carry one."""
        rows = [self.facts.facts[fact] for fact in facts if fact in self.facts.facts]
        settled = [self.settled[fact] for fact in facts if fact in self.settled]
        strong = any(self._is_strong(row) for row in rows)
        if strong or any(row.confidence != "L" for row in settled) or not (rows or settled):
            return
        message = "a respec can't rest on a fact of low confidence"
        if any(row.confidence == "house" for row in rows):
            message = (
                "a respec can't rest on house figures that one person has read: "
                "write who else has, as `read_by: [A. Keller, J. Ortiz]` in the fact"
            )
        self._note(source, path, message)

    def _is_strong(self, row: FactRow) -> bool:
        if row.confidence == "house":
            return self.pack.is_ours or _read_twice(row)
        return row.confidence != "L"


def _read_twice(row: FactRow) -> bool:
    return len({name.strip().casefold() for name in row.read_by or ()}) >= READERS


def _cited_by(
    entry: Rule | Required, source: Source
) -> Iterator[tuple[Path, Collection[str], bool]]:
    """Give where facts are cited, and whether a respec rests on them there."""
    if isinstance(entry, Rule):
        listed = source.data["facts"] if isinstance(source.data, dict) else []
        own = [fact for fact in entry.facts if isinstance(listed, list) and fact in listed]
        verdicts = {verdict for verdict, _ in entry.tests}
        verdicts |= {entry.phrases.verdict} if entry.phrases else set()
        yield ("facts",), own, Verdict.RESPEC in verdicts
        yield ("cost", "facts"), set(entry.facts) - set(own), False
        return
    for place, row in enumerate(entry.rows):
        stops = row.verdict is Verdict.RESPEC or entry.respec_from is not None
        yield ("rows", place, "facts"), row.facts, stops

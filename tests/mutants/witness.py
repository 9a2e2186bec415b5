"""Asks the loader, the examples and the threshold sheet whether they notice a mutant."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from pinspec import Rulebook, prove
from pinspec.errors import RulebookError
from pinspec.proof import Result
from pinspec.rule.deck import compile_limits
from pinspec.rule.mistakes import Mistakes
from pinspec.rule.schema import LimitsFile
from pinspec.rulebook.guarded import Guarded
from pinspec.rulebook.pack import LIMITS, Pack, read_pack
from pinspec.source import Source
from tests.mutants.limits import of_limits
from tests.mutants.mutant import Mutant
from tests.mutants.rules import of_blocks
from tests.test_threshold_sheet import sides, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.source import Data

LOADER, EXAMPLES, SHEET = "loader", "examples", "sheet"


class Witness:
    """A rulebook as it stands, and all that should notice when something in it changes."""

    def __init__(self, folder: FilePath) -> None:
        self.folder = folder
        self.pack = read_pack(Guarded.of(folder), examples=True)
        self.sources = {LIMITS: self.pack.limits_source}
        self.sources |= {f"{name}.yaml": one for name, one in self.pack.sources.items()}
        self.sheet: dict[str, list[tuple[dict[str, str], str, str]]] = defaultdict(list)
        for row, value, expected in sides():
            self.sheet[row["rule"]].append((row, value, expected))

    def mutants(self) -> Iterator[Mutant]:
        """Give every mutant, file by file."""
        rules = " ".join(str(one.data) for one in self.sources.values())
        for file, source in self.sources.items():
            assert isinstance(source.data, dict)
            if file == LIMITS:
                yield from of_limits(file, source.data, rules)
            yield from of_blocks(file, source.data)

    def line(self, mutant: Mutant) -> int:
        """Find the line that a mutant changes."""
        span = self.sources[mutant.file].span(mutant.path)
        return span.line if span else 1

    def who_notices(self, mutant: Mutant) -> str | None:
        """Say who notices first, if anybody does; the loader as a whole is slow, so it is last."""
        data = mutant.data(self.sources[mutant.file].data)
        book = self._book(mutant, data)
        if book is None:
            return LOADER
        return self._who_speaks(book) or (LOADER if self.is_refused(mutant.file, data) else None)

    def who_is_wrong(self) -> str | None:
        """Say who has something against the rulebook before anything is changed in it."""
        return self._who_speaks(Rulebook.load(self.folder))

    def _who_speaks(self, book: Rulebook) -> str | None:
        if any(one.result is not Result.OK for one in prove(book)):
            return EXAMPLES
        rows = (one for rule in book.rules for one in self.sheet[rule.name])
        if any(verdict(row, value, book) != expected for row, value, expected in rows):
            return SHEET
        return None

    def is_refused(self, file: str, data: Data) -> bool:
        """Tell whether a rulebook with this file in it is refused, in a copy of its folder."""
        with tempfile.TemporaryDirectory() as name:
            copy = FilePath(name) / "rules"
            shutil.copytree(self.folder, copy)
            (copy / file).write_text(json.dumps(data), encoding="utf-8")
            try:
                Rulebook.load(copy)
            except RulebookError:
                return True
        return False

    def _book(self, mutant: Mutant, data: Data) -> Rulebook | None:
        """Compile what a mutant has to do with; ``None`` when that is refused."""
        mistakes, deck, limits = Mistakes(), self.pack.deck, self.pack.limits
        if mutant.file == LIMITS:
            source = Source(LIMITS, "", data)
            read = mistakes.model(source, LimitsFile)
            if read is None:
                return None
            limits, deck = read, compile_limits(read, source, mistakes)
        marker = self.pack.marker
        assert marker is not None
        pack = Pack(
            self.pack.folder, marker, self.pack.marker_source, limits, self.pack.limits_source,
            deck, mistakes,
        )  # fmt: skip
        for file in self._touched(mutant):
            changed = data if file == mutant.file else self.sources[file].data
            pack.take(file.removesuffix(".yaml"), Source(file, "", changed))
        if mistakes.found:
            return None
        return Rulebook(marker.name, tuple(pack.rules), tuple(pack.required), deck, self.folder)

    def _touched(self, mutant: Mutant) -> list[str]:
        """List the rule files that a change can make a difference to."""
        if mutant.file != LIMITS:
            return [mutant.file]
        limits: Any = self.sources[LIMITS].data
        groups = ("figures", "columns", "limits")
        rows = {name: row for group in groups for name, row in limits.get(group, {}).items()}
        names = {str(mutant.path[1])}
        for _ in groups:  # a column may name a figure, and a limit a column
            names |= {name for name, row in rows.items() if _mentions(row, names)}
        return [
            file for file, one in self.sources.items()
            if file != LIMITS and _mentions(one.data, names)
        ]  # fmt: skip


def _mentions(data: Data, names: set[str]) -> bool:
    return not names.isdisjoint(re.findall(r"\w+", str(data)))

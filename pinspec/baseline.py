"""A baseline: findings that were there when checks began, and do not count until they are mended.

It counts their marks by file. One finding more of the same kind, and all of that kind count again,
as nobody can tell which of them is new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pinspec.decode import merge_at
from pinspec.errors import PinspecError, UnreadableFileError
from pinspec.files import read_bytes
from pinspec.marks import (
    codes_before,
    covered,
    leftover,
    mark_of,
    marks_of,
    points,
    renamed,
    still_known,
)
from pinspec.repository import top_of
from pinspec.waivable import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pinspec.report import Report
    from pinspec.rulebook.book import Rulebook
    from pinspec.waivable import Point
    from pinspec.waived import WaiverTerms

FORMAT = 1
_MOST_BYTES = 16 * 1024 * 1024
_BLANKS = 2
"""Between the parts of a mark."""
_ANEW = "write it anew with `pinspec baseline write`"


class Baseline:
    """The findings that are known already, counted by file and mark.

    Args:
        counts: how often each mark stands in each file, whose path is from the top of its
            repository on; without one it is from the baseline's folder on.
        folder: where the baseline lies.
    """

    def __init__(self, counts: Mapping[str, Mapping[str, int]], folder: Path) -> None:
        self.counts = counts
        self.top = top_of(folder) or Path(os.path.realpath(folder))
        self._tops: dict[Path, Path | None] = {}

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """Read a baseline.

        Raises:
            UnreadableFileError: the file can't be opened or read.
            PinspecError: it is no baseline, or one of a later version.
        """
        try:
            raw = read_bytes(file, most=_MOST_BYTES)
        except UnreadableFileError as error:
            advice = "`pinspec baseline write` writes a baseline"
            raise UnreadableFileError(f"the baseline {error.message}", advice) from None
        try:
            data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
        except json.JSONDecodeError as error:
            if merge := merge_at(error.doc):
                message = f"{file}:{merge}:1: an unresolved merge begins here"
                raise PinspecError(message, "keep the lines of both sides, each once") from None
            place = f"{file}:{error.lineno}:{error.colno}"
            raise PinspecError(f"{place}: the baseline is no JSON: {error.msg}", _ANEW) from None
        except (ValueError, RecursionError) as error:
            why = "it is nested too deep" if isinstance(error, RecursionError) else error
            raise PinspecError(f"{file}: the baseline can't be read: {why}", _ANEW) from None
        return cls(_checked(data, str(file)), file.parent)

    def renamed(self, rulebooks: Iterable[Rulebook]) -> Baseline:
        """Give it with the codes that rules have now, where it knows them by older ones."""
        codes = codes_before(rulebooks)
        if not codes:
            return self
        counts = {name: renamed(marks, codes) for name, marks in self.counts.items()}
        return Baseline(counts, self.top)

    def applied(self, report: Report, terms: WaiverTerms | None = None) -> Report:
        """Take what is known out of the findings of a report.

        Args:
            report: the order, judged.
            terms: which rules are mandatory here; what they find always counts.
        """
        found, known = marks_of(report, terms), self._known(report)
        not_new = covered(found, known)
        parts: dict[tuple[int, bool], list[Point]] = {}
        for one in points(report, terms):
            is_known = not one.barred and mark_of(one) in not_new
            parts.setdefault((id(one.finding), is_known), []).append(one)
        return replace(
            report,
            findings=tuple(part_of(some) for (_, is_known), some in parts.items() if not is_known),
            baselined=tuple(part_of(some) for (_, is_known), some in parts.items() if is_known),
            leftover=leftover(known, still_known(found, known, report)),
        )

    def still_known(self, report: Report, terms: WaiverTerms | None = None) -> Counter[str]:
        """Give what it has to know of an order from now on, that nothing mended can come back."""
        return still_known(marks_of(report, terms), self._known(report), report)

    def _known(self, report: Report) -> Counter[str]:
        return Counter(self.counts.get(self.key(report.name)))

    marks = staticmethod(marks_of)

    @staticmethod
    def barred(report: Report, terms: WaiverTerms | None = None) -> int:
        """Count what is found and can't be in any baseline."""
        return sum(bool(one.barred) for one in points(report, terms))

    @property
    def size(self) -> int:
        """How many findings it knows."""
        return sum(sum(marks.values()) for marks in self.counts.values())

    def key(self, name: str) -> str:
        """Give the path of a file from the top of its repository on, alike on every system."""
        path = Path(os.path.realpath(name))
        if path.is_relative_to(self.top):
            return path.relative_to(self.top).as_posix()
        if path.parent not in self._tops:
            self._tops[path.parent] = top_of(path.parent)
        top = self._tops[path.parent]
        return path.relative_to(top).as_posix() if top else path.as_posix()

    def gone(self) -> list[str]:
        """Name the files that it knows but are no more."""
        return [name for name in self.counts if not os.path.lexists(self.top / name)]

    @property
    def of_gone(self) -> int:
        """How many findings it knows of files that are no more."""
        return sum(sum(self.counts[name].values()) for name in self.gone())

    def text(self) -> str:
        """Write it as a file has it: sorted, a mark a line, so that changes read well."""
        rows = {name: dict(sorted(self.counts[name].items())) for name in sorted(self.counts)}
        document = {"pinspec-baseline": FORMAT, "orders": {k: v for k, v in rows.items() if v}}
        return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice, as a merge of two branches may leave it."""
    content = dict(pairs)
    if len(content) < len(pairs):
        twice = next(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
        raise ValueError(f"`{twice}` stands twice")
    return content


def _checked(data: Any, file: str) -> dict[str, dict[str, int]]:
    """Refuse what is no baseline."""
    known = {"pinspec-baseline", "orders"}
    if not isinstance(data, dict) or set(data) != known or not isinstance(data["orders"], dict):
        raise PinspecError(f"{file}: this is no baseline", _ANEW)
    if data["pinspec-baseline"] != FORMAT:
        message = f"{file}: a baseline of format {data['pinspec-baseline']}; this reads {FORMAT}"
        raise PinspecError(message, "use the pinspec that wrote it, or " + _ANEW)
    for name, marks in data["orders"].items():
        if not isinstance(marks, dict):
            raise PinspecError(f"{file}: {name} has no counts", _ANEW)
        for mark, number in marks.items():
            if mark.count(" ") < _BLANKS:
                raise PinspecError(f"{file}: {name}: {mark} is no finding", _ANEW)
            if type(number) is not int or number < 1:
                message = f"{file}: {name}: {mark} is {number!r}, not how often it was found"
                raise PinspecError(message, _ANEW)
    return data["orders"]

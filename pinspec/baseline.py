"""A baseline: findings that were there when checks began, and do not count until they are mended.

It counts them by file, rule and path in the order. Lines may move, and so may the items of a list;
one finding more of the same kind, and all of that kind count again, as nobody can tell which of
them is new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.errors import PinspecError
from pinspec.files import read_bytes
from pinspec.path import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pinspec.finding import Finding
    from pinspec.path import Path as OrderPath

FORMAT = 1
_MOST_BYTES = 16 * 1024 * 1024
_ANEW = "write it anew with `pinspec baseline write`"


class Split(NamedTuple):
    """The findings of an order, by whether a baseline has them."""

    counting: tuple[Finding, ...]
    known: tuple[Finding, ...]
    leftover: Mapping[str, int]
    """How many of each mark the baseline has beyond what was found."""


class Baseline:
    """The findings that are known already, counted by file and mark.

    Args:
        counts: how often each mark stands in each file, whose path is from ``folder`` on.
        folder: where the baseline lies.
    """

    def __init__(self, counts: Mapping[str, Mapping[str, int]], folder: Path) -> None:
        self.counts = counts
        self.folder = folder

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """Read a baseline.

        Raises:
            UnreadableFileError: the file can't be opened or read.
            PinspecError: it is no baseline, or one of a later version.
        """
        raw = read_bytes(file, most=_MOST_BYTES)
        try:
            data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
        except json.JSONDecodeError as error:
            place = f"{file}:{error.lineno}:{error.colno}"
            raise PinspecError(f"{place}: the baseline is no JSON: {error.msg}", _ANEW) from None
        except (ValueError, RecursionError) as error:
            why = "it is nested too deep" if isinstance(error, RecursionError) else error
            raise PinspecError(f"{file}: the baseline can't be read: {why}", _ANEW) from None
        return cls(_checked(data, str(file)), file.parent)

    def split(self, name: str, findings: Sequence[Finding]) -> Split:
        """Part the findings of a file into those that count and those that are known."""
        known = self.counts.get(self.key(name), {})
        found = marks_of(findings)
        covered = {mark for mark, number in found.items() if number <= known.get(mark, 0)}
        left = {mark: number - found[mark] for mark, number in known.items()}
        return Split(
            tuple(one for one in findings if not covered.issuperset(marks_of([one]))),
            tuple(one for one in findings if covered.issuperset(marks_of([one]))),
            {mark: number for mark, number in left.items() if number > 0},
        )

    def key(self, name: str) -> str:
        """Give the name of a file from the baseline's folder on, alike on every system."""
        path, folder = os.path.realpath(name), os.path.realpath(self.folder)
        with suppress(ValueError):  # another drive of Windows
            path = os.path.relpath(path, folder)
        return path.replace(os.sep, "/")

    def gone(self) -> list[str]:
        """Name the files that it knows but are no more."""
        return [name for name in self.counts if not os.path.lexists(self.folder / name)]

    def text(self) -> str:
        """Write it as a file has it: sorted, a mark a line, so that changes read well."""
        rows = {name: dict(sorted(self.counts[name].items())) for name in sorted(self.counts)}
        document = {"pinspec-baseline": FORMAT, "orders": {k: v for k, v in rows.items() if v}}
        return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def marks_of(findings: Iterable[Finding]) -> Counter[str]:
    """Count findings by what lasts of them: the code, and the path without positions in lists."""
    return Counter(
        f"{one.code} {_lasting(path)}"
        for one in findings
        for path in ([each.path for each in one.missing] or [one.path])
    )


def _lasting(path: OrderPath) -> str:
    return show(tuple("[]" if isinstance(step, int) else step for step in path)).replace(
        ".[]", "[]"
    )


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
            if type(number) is not int or number < 1:
                message = f"{file}: {name}: {mark} is {number!r}, not how often it was found"
                raise PinspecError(message, _ANEW)
    return data["orders"]

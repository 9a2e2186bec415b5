"""A mutant: a file of the rulebook with one thing changed, as plain data."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pinspec.path import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.path import Path
    from pinspec.source import Data

GONE: Final = object()
"""Stands for the new value of what is dropped."""


class Edit(NamedTuple):
    """A new value at a path of a file, or none."""

    path: Path
    value: Any


class Mutant(NamedTuple):
    """One change, which the examples or the sheet should notice."""

    file: str
    """Below the rulebook's folder: ``artwork/lines.yaml``."""
    kind: str
    what: str
    edits: tuple[Edit, ...]

    @property
    def name(self) -> str:
        """What it is called in the report, and in the list of those that change nothing."""
        return f"rules/{self.file}: {self.what}"

    @property
    def path(self) -> Path:
        """Where the change begins."""
        return self.edits[0].path

    def data(self, original: Data) -> Data:
        """Give the file's data with the change in it."""
        mutated = deepcopy(original)
        for path, value in sorted(self.edits, key=lambda edit: edit.value is not GONE):
            target: Any = mutated
            for step in path[:-1]:
                target = target[step]
            if value is GONE:
                del target[path[-1]]
            else:
                target[path[-1]] = value
        return mutated


def told(path: Path, change: str) -> str:
    """Say where a change is and what it is."""
    return f"{show(path)} {change}" if path else change


def is_number(text: object) -> bool:
    """Tell whether a value is a number as rule files write one."""
    return isinstance(text, str) and text.replace(".", "", 1).isdigit()


def moved(text: str) -> Iterator[str]:
    """Give a number moved up and down by one in its last digit, a step that the sheet can see."""
    number = Decimal(text)
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    yield f"{number + step:f}"
    yield f"{number - step:f}"

"""A text that has been read: its data, and where in the text each value stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import yaml

from pinspec.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pinspec.path import Path

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
"""Nested dicts and lists whose leaves are the text as it was written, ``None`` where empty."""


class Places(NamedTuple):
    """The parser's events by the paths that they belong to."""

    keys: dict[Path, yaml.Event]
    values: dict[Path, yaml.Event]
    """The event that begins each value."""


class Source:
    """A text that has been read.

    ``data`` is ``None`` when the text could not be read at all; ``findings`` then says why.
    """

    def __init__(
        self, name: str, text: str, data: Data = None, findings: Iterable[Finding] = ()
    ) -> None:
        self.name = name
        """What the text is called in reports, such as the path of its file."""
        self.text = text
        """The text with line ends of one kind and no byte order mark."""
        self.data = data
        self.findings = list(findings)
        """Mistakes of form, each with its span."""
        self.unreadable: set[Path] = set()
        """Paths whose value is there but can't be taken for what it says."""
        self.find_places: Callable[[], Places] = lambda: Places({}, {})

    @cached_property
    def places(self) -> Places:
        """Where each key and value stands; found when first asked for."""
        return self.find_places()

    def span(self, path: Path, at: Literal["key", "value"] = "value") -> Span | None:
        """Find the place of a path, or of the nearest thing above it that stands in the text.

        A block or list has its key as its place, since its text may run over many lines; so has
        an empty value, of which there is nothing to show.
        ``None`` only for the whole order, or when there is no data.
        """
        keys, values = self.places
        while path:
            value = values.get(path)
            if at == "value" and isinstance(value, yaml.ScalarEvent) and _is_written(value):
                return span_of(value)
            if path in keys:
                return span_of(keys[path])
            if value is not None:
                start = span_of(value)
                return Span(start.line, start.column, start.line, start.column + 1)
            path = path[:-1]
        return None

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1; empty past the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


def _is_written(event: yaml.ScalarEvent) -> bool:
    return bool(event.value or event.style)


def span_of(event: yaml.Event) -> Span:
    """Give the stretch of text that a parser's event covers."""
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 - the parser marks every event
    assert end is not None  # noqa: S101
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

"""``facts.yaml``: what rules and limits rest on. Only whoever asks why pays for reading it."""

from __future__ import annotations

from typing import Literal

from pinspec.rule.schema import File, Line


class FactRow(File):
    """One cited fact, in one sentence of our own."""

    says: Line
    source: Line
    confidence: Literal["H", "M", "L", "house"]


class SourceRow(File):
    """Where facts come from."""

    publisher: Line
    title: Line
    year: int | None = None


class FactsFile(File):
    """``facts.yaml``: what rules and limits rest on."""

    sources: dict[str, SourceRow]
    facts: dict[str, FactRow]

"""``facts.yaml``: what rules and limits rest on. Only whoever asks why pays for reading it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pinspec.rule.schema import File, Line


class FactRow(File):
    """One cited fact, in one sentence of one's own."""

    says: Line
    source: Line
    confidence: Literal["H", "M", "L", "house"]
    read_by: list[Line] | None = None
    """Who has read it in its source; a pack's respec on a house figure takes two."""
    undecided: str | None = None
    """The name of the reason why no rule rests on it."""


class SourceRow(File):
    """Where facts come from."""

    publisher: Line
    title: Line
    year: int | None = None


class FactsFile(File):
    """``facts.yaml``: what rules and limits rest on."""

    sources: dict[str, SourceRow]
    reasons: dict[str, Line] = Field(default={})
    """Why no rule decides on a fact, by name."""
    facts: dict[str, FactRow]

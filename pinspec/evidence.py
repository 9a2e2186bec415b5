"""What a finding rests on: values, limits and words, what is missing, and what a change costs.

An order that passes has no findings, and need not load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pinspec.finding import Edge, Scalar, Verdict
    from pinspec.origin import Origin
    from pinspec.path import Path


class Evidence(NamedTuple):
    """One value that a finding rests on."""

    name: str
    """The path of the field, or the name of the computed fact."""
    value: Scalar
    unit: str = ""
    written: str = ""
    """The value as the file has it, where that is not the number itself (``0.047 in``)."""


class Allowed(NamedTuple):
    """The limit that a measured value was held against."""

    value: float
    unit: str
    edge: Edge
    limit: str
    """The limit's name in the limits file."""
    column: str
    """The column of the limit that decided."""
    assumed: tuple[str, ...] = ()
    """The fields that are not stated, so that the column was taken to apply."""
    facts: tuple[str, ...] = ()
    origin: Origin | None = None
    """Where the number comes from, when it is a factory's and not the rulebook's."""


class Part(NamedTuple):
    """Words inside a text, of which a finding speaks."""

    words: str
    """In lower case, with single blanks."""
    before: int
    """How many times they stand in the text before the place that is meant."""


class Missing(NamedTuple):
    """One field that must be stated by now and is not."""

    path: Path
    ask: str
    """What the field says, in words."""
    verdict: Verdict
    facts: tuple[str, ...] = ()
    item: str = ""
    """Which item of a list lacks it, in words: ``"black"``, ``item 2``; empty for the only one."""


class Cost(NamedTuple):
    """What a change costs."""

    per_piece_usd: tuple[float, float] | None
    """The least and the most; ``None`` where no price is quoted."""
    at: Literal["drawing", "tooling"] | None
    """What has to be made anew."""
    change: tuple[str, ...] = ()
    """Which change the price is that of, so that several findings that ask for it are told."""

    @property
    def words(self) -> str:
        """The cost as a sentence goes on after "Cost:"."""
        words = []
        if self.per_piece_usd:
            ends = dict.fromkeys(f"{one:.2f}" for one in self.per_piece_usd)
            words.append(f"about USD {' to '.join(ends)} a piece")
        if self.at:
            words.append("one artwork revision" if self.at == "drawing" else "a tool revision")
        return " and ".join(words)

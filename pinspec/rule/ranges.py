"""Ranges: days and money as they are usually quoted, which a factory may know better."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pinspec.origin import Origin

ENDS = ("least", "most")


class Range(NamedTuple):
    """From a least to a most, in the unit that its name carries."""

    least: float
    most: float
    origin: Origin | None = None
    """Where it comes from, when it is a factory's and not the rulebook's."""

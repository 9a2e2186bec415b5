"""Where a factory has its number of a limit from."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """Where a factory has its number of a limit from."""

    factory: str
    source: str
    date: str
    """Year, month and day."""

    @property
    def words(self) -> str:
        """As it stands behind "at": ``Example Works (line trials, 2026-03-18)``."""
        return f"{self.factory} ({self.source}, {self.date})"

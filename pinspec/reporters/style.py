"""How text for people is printed: its width and its colors."""

from __future__ import annotations

import click

from pinspec.finding import Verdict

# Magenta, as yellow can hardly be read on a light background.
_COLORS = {Verdict.PASS: "green", Verdict.COSMETIC: "magenta", Verdict.RESPEC: "red"}


class Style:
    """How the report is printed."""

    def __init__(
        self, *, color: bool = False, width: int = 88, quiet: bool = False, options: str = "",
        notes: bool = False,
    ) -> None:  # fmt: skip
        self.color = color
        self.width = width
        self.quiet = quiet
        """Leave out orders that pass."""
        self.options = options
        """Those that ``pinspec explain`` needs to tell of the rulebook, with a blank before."""
        self.notes = notes
        """Show the notes of orders that pass as well."""

    def color_of(self, verdict: Verdict) -> str:
        """Name the color that a verdict has in every report."""
        return _COLORS[verdict]

    def paint(
        self, text: str, color: str | None = None, *, bold: bool = False, dim: bool = False
    ) -> str:
        """Color a text, if colors are wanted."""
        if not self.color:
            return text
        return click.style(text, fg=color, bold=bold or None, dim=dim or None)

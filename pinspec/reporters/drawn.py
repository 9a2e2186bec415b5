"""What rich lays out, as lines; loaded only where there is a table to lay out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pinspec.reporters.style import Style


def drawn(table: RenderableType, style: Style) -> list[str]:
    """Give the lines of a table."""
    page = io.StringIO()
    console = Console(
        file=page, width=style.width, force_terminal=style.color, no_color=not style.color
    )
    console.print(table)
    return page.getvalue().splitlines()

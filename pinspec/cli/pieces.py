"""One report of a run, and what it says of one order."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pinspec.cli.terminal import PIPED_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Protocol

    from pinspec.cli.held import Held
    from pinspec.cli.judging import Pieces
    from pinspec.reporters.style import Run, Style

    class Format(Protocol):
        """What a module of ``pinspec.reporters`` offers."""

        def piece(self, one: Any, /, style: Style) -> str:
            """Write down one order, knowing nothing of the others."""

        def document(self, pieces: Iterable[str], /, run: Run[Any]) -> Iterator[str]:
            """Put the pieces together; what all orders come to is known when they are through."""


class Output(NamedTuple):
    """One report of a run."""

    form: str
    file: Path | None = None
    """Where it goes; ``None`` where it is printed."""
    compares: bool = False
    """Whether it is about several factories."""
    is_summary: bool = False
    """Whether its file is the summary of a step at GitHub, to which it is added."""

    @property
    def format(self) -> Format:
        """The module that writes it."""
        home = "pinspec.reporters.compare" if self.compares else "pinspec.reporters"
        return cast("Format", importlib.import_module(f"{home}.{self.form}"))


def pieces_of(outputs: Sequence[Output], style: Style, one: object, held: Held) -> Pieces:
    """Write down one order for each output.

    Args:
        outputs: the reports.
        style: how they are printed.
        one: a report or a comparison.
        held: what the order was held against.
    """
    style = style._replace(options=held.explaining, failing=held.failing)
    flat = in_file(style)
    return tuple(each.format.piece(one, flat if each.file else style) for each in outputs)


def in_file(style: Style) -> Style:
    """Give the style of a file, which is no terminal."""
    return style._replace(color=False, width=PIPED_WIDTH)

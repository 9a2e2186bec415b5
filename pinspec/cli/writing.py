"""The reports of a run: one is printed as orders come, the others are written to files."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pinspec.cli.terminal import PIPED_WIDTH, fitting
from pinspec.errors import PinspecError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
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
    style = style._replace(options=held.explaining)
    flat = in_file(style)
    return tuple(each.format.piece(one, flat if each.file else style) for each in outputs)


def in_file(style: Style) -> Style:
    """Give the style of a file, which is no terminal."""
    return style._replace(color=False, width=PIPED_WIDTH)


def write(
    orders: Iterable[Pieces], outputs: Sequence[Output], run: Run[Any], *,
    interrupt: Callable[[], object],
) -> None:  # fmt: skip
    """Print the first output as orders come, and write the others when all are through.

    Args:
        orders: the pieces of each order, one for each output.
        outputs: where they go.
        run: what else there is to say.
        interrupt: ends the orders early, when somebody interrupts what is printed of them.

    Raises:
        PinspecError: a file can't be written; the others are written nevertheless.
    """
    first, *others = outputs
    kept: list[list[str]] = [[] for _ in others]

    def printed() -> Iterator[str]:
        for piece, *more in orders:
            for pieces, one in zip(kept, more, strict=True):
                pieces.append(one)
            yield piece

    for part in first.format.document(printed(), run):
        try:
            _print(part)
        except KeyboardInterrupt:
            interrupt()
    failed = [_finish(one, pieces, run) for one, pieces in zip(others, kept, strict=True)]
    if any(failed):
        raise PinspecError("\n".join(filter(None, failed)), "every other report is written")


def _print(part: str) -> None:
    if part:  # an empty text would be written as well
        sys.stdout.write(fitting(part, sys.stdout))


def _finish(output: Output, pieces: Sequence[str], run: Run[Any]) -> str:
    """Write one output; give the reason if it can't be."""
    if output.file is None:
        for part in output.format.document(pieces, run):
            _print(part)
        return ""
    from pinspec.cli.report_files import written

    return written(output, pieces, run)

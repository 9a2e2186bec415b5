"""The reports of a run: one is printed as orders come, the others are written to files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pinspec.cli.terminal import fitting
from pinspec.errors import PinspecError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pinspec.cli.judging import Pieces
    from pinspec.cli.pieces import Output
    from pinspec.reporters.style import Run


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

    return written(output, output.file, pieces, run)

"""Writes the reports of a run, each printed as orders come or in a file of its own."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pinspec.cli.orders import print_all, say
from pinspec.cli.terminal import PIPED_WIDTH
from pinspec.errors import PinspecError
from pinspec.reporters.style import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec.cli.outputs import Output
    from pinspec.reporters.style import Style

_MOST_OF_SUMMARY = 1024 * 1024
"""Bytes that GitHub takes of a step's summary; of more it shows nothing."""
_SHORT = 50
"""Characters of a file's name that leave room for more, whatever they take in bytes."""


def pieces_of(one: object, outputs: Sequence[Output], style: Style) -> tuple[str, ...]:
    """Write down one order for each output."""
    flat = in_file(style)
    return tuple(each.format.piece(one, flat if each.file else style) for each in outputs)


def in_file(style: Style) -> Style:
    """Give the style of a file, which is no terminal."""
    return style._replace(color=False, width=PIPED_WIDTH)


def write(orders: Iterable[tuple[str, ...]], outputs: Sequence[Output], run: Run[Any]) -> None:
    """Print the first output as orders come, and write the others when all are through.

    Args:
        orders: the pieces of each order, one for each output.
        outputs: where they go.
        run: what else there is to say.

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

    print_all(first.format.document(printed(), run))
    failed = [_finish(one, pieces, run) for one, pieces in zip(others, kept, strict=True)]
    if any(failed):
        raise PinspecError("\n".join(filter(None, failed)), "every other report is written")


def _finish(output: Output, pieces: Sequence[str], run: Run[Any]) -> str:
    """Write one output; give the reason if it can't be."""
    if output.file is None:
        print_all(output.format.document(pieces, run))
        return ""
    run = Run(in_file(run.style), run.tally, run.not_checked, run.cards)
    try:
        if output.form == "summary":
            _append(output.file, pieces, run)
        else:
            _replace(output.file, output.format.document(pieces, run))
    except OSError as error:
        failure = f"can't write the report to {output.file}: {_reason(error)}"
        if output.form != "summary":
            return failure
        say(f"{failure} (the summary of this step)")  # nobody asked for it: no reason to fail
    return ""


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    return (error.strerror or str(error)).lower()


def _replace(file: Path, parts: Iterable[str]) -> None:
    """Write a file completely or not at all."""
    place = Path(os.path.realpath(file))
    if place.exists() and not place.is_file():
        raise OSError(errno.EINVAL, "not a file")
    beside = place.with_name(f".{place.name[:_SHORT]}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
            out.writelines(parts)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _append(file: Path, pieces: Sequence[str], run: Run[Any]) -> None:
    """Add to the summary of a step, in what room other commands have left."""
    from pinspec.reporters.summary import limited

    room = _MOST_OF_SUMMARY - (file.stat().st_size if file.exists() else 0)
    text = "".join(limited(pieces, run, room))
    with file.open("a", encoding="utf-8", errors="replace", newline="\n") as out:
        out.write(text)

"""Writes a report to a file, completely or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pinspec.cli.pieces import in_file
from pinspec.cli.streams import say
from pinspec.reporters.style import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pinspec.cli.pieces import Output

_MOST_OF_SUMMARY = 1024 * 1024
"""Bytes that GitHub takes of a step's summary; of more it shows nothing."""
_SHORT = 50
"""Characters of a file's name that leave room for more, whatever they take in bytes."""


def written(output: Output, file: Path, pieces: Sequence[str], run: Run[Any]) -> str:
    """Write one report to its file; give the reason if it can't be."""
    run = Run(in_file(run.style), run.tally, run.not_checked, run.passed_over, run.cards)
    try:
        if output.is_summary:
            _append(file, pieces, run)
        else:
            write_whole(file, output.format.document(pieces, run))
    except OSError as error:
        failure = f"can't write the report to {file}: {reason_of(error)}"
        if not output.is_summary:
            return failure
        # Nobody asked for it: no reason to fail.
        say(f"pinspec: {failure} (the summary of this step)")
    return ""


def reason_of(error: OSError) -> str:
    """Say in words why a file can't be written."""
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    return (error.strerror or str(error)).lower()


def write_whole(file: Path, parts: Iterable[str]) -> None:
    """Write a file completely or not at all, and never what a link of the repository leads to."""
    place = Path(os.path.realpath(file.parent), file.name)
    if place.is_symlink() or (place.exists() and not place.is_file()):
        raise OSError(errno.EINVAL, "it is a link" if place.is_symlink() else "not a file")
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

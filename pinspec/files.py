"""Reading the bytes of files, safely."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from pinspec.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MAX_BYTES = 256 * 1024
"""More than any order takes; the size is asked for before anything is read."""

_LONGEST_NAME = 300
_ENDS = 120
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, name: str = "", *, most: int = MAX_BYTES) -> bytes:
    """Read a regular file of a sane size.

    Args:
        path: where the file is.
        name: what an error calls it; its path if not given.
        most: how many bytes it may have.

    Raises:
        UnreadableFileError: missing, not allowed, a folder, pipe or device, or too large.
    """
    try:
        _refuse_others(path.stat(), most)  # to open a pipe or a device may already do something
        handle = os.open(path, _OPEN_FLAGS)  # never waits for the other end of a pipe
        try:
            _refuse_others(os.fstat(handle), most)
            return _read(handle, most)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"{name or named(path)}: {reason_of(error)}") from None


def read_order(stream: BinaryIO, name: str) -> bytes:
    """Read an order of at most ``MAX_BYTES`` from a stream, until its other end is closed.

    Args:
        stream: such as the standard input.
        name: what an error calls it.

    Raises:
        UnreadableFileError: it can't be read, or is too large.
    """
    try:
        raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"{name}: {reason_of(error)}") from None
    if len(raw) > MAX_BYTES:
        raise UnreadableFileError(f"{name}: {_too_large(MAX_BYTES)}")
    return raw


def _refuse_others(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not a file")
    if status.st_size > most:
        raise ValueError(_too_large(most))


def _read(handle: int, most: int) -> bytes:
    """Read no more than one byte above the limit, as a file may grow while it is read."""
    parts: list[bytes] = []
    room = most + 1
    while room and (part := os.read(handle, room)):
        parts.append(part)
        room -= len(part)
    if not room:
        raise ValueError(_too_large(most))
    return b"".join(parts)


def _too_large(most: int) -> str:
    return f"larger than {most // 1024:,} KiB, the most that is read"


def named(path: Path) -> str:
    """Name a path in a message, leaving out the middle of one that no line has room for."""
    name = str(path)
    return name if len(name) <= _LONGEST_NAME else f"{name[:_ENDS]}...{name[-_ENDS:]}"


def reason_of(error: OSError | ValueError) -> str:
    """Say in words why a file can't be read."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)

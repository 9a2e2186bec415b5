"""Finding order files and reading their bytes, safely."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from pinspec.errors import EmptyFolderError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAX_BYTES = 256 * 1024
"""More than any order takes; the size is asked for before anything is read."""

ORDER_FILE = r"(order|[^/]+\.(order|pinspec))\.ya?ml"
"""The names of order files, wherever pinspec looks for them."""

_TOO_LARGE = f"larger than {MAX_BYTES // 1024} KiB, the most that is read"
_ORDER_FILES = (
    "order files are named order.yaml, *.order.yaml or *.pinspec.yaml, or the same with .yml"
)
_MOST_PASSED_OVER = 3
_LONGEST_NAME = 300
_ENDS = 120
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, name: str = "") -> bytes:
    """Read a regular file of at most ``MAX_BYTES``.

    Args:
        path: where the file is.
        name: what an error calls it; its path if not given.

    Raises:
        UnreadableFileError: missing, not allowed, a folder, pipe or device, or too large.
    """
    try:
        _refuse_others(path.stat())  # to open a pipe or a device may already do something
        handle = os.open(path, _OPEN_FLAGS)  # never waits for the other end of a pipe
        try:
            _refuse_others(os.fstat(handle))
            return _read(handle)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"{name or _named(path)}: {_reason(error)}") from None


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
        raise UnreadableFileError(f"{name}: {_reason(error)}") from None
    if len(raw) > MAX_BYTES:
        raise UnreadableFileError(f"{name}: {_TOO_LARGE}")
    return raw


def _refuse_others(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not a file")
    if status.st_size > MAX_BYTES:
        raise ValueError(_TOO_LARGE)


def _read(handle: int) -> bytes:
    """Read no more than one byte above the limit, as a file may grow while it is read."""
    parts: list[bytes] = []
    room = MAX_BYTES + 1
    while room and (part := os.read(handle, room)):
        parts.append(part)
        room -= len(part)
    if not room:
        raise ValueError(_TOO_LARGE)
    return b"".join(parts)


def _named(path: Path) -> str:
    """Name a path in a message, leaving out the middle of one that no line has room for."""
    name = str(path)
    return name if len(name) <= _LONGEST_NAME else f"{name[:_ENDS]}...{name[-_ENDS:]}"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _refuse(error: OSError) -> None:
    """A folder that can't be read would else be passed over without a word."""
    raise UnreadableFileError(f"{error.filename}: {_reason(error)}")


def order_files(path: Path, ignored: list[Path] | None = None) -> Iterator[Path]:
    """Give a file as it is named, or every order file in a folder and below, in order.

    Raises:
        EmptyFolderError: the folder holds no order file.
        UnreadableFileError: a folder can't be read.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - never raises, however odd the path is
        yield path
        return
    found = False
    passed_over: list[str] = []
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            if re.fullmatch(ORDER_FILE, name):
                found = True
                yield Path(folder) / name
            elif not found and len(passed_over) <= _MOST_PASSED_OVER and _is_yaml(name):
                passed_over.append(_named(Path(folder, name).relative_to(path)))
    if not found:
        message = f"{_named(path)}: no order file in this folder"
        raise EmptyFolderError(message, _ORDER_FILES + _beside(passed_over))


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def _beside(passed_over: list[str]) -> str:
    """Name the files that may be orders under another name."""
    more = " and others" if len(passed_over) > _MOST_PASSED_OVER else ""
    named = ", ".join(passed_over[:_MOST_PASSED_OVER])
    return f"; passed over: {named}{more}" if named else ""

"""Finding order files and reading their bytes, safely."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from pinspec.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 256 * 1024
"""More than any order takes; the size is asked for before anything is read."""

ORDER_FILE = re.compile(r"(order|.+\.(order|pinspec))\.ya?ml")
"""The names of order files, wherever pinspec looks for them."""

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, of: str = "order") -> bytes:
    """Read a regular file of at most ``MAX_BYTES``.

    Args:
        path: where it is.
        of: what it should be a file of, for the message that it is too large.

    Raises:
        UnreadableFileError: missing, not allowed, a folder, pipe or device, or too large.
    """
    try:
        handle = os.open(path, _OPEN_FLAGS)  # never waits for the other end of a pipe
    except OSError as error:
        raise UnreadableFileError(f"{path}: {_reason(error)}") from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(f"{path}: not a file")
        if status.st_size > MAX_BYTES:
            raise _too_large(path, of)
        raw = _read(handle)
    except OSError as error:
        raise UnreadableFileError(f"{path}: {_reason(error)}") from None
    finally:
        os.close(handle)
    if len(raw) > MAX_BYTES:
        raise _too_large(path, of)
    return raw


def _read(handle: int) -> bytes:
    """Read up to one byte more than is allowed, as a file may grow while it is read."""
    parts: list[bytes] = []
    room = MAX_BYTES + 1
    while room and (part := os.read(handle, room)):
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _too_large(path: Path, of: str) -> UnreadableFileError:
    message = f"{path}: larger than {MAX_BYTES // 1024} KiB, which no {of} is"
    return UnreadableFileError(message)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return (error.strerror or str(error)).lower()


def _refuse(error: OSError) -> None:
    """A folder that can't be read would else be passed over without a word."""
    raise UnreadableFileError(f"{error.filename}: {_reason(error)}")


def order_files(path: Path) -> Iterator[Path]:
    """Give a file as it is named, or every order file in a folder and below, in order.

    Raises:
        UnreadableFileError: there is no such path, or the folder holds no order file.
    """
    if not path.is_dir():
        yield path
        return
    found = False
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            if ORDER_FILE.fullmatch(name):
                found = True
                yield Path(folder) / name
    if not found:
        message = f"{path}: no order file in this folder"
        advice = "order files are named order.yaml, *.order.yaml or *.pinspec.yaml, or end in .yml"
        raise UnreadableFileError(message, advice)

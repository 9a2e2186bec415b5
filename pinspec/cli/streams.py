"""The streams of the command, each of which may be closed, full or read by nobody."""

from __future__ import annotations

import errno
import os
import sys
from typing import IO, Any

import click

_REASONS = (
    "EPIPE", "ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF", "EAGAIN", "EINVAL", "ECONNRESET",
)  # fmt: skip
CANT_WRITE = frozenset(getattr(errno, name, errno.EPIPE) for name in _REASONS)
"""Why the system refuses what is written; whatever goes wrong in reading is told where it happens.

``EAGAIN`` is a pipe that does not wait and ``EINVAL`` is what Windows says of a closed one.
"""


def say(text: str) -> None:
    """Tell people on the error stream; where that can't be, the exit code has to do."""
    from pinspec.cli.terminal import fitting
    from pinspec.reporters.safe import safe

    try:
        for line in text.expandtabs(4).rstrip().split("\n"):
            click.echo(fitting(safe(line), sys.stderr), err=True)
    except OSError:
        drop(sys.stderr)


def drop(stream: IO[Any]) -> None:
    """Send what is still to be written nowhere, so that the interpreter does not try it again.

    It would end with an exit code of its own.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except OSError:
        pass  # a stream without a file has nothing left to write
    finally:
        os.close(nowhere)

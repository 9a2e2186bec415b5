"""Runs the command as a program that tells all that it does to the world; for ``test_trust``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from pinspec.cli import run

_CHANGES = (
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.symlink", "os.truncate", "os.utime", "shutil.", "tempfile.",
)  # fmt: skip
_RUNS = ("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
         "pty.spawn", "subprocess.", "ctypes.dlopen")  # fmt: skip
_REACHES = ("ftplib.", "http.", "imaplib.", "nntplib.", "poplib.", "smtplib.", "socket.",
            "telnetlib.", "urllib.", "webbrowser.")  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

HERE = str(Path.cwd())
done: list[str] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Write down what changes a file, runs a program or code of this folder, or reaches out."""
    if (
        event.startswith((*_CHANGES, *_RUNS, *_REACHES))
        or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES)
        or (event == "exec" and arguments[0].co_filename.startswith(HERE))
        or (event == "import" and str(arguments[1] or "").startswith(HERE))
    ):
        done.append(f"{event} {arguments[0]!r}")


if __name__ == "__main__":
    sys.path = [one for one in sys.path if one not in {"", HERE}]
    sys.addaudithook(_watch)
    code = run(sys.argv[1:])
    print(*done, sep="\n", file=sys.stderr)
    sys.exit(code)

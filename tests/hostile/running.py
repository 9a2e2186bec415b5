"""Runs the command on something hostile, and holds how it must end."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pinspec import cli
from tests.hostile.console import obeyed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 2.0
"""Of processor time, which others on the machine do not add to. No case takes a quarter of it where
this was written, and whatever grows with the square of its input takes minutes."""
PATIENCE = 30
"""Seconds of wall time after which something hangs."""
COMMAND = [sys.executable, "-m", "pinspec"]


def hears_ctrl_c() -> None:
    """Let a new process be interrupted, even if this one runs in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Done:
    """How a run of the command ended."""

    code: int
    out: str
    err: str
    seconds: float

    def assert_sound(self, code: int, *words: str, color: bool = False) -> None:
        """Hold what is true however hostile the input is, and what this one must say."""
        said = self.out + self.err
        assert self.code == code, said[:2000]
        assert self.seconds < SECONDS
        assert "Traceback" not in said
        assert obeyed(said, color=color) == []
        for word in words:
            assert word in said

    @property
    def mistakes(self) -> list[str]:
        """The codes of all findings about the form of the order, from a report in JSON."""
        (order,) = json.loads(self.out)["orders"]
        return [one["code"] for one in order["findings"] if one["code"].startswith("PIN0")]


def inside(*words: str | Path) -> Done:
    """Run the command in this process, with pipes for its output."""
    out, err = io.StringIO(), io.StringIO()
    began = time.process_time()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run([str(word) for word in words])
    return Done(code, out.getvalue(), err.getvalue(), time.process_time() - began)


def outside(*words: str | bytes | Path, **more: Any) -> Done:
    """Run the command in a process of its own."""
    before = os.times()
    done = subprocess.run(
        [*COMMAND, *words], capture_output=True, timeout=PATIENCE, check=False,
        **{"stdin": subprocess.DEVNULL, **more},
    )  # fmt: skip
    out, err = (os.fsdecode(one) for one in (done.stdout, done.stderr))
    return Done(done.returncode, out, err, _children_since(before))


def on_terminal(*words: str | Path, columns: int = 80) -> Done:
    """Run the command in a process whose input, output and complaints are a terminal."""
    import pty

    before = os.times()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *words], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", "FORCE_COLOR": "1"},
    )  # fmt: skip
    os.close(theirs)
    with process:
        shown = b"".join(_until_closed(ours, process)).replace(b"\r\n", b"\n")
    os.close(ours)
    return Done(process.returncode, os.fsdecode(shown), "", _children_since(before))


def _until_closed(terminal: int, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    while True:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            process.kill()
            raise TimeoutError("nothing more is shown, and the command does not end")
        try:
            part = os.read(terminal, 65536)
        except OSError:  # so Linux says that the other side is closed
            return
        if not part:
            return
        yield part


def _children_since(before: os.times_result) -> float:
    now = os.times()
    return now.children_user + now.children_system - before.children_user - before.children_system

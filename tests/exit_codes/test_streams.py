"""Places and streams that refuse what is written, or show only some of it."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pinspec import cli
from pinspec.errors import ExitCode
from tests.exit_codes import COMMAND, FAILING, PASSING

pytestmark = pytest.mark.skipif(os.name == "nt", reason="other files, signals and shells there")


def test_a_place_where_nobody_may_write_is_no_hindrance(here: Path) -> None:
    (here / "empty").chmod(0o555)
    done = subprocess.run(
        [*COMMAND, "check", PASSING],
        cwd=here / "empty",
        capture_output=True,
        text=True,
        check=False,
    )
    (here / "empty").chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")


class _Refusing(io.StringIO):
    """A stream that the system takes nothing from."""

    def __init__(self, reason: int) -> None:
        super().__init__()
        self.reason = reason

    def write(self, _: str) -> int:
        raise OSError(self.reason, os.strerror(self.reason))


@pytest.mark.parametrize("reason", ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EAGAIN", "ECONNRESET"])
@pytest.mark.parametrize("words", [["--help"], ["rules"], ["check", str(FAILING)]], ids=str)
def test_a_report_that_can_not_be_written_is_no_bug_and_no_verdict(
    reason: str,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", _Refusing(getattr(errno, reason)))
    assert cli.run(words) == ExitCode.NOT_CHECKED
    assert capfd.readouterr().err.startswith("pinspec: can't write the report: ")


@pytest.mark.parametrize(
    "words", ["--help", "check --help", "rules", "explain posts/count", "aql 3000", "schema order"]
)
def test_a_console_that_knows_only_ascii_gets_all_of_it(words: str) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*COMMAND, *words.split()], capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_a_terminal_is_told_that_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = os.openpty()
    os.write(ours, b"order: {quantity: 3000}\n\x04")
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert cli.run(["check", "-"]) == ExitCode.FAILED
    os.close(ours)
    output = capsys.readouterr()
    assert output.err.startswith("reading an order from the terminal; end it with Ctrl-D")
    assert output.out.startswith("<stdin>: RESPEC")

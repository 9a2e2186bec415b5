"""Every situation of the two tables ends with its code and begins with its words."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.exit_codes import COMMAND
from tests.hostile.running import PATIENCE, inside

pytestmark = pytest.mark.skipif(os.name == "nt", reason="other files, signals and shells there")
ANYWHERE = (Path(__file__).parent / "anywhere.txt").read_text(encoding="utf-8")
REDIRECTED = (Path(__file__).parent / "redirected.txt").read_text(encoding="utf-8")
"""In these an error stream that is full or closed can't speak, so the exit code has to."""


class Row(NamedTuple):
    """One way to end."""

    command: str
    code: int
    out: str
    err: str


def rows(table: str) -> list[Row]:
    """Read a table, of which each line has four columns."""
    split = (line.rsplit(" |", 3) for line in table.strip("\n").split("\n"))
    return [Row(one.strip(), int(code), out.strip(), err.strip()) for one, code, out, err in split]


@pytest.mark.parametrize("row", rows(ANYWHERE), ids=lambda row: row.command or "nothing")
def test_a_command_ends_as_the_table_says(
    row: Row, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    done = inside(*shlex.split(row.command))
    done.assert_sound(row.code)
    _assert_begins(row, done.out, done.err)
    assert done.out or done.err or "--quiet" in row.command


@pytest.mark.parametrize("row", rows(REDIRECTED), ids=lambda row: row.command)
def test_a_command_with_other_streams_ends_as_the_table_says(row: Row, here: Path) -> None:
    words, _, reader = row.command.partition(" | ")
    first = f"{shlex.join(COMMAND)} {words}"
    line = f"{{ {first}; echo $? >&9; }} | {reader}" if reader else f"{first}; echo $? >&9"
    ours, theirs = os.pipe()
    done = subprocess.run(
        ["bash", "-c", f"exec 9>&{theirs}; {line}"], cwd=here, capture_output=True, text=True,
        pass_fds=[theirs], stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
    )  # fmt: skip
    os.close(theirs)
    with os.fdopen(ours) as code:
        assert code.read() == f"{row.code}\n", done.stderr
    assert "Traceback" not in done.stderr
    _assert_begins(row, done.stdout, done.stderr)


def _assert_begins(row: Row, out: str, err: str) -> None:
    assert out.startswith(row.out)
    assert err.startswith(row.err)
    assert bool(out) == bool(row.out), out
    assert bool(err) == bool(row.err), err


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(rows(ANYWHERE) + rows(REDIRECTED)) > 40

"""Whole-program cases: one text file each, with its command, files, output and exit code.

A case is a first line in words, a ``$ pinspec ...`` line, and sections ``-- name --``: the files
that the command finds, then ``stdout``, ``stderr`` and ``exit`` as they must come out. Run pytest
with ``--record`` to write what comes out now, and read the difference before you commit it.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pinspec.cli import run

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
_SECTION = re.compile(r"^-- (.+) --\n", re.MULTILINE)
_RESULTS = ("stdout", "stderr", "exit")


@pytest.mark.parametrize("file", CASES, ids=[case.stem for case in CASES])
def test_a_command_prints_and_exits_as_its_case_says(
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    head, *parts = _SECTION.split(file.read_text(encoding="utf-8"))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    for name, text in sections.items():
        if name not in _RESULTS:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    found = _run(head, capsys)
    if request.config.getoption("--record"):
        _record(file, head, sections, found)
    assert {name: sections.get(name, "") for name in _RESULTS} == found


def _run(head: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    command = next(line for line in head.splitlines() if line.startswith("$ pinspec"))
    code = run(shlex.split(command.removeprefix("$ pinspec")))
    output = capsys.readouterr()
    return {"stdout": output.out, "stderr": output.err, "exit": f"{code:d}\n"}


def _record(file: Path, head: str, sections: dict[str, str], found: dict[str, str]) -> None:
    given = {name: text for name, text in sections.items() if name not in _RESULTS}
    results = {name: text for name, text in found.items() if text}
    sections.clear()
    sections.update(given | results)
    text = head + "".join(f"-- {name} --\n{body}" for name, body in sections.items())
    file.write_text(text, encoding="utf-8")

"""Whoever follows CONTRIBUTING.md word for word gets what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pinspec import cli
from pinspec.errors import ExitCode

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FENCES = re.compile(r"(?:^`([^`\n]+)`\n\n)?^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_walk_from_an_empty_folder_ends_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    commands = []
    for name, language, text in FENCES.findall(TEXT):
        if language == "sh":
            _make_folders(text)
        elif language == "yaml":
            Path(name).write_text(text, encoding="utf-8")
        else:
            assert language == "console"
            commands.append(_run(text, capsys))
    assert commands == ["rules", "check", "rules", "check", "check"]
    assert Path("acme/packaging").is_dir()


def _make_folders(text: str) -> None:
    for line in text.splitlines():
        command, folder = line.split()
        assert command == "mkdir"
        Path(folder).mkdir()


def _run(shown: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command, and hold that each part of what is shown of its output is printed."""
    command, _, parts = shown.partition("\n")
    words = shlex.split(command.removeprefix("$ pinspec "))
    assert cli.run(words) == ExitCode.PASSED, capsys.readouterr()
    printed = capsys.readouterr().out
    for part in parts.split("...\n"):
        assert part.strip("\n") in printed
    return words[0]


def test_every_layer_and_module_that_it_names_exists() -> None:
    table = TEXT.partition("| layer |")[2].partition("\n\n")[0]
    names = re.findall(r"`([\w./]+(?:\.py|/))`", table)
    assert len(names) > 10
    for name in names:
        path = ROOT / name if name.startswith("pinspec/") else ROOT / "pinspec" / name
        assert path.exists(), name

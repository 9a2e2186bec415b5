"""What README.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pinspec import cli, config_schema
from pinspec.errors import ExitCode
from pinspec.order.load import load
from pinspec.reader import read

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return [text for of, text in found if of == language]


def test_the_order_that_it_begins_with_can_be_read() -> None:
    order = next(block for block in blocks("yaml") if block.startswith("pinspec:"))
    loaded = load(read(order, "README.md"))
    assert loaded.findings == ()
    assert loaded.order is not None


def test_its_program_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program,) = blocks("python")
    monkeypatch.chdir(ROOT)
    exec(program, {})
    assert "respec PIN401 a 40 mm badge on 1 post" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("place", "code"), [(0, ExitCode.FAILED), (1, ExitCode.PASSED), (2, ExitCode.PASSED)]
)
def test_its_reports_are_what_the_command_prints(
    place: int, code: ExitCode, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = [block for block in blocks("") if block.startswith("$ pinspec check")][place]
    monkeypatch.chdir(ROOT)
    assert cli.run(shown.split("\n")[0].split()[2:]) == code
    printed = capsys.readouterr().out
    for part in shown.partition("\n")[2].split("...\n"):
        inside = part.strip("\n")
        assert inside in printed


OWN_WORDS = re.sub(r"`pre-commit [^`]+`", "", TEXT)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(--[a-z][a-z-]+)", OWN_WORDS))))
def test_its_options_exist(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", "--help"])
    cli.run(["rules", "--help"])
    cli.run(["aql", "--help"])
    cli.run(["config", "--help"])
    assert option in capsys.readouterr().out


def test_its_config_is_one_and_its_table_has_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (config,) = blocks("toml")
    (tmp_path / ".git").mkdir()
    (tmp_path / "pinspec.toml").write_text(config)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["config"]) == ExitCode.PASSED
    rows = re.findall(r"^\| `([a-z.-]+)` \|", TEXT.partition("## Config")[2], re.MULTILINE)
    known = {*config_schema()["properties"], "waivers.longest-days"} - {"waivers"}
    assert set(rows[: len(known)]) == known

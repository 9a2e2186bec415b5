"""The door: how the command ends when things go wrong, and what it loads when they do not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pinspec import cli
from pinspec.cli.terminal import fitting, wants_color
from pinspec.errors import ExitCode
from tests.texts import TEXTS

ROOT = Path(__file__).resolve().parent.parent
PASSING = ROOT / "examples" / "soft-enamel-pin.order.yaml"
FAILING = ROOT / "examples" / "everything-wrong" / "irregular-badge.order.yaml"
COMMAND = [sys.executable, "-m", "pinspec"]


def run(*words: str | Path, **kwargs: object) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **kwargs)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (str(PASSING), f"Did you mean `pinspec check {PASSING}`?"),
        ("gone.yaml", "Did you mean `pinspec check gone.yaml`?"),
        ("my fox.yml", "Did you mean `pinspec check 'my fox.yml'`?"),
        ("chekc", ""),
    ],
)
def test_a_file_where_a_command_belongs_is_told_the_command(
    word: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([word]) == ExitCode.NOT_CHECKED
    errors = capsys.readouterr().err
    assert said in errors
    assert ("pinspec check" in errors) == bool(said)


def test_a_bug_is_told_in_two_lines_and_traced_only_with_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr("pinspec.library.judge", broken)
    assert cli.run(["check", str(PASSING)]) == ExitCode.BUG
    assert "Traceback" not in capsys.readouterr().err
    assert cli.run(["check", "--debug", str(PASSING)]) == ExitCode.BUG
    errors = capsys.readouterr().err
    assert "Traceback" in errors
    assert "ZeroDivisionError: seven" in errors


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_that_goes_away_leaves_no_complaint() -> None:
    folder = f'"{ROOT / "tests"}" "{ROOT / "examples"}"'
    command = f'"{sys.executable}" -m pinspec check "{FAILING}" {folder} | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "RESPEC" in done.stdout


_TEXT = ("closing", "prose", "safe", "style", "text")
_REPORTERS = {
    f"pinspec.reporters.{file.stem}"
    for file in (ROOT / "pinspec" / "reporters").glob("*.py")
    if file.stem not in {"__init__", *_TEXT}
}


def test_a_piped_check_loads_nothing_that_it_does_not_need() -> None:
    packages = "import click, yaml, pydantic; pydantic.create_model('Model', field=int)"
    check = f"from pinspec.cli import run; assert run(['check', {str(PASSING)!r}]) == 0"
    beyond = _loaded(check) - _loaded(packages)
    heavy = {"rich", "difflib", "json", "multiprocessing", "importlib.metadata", "zipfile"}
    heavy |= {"concurrent.futures", "signal", "threading"} - _loaded(packages)
    ours = {f"pinspec.rule.{name}" for name in ("added", "factory", "guarded", "thorough")}
    ours |= {"pinspec.order.facts.sampling_question", "pinspec.cards", "pinspec.origin"}
    ours |= {"pinspec.cli.jobs", "pinspec.cli.progress", "pinspec.discovery", "pinspec.ignored"}
    ours |= {"pinspec.wildcards", "pinspec.order.foreign"}
    mistakes = ("keyed", "meant", "mended", "month_names", "no_unit", "said", "trade")
    ours |= {f"pinspec.order.reading.{name}" for name in mistakes}
    ours |= {f"pinspec.{name}" for name in ("lapses", "waivable", "waived", "waivers")}
    ours |= {"pinspec.cli.outputs", "pinspec.cli.report_files", *_REPORTERS}
    assert beyond & (heavy | ours) == set()


def _loaded(program: str) -> set[str]:
    program = f"import sys; {program}; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_a_console_that_knows_only_ascii_gets_text_that_it_can_show() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = run("check", FAILING, env=env)
    assert done.returncode == ExitCode.FAILED
    assert done.stdout.isascii()


class _Stream:
    def __init__(self, *, tty: bool, encoding: str = "utf-8") -> None:
        self.tty = tty
        self.encoding = encoding

    def isatty(self) -> bool:
        return self.tty


@pytest.mark.parametrize(
    ("choice", "env", "tty", "color"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
    ],
)
def test_color_follows_the_conventions_in_their_order(
    choice: str, env: dict[str, str], tty: bool, color: bool
) -> None:
    assert wants_color(choice, _Stream(tty=tty), env) is color  # type: ignore[arg-type]


def test_text_is_fitted_to_the_encoding_of_its_stream() -> None:
    assert fitting("±0.1 µm – 漢", _Stream(tty=False, encoding="ascii")) == "+/-0.1 um - \\u6f22"  # type: ignore[arg-type]
    assert fitting("±0.1", _Stream(tty=False)) == "±0.1"  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_mistake_inside_a_file_is_a_finding_and_exit_1(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = TEXTS[name]
    file = tmp_path / "an.order.yaml"
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))
    code = cli.run(["check", str(file)])
    output = capsys.readouterr()
    assert code == ExitCode.FAILED
    assert "RESPEC" in output.out
    assert output.err == ""

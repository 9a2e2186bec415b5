"""Every command that a page, a help text, a comment or a message shows can be run as it stands.

They are found, not listed, so that a new one can't be forgotten. Those of other programs, and those
that install something, are listed with the reason why they are not run here.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from pinspec import Baseline, cli
from pinspec.errors import ExitCode
from tests.test_contributing import FENCES
from tests.test_contributing import TEXT as CONTRIBUTING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), ROOT / "rules" / "README.md"]
COMMENTED = [
    file
    for folder in ("examples", "rules")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.is_file() and file.suffix in {"", ".py", ".yaml", ".yml"}
]
CODE = sorted((ROOT / "pinspec").rglob("*.py"))

PLACEHOLDERS = {
    "PATH...": "examples/soft-enamel-pin.order.yaml",
    "DIR": "acme",
    "[FOLDER]": "acme",
    "FILE": "our-works.yaml",
    "NAME|FILE": "kiln-street",
    "A": "kiln-street",
    "B": "lark-bench",
    "FOLDER": "orders",
    "NAME": "fox.order.yaml",
    "[PATH]": "orders",
    "SHELL": "bash",
    "bash|zsh|fish|powershell": "zsh",
}
"""What stands for a word that a reader puts his own in place of."""

_ORDERS = {".", "-", "orders"}

_BY_HAND = "it runs these tests, or takes minutes; CI runs it (.ci/run)"
_HOOK = "tests/precommit runs it with the real pre-commit"
_RECORDS = "it writes into the tree"
_SETUP = "it sets up an environment such as these tests run in; CI runs it (.ci/run)"
_WALK = "test_contributing.py walks through it"
NOT_RUN = {
    "git worktree add ../base origin/main": "it asks for a branch that is nowhere here",
    "mkdir acme": _WALK,
    "mkdir acme/packaging": _WALK,
    "mkdir acme/wording": _WALK,
    "pip install .": "test_packaging.py builds the wheel that it installs",
    "pip install -e '.[bench]'": _SETUP,
    "pip install -e '.[dev]'": _SETUP,
    "pip install -e '.[hook]'": _SETUP,
    "pip install pre-commit": _SETUP,
    "pre-commit install": _HOOK,
    "pre-commit run --all-files": _HOOK,
    "python -c pass": "it does nothing",
    "python -m pytest tests/test_cases.py --record": _RECORDS,
    "python -m pytest tests/test_coverage.py --record": _RECORDS,
    "python -m tests": _BY_HAND,
    "python -m tests.benchmarks": _BY_HAND,
    "python -m tests.ci": _BY_HAND,
    "python -m tests.mutants": _BY_HAND,
    "python -m tests.precommit": _BY_HAND,
    "python -m venv .venv": _SETUP,
}
"""Commands of other programs, and why nothing here runs them."""

_COMMANDS = "aql|baseline|check|completion|config|explain|rules|schema"
_SHOWN = re.compile(rf"(?<![\w.-])pinspec (?:{_COMMANDS}|--version)\b[^`\n]*")
_ENDS = re.compile(r"  |\\?[|>] |\)\"|\s#|\\n|\"\"\"")
_PROGRAMS = {"git", "mkdir", "mypy", "pip", "pre-commit", "pytest", "python", "ruff", "sh"}
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def in_pages() -> Iterator[str]:
    """Give what Markdown shows as code, in its text and in its blocks."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for language, block in _FENCE.findall(text):
            for line in block.splitlines():
                if line.startswith("$ ") or language in {"sh", "powershell"}:
                    yield line.removeprefix("$ ")
        for span in re.findall(r"`([^`]+)`", _FENCE.sub("", text)):
            yield " ".join(span.split())


def in_help() -> Iterator[str]:
    """Give the examples in the help of every command."""
    for name in helped():
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            cli.run([*name.split()[1:], "--help"])
        _, _, text = printed.getvalue().partition("\n")  # the first line is how it is used
        yield from _SHOWN.findall(text)


def helped(name: str = "pinspec", command: click.Command = cli.cli) -> dict[str, click.Command]:
    """Give every command, by the words that call it."""
    found = {name: command}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for one in command.list_commands(context):
            below = command.get_command(context, one)
            assert below is not None
            found |= helped(f"{name} {one}", below)
    return found


def in_files() -> Iterator[str]:
    """Give what comments and rules show, and what messages name or list."""
    for file in COMMENTED:
        yield from _SHOWN.findall(file.read_text(encoding="utf-8"))
    for file in CODE:
        text = re.sub(r'"\s*f?"', "", file.read_text(encoding="utf-8"))  # one string of several
        yield from (one for one in re.findall(r"`([^`\n]+)`", text) if "{" not in one)
        yield from re.findall(r"^ +(pinspec .+)$", text, re.MULTILINE)


def _cut(command: str) -> str:
    """Leave what is told about a command away, and what takes over its output."""
    return _ENDS.split(command)[0].strip().replace("\\", "/")


def _parts(command: str) -> list[str]:
    """Part a line into commands, each written as at a prompt where pinspec is installed."""
    plain = re.sub(r"\.venv[/\\](?:bin|Scripts)[/\\]", "", command)
    plain = re.sub(r"^(?:python3|py)\b", "python", plain)
    return [one.strip() for one in re.split(r"&&|;", plain)]


ALL = [*in_pages(), *in_help(), *in_files()]
OURS = sorted({_cut(found) for one in ALL for found in _SHOWN.findall(one)})
OTHERS = {
    part for one in ALL for part in _parts(one) if " " in part and part.split()[0] in _PROGRAMS
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, and the files that CONTRIBUTING.md has somebody write."""
    folder = tmp_path_factory.mktemp("trees") / "tree"
    (folder.parent / "base").mkdir()
    (folder.parent / "base" / "pinspec.toml").write_text('gate = "release"\n', encoding="utf-8")
    for name in ("examples", "rules"):
        shutil.copytree(ROOT / name, folder / name)
    for name, language, text in FENCES.findall(CONTRIBUTING):
        if language == "yaml":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / "orders").mkdir()
    shutil.copy(folder / PLACEHOLDERS["PATH..."], folder / "orders")
    baseline = Baseline({}, folder).text()
    (folder / "pinspec-baseline.json").write_text(baseline, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", OURS)
def test_a_command_that_is_shown_runs(
    command: str, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tree)
    command, _, source = command.partition(" < ")
    if source:
        piped = io.TextIOWrapper(io.BytesIO((tree / PLACEHOLDERS["PATH..."]).read_bytes()))
        monkeypatch.setattr("sys.stdin", piped)
    words = [PLACEHOLDERS.get(one, one) for one in shlex.split(command)[1:]]
    if command in helped():
        words.append("--help")  # the name of a command, not a use of it
    elif words[0] == "check" and words[-1] not in _ORDERS and ".order" not in words[-1]:
        words.append(PLACEHOLDERS["PATH..."])  # what an option does, not a use of it
    code = cli.run(words)
    output = capsys.readouterr()
    assert code in {ExitCode.PASSED, ExitCode.FAILED}, output.err
    assert (code == ExitCode.FAILED) is ("RESPEC" in output.out)
    assert output.out
    assert output.err == ""


def test_the_search_finds_them_wherever_they_stand() -> None:
    """If one of these is no longer shown, name another of its kind."""
    assert {
        "pinspec check PATH...",  # a table
        "pinspec rules test acme",  # a console block
        "pinspec schema order",  # an sh block
        "pinspec completion fish",  # a span with a pipe
        "pinspec aql --lot 3000 --defects 7%",  # a help text
        "pinspec aql",  # a rule
        "pinspec explain order.gate",  # a message
        "pinspec explain posts_needed",  # a list in a message
        "pinspec check .",  # a comment in a file of examples/ci
    } <= set(OURS)


RUN = {"python examples/check_csv.py examples/orders.csv": 1, "python -m pinspec": 2}
"""Commands of Python that are run, and what they end with."""


@pytest.mark.parametrize("command", RUN)
def test_a_command_of_python_runs(command: str, tree: Path) -> None:
    words = [sys.executable, *command.split()[1:]]
    done = subprocess.run(words, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == RUN[command], done.stderr
    assert "Traceback" not in done.stderr


def test_commands_of_other_programs_are_run_or_it_is_said_why_not() -> None:
    assert NOT_RUN.keys() | RUN.keys() == OTHERS

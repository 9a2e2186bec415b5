"""A press of TAB: what it offers, and that each shell really completes with its script."""

from __future__ import annotations

import contextlib
import io
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import click.shell_completion
import pytest

from pinspec import Rulebook, cli
from pinspec.cli.completing import complete
from pinspec.errors import ExitCode

pty = pytest.importorskip("pty", reason="no terminals here")

ROOT = Path(__file__).resolve().parent.parent
ACME = ROOT / "tests" / "acme"
SCRIPTS = Path(sys.executable).parent
ENVIRONMENT = {
    **os.environ, "PATH": os.pathsep.join([str(SCRIPTS), os.environ["PATH"]]), "TERM": "dumb",
}  # fmt: skip
NAMES = {one.name for one in Rulebook.built_in().entries}
CODES = {one.code for one in Rulebook.built_in().entries}
SHELLS = ("bash", "fish", "powershell", "zsh")
COMMANDS = {
    "aql", "baseline", "check", "completion", "config", "explain", "rules", "schema",
}  # fmt: skip
FORMATS = {"text", "concise", "markdown", "json", "github", "sarif", "gitlab", "junit"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of orders, and of files that are none."""
    for name in ("fox.order.yaml", "owl.yml", "notes.txt", ".git/a.yaml", "old/elk/order.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "my owls").mkdir()
    return tmp_path


def offered(line: str, folder: Path = ROOT, shell: str = "bash") -> list[str]:
    """Give what is offered at the end of a line; a lone blank before it begins a new word."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    if shell == "fish":
        asked["COMP_CWORD"] = words[-1]
    lines = _answered(folder, asked, shell).splitlines()
    if shell in {"bash", "fish"}:
        return [one.partition(",")[2].partition("\t")[0] for one in lines if one]
    return lines[1::3]


def _answered(folder: Path, asked: dict[str, str], shell: str) -> str:
    """Give what the script of a shell is told."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, asked),
        contextlib.redirect_stdout(printed),
    ):
        assert complete(f"{shell}_complete") == ExitCode.PASSED
    printed.seek(0)
    return printed.read()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", COMMANDS),
        ("che", {"check"}),
        ("rules ", {"test"}),
        ("schema ", {"config", "order"}),
        ("completion ", set(SHELLS)),
        ("check --select ", NAMES),
        ("check --select posts/c", {"posts/count"}),
        ("check --ignore PIN", CODES),
        ("check --select PIN401 --select PIN40", {one for one in CODES if one[:5] == "PIN40"}),
        ("check --gate ", {"concept", "sample", "release"}),
        ("check --fail-on n", {"never"}),
        ("check --color a", {"auto", "always"}),
        ("check --format ", FORMATS),
        ("check --format js", {"json"}),
        ("check --format json", {"json", "json="}),
        ("check --factory a --factory b --format ", {"text", "markdown", "json"}),
        ("check --factory k", {"kiln-street"}),
        (f"check --rules {ACME} --select ACM", {"ACM101", "ACM600", "ACM601"}),
        ("check --rules no-such-pack --select posts/c", {"posts/count"}),
        ("explain posts/c", {"posts/count"}),
        ("explain body.thickness_m", {"body.thickness_mm"}),
        ("explain repeated_l", {"repeated_line_mm"}),
        ("explain F00", {f"F00{one}" for one in range(1, 10)}),
        ("explain PIN00", {f"PIN00{one}" for one in range(1, 10)}),
        ("explain --factory h", {"harbor-castings"}),
        ("nonsense --select p", set()),
    ],
)  # fmt: skip
def test_a_press_offers(line: str, expected: set[str]) -> None:
    found = offered(f"pinspec {line}")
    assert set(found) == expected
    assert len(found) == len(expected)


def test_where_nothing_is_typed_blocks_and_rules_can_be_explained() -> None:
    found = set(offered("pinspec explain "))
    assert found >= NAMES | {"order", "body", "posts"}
    assert not found & {"limit", "body.width_mm", "PIN401"}


def test_every_option_of_every_command_is_offered() -> None:
    for name in COMMANDS:
        command = cli.cli.get_command(click.Context(cli.cli), name)
        assert command is not None
        options = {max(one.opts, key=len) for one in command.params if one.opts[0][0] == "-"}
        assert set(offered(f"pinspec {name} -")) == options | {"--help", "-h"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", ["-", "fox.order.yaml", "old/", "owl.yml"]),
        ("f", ["fox.order.yaml"]),
        ("o", ["old/", "owl.yml"]),
        ("ol", ["old/", "old/elk/"]),
        ("old/elk/", ["old/elk/order.yaml"]),
        (".", [".git/", ".git/a.yaml"]),
        ("./f", ["./fox.order.yaml"]),
        ("nowhere/", []),
    ],
)
def test_paths_are_those_that_can_be_orders(word: str, expected: list[str], folder: Path) -> None:
    (folder / "my owls").rmdir()
    assert offered(f"pinspec check {word}", folder) == expected


def test_a_factory_can_be_a_file(folder: Path) -> None:
    assert offered("pinspec check --factory ./o", folder) == ["./old/", "./owl.yml"]


@pytest.mark.parametrize("word", ["", "m", "~/", "$HOME/"])
def test_what_has_to_be_quoted_is_left_to_the_shell(word: str, folder: Path) -> None:
    assert [one for one in offered(f"pinspec check {word}", folder) if one != "-"] == [word]


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_a_value_behind_an_equals_sign_keeps_its_option(shell: str) -> None:
    assert offered("pinspec check --select=posts/c", shell=shell) == ["--select=posts/count"]
    assert offered("pinspec check --format=js", shell=shell) == ["--format=json"]


def test_in_bash_an_equals_sign_parts_words() -> None:
    assert offered("pinspec check --select = posts/c") == ["posts/count"]
    assert offered("pinspec check --select =") == offered("pinspec check --select ")
    assert offered("pinspec check --format = json = ex") == ["ex"]
    assert offered("pinspec check --format = json = x examples/con") == [
        "examples/concept.order.yaml"
    ]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "asked",
    [
        {}, {"COMP_WORDS": "pinspec", "COMP_CWORD": "x"}, {"COMP_WORDS": "", "COMP_CWORD": "0"},
        {"COMP_WORDS": "pinspec '", "COMP_CWORD": " "}, {"COMP_WORDS": "a", "COMP_CWORD": "-7"},
    ],
)  # fmt: skip
def test_a_press_never_complains(shell: str, asked: dict[str, str]) -> None:
    environment = ENVIRONMENT | asked | {"_PINSPEC_COMPLETE": f"{shell}_complete"}
    done = subprocess.run(["pinspec"], env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "Traceback" not in done.stdout


def test_a_shell_that_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["completion", "tcsh"]) == ExitCode.NOT_CHECKED
    assert cli.run(["completion"]) == ExitCode.NOT_CHECKED
    assert "bash" in capsys.readouterr().err


def test_a_shell_that_an_old_click_does_not_know_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(click.shell_completion._available_shells, "powershell")
    assert cli.run(["completion", "powershell"]) == ExitCode.NOT_CHECKED
    assert "--upgrade click" in capsys.readouterr().err


TYPED = [
    ("check --select posts/cou", "posts/count"),
    ("check --select=posts/cou", "--select=posts/count"),
    ("check --gate=rel", "--gate=release"),
    ("check --gat", "--gate"),
    ("check fo", "fox.order.yaml"),
    ("check my", "my\\ owls/"),
    ("check ol", "old/"),
]
STARTED = {
    "bash": (["bash", "--norc", "--noprofile"], 'eval "$(pinspec completion bash)"'),
    "zsh": (["zsh", "-f"], 'autoload -U compinit; compinit -D; eval "$(pinspec completion zsh)"'),
}
SECONDS = 20


def needs(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")


@pytest.mark.parametrize(("typed", "expected"), TYPED)
@pytest.mark.parametrize("shell", STARTED)
def test_at_a_terminal_a_press_completes_the_line(
    shell: str, typed: str, expected: str, folder: Path
) -> None:
    needs(shell)
    command, start = STARTED[shell]
    with Terminal([*command, "-i"], folder) as terminal:
        terminal.type(f"{start}; echo rea''dy\n")
        terminal.wait_for("ready\r\n")
        terminal.type(f"pinspec {typed}\t")
        terminal.wait_for(expected)


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_fish_offers_what_completes_the_line(typed: str, expected: str, folder: Path) -> None:
    needs("fish")
    program = "pinspec completion fish | source; complete -C $argv[1]"
    done = subprocess.run(
        ["fish", "--no-config", "-c", program, f"pinspec {typed}"],
        cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    offered = [line.partition("\t")[0] for line in done.stdout.splitlines()]
    assert expected.replace("\\", "") in offered


class Terminal:
    """A shell at a terminal, which ends with the block that it is used in."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.shown = ""
        ours, theirs = pty.openpty()
        self.ours = ours
        self.shell = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT | {"HOME": str(folder), "PS1": "> "},
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.shell.kill()
        self.shell.wait()
        os.close(self.ours)

    def type(self, text: str) -> None:
        self.shown = ""
        os.write(self.ours, text.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text is shown."""
        until = time.monotonic() + SECONDS
        while text not in self.shown:
            assert time.monotonic() < until, self.shown
            if select.select([self.ours], [], [], 0.1)[0]:
                self.shown += os.read(self.ours, 4096).decode().replace("\a", "")

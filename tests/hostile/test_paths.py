"""Paths that are no plain file, or whose names are hostile: exit 2 with one line, at once."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pinspec import check
from pinspec.errors import UnreadableFileError
from pinspec.files import MAX_BYTES
from tests.hostile.running import inside, on_terminal, outside

if TYPE_CHECKING:
    from collections.abc import Callable

PASSING = Path(__file__).parents[2] / "examples" / "soft-enamel-pin.order.yaml"
HUGE = 100 * 1024 * 1024

pytestmark = pytest.mark.skipif(os.name == "nt", reason="other files, and other names for them")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def _dense(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(HUGE // 2**20):
            file.write(b"a: b\n" * (2**20 // 5))


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))  # a socket's address is short


KINDS: dict[str, tuple[Callable[[Path], Any], str]] = {
    "nothing": (lambda path: None, "no such file"),
    "sparse file": (_sparse, "larger than 256 KiB"),
    "dense file": (_dense, "larger than 256 KiB"),
    "empty folder": (Path.mkdir, "no order file in this folder"),
    "pipe": (os.mkfifo, "not a file"),
    "socket": (_socket, "not a file"),
    "zeros": (lambda path: path.symlink_to("/dev/zero"), "not a file"),
    "nothing at all": (lambda path: path.symlink_to("/dev/null"), "not a file"),
    "terminal": (lambda path: path.symlink_to("/dev/tty"), "not a file"),
    "dangling link": (lambda path: path.symlink_to("nowhere"), "no such file"),
    "loop of links": (lambda path: path.symlink_to(path), "symbolic links"),
    "folder in a file": (lambda path: path.symlink_to(PASSING / "order.yaml"), "not a directory"),
}


@pytest.mark.parametrize(("make", "words"), KINDS.values(), ids=KINDS)
def test_what_is_no_plain_file_is_refused_in_one_line(
    make: Callable[[Path], Any], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "an.order.yaml"
    make(path)
    text = outside("check", path)
    text.assert_sound(2, "Nothing was checked.")
    assert text.err == f"pinspec: {path}: {text.err.partition(f'{path}: ')[2]}"
    assert words in text.err
    assert text.err.count("\n") == 1
    data = inside("check", "--format", "json", path)
    data.assert_sound(2)
    (refused,) = json.loads(data.out)["not_checked"]
    assert refused["file"] == str(path)
    assert words in refused["message"]


@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0"])
def test_an_input_that_is_a_pipe_is_not_waited_for(name: str) -> None:
    ours, theirs = os.pipe()
    try:
        outside("check", name, stdin=ours).assert_sound(2, f"{name}: not a file")
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_terminal_is_not_read() -> None:
    on_terminal("check", "/dev/tty", "/dev/stdin").assert_sound(2, "/dev/stdin: not a file")


NAMES = {
    "blank": "a b.order.yaml",
    "line end": "a\n::error::x.order.yaml",
    "carriage return": "a\r::error::x.order.yaml",
    "escape": "\x1b[31ma\x1b]0;x\a.order.yaml",
    "C1": "\x9b31m.order.yaml",
    "bidi": "\u202elmay.order.yaml",
    "line separator": "a\u2028::error::x.order.yaml",
    "no UTF-8": os.fsdecode(b"\xff\xfe\x9b31m.order.yaml"),
    "GitHub": "::error::x.order.yaml",
    "GitHub behind a blank": " ::error::x.order.yaml",
    "GitHub as it was": "##[error]x.order.yaml",
    "Azure": "##vso[task.complete result=Failed].order.yaml",
    "minus": "-x.order.yaml",
    "help": "--help.order.yaml",
    "markup": "[red]x.order.yaml",
    "percent": "%0A::error::x.order.yaml",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_shown_and_never_obeyed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside("check", "--", name).assert_sound(2, "pinspec: ", "no such file")
    inside("check", "--", f"{name}/order.yaml").assert_sound(2, "pinspec: ", "no such file")
    shutil.copyfile(PASSING, name)
    inside("check", "--", name).assert_sound(0, ": PASS")
    data = inside("check", "--format", "json", "--", name)
    data.assert_sound(0)
    assert json.loads(data.out)["orders"][0]["file"] == name
    inside("check", ".").assert_sound(0, "1 order: 1 pass.")


def test_names_are_shown_and_never_obeyed_by_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES.values():
        shutil.copyfile(PASSING, name)
    summary = f"{len(NAMES)} orders: {len(NAMES)} pass."
    outside("check", ".").assert_sound(0, summary)
    outside(
        "check", "--", *NAMES.values(), *(f"{name}.gone" for name in NAMES.values())
    ).assert_sound(2)
    on_terminal("check", ".").assert_sound(0, summary, color=True)


@pytest.mark.parametrize("name", ["-x.order.yaml", "-h.order.yaml", "--help.order.yaml"])
def test_a_file_that_is_taken_for_an_option_is_told_the_way_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(PASSING, name)
    inside("check", name).assert_sound(2, f"write ./{name}")
    inside("check", f"./{name}").assert_sound(0, "PASS")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--\x1b[31m\x9b::error::"], ["check", "-\u202e"], ["##[error]\r::error::x"],
        ["check", "--gate", "\x1b[31m\n::error::x", "a"], ["check", "--select", " ::error::x", "a"],
        ["check", "--select", "##vso[x]\u2028", "a"], ["rules", "test", "\x1b[31m\n::error::x"],
        ["rules", "--format", "##[error]\x9b"],
    ],
    ids=ascii,
)  # fmt: skip
def test_a_word_of_the_command_line_is_shown_and_never_obeyed(words: list[str]) -> None:
    inside(*words).assert_sound(2)


@pytest.mark.parametrize("name", ["x" * 4000, "x/" * 2000, "x" * 4000 + ".order.yaml"])
def test_a_name_of_thousands_of_characters_is_told_in_a_few_lines(name: str) -> None:
    done = inside("check", name)
    done.assert_sound(2, "pinspec: x")
    assert len(done.err) < 400


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="null"):
        check("a\0b.order.yaml")


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's refusal is played, since root may read everything."""
    path = tmp_path / "an.order.yaml"
    shutil.copyfile(PASSING, path)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    done = inside("check", path)
    done.assert_sound(2, f"{path}: not allowed to read it")


def test_a_file_that_grows_while_it_is_read_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "an.order.yaml"
    path.write_bytes(b"#\n")
    read, taken = os.read, []

    def growing(handle: int, size: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"#" * 100_000)
        part = read(handle, min(size, 50_000))
        taken.append(len(part))
        return part

    monkeypatch.setattr(os, "read", growing)
    inside("check", path).assert_sound(2, "larger than 256 KiB")
    assert sum(taken) == MAX_BYTES + 1

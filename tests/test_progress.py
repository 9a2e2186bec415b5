"""The bar of a long run: seen on a terminal only, and never in the report."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pinspec.cli import progress
from pinspec.cli.terminal import wants_bar
from tests.hostile.running import on_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSING = Path(__file__).resolve().parent.parent / "examples" / "soft-enamel-pin.order.yaml"
MANY = 2_500
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class _Bar:
    """Remembers whether it is drawn, as whoever writes to the terminal must not see it."""

    task_ids = (0,)
    drawn = False
    most = 0

    def start(self) -> None:
        self.drawn = True

    def stop(self) -> None:
        self.drawn = False

    def update(self, _: int, *, completed: int) -> None:
        self.most = completed


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> _Bar:
    bar = _Bar()
    monkeypatch.setattr(progress, "_bar", lambda _: bar)
    return bar


@pytest.mark.parametrize("ticks", [0.0, 0.01, 0.04, 0.3, 2.0])
def test_all_is_given_in_order_while_no_bar_is_drawn(
    ticks: float, bar: _Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock) * ticks)
    given = []
    for one in progress.watched(range(200), 200):
        assert not bar.drawn
        given.append(one)
    assert given == list(range(200))
    assert not bar.drawn
    assert (bar.most > 0) is (ticks > 0)


def test_what_is_held_when_somebody_interrupts_is_given_first(
    bar: _Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0, 2, *[2.01] * 50])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))

    def interrupted() -> Iterator[int]:
        yield from range(9)
        raise KeyboardInterrupt

    watched = progress.watched(interrupted(), 20)
    assert [next(watched) for _ in range(9)] == list(range(9))
    with pytest.raises(KeyboardInterrupt):
        next(watched)
    assert not bar.drawn


class _Stream:
    def __init__(self, *, tty: bool) -> None:
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@pytest.mark.parametrize(
    ("choice", "env", "ttys", "bar"),
    [
        ("auto", {}, (True, True), True),
        ("always", {}, (True, True), True),
        ("auto", {}, (True, False), False),
        ("auto", {}, (False, True), False),
        ("always", {"FORCE_COLOR": "1"}, (False, False), False),
        ("never", {}, (True, True), False),
        ("auto", {"NO_COLOR": "1"}, (True, True), False),
        ("auto", {"TERM": "dumb"}, (True, True), False),
        ("auto", {"CI": "true"}, (True, True), False),
        ("auto", {"CI": ""}, (True, True), True),
        ("auto", {"GITHUB_ACTIONS": "true"}, (True, True), False),
        ("auto", {"GITLAB_CI": "true"}, (True, True), False),
        ("auto", {"PRE_COMMIT": "1"}, (True, True), False),
    ],
)
def test_a_bar_is_for_those_who_watch_a_terminal(
    choice: str, env: dict[str, str], ttys: tuple[bool, bool], bar: bool
) -> None:
    streams = [_Stream(tty=one) for one in ttys]
    assert wants_bar(choice, streams, env) is bar  # type: ignore[arg-type]


@pytest.mark.skipif(os.name == "nt", reason="no such terminals there")
def test_the_report_on_a_terminal_is_the_same_but_for_the_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(PASSING, tmp_path / "pin.yaml")
    for number in range(MANY):
        (tmp_path / f"{number:04}.order.yaml").symlink_to("pin.yaml")
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "PRE_COMMIT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    shown = on_terminal("check", "--jobs", "2", ".", columns=100)
    command = [sys.executable, "-m", "pinspec", "check", "."]
    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"/{MANY}" in shown.out
    assert shown.out.count("\x1b[?25h") == shown.out.count("\x1b[?25l") > 0
    lines = re.split(r"[\r\n]+", _CONTROL.sub("", shown.out))
    assert [one for one in lines if one and f"/{MANY} " not in one] == piped.stdout.splitlines()
    quiet = on_terminal("check", "--quiet", "--jobs", "2", ".")
    assert (quiet.code, quiet.out) == (0, "")

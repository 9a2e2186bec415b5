"""Ctrl-C, SIGTERM, bugs, and files that go away while they are looked at."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from pinspec.cli.outputs import FORMATS
from pinspec.errors import ExitCode
from tests.exit_codes import COMMAND, FAILING, MANY, PASSING
from tests.hostile.running import PATIENCE, hears_ctrl_c, inside

pytestmark = pytest.mark.skipif(os.name == "nt", reason="other files, signals and shells there")


def _started(*words: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *words], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, preexec_fn=hears_ctrl_c,
    )  # fmt: skip


def test_ctrl_c_ends_a_long_run_with_what_was_found_so_far(here: Path) -> None:
    with _started("check", "many", cwd=here) as process:
        assert process.stdout
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == ExitCode.INTERRUPTED
    assert first.startswith("many/0000.order.yaml: PASS")
    assert err.startswith("interrupted; orders not looked at: ")
    assert err.endswith(" of 3,000\n")
    assert "not checked. Not everything could be checked: do not release." in out
    assert len(out.splitlines()) < MANY


def test_the_system_ends_a_long_run_by_sigterm(here: Path) -> None:
    with _started("check", "many", cwd=here) as process:
        assert process.stdout
        process.stdout.readline()
        process.terminate()
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGTERM
    assert err == ""


def test_ctrl_c_while_modules_are_loaded_leaves_no_trace(tmp_path: Path) -> None:
    """The signal is played where the slowest of them would be loaded."""
    (tmp_path / "pydantic.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [*COMMAND, "check", PASSING], capture_output=True, text=True, env=env, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "interrupted")


class _Broken:
    """Judges as ever, until it raises what it was given at the second order."""

    def __init__(self, error: BaseException) -> None:
        from pinspec import engine

        self.error = error
        self.orders = 0
        self.judge = engine.judge

    def __call__(self, *args: object, **more: object) -> object:
        self.orders += 1
        if self.orders == 2:
            raise self.error
        return self.judge(*args, **more)  # type: ignore[arg-type]


def test_an_interruption_counts_what_was_not_looked_at(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    words = ["check", "--format", "json", "bad.order.yaml", "good.order.yaml", "gone.order.yaml"]
    monkeypatch.setattr("pinspec.library.judge", _Broken(KeyboardInterrupt()))
    done = inside(*words)
    done.assert_sound(ExitCode.INTERRUPTED, "interrupted; orders not looked at: 2 of 3")
    document = json.loads(done.out)
    assert [one["file"] for one in document["orders"]] == ["bad.order.yaml"]
    left = {one["file"]: one["message"] for one in document["not_checked"]}
    assert left == dict.fromkeys(words[-2:], "interrupted before it was looked at")


def test_a_bug_names_the_order_that_provoked_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    for debug in ([], ["--debug"]):
        monkeypatch.setattr("pinspec.library.judge", _Broken(ZeroDivisionError("seven")))
        done = inside("check", *debug, "bad.order.yaml", "good.order.yaml")
        assert done.code == ExitCode.BUG
        assert "(ZeroDivisionError: seven)\n" in done.err
        assert "please report it with good.order.yaml that provoked it" in done.err
        assert ("Traceback" in done.err) == bool(debug)
        assert done.out.startswith("bad.order.yaml: RESPEC")


def test_a_file_that_vanishes_after_it_was_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.order.yaml", "b.order.yaml"):
        shutil.copyfile(PASSING, name)
    from pinspec import engine

    def vanishing(*args: object, **more: object) -> object:
        Path("b.order.yaml").unlink()
        return engine.judge(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("pinspec.library.judge", vanishing)
    done = inside("check", ".")
    done.assert_sound(2, "pinspec: b.order.yaml: no such file", "1 pass, 1 not checked.")


@pytest.fixture
def _in_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()


@pytest.mark.usefixtures("_in_a_folder_that_is_gone")
def test_a_folder_that_is_gone_while_we_are_in_it_is_told() -> None:
    inside("check", ".").assert_sound(2, "pinspec: .: no order file in this folder")
    inside("check", "a.order.yaml").assert_sound(2, "pinspec: a.order.yaml: no such file")
    inside("check", str(PASSING)).assert_sound(0, "PASS")


@pytest.mark.usefixtures("_in_a_folder_that_is_gone")
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_written_in_a_folder_that_is_gone(form: str) -> None:
    for words, code, said in (
        ((form, FAILING), ExitCode.FAILED, FAILING.name),
        ((form, "a.order.yaml"), ExitCode.NOT_CHECKED, "a.order.yaml: no such file"),
        ((f"{form}=out", FAILING), ExitCode.NOT_CHECKED, "there is no such folder"),
    ):
        done = inside("check", "--format", *words)
        assert done.code == code
        assert said in done.out + done.err

"""Several processes: the same report in the same order, and no process that outlives its parent."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from pinspec import Flags
from pinspec.cli.held import Asked
from pinspec.cli.jobs import judged
from pinspec.cli.judging import Judge, Outcome, Told
from pinspec.cli.named import File, Item, Refused
from pinspec.cli.orders import outcomes
from pinspec.cli.outputs import FORMATS
from pinspec.cli.pieces import Output, pieces_of
from pinspec.errors import ExitCode
from pinspec.report import Count
from pinspec.reporters.style import Style
from tests.hostile.running import PATIENCE, hears_ctrl_c, inside

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PASSING = EXAMPLES / "soft-enamel-pin.order.yaml"
COMMAND = [sys.executable, "-m", "pinspec"]
FACTORIES = ("kiln-street", "lark-bench")
SIDE_BY_SIDE = ["--factory", "kiln-street", "--factory", "lark-bench"]
MANY = 3_000

forks = pytest.mark.skipif(sys.platform != "linux", reason="a fork knows what a test has changed")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    shutil.copyfile(PASSING, folder / "pin.yaml")
    for number in range(MANY):
        (folder / f"{number:04}.order.yaml").symlink_to("pin.yaml")
    return folder


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    for number in range(12):
        for file in EXAMPLES.rglob("*.order.yaml"):
            shutil.copyfile(file, tmp_path / f"{number}-{file.name}")
    (tmp_path / "6-large.order.yaml").write_bytes(b"a" * 300_000)
    (tmp_path / "7-gone.order.yaml").symlink_to("nowhere")
    (tmp_path / "8-newer.order.yaml").write_text("pinspec: 99\n", encoding="utf-8")
    (tmp_path / "9-compose.order.yaml").write_text("services: {}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize(
    "more",
    [[], ["--quiet", "--color", "always"], ["--gate", "concept"], SIDE_BY_SIDE],
    ids=" ".join,
)
def test_the_report_is_the_same_byte_by_byte(
    form: str, more: list[str], mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mixed)
    one, two, three = (
        inside("check", "--format", form, *more, "--jobs", jobs, ".", "gone.order.yaml")
        for jobs in ("1", "2", "3")
    )
    assert one.code == ExitCode.NOT_CHECKED
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert (one.code, one.out, one.err) == (three.code, three.out, three.err)


def test_files_are_the_same_byte_by_byte(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mixed)
    for jobs in ("1", "2"):
        words = [word for form in FORMATS for word in ("--format", f"{form}={form}.{jobs}")]
        inside("check", *words, "--jobs", jobs, ".")
    for form in FORMATS:
        assert Path(f"{form}.1").read_bytes() == Path(f"{form}.2").read_bytes()


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("factories", [FACTORIES[:1], FACTORIES], ids=["one", "two"])
def test_processes_that_begin_from_nothing_judge_the_same(
    factories: tuple[str, ...], form: str
) -> None:
    flags = Flags("sample", factory=factories, ignore=("PIN101",))
    asked = Asked(flags, no_config=True)
    outputs = (Output(form, compares=len(factories) > 1),)
    items: list[Item] = [
        *(File(str(file)) for file in sorted(EXAMPLES.rglob("*.order.yaml"))),
        File("fox", text=PASSING.read_bytes()), Refused("owl", "owl: no such file"),
    ]  # fmt: skip
    write = partial(pieces_of, outputs, Style())
    alone = outcomes(Judge(asked), items, write, 1)
    together = judged(asked, items, write, 2, start="spawn")
    for one, other in zip(alone, together, strict=True):
        assert _in_plain(one) == _in_plain(other)


def _in_plain(outcome: Outcome) -> Outcome:
    """Leave the factory out, which is equal only to itself."""
    if isinstance(outcome, Told) and isinstance(outcome.counted, Count):
        return outcome._replace(counted=outcome.counted._replace(factory=None))
    return outcome


@forks
@pytest.mark.parametrize(
    "words",
    [
        ["--jobs", "1"],
        ["--jobs", "2"],
        ["--jobs", "2", "--debug"],
        ["--jobs", "1", *SIDE_BY_SIDE],
        ["--jobs", "2", *SIDE_BY_SIDE],
    ],
    ids=" ".join,
)
def test_a_bug_in_any_process_names_its_order(
    words: list[str], mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pinspec import engine

    def broken(*args: object, name: str, **more: object) -> object:
        if name.startswith("5-coin"):
            raise ZeroDivisionError("seven")
        return engine.judge(*args, name=name, **more)  # type: ignore[arg-type]

    shutil.copyfile(PASSING, mixed / "5-coin.order.yaml")
    monkeypatch.chdir(mixed)
    monkeypatch.setattr("pinspec.library.judge", broken)
    done = inside("check", *words, ".")
    assert done.code == ExitCode.BUG
    assert "(ZeroDivisionError: seven)" in done.err
    assert "report it with 5-coin.order.yaml that provoked it" in done.err
    assert ("in broken" in done.err) is ("--debug" in words)


@forks
def test_a_process_that_is_ended_from_outside_is_told(
    mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mixed)
    monkeypatch.setattr("pinspec.library.judge", lambda *_, **__: os._exit(9))
    done = inside("check", "--jobs", "2", ".")
    done.assert_sound(ExitCode.NOT_CHECKED, "ended from outside", "try again with --jobs 1")


def _started(folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "check", *words, "--jobs", "2", "."], cwd=folder, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=hears_ctrl_c,
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="other signals there")
@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "not checked. Not everything could be checked: do not release."),
        (SIDE_BY_SIDE, "not checked. Do not release."),
    ],
    ids=["one", "side by side"],
)
def test_ctrl_c_ends_all_processes_and_tells_what_was_found_so_far(
    more: list[str], told: str, many: Path
) -> None:
    with _started(many, *more) as process:
        assert process.stdout
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == ExitCode.INTERRUPTED
    assert err.startswith("interrupted; orders not looked at: ")
    assert err.count("\n") == 1
    assert told in " ".join(out.split())
    _assert_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="other signals there")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_that_was_asked(how: signal.Signals, many: Path) -> None:
    with _started(many) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(how)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == -how
    _assert_gone(process.pid)


def _assert_gone(group: int) -> None:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a process is left")

"""What a pull request of strangers may try, as SECURITY.md lists it, and that it fails."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.running import inside

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
FAILING = EXAMPLES / "everything-wrong" / "irregular-badge.order.yaml"
COMMAND = Path(sys.executable).with_name("pinspec.exe" if sys.platform == "win32" else "pinspec")
MODULES = ("click", "pydantic", "yaml", "rich", "pinspec", "json", "sitecustomize", "conftest")
ALARM = "import sys; sys.stderr.write('ALARM'); sys.exit(99)\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository that would like to run something, with a sound order and a bad one."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(ALARM, encoding="utf-8")
    (tmp_path / "hook").write_text(f"#!{sys.executable}\n{ALARM}", encoding="utf-8")
    (tmp_path / "hook").chmod(0o755)
    (tmp_path / ".git").mkdir()
    config = f"[core]\nfsmonitor = {tmp_path / 'hook'}\nbare = false\n"
    (tmp_path / ".git" / "config").write_text(config, encoding="utf-8")
    shutil.copyfile(FAILING, tmp_path / "bad.order.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--format", "json"],
        ["--format", "sarif"],
        ["--format", "github"],
        ["--format", "junit"],
        ["--factory", "kiln-street", "--factory", "lark-bench"],
        ["--gate", "concept", "--select", "posts/count"],
    ],
    ids=" ".join,
)
def test_a_check_runs_nothing_reaches_nobody_and_writes_nothing(
    words: list[str], repository: Path
) -> None:
    done = audited("check", *words, str(repository))
    assert (done.returncode, done.stderr.strip()) == (1, "")


def test_what_a_check_is_told_to_write_does_not_go_unseen(repository: Path) -> None:
    done = audited("check", "--format", "json=out.json", str(repository))
    assert "open " in done.stderr
    assert "out.json" in done.stderr


def audited(*words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(ROOT / "tests" / "hostile" / "audited.py"), *words]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(program, capture_output=True, text=True, check=False, env=env)


def test_a_module_of_the_repository_is_not_taken_for_one_of_ours(repository: Path) -> None:
    done = subprocess.run(
        [COMMAND, "check", "."], capture_output=True, text=True, check=False, cwd=repository
    )
    assert done.returncode == 1
    assert "ALARM" not in done.stdout + done.stderr


SOUND = EXAMPLES / "soft-enamel-pin.order.yaml"
WAIVER = """\
waivers:
  - {rule: PIN101, reason: we like it so, approved_by: A. Stranger, until: 2030-12-31}
"""
LOOSE = """\
factory: Anybody
limits:
  text_height_mm: {source: trust us, date: 2026-11-01, respec_below: {standard: 0.5}}
"""


@pytest.fixture
def change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository in which an order has a line that is too thin."""
    (tmp_path / "here" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    write("an.order.yaml", thin(SOUND.read_text(encoding="utf-8")))
    return tmp_path


def thin(order: str, more: str = "") -> str:
    """Make the first line of an order too thin to be plated."""
    text, count = re.subn(r"(lines:\n +- {name: [\w ]+, width_mm: )[0-9.]+", r"\g<1>0.20", order)
    assert count == 1
    return text + more


def small(order: str) -> str:
    """Make a text too small to be struck."""
    text, texts = re.subn(r"height_mm: 1\.8, stroke_mm: 0\.38", "height_mm: 0.7", order)
    assert texts == 1
    return text


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("change")
def test_a_loosened_limit_stands_in_every_report() -> None:
    write("an.order.yaml", small(SOUND.read_text(encoding="utf-8")))
    inside("check", ".").assert_sound(1, "text-height")
    write("works.yaml", LOOSE)
    write("pinspec.toml", 'factory = "works.yaml"\n')
    for form in ("text", "markdown", "json"):
        done = inside("check", "--format", form, ".")
        done.assert_sound(0, "Anybody", "text_height_mm" if form == "json" else "loosens 1 limit")
    inside("check", "--no-config", ".").assert_sound(1, "text-height")


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize("config", ['gate = "concept"\n', ""], ids=["config", "order"])
def test_a_softer_gate_is_said_and_an_option_undoes_it(config: str) -> None:
    order = SOUND.read_text(encoding="utf-8")
    missing = re.sub(r"(?m)^packaging:\n(?: .*\n)+", "", order)
    assert missing != order
    own_gate = missing.replace("gate: release", "gate: concept")
    write("an.order.yaml", missing if config else own_gate)
    write("pinspec.toml", config)
    inside("check", ".").assert_sound(0, "no release")
    inside("check", "--gate", "release", ".").assert_sound(1, "PIN600")


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize("config", ['ignore = ["PIN101"]\n', 'select = ["posts/count"]\n'])
def test_what_is_switched_off_is_said_and_an_option_undoes_it(config: str) -> None:
    write("pinspec.toml", config)
    inside("check", ".").assert_sound(0, "switched off", "this is no release")
    inside("check", "--no-config", ".").assert_sound(1, "PIN101")
    write("pinspec.toml", config + 'mandatory = ["PIN101"]\n')
    refused = inside("check", ".")
    assert refused.code == (2 if "ignore" in config else 1)


@pytest.mark.usefixtures("change")
def test_no_config_keeps_a_respec_from_failing() -> None:
    write("pinspec.toml", 'fail-on = "never"\n')
    inside("check", ".").assert_sound(2, "pinspec.toml:1:", "fail-on")
    write("pinspec.toml", '[per-file]\n"*" = {fail-on = "never"}\n')
    inside("check", ".").assert_sound(2, "pinspec.toml:2:", "fail-on")


@pytest.mark.usefixtures("change")
def test_a_waiver_is_listed_and_an_option_undoes_it() -> None:
    write("an.order.yaml", thin(SOUND.read_text(encoding="utf-8"), WAIVER))
    forms = ("text", "concise", "markdown", "json", "github", "sarif", "gitlab", "junit")
    for form in forms:
        done = inside("check", "--format", form, ".")
        assert (done.code, "A. Stranger" in done.out) == (0, True)
    inside("check", "--no-waivers", ".").assert_sound(1, "PIN101", "not honoured")
    write("pinspec.toml", 'mandatory = ["artwork/lines"]\n')
    inside("check", ".").assert_sound(1, "PIN101", "PIN994")


def test_a_gate_by_the_base_branch_is_not_softened(change: Path) -> None:
    base = change / "base"
    (base / ".git").mkdir(parents=True)
    write("pinspec.toml", 'factory = "works.yaml"\nbaseline = "known.json"\n')
    write("an.order.yaml", small(SOUND.read_text(encoding="utf-8")))
    write("works.yaml", LOOSE.replace("0.5", "0.9"))
    inside("baseline", "write", "--no-config", "--baseline", "known.json", ".").assert_sound(0)
    for name in ("pinspec.toml", "works.yaml"):
        shutil.copyfile(name, base / name)
    empty = '{"pinspec-baseline": 1, "orders": {}}\n'
    (base / "known.json").write_text(empty, encoding="utf-8")
    write("works.yaml", LOOSE)  # looser limits, and all that is found is in the baseline
    inside("check", ".").assert_sound(0)
    gate = ("check", "--config", str(base / "pinspec.toml"), "--gate", "release", ".")
    inside(*gate).assert_sound(1, "text-height", "at least 0.90 mm")


@pytest.mark.parametrize(
    "config",
    [
        'factory = "../secret.yaml"\n',
        'factory = "link.yaml"\n',
        'rules = ["../pack"]\n',
        'rules = ["/etc"]\n',
        'baseline = "../secret.yaml"\n',
    ],
)
def test_no_path_of_a_config_leads_out(config: str, change: Path) -> None:
    (change / "secret.yaml").write_text("token: xyzzy\n", encoding="utf-8")
    (change / "pack").mkdir()
    if sys.platform != "win32":
        Path("link.yaml").symlink_to(change / "secret.yaml")
    write("pinspec.toml", config)
    done = inside("check", ".")
    done.assert_sound(2, "pinspec.toml:1:")
    assert "xyzzy" not in done.out + done.err


def test_every_line_of_the_page_names_a_test_that_there_is() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    named = [re.findall(r"`([\w/]+\.py)::(\w+)`", row.split("|")[3]) for row in rows]
    assert len(rows) > 20
    assert all(named), "a line without a test"
    for file, test in (one for row in named for one in row):
        assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")

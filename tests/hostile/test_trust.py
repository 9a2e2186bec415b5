"""What a pull request of strangers may try, as SECURITY.md lists it, and that it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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

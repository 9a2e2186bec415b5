"""What a checkout keeps of its last reading: never stale, never in the way, never elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = ROOT / "examples" / "soft-enamel-pin.order.yaml"
FAILING = ROOT / "examples" / "everything-wrong" / "irregular-badge.order.yaml"
MAIN = f"""
import sys
from pinspec.__main__ import main
sys.argv = ["pinspec", "check", {str(FAILING)!r}]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
LIBRARY = f"import sys; from pinspec import check; check({str(ORDER)!r})"
READS = {"pinspec.rulebook.pack", "pinspec.rule.compile", "pydantic.plugin._loader"}
BOTH = {".rulebook", ".validator"}
RULE, CODE = Path("rules/posts/count.yaml"), Path("pinspec/language/checker.py")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout that was left alone for a day."""
    clean = shutil.ignore_patterns("__pycache__")
    for name in ("pinspec", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=clean)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file in tmp_path.rglob("*"):
        age(file)
    return tmp_path


def age(file: Path) -> None:
    day = ORDER.stat().st_mtime - 24 * 60 * 60
    os.utime(file, (day, day))


def start(tree: Path, *options: str, program: str = MAIN) -> subprocess.Popen[str]:
    env = {key: os.environ[key] for key in os.environ if not key.startswith("PYTHON")}
    command = [sys.executable, "-P", *options, "-c", program]
    pipe = subprocess.PIPE
    env |= {"PYTHONPATH": str(tree), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, encoding="utf-8")


def run(tree: Path, *options: str, program: str = MAIN) -> tuple[str, set[str]]:
    """Give what was said and, of what reads rules and the model, what was loaded."""
    said, loaded = start(tree, *options, program=program).communicate(timeout=60)
    return said, READS & set(loaded.split())


def kept(tree: Path) -> set[str]:
    """What a run leaves in the tree beside byte code."""
    files = (file for file in tree.rglob("*") if file.is_file())
    return {file.suffix for file in files} - {".py", ".pyc", ".yaml", ".md", ".toml", ".typed"}


def change(file: Path, old: str, new: str) -> None:
    """Change a file so that neither its size nor its age tells."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert len(old) == len(new)
    file.write_text(text.replace(old, new), encoding="utf-8")
    age(file)


def test_the_second_start_says_the_same_and_reads_no_rule(tree: Path) -> None:
    first, reads = run(tree)
    assert "posts/count PIN401" in first
    assert reads == READS
    assert kept(tree) == BOTH
    assert run(tree) == (first, set())
    assert {file.parent for file in tree.rglob("*.rulebook")} == {tree / "pinspec" / "__pycache__"}


def test_a_change_of_a_rule_is_seen_at_once_and_then_kept(tree: Path) -> None:
    run(tree)
    change(tree / RULE, "leans, snags", "leans, SNAGS")
    for known in (False, True):
        said, reads = run(tree)
        assert "it turns, leans, SNAGS or pulls loose in wear" in " ".join(said.split())
        assert (reads == set()) is known


def test_a_mistake_in_a_rule_is_told_with_its_place(tree: Path) -> None:
    run(tree)
    change(tree / RULE, "measure: posts.number", "measure: posts.numbre")
    process = start(tree)
    _, error = process.communicate(timeout=60)
    assert f"{RULE}:5:16: `posts` has no `numbre`, did you mean" in error
    assert process.returncode == 2


@pytest.mark.parametrize("place", [CODE, Path("rules/limits.yaml"), Path("rules/pack.yaml")])
def test_whatever_a_rulebook_is_made_of_can_make_it_stale(place: Path, tree: Path) -> None:
    run(tree)
    text = (tree / place).read_text(encoding="utf-8")
    (tree / place).write_text(f"{text}# changed\n", encoding="utf-8")
    assert "pinspec.rulebook.pack" in run(tree)[1]


def test_a_new_a_renamed_and_a_deleted_rule_are_seen(tree: Path) -> None:
    said, _ = run(tree)
    rule = tree / RULE
    rule.rename(rule.with_name("number.yaml"))
    assert "posts/number PIN401" in run(tree)[0]
    rule.with_name("number.yaml").rename(rule)
    assert run(tree)[0] == said
    rule.unlink()
    assert "PIN401" not in run(tree)[0]


@pytest.mark.parametrize("raw", [b"", b"text", b"\0\0\0\0"])
def test_what_is_kept_in_a_bad_state_is_worked_out_again(raw: bytes, tree: Path) -> None:
    first, _ = run(tree)
    for suffix in BOTH:
        next(tree.rglob(f"*{suffix}")).write_bytes(raw)
    assert run(tree) == (first, READS)
    assert run(tree) == (first, set())


def test_nothing_is_kept_of_what_may_have_changed_under_way(tree: Path) -> None:
    (tree / CODE).touch()
    assert run(tree)[1] == READS
    assert kept(tree) == set()


def test_nothing_is_kept_where_no_byte_code_is(tree: Path, tmp_path: Path) -> None:
    assert run(tree, "-B")[1] == READS
    no_folder = tmp_path / "file.typed"
    no_folder.touch()
    assert "PIN401" in run(tree, "-X", f"pycache_prefix={no_folder}")[0]
    assert kept(tree) == set()


def test_byte_code_of_another_place_has_what_is_kept_beside_it(tree: Path) -> None:
    elsewhere = tree / "elsewhere"
    for reads in (READS, set()):
        assert run(tree, "-X", f"pycache_prefix={elsewhere}")[1] == reads
    assert kept(tree / "pinspec") == set()
    assert kept(elsewhere) == BOTH


def test_a_program_that_uses_the_library_keeps_nothing(tree: Path) -> None:
    run(tree, program=LIBRARY)
    assert kept(tree) == set()


def test_runs_beside_each_other_leave_one_whole_file(tree: Path) -> None:
    processes = [start(tree) for _ in range(4)]
    said = {process.communicate(timeout=60)[0] for process in processes}
    assert len(said) == 1
    assert kept(tree) == BOTH
    assert run(tree) == (said.pop(), set())

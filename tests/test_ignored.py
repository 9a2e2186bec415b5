"""What git leaves out of a folder: held to git itself, and to ending however a pattern is made."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from pinspec import LeftOut, order_files, why_left_out, wildcards
from pinspec.errors import EmptyFolderError, UnreadableFileError
from pinspec.ignored import Ignored
from tests.hostile.running import inside

PASSING = Path(__file__).resolve().parent.parent / "examples" / "soft-enamel-pin.order.yaml"

needs_git = pytest.mark.skipif(
    shutil.which("git") is None or os.name == "nt", reason="git decides, on names of all kinds"
)

PATTERNS = """
a/order.yaml | *.order.yaml | /a | a/ | **/b | a/** | a/**/c.order.yaml | **/a/**/c.* | /*/b | ?
[ab] | [!a] | [^a] | [a-c] | [c-a] | []a] | [!]a] | [[:alpha:]] | [[:foo:]] | [a | [a\\]b] | [!]
[a/b] | [[:alpha:] | [[:a]b]
\\a | \\*x | *a*b*c* | a* | *a | ** | *** | ***/b | a/***/c.order.yaml | a**b | # | \\#x | !a | \\!x
a\\ | a/b/ | /a/b/c.order.yaml | b/c.order.yaml | a//b | / | // | é | ? ? | *.yaml | .* | a b | "a"
"""
"""One ignore file each; what is left must be what git leaves."""
SETS = [
    "*\n!*/\n!*.order.yaml\n",
    "a/*\n!a/b\n",
    "a\n!a/b/c.order.yaml\n",
    "*.yaml\r\n!c.order.yaml\r\n",
    "\ufeffa\n",
    "c.order.yaml   \nb\\ \n",
    "# a\n\n  \na/b\n",
]
PIECES = [
    "a", "b", "ab", "*", "**", "***", "?", "[a-c]", "[!a]", "[^b]", "/", "/", "\\a", "\\*", "!",
    "#", " ", "[", "]", "[]a]", "[[:alpha:]]", "[b-a]", "[a-]", "é", "\\", "x.y", "[[:foo:]]",
    "[a\\]b]", "-", "[a/b]", "[!]",
]  # fmt: skip
NAMES = ["a", "b", "ab", "abc", "x.y", "é", "[", "]", "!a", "#a", "a ", "a-b", "*", "-", '"a"']


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for name in ("a/order.yaml", "a/b/c.order.yaml", "b/c.order.yaml", "c/a/b/x/c.order.yaml"):
        _touch(tmp_path / name)
    for name in NAMES:
        _touch(tmp_path / "d" / name)
    return tmp_path


def _touch(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def _kept(folder: Path, ignored: Ignored, top: Path) -> set[str]:
    kept = set()
    for entry in folder.iterdir():
        is_folder = entry.is_dir()
        if entry.name == ".git" or ignored.leaves_out(entry.name, is_folder=is_folder):
            continue
        kept |= (
            _kept(entry, ignored.inside(entry), top) if is_folder else {str(entry.relative_to(top))}
        )
    return kept


def _kept_by_git(folder: Path) -> set[str]:
    command = ["git", "-C", str(folder), "ls-files", "-co", "--exclude-standard", "-z"]
    done = subprocess.run(command, capture_output=True, check=True)
    return {os.fsdecode(one) for one in done.stdout.split(b"\0") if one}


@needs_git
def test_one_pattern_leaves_out_what_it_does_for_git(repository: Path) -> None:
    for pattern in [one for line in PATTERNS.strip().split("\n") for one in line.split(" | ")]:
        (repository / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
        kept = _kept(repository, Ignored.of(repository), repository)
        assert kept == _kept_by_git(repository), pattern


@needs_git
@pytest.mark.parametrize("text", SETS)
@pytest.mark.parametrize("place", [".gitignore", ".git/info/exclude", "a/.gitignore"])
def test_several_patterns_leave_out_what_they_do_for_git(
    text: str, place: str, repository: Path
) -> None:
    (repository / place).write_text(text, encoding="utf-8", newline="")
    (repository / "b" / ".gitignore").write_text("!c.order.yaml\n", encoding="utf-8")
    kept = _kept(repository, Ignored.of(repository), repository)
    assert kept == _kept_by_git(repository)


@needs_git
@pytest.mark.parametrize("seed", range(20))
def test_patterns_made_at_random_leave_out_what_they_do_for_git(
    seed: int, repository: Path
) -> None:
    chance = random.Random(seed)
    for _ in range(30):
        file = repository.joinpath(*chance.choices(NAMES, k=chance.randint(1, 4)))
        if not any(one.is_file() for one in file.parents) and not file.is_dir():
            _touch(file)
    folders = [one for one in repository.rglob("*") if one.is_dir() and ".git" not in one.parts]
    for folder in [repository, *chance.sample(folders, 3)]:
        lines = ["".join(chance.choices(PIECES, k=chance.randint(1, 5))) for _ in range(3)]
        (folder / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
    kept = _kept(repository, Ignored.of(repository), repository)
    assert kept == _kept_by_git(repository)


def _is_ignored(repository: Path, file: Path) -> bool:
    command = ["git", "check-ignore", "-q", str(file)]
    return not subprocess.run(command, cwd=repository, check=False).returncode


@needs_git
@pytest.mark.parametrize(
    "patterns", ["a\n!a/b/c.order.yaml\n", "b/\n", "c.*\n!/b/c.*\n", "*/*/b/\n"]
)
def test_a_path_is_left_out_by_itself_or_with_a_folder_above(
    patterns: str, repository: Path
) -> None:
    (repository / ".gitignore").write_text(patterns, encoding="utf-8")
    paths = [one for one in repository.rglob("*") if ".git" not in one.parts]
    told = {str(one): bool(why_left_out(one)) for one in paths}
    assert told == {str(one): _is_ignored(repository, one) for one in paths}
    assert True in told.values()


def test_nothing_is_left_out_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    assert not why_left_out(tmp_path / "a.order.yaml")


def test_a_walk_goes_by_the_ignore_files_of_its_repository(tmp_path: Path) -> None:
    for name in ("a.order.yaml", "out/b.order.yaml", "sub/c.order.yaml", "sub/d.order.yaml",
                 "clone/a.order.yaml", "tree/a.order.yaml"):  # fmt: skip
        _touch(tmp_path / name)
    assert len(list(order_files(tmp_path))) == 6
    (tmp_path / ".gitignore").write_text("a.order.yaml\n/out/\n", encoding="utf-8")
    (tmp_path / "sub" / ".gitignore").write_text("c.*\n", encoding="utf-8")
    assert len(list(order_files(tmp_path))) == 6, "outside of a repository nothing is ignored"
    (tmp_path / ".git").mkdir()
    (tmp_path / "clone" / ".git").mkdir()
    (tmp_path / "tree" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    passed_over: list[LeftOut] = []
    found = order_files(tmp_path, passed_over)
    assert _names(found, tmp_path) == [
        "clone/a.order.yaml",
        "sub/d.order.yaml",
        "tree/a.order.yaml",
    ]
    assert passed_over == [
        (tmp_path / "out", "ignored by git"),
        (tmp_path / "a.order.yaml", "ignored by git"),
        (tmp_path / "sub" / "c.order.yaml", "ignored by git"),
    ]
    assert _names(order_files(tmp_path / "out"), tmp_path) == ["out/b.order.yaml"]
    assert _names(order_files(tmp_path / "a.order.yaml"), tmp_path) == ["a.order.yaml"]
    assert _names(order_files(tmp_path / "sub"), tmp_path) == ["sub/d.order.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_followed_inside_of_the_repository_only(tmp_path: Path) -> None:
    for name in ("secret", "repository/orders/a.order.yaml", "repository/b.txt"):
        _touch(tmp_path / name)
    orders = tmp_path / "repository" / "orders"
    (orders / "b.order.yaml").symlink_to("../b.txt")
    (orders / "c.order.yaml").symlink_to(tmp_path / "secret")
    (orders / "d.order.yaml").symlink_to("nowhere")
    passed_over: list[LeftOut] = []
    assert _names(order_files(orders, passed_over), orders) == ["a.order.yaml", "d.order.yaml"]
    assert [one.path.name for one in passed_over] == ["b.order.yaml", "c.order.yaml"]
    (tmp_path / "repository" / ".git").mkdir()
    passed_over.clear()
    names = ["a.order.yaml", "b.order.yaml", "d.order.yaml"]
    assert _names(order_files(orders, passed_over), orders) == names
    assert passed_over == [(orders / "c.order.yaml", "a link that leads out of the repository")]


def _names(files: object, top: Path) -> list[str]:
    return [str(one.relative_to(top)) for one in files]  # type: ignore[attr-defined]


def test_a_folder_in_which_all_is_ignored_says_so(tmp_path: Path) -> None:
    _touch(tmp_path / "a.order.yaml")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    with pytest.raises(EmptyFolderError) as raised:
        list(order_files(tmp_path))
    assert raised.value.advice.endswith("; ignored by git: a.order.yaml")
    (tmp_path / "a.order.yaml").unlink()
    _touch(tmp_path / "out" / "a.order.yaml")
    with pytest.raises(EmptyFolderError) as raised:
        list(order_files(tmp_path))
    assert raised.value.advice.endswith("; ignored by git: out")


@pytest.mark.parametrize("make", [Path.mkdir, lambda file: file.symlink_to("/etc/hosts")])
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_is_no_plain_file_is_no_ignore_file(make: object, tmp_path: Path) -> None:
    _touch(tmp_path / "a.order.yaml")
    (tmp_path / ".git").mkdir()
    make(tmp_path / ".gitignore")  # type: ignore[operator]
    assert len(list(order_files(tmp_path))) == 1


@pytest.mark.parametrize(
    ("text", "said"), [("a" * 300_000, "larger than 256 KiB"), ("a\n" * 5_001, "more than 5,000")]
)
def test_an_ignore_file_without_end_is_refused(text: str, said: str, tmp_path: Path) -> None:
    _touch(tmp_path / "a.order.yaml")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=said):
        list(order_files(tmp_path))


NAME = "a" * 255
PATH = "/".join(["a"] * 2_000)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("*a" * 100 + "b", NAME), ("*a" * 2_000 + "b", NAME), ("[a-z]*" * 100 + "b", NAME),
        ("*?" * 120 + "b", NAME), ("**/a/" * 500 + "b", PATH), ("**/*a*/" * 300 + "b", PATH),
        ("*/" * 1_999 + "b", PATH), ("**/a/*a/" * 200 + "**/b", PATH), ("[" * 4_000, NAME),
        ("a/**/" * 300 + "*a*a*a*b", PATH), ("[[:" * 1_000, NAME), ("\\" * 4_001, NAME),
    ],
    ids=lambda value: value[:12],
)  # fmt: skip
def test_no_pattern_takes_longer_than_it_looks(pattern: str, text: str) -> None:
    began = time.process_time()
    read = wildcards.of_path if "/" in pattern else wildcards.of_name
    assert read(pattern).fullmatch(text) is None
    assert time.process_time() - began < 1


def test_a_repository_of_hostile_patterns_does_not_hang_a_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(PASSING, f"{'a' * 200}.order.yaml")
    (tmp_path / ".git").mkdir()
    lines = "".join(f"{'*a' * 20}{number}\n" for number in range(2_000))
    (tmp_path / ".gitignore").write_text(lines, encoding="utf-8")
    inside("check", ".").assert_sound(0, "1 order: 1 pass.")

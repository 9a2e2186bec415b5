"""What a config is refused for: one row for each mistake, with the place that it is told at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pinspec import ConfigError, Configs, Overview, PinspecError
from tests.refusals import rows_of

if TYPE_CHECKING:
    from pathlib import Path

VALID = """\
# how we hold our orders
required-version = ">=0.1"
edition = "0.1"
gate = "release"
fail-on = "cosmetic"
select = []
ignore = ["posts/level"]
mandatory = ["posts/count"]
factory = "kiln-street"
rules = ["packs/ours"]
baseline = "known.json"

[waivers]
longest-days = 180

[per-file]
"archive/**" = {gate = "sample"}
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "repository"
    (top / ".git").mkdir(parents=True)
    (top / "packs" / "ours" / "factories").mkdir(parents=True)
    (top / "packs" / "ours" / "pack.yaml").write_text("name: Our house\nprefix: OUR\n")
    factory = "factory: Our Works\nmakes: {source: a, date: 2026-01-01, body.metal: [brass]}\n"
    (top / "packs" / "ours" / "factories" / "our-works.yaml").write_text(factory)
    (tmp_path / "out.yaml").write_text(factory)
    (top / "link.yaml").symlink_to(tmp_path / "out.yaml")
    monkeypatch.chdir(top)
    return top


def problems(raw: bytes, top: Path, name: str = "pinspec.toml") -> tuple[str, ...]:
    (top / name).write_bytes(raw)
    try:
        Overview.of(".", Configs())
    except ConfigError as error:
        return error.problems
    return ()


def test_nothing_is_wrong_with_the_config_that_all_rows_change(repository: Path) -> None:
    assert problems(VALID.encode(), repository) == ()


@pytest.mark.parametrize(("name", "old", "new", "said"), rows_of("config"))
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    repository: Path, name: str, old: str, new: str, said: list[str]
) -> None:
    assert old in VALID
    assert list(problems(VALID.replace(old, new, 1).encode(), repository, name)) == said


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing yet\n", "\ufeff", "[waivers]\n", "[per-file]\n", 'gate="sample"']
)
def test_an_empty_config_is_fine(repository: Path, text: str) -> None:
    assert problems(text.encode(), repository) == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfeg\0", "1:1: the file is saved as UTF-16: save it as text in UTF-8"),
        (b'\ngate = "\xe9"', "2:1: byte 10 of the file, in line 2, is not UTF-8 text: save it"),
        (b"%PDF-1.7", "1:1: this is a PDF, not text: save it as text in UTF-8"),
        (b"\0", "1:1: this is a binary file, not text: save it as text in UTF-8"),
        (b'gate = "a\xe2\x80\xaeb"', "1:10: an invisible character (U+202E) stands here"),
        (b"a = " + b"9" * 5000, "1:1: a number is too long"),
        (b"\n a" + b".a" * 32 + b" = 1", "2:2: a key of more than 32 parts, which no config has"),
        (b"a = " + b"[" * 100_000, " lists or tables too deep inside each other"),
    ],
)
def test_what_is_no_config_at_all_is_told_so(repository: Path, raw: bytes, said: str) -> None:
    (problem,) = problems(raw, repository)
    assert problem.startswith(f"pinspec.toml:{said}")


def test_of_another_version_nothing_else_is_said(repository: Path) -> None:
    text = 'required-version = ">=9,<10"\nthe-key-of-tomorrow = 1\n'
    said = "pinspec.toml:1:1: `required-version`: this is pinspec 0.1.0: install a version that is"
    assert problems(text.encode(), repository) == (f"{said} >=9,<10",)


def test_in_a_pyproject_the_places_are_those_of_the_whole_file(repository: Path) -> None:
    text = '[project]\nname = "badges"\n\n[tool.pinspec]\ngaet = "x"\n[tool.pinspec.waivers]\nx=1\n'
    assert problems(text.encode(), repository, "pyproject.toml") == (
        "pyproject.toml:5:1: there is no key `gaet`, did you mean `gate`?",
        "pyproject.toml:7:1: there is no key `x`, known are longest-days",
    )


def test_a_config_of_no_sane_size_is_not_read(repository: Path) -> None:
    (repository / "pinspec.toml").write_bytes(b" " * 262_145)
    with pytest.raises(PinspecError, match="larger than 256 KiB, the most that is read"):
        Configs().of("order.yaml")

"""Packs that would hang pinspec, lead it out of their folder, or steer a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pinspec import Rulebook
from pinspec.errors import ExitCode, RulebookError
from pinspec.rulebook import guarded
from tests.hostile.running import inside
from tests.test_packs import PACK, RULE, added, problems

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as POSIX has them")
def test_a_hostile_folder_neither_hangs_nor_leads_out(tmp_path: Path) -> None:
    folder = added(tmp_path, PACK)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "card.yaml").write_text("secret: 1\n")
    (folder / "posts").symlink_to(tmp_path / "out")
    (folder / "packaging" / "zero.yaml").symlink_to("/dev/zero")
    (folder / "packaging" / "out.yaml").symlink_to(tmp_path / "out" / "card.yaml")
    (folder / "packaging" / "loop.yaml").symlink_to("loop.yaml")
    (folder / "packaging" / "big.yaml").write_text("a" * 300_000)
    (folder / "packaging" / "folder.yaml").mkdir()
    (folder / "body").mkdir()
    os.mkfifo(folder / "body" / "pipe.yaml")
    (folder / "factories").symlink_to("/proc")
    out = "leads out of the folder, and nothing out there is read"
    assert problems(folder) == [
        "acme/body/pipe.yaml: not a file",
        f"acme/factories: {out}",
        "acme/packaging/big.yaml: larger than 256 KiB, the most that is read",
        "acme/packaging/folder.yaml: not a file",
        "acme/packaging/loop.yaml: too many levels of symbolic links",
        f"acme/packaging/out.yaml: {out}",
        f"acme/packaging/zero.yaml: {out}",
        f"acme/posts: {out}",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links as POSIX has them")
def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    folder = added(tmp_path, PACK)
    (folder / "limits.yaml").rename(folder / "numbers.txt")
    (folder / "limits.yaml").symlink_to("numbers.txt")
    (tmp_path / "link").symlink_to(folder)
    assert Rulebook.built_in().with_packs(tmp_path / "link").packs


def test_a_folder_of_very_many_files_or_bytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = added(tmp_path, PACK)
    monkeypatch.setattr(guarded, "MOST_ENTRIES", 2)
    assert "acme: more than 2 entries, which no pack has" in problems(folder)
    monkeypatch.undo()
    for number in range(9):
        (folder / "posts").mkdir(exist_ok=True)
        (folder / "posts" / f"a{number}.yaml").write_text("# " + "a" * 250_000)
    assert any(
        one.endswith("with this file the pack is larger than 2 MiB") for one in problems(folder)
    )


def test_a_pack_with_very_many_mistakes_is_told_in_short(tmp_path: Path) -> None:
    many = "".join(f"keys{number}: x\n" for number in range(300))
    folder = added(tmp_path, PACK | {RULE: PACK[RULE] + many})
    with pytest.raises(RulebookError) as caught:
        Rulebook.built_in().with_packs(folder)
    assert len(caught.value.problems) == 300
    lines = caught.value.message.splitlines()
    assert lines[0].endswith("acme has 300 mistakes:")
    assert len(lines) == 102
    assert lines[-1] == "mend these first: the others are not listed"


HOSTILE = {
    "pack.yaml": 'name: "\\e[31mred\\e[0m\\n::error::x"\nprefix: ACM\n',
    "packaging/acme-card.yaml": PACK["packaging/acme-card.yaml"]
    .replace("A card that does not sag", '"\\e]0;title\\a##vso[task.complete]"')
    .replace("the card has", "\\e[2J::warning::"),
}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("check an.order.yaml --rules acme", ExitCode.FAILED),
        ("rules --rules acme", ExitCode.PASSED),
        ("rules --rules acme --format json", ExitCode.PASSED),
        ("rules test acme", ExitCode.PASSED),
        ("explain ACM601 --rules acme", ExitCode.PASSED),
        ("explain ACM601 --rules acme --format markdown", ExitCode.PASSED),
        ("explain ACM601 --rules acme --format json", ExitCode.PASSED),
    ],
)
def test_the_words_of_a_pack_steer_no_console(
    words: str, code: ExitCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    added(tmp_path, PACK | HOSTILE)
    (tmp_path / "an.order.yaml").write_text("packaging: {card: {gsm: 100}}\n")
    inside(*words.split()).assert_sound(code)

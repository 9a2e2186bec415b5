"""Which config holds for an order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pinspec import ConfigError, Configs
from pinspec.config.find import Finder
from pinspec.errors import UnreadableFileError
from tests.config import lay

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = '[project]\nname = "x"\n[tool.pinspec]\ngate = "sample"\n'
OTHER = '[project]\nname = "x"\ndependencies = ["pinspec"]\n[tool.ruff]\nline-length = 100\n'


@pytest.mark.parametrize(
    ("files", "folder", "found"),
    [
        ({}, "", None),
        ({"pinspec.toml": ""}, "", "pinspec.toml"),
        ({"pinspec.toml": ""}, "a/b/c", "pinspec.toml"),
        ({"pinspec.toml": "", "a/pinspec.toml": ""}, "a/b", "a/pinspec.toml"),
        ({"pinspec.toml": "", "a/b/pinspec.toml": ""}, "a", "pinspec.toml"),
        ({"pyproject.toml": OWN}, "a", "pyproject.toml"),
        ({"pyproject.toml": OWN, "pinspec.toml": ""}, "a", "pinspec.toml"),
        ({"pyproject.toml": OWN, "a/pyproject.toml": OTHER}, "a", "pyproject.toml"),
        ({"pyproject.toml": OTHER}, "a", None),
        ({"pyproject.toml": "no TOML at all"}, "a", None),
        ({"pyproject.toml": '[tool]\npinspec = {gate = "sample"}'}, "", "pyproject.toml"),
        ({"pyproject.toml": '[ tool . "pinspec" ]'}, "", "pyproject.toml"),
        ({"pyproject.toml": "['tool'.'pinspec'.waivers]"}, "", "pyproject.toml"),
        ({"pyproject.toml": 'tool.pinspec.gate = "sample"'}, "", "pyproject.toml"),
        ({"pyproject.toml": "tool = {x = 1, pinspec = {}}"}, "", "pyproject.toml"),
        ({"pyproject.toml": "[tool.pinspector]"}, "", None),
        ({"pyproject.toml": "[tool.ruff]\n[project.scripts]\npinspec = 1"}, "", None),
        ({"pyproject.toml": 'tool = "pinspec"'}, "", None),
        ({"a/pinspec.toml": ""}, "b", None),
        ({".pinspec.toml": "", "Pinspec.TOML": "", "pinspec.yaml": ""}, "", None),
        ({"pinspec.toml": "", "a/.git/HEAD": ""}, "a/b", None),
        ({"pinspec.toml": "", "a/.git": "gitdir: ../elsewhere"}, "a/b", None),
        ({"../pinspec.toml": ""}, "a", None),
    ],
)
def test_the_nearest_config_counts_and_none_above_the_repository(
    files: Mapping[str, str], folder: str, found: str | None, top: Path
) -> None:
    (top / folder).mkdir(parents=True, exist_ok=True)
    lay(top, files)
    expected = top / found if found else None
    finder = Finder()
    assert [finder.nearest(folder) for _ in range(2)] == [expected, expected]
    assert Finder().nearest(str(top / folder)) == expected


def test_without_a_repository_it_is_looked_for_up_to_the_root(tmp_path: Path) -> None:
    lay(tmp_path, {"pinspec.toml": "", "a/b/order.yaml": ""})
    assert Finder().nearest(str(tmp_path / "a" / "b")) == tmp_path / "pinspec.toml"


def test_a_link_to_a_folder_has_the_config_of_where_it_lies(top: Path) -> None:
    lay(top, {"pinspec.toml": "", "real/pinspec.toml": "", "real/orders/order.yaml": ""})
    (top / "linked").symlink_to(top / "real" / "orders")
    assert Finder().nearest("linked") == top / "real" / "pinspec.toml"


def test_a_folder_that_is_gone_or_no_path_has_no_config_of_its_own(top: Path) -> None:
    lay(top, {"pinspec.toml": 'gate = "sample"'})
    assert Configs().of("not/yet/order.yaml").gate == "sample"
    assert Configs().of("<stdin>").gate == "sample"
    assert Configs().of("a\0b/order.yaml").gate == "sample"


def test_a_deep_folder_is_no_trouble(top: Path) -> None:
    assert Finder().nearest("/a" * 2000) is None


@pytest.mark.parametrize("name", ["pinspec.toml", "pyproject.toml"])
def test_what_has_the_name_but_is_no_file_is_no_silence(top: Path, name: str) -> None:
    (top / name).mkdir()
    with pytest.raises(UnreadableFileError, match=f"^{name}: not a file$"):
        Configs().of("order.yaml")
    (top / name).rmdir()
    os.mkfifo(top / name)
    with pytest.raises(UnreadableFileError, match="not a file"):
        Configs().of("order.yaml")
    (top / name).unlink()
    (top / name).symlink_to(top / "gone.toml")
    with pytest.raises(UnreadableFileError, match="no such file"):
        Configs().of("order.yaml")


def test_a_pyproject_that_may_have_a_config_must_be_readable(top: Path) -> None:
    lay(top, {"pyproject.toml": '[tool.pinspec]\ngate = "sample'})
    with pytest.raises(ConfigError, match=r"pyproject\.toml:2:1: a quote is opened"):
        Configs().of("order.yaml")


def test_a_link_that_leads_out_is_read_only_where_it_is_named(top: Path) -> None:
    lay(top.parent, {"secret.toml": "token = 1"})
    (top / "pinspec.toml").symlink_to(top.parent / "secret.toml")
    with pytest.raises(ConfigError) as refused:
        Configs().of("order.yaml")
    assert "token" not in refused.value.message
    assert "leads out of the repository" in refused.value.message
    with pytest.raises(ConfigError, match="token"):
        Configs("pinspec.toml")


def test_one_config_holds_for_all_where_it_is_named_and_none_where_it_is_off(top: Path) -> None:
    lay(top, {"a/pinspec.toml": 'gate = "sample"', "gate.toml": 'gate = "release"'})
    assert Configs("gate.toml").of("a/order.yaml").gate == "release"
    assert Configs("gate.toml").of("order.yaml").origin("gate").words == "gate.toml:1"
    assert Configs(off=True).of("a/order.yaml").gate is None
    for missing in ("gone.toml", "a"):
        with pytest.raises(UnreadableFileError, match=missing):
            Configs(missing)


def test_a_pyproject_that_is_named_must_have_a_config(top: Path) -> None:
    lay(top, {"pyproject.toml": OTHER})
    with pytest.raises(ConfigError, match=r"write the config below \[tool\.pinspec\]"):
        Configs("pyproject.toml")

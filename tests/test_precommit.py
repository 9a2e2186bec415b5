"""What pre-commit is told of the hook; ``python -m tests.precommit`` tries it with the real one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pinspec import check, order_files
from pinspec.discovery import ORDER_FILE
from pinspec.finding import Verdict
from tests.test_readme import blocks

ROOT = Path(__file__).resolve().parent.parent


def hook_of(text: str) -> dict[str, Any]:
    hooks = yaml.safe_load(text)
    (hook,) = (one for one in hooks if one["id"] == "pinspec")
    assert isinstance(hook, dict)
    return hook


HOOK = hook_of((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
OWN = hook_of(yaml.safe_dump(CONFIG["repos"][0]["hooks"]))


@pytest.mark.parametrize(
    "name",
    [
        "order.yaml", "order.yml", "fox.order.yaml", "fox.pinspec.yml", "my.fox.order.yml",
        "red fox.order.yaml", " .order.yaml", "-x.order.yaml", "a\nb.order.yaml", "狐.order.yaml",
        "\udcff.order.yaml", "order.order.yaml", ".pinspec.order.yml", "..order.yaml",
        "preorder.yaml", "order.yaml.bak", "orders.yaml", ".order.yaml", ".pinspec.yaml",
        "fox.yaml", "order.json", "order", "order.yaaml", "orderXyaml", "fox.orderXyaml",
        "Order.yaml", "order.YAML", "", "pinspec.yaml", "fox-order.yaml",
    ],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["", "a/", "order.yaml/", "fox.order.yaml/b/"])
def test_the_hook_is_given_the_files_that_a_folder_is_searched_for(folder: str, name: str) -> None:
    is_given = re.search(HOOK["files"], folder + name) is not None
    assert is_given is (re.fullmatch(ORDER_FILE, name) is not None)


def test_the_hook_is_one_quiet_call_of_the_command() -> None:
    assert HOOK["entry"].split() == ["pinspec", "check", "--quiet"]
    assert (HOOK["language"], HOOK["require_serial"], HOOK["types"]) == ("python", True, ["yaml"])


def test_contributors_run_the_same_hook_from_the_tree() -> None:
    differing = {"name", "description", "language", "exclude"}
    assert {key: HOOK[key] for key in HOOK.keys() - differing} == {
        key: OWN[key] for key in OWN.keys() - differing
    }


@pytest.mark.parametrize("file", list(order_files(ROOT / "examples")), ids=lambda one: one.name)
def test_just_the_examples_that_are_meant_to_fail_are_excluded(file: Path) -> None:
    path = file.relative_to(ROOT).as_posix()
    is_left_out = re.search(OWN["exclude"], path) is not None
    assert is_left_out is (check(file).verdict is Verdict.RESPEC)


def test_what_readme_shows_asks_for_the_hook_at_a_fixed_version() -> None:
    shown = yaml.safe_load(next(block for block in blocks("yaml") if block.startswith("repos:")))
    (repo,) = shown["repos"]
    assert repo["hooks"] == [{"id": HOOK["id"]}]
    assert re.fullmatch(r"v\d+\.\d+\.\d+", repo["rev"])

"""Which files are orders, and what is refused before a byte is read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from pinspec import order_files
from pinspec.discovery import ORDER_FILE
from pinspec.errors import UnreadableFileError
from pinspec.files import MAX_BYTES, read_bytes


@pytest.mark.parametrize(
    ("name", "is_order"),
    [
        ("order.yaml", True), ("order.yml", True), ("fox.order.yaml", True),
        ("fox.pinspec.yml", True), ("my.fox.order.yml", True),
        ("preorder.yaml", False), ("order.yaml.bak", False), ("orders.yaml", False),
        (".order.yaml", False), ("fox.yaml", False), ("order.json", False),
    ],
)  # fmt: skip
def test_an_order_file_is_known_by_its_name(name: str, is_order: bool) -> None:
    assert bool(re.fullmatch(ORDER_FILE, name)) is is_order


def test_a_folder_gives_its_order_files_in_order_but_none_that_is_hidden(tmp_path: Path) -> None:
    for name in ("b/order.yaml", "a/fox.order.yaml", ".git/order.yaml", "b/readme.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [str(file.relative_to(tmp_path)).replace("\\", "/") for file in order_files(tmp_path)]
    assert found == ["a/fox.order.yaml", "b/order.yaml"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", "with .yml$"),
        ("notes.txt .fox.yaml", "with .yml$"),
        ("fox.yaml", r"with .yml; passed over: fox.yaml$"),
        ("a/fox.yml b.yaml c.yaml", r"passed over: b.yaml, c.yaml, a.fox.yml$"),
        ("a.yaml b.yaml c.yaml d.yaml e.yaml", r"passed over: a.yaml, b.yaml, c.yaml and others$"),
    ],
)
def test_a_folder_without_an_order_names_what_may_be_one(
    tmp_path: Path, names: str, said: str
) -> None:
    for name in names.split():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    with pytest.raises(UnreadableFileError) as raised:
        list(order_files(tmp_path))
    assert re.search(said, raised.value.advice)


def test_a_folder_that_can_not_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "order.yaml").touch()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UnreadableFileError, match="closed: not allowed to read it"):
        list(order_files(tmp_path))


def test_a_file_of_the_largest_size_is_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "order.yaml"
    file.write_bytes(b"a" * MAX_BYTES)
    assert len(read_bytes(file)) == MAX_BYTES
    file.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(UnreadableFileError, match="larger than 256 KiB"):
        read_bytes(file)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_bytes(tmp_path)

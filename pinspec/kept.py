"""What a checkout has worked out, kept beside its byte code until any of its files changes.

A checkout would else read all of its rules at each start, as if it ran without byte code. What is
kept lies only where Python keeps the byte code that it runs, so that whoever could change the one
could change the other; it is plain data, held to be whole and to come from just these files.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pydantic
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CODE = Path(__file__).parent
_ENDINGS = (".py", ".yaml")
_SETTLED = 2.0
"""Seconds within which not every file system can tell two changes of a file apart."""
_MADE: list[tuple[Kept, Callable[[], bytes]]] = []
"""What this process had to work out, and how it is written down."""


class Kept:
    """One thing that is worked out of pinspec's own code and, maybe, of a folder of rules."""

    def __init__(self, file: Path, folders: tuple[str, ...]) -> None:
        self.file = file
        self.folders = folders
        self.made_from = _made_from(folders)
        """Stands for every byte that it is made from, and for what reads them."""

    @classmethod
    def of(cls, name: str, *folders: Path) -> Kept | None:
        """Find what is kept under a name; ``None`` where pinspec is no checkout."""
        byte_code = __spec__.cached
        if byte_code is None or not (_CODE.parent / "pyproject.toml").is_file():
            return None
        return cls(Path(byte_code).with_suffix(f".{name}"), (str(_CODE), *map(str, folders)))

    def read(self) -> bytes:
        """Give what is kept, which may be of other files; empty when there is nothing."""
        try:
            return self.file.read_bytes()
        except OSError:
            return b""

    def offer(self, pack: Callable[[], bytes]) -> None:
        """Have something kept once the program has done its work."""
        _MADE.append((self, pack))

    def is_as_it_was(self, began: float) -> bool:
        """Tell whether no file can have changed since the program began, seconds of the clock."""
        newest = max(Path(file).stat().st_mtime for one in self.folders for file in _files(one))
        return newest < began - _SETTLED and self.made_from == _made_from(self.folders)


def keep(began: float) -> None:
    """Keep what was worked out, for the next start; only for a program that began a while ago.

    A library does not: its code may have been changed since it was loaded, or in memory alone.
    """
    _digest.cache_clear()
    for kept, pack in _MADE if not sys.dont_write_bytecode else ():
        try:
            if kept.is_as_it_was(began):
                _write(kept.file, pack())
        except OSError:
            return  # nobody may write here, or a file is gone: the next start works it out again


def _write(file: Path, raw: bytes) -> None:
    """Write a file so that whoever reads it meanwhile has the old one or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        new.write_bytes(raw)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _made_from(folders: tuple[str, ...]) -> str:
    versions = (sys.version, pydantic.VERSION, yaml.__version__)
    return " ".join([*versions, *map(_digest, folders)])


@cache
def _digest(folder: str) -> str:
    """Sum up the names and bytes of all files; the order of the names is that of the folders."""
    digest = blake2b()
    for file in _files(folder):
        raw = Path(file).read_bytes()
        digest.update(f"{file.removeprefix(folder)}:{len(raw)}:".encode())
        digest.update(raw)
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Give every module and rule file of a folder and below, in order of their names."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=attrgetter("name"))
    for one in found:
        if one.name.endswith(_ENDINGS):
            yield one.path
        elif one.name[0] not in "._" and one.is_dir():
            yield from _files(one.path)

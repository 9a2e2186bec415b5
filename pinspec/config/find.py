"""Finding the config that holds for a folder: the nearest one, there or above.

A repository is on its own: nothing above the folder that has ``.git`` is looked at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pinspec.config import NAME, PYPROJECT
from pinspec.errors import UnreadableFileError
from pinspec.files import read_bytes
from pinspec.repository import is_top

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = rb"""\btool["']?\s*(?:\.\s*["']?pinspec\b|]|=)"""
"""Stands wherever the table may; the last two ways to write it are rare."""


class Finder:
    """Finds configs, and looks into no folder twice."""

    def __init__(self) -> None:
        self._real: dict[str, Path] = {}
        self._found: dict[Path, Path | None] = {}

    def nearest(self, folder: str) -> Path | None:
        """Find the config of a folder.

        Raises:
            ConfigError: a ``pyproject.toml`` is no TOML, so that nobody knows.
            UnreadableFileError: it can't be opened or read.
        """
        if folder not in self._real:
            self._real[folder] = real(folder)
        return self._nearest(self._real[folder])

    def _nearest(self, folder: Path) -> Path | None:
        file: Path | None = None
        looked_at: list[Path] = []
        for one in upwards(folder):
            if one in self._found:
                file = self._found[one]
                break
            looked_at.append(one)
            file = _config_in(one)
            if file:
                break
        self._found.update(dict.fromkeys(looked_at, file))
        return file


def real(folder: str) -> Path:
    """Follow all links of a path, as the folder where an order really lies decides."""
    try:
        return Path(os.path.realpath(folder))
    except (OSError, ValueError):  # the folder that we are in is gone, or this is no path
        return Path(folder)


def upwards(folder: Path) -> Iterator[Path]:
    """Give a folder and those above it, as far as a config is looked for."""
    for one in (folder, *folder.parents):
        yield one
        if is_top(one):
            return


def _config_in(folder: Path) -> Path | None:
    """Give the config that stands in a folder; what is there but can't be read counts."""
    if os.path.lexists(folder / NAME):
        return folder / NAME
    if os.path.lexists(folder / PYPROJECT) and _may_have_config(folder / PYPROJECT):
        from pinspec.config.read import has_config  # few orders stand beside one

        if has_config(folder / PYPROJECT):
            return folder / PYPROJECT
    return None


def _may_have_config(pyproject: Path) -> bool:
    """Tell whether a file has to be read as TOML, which takes long; or can't be read at all."""
    try:
        raw = read_bytes(pyproject)
    except UnreadableFileError:
        return True
    return b"pinspec" in raw and bool(re.search(_TABLE, raw))

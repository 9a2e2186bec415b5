"""What a value of a config must hold to beside its kind: versions, patterns and paths."""

from __future__ import annotations

import operator
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pinspec import wildcards
from pinspec.repository import is_top, top_of
from pinspec.versions import NUMBER, OURS, number

if TYPE_CHECKING:
    from pydantic import ValidationInfo

_COMPARISON = re.compile(rf"\s*(>=|<=|==|!=|>|<)\s*({NUMBER})\s*")
_COMPARE = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne,
    ">": operator.gt, "<": operator.lt,
}  # fmt: skip
_IS_FILE = re.compile(r".*([/\\].*|\.ya?ml)")


class Ground(NamedTuple):
    """Where a config stands."""

    folder: Path
    """What its paths begin at."""
    top: Path
    """What they must not leave: its repository, or where there is none its folder."""

    @classmethod
    def of(cls, file: Path) -> Ground:
        """Find the ground of a config by its path."""
        folder = Path(os.path.realpath(file.parent))
        return cls(folder, top_of(folder) or folder)

    def keeps(self, path: Path) -> bool:
        """Tell whether a path, whatever links it goes through, stays on it."""
        return Path(os.path.realpath(path)).is_relative_to(self.top)


def _ground(info: ValidationInfo) -> Ground:
    assert isinstance(info.context, Ground)  # noqa: S101 - whoever reads a config gives it
    return info.context


def suits(requirement: str) -> bool:
    """Tell whether this version of pinspec is one of those that are required.

    Raises:
        ValueError: the requirement can't be read.
    """
    parts = [_COMPARISON.fullmatch(one) for one in requirement.split(",")]
    asked = [one for one in parts if one]
    if len(asked) < len(parts):
        raise ValueError('compare versions, such as ">=0.1" or ">=0.1,<0.3"')
    ours = number(OURS)
    return all(_COMPARE[one[1]](ours, number(one[2])) for one in asked)


def this_version(requirement: str) -> str:
    """Refuse a requirement that this version does not suit."""
    if not suits(requirement):
        raise ValueError(f"this is pinspec {OURS}: install a version that is {requirement}")
    return requirement


def path_inside(path: str, info: ValidationInfo) -> str:
    """Refuse a path that leads out of the repository, as messages would tell what stands there."""
    ground = _ground(info)
    if "\\" in path:
        raise ValueError("write / between folders")
    if "\0" in path:
        raise ValueError("no path has such a character")
    if Path(path).is_absolute() or re.match("[A-Za-z]:", path):
        raise ValueError("write the path as it goes on from the folder of this file")
    if not ground.keeps(ground.folder / path):
        raise ValueError(f"{path} leads out of {_top(ground)}: name it on the command line instead")
    return path


def pack_inside(path: str, info: ValidationInfo) -> str:
    """Refuse the folder of a pack that leads out or is not there."""
    path_inside(path, info)
    if not os.path.isdir(_ground(info).folder / path):  # noqa: PTH112
        raise ValueError(f"there is no folder {path} beside this file")
    return path


def _top(ground: Ground) -> str:
    return "the repository" if is_top(ground.top) else "the folder of this file"


def of_files(factory: str, info: ValidationInfo) -> str:
    """Refuse a factory file that leads out or is not there; a name is for the rulebook to know."""
    if not _IS_FILE.fullmatch(factory):
        return factory
    path_inside(factory, info)
    ground = _ground(info)
    if not os.path.isfile(ground.folder / factory):  # noqa: PTH113
        raise ValueError(f"there is no file {factory} beside this one")
    return factory


def is_file(factory: str) -> bool:
    """Tell whether a factory is named by its file."""
    return bool(_IS_FILE.fullmatch(factory))


def sound_pattern(pattern: str) -> str:
    """Refuse a pattern that fits no file."""
    if "\\" in pattern:
        raise ValueError("write / between folders")
    if pattern.startswith("!"):
        raise ValueError("a pattern says which files are meant: write it without `!`")
    if re.match("[A-Za-z]:", pattern) or ".." in pattern.split("/"):
        raise ValueError("a pattern goes on from the folder of this file, and not out of it")
    if not pattern.strip("/") or wildcards.NEVER in Pattern.of(pattern):
        raise ValueError("this fits no file: write one such as `archive/**` or `*-old.order.yaml`")
    return pattern


class Pattern(NamedTuple):
    """Files by their paths, as a line of an ignore file of git names them."""

    fits: re.Pattern[str]
    of_path: bool
    """Whether it is about the path from the folder of the config on, not only about a name."""

    @classmethod
    def of(cls, text: str) -> Pattern:
        """Read a pattern; that of a folder stands for all that lies in it."""
        text = text.rstrip("/")
        if "/" not in text:
            return cls(wildcards.of_name(text), of_path=False)
        folder = text.removesuffix("/**") or text
        return cls(wildcards.of_path(folder.removeprefix("/")), of_path=True)

    def meets(self, path: str) -> bool:
        """Tell whether it fits a file, or a folder on the way to it from the config's on."""
        parts = path.split("/")
        if self.of_path:
            parts = ["/".join(parts[: place + 1]) for place in range(len(parts))]
        return any(self.fits.fullmatch(one) for one in parts)

"""One config, and what it makes of each order."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.config.checked import Ground, Pattern, is_file
from pinspec.config.errors import ConfigError
from pinspec.config.find import real
from pinspec.config.mistakes import config_of
from pinspec.config.read import read_config, shown
from pinspec.config.settings import SetBy, Settings
from pinspec.repository import top_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from pinspec.config.read import ConfigText
    from pinspec.config.schema import ConfigFile, PerFile
    from pinspec.path import Path

_PATHS = frozenset({"factory", "rules", "baseline"})
_TABLES = frozenset({"per_file", "waivers"})


class Differing(NamedTuple):
    """What differs for the files that a pattern fits."""

    pattern: str
    files: Pattern
    says: PerFile


@dataclass(frozen=True, eq=False)
class Config:
    """A config that has been read and has no mistake."""

    text: ConfigText
    file: ConfigFile
    _made: dict[tuple[int, ...], Settings] = field(default_factory=dict, repr=False)
    """By which exceptions hold."""
    _folders: dict[str, str] = field(default_factory=dict, repr=False)
    """The paths of folders of orders as they go on from the config's."""

    @classmethod
    def read(cls, file: FilePath, name: str = "") -> Config:
        """Read a config.

        Args:
            file: where it is.
            name: its path as somebody gave it; nobody has if it was found.

        Raises:
            ConfigError: with every mistake and its place.
        """
        if not name and not Ground.of(file).keeps(file):
            way = "nothing out there is read unless `--config` names it"
            raise ConfigError((f"{shown(file)}: leads out of the repository; {way}",), shown(file))
        text = read_config(file, name or shown(file))
        return cls(text, config_of(text))

    @cached_property
    def exceptions(self) -> tuple[Differing, ...]:
        """What differs for some files, in order of the config; the last wins."""
        rows = self.file.per_file.items()
        return tuple(Differing(one, Pattern.of(one), says) for one, says in rows)

    @property
    def folder(self) -> FilePath:
        """The folder that its paths begin at."""
        return real(str(self.text.file.parent))

    @property
    def variants(self) -> Iterator[Settings]:
        """What holds where no exception does, and where each one alone does."""
        yield self._of(())
        yield from (self._of((place,)) for place in range(len(self.exceptions)))

    def settings(self, folder: str, name: str) -> Settings:
        """Give what holds for an order of some folder."""
        if not self.exceptions:
            return self._of(())
        if folder not in self._folders:
            there = real(folder)
            here = os.path.relpath(there, self._folder_beside(there))
            self._folders[folder] = PurePath(here).as_posix()
        path = posixpath.normpath(f"{self._folders[folder]}/{name}")
        fitting = enumerate(one.files.meets(path) for one in self.exceptions)
        return self._of(tuple(place for place, fits in fitting if fits))

    def _folder_beside(self, order: FilePath) -> FilePath:
        """Give its folder, or the one at the same place of another checkout, where orders lie."""
        if order.is_relative_to(self.folder):
            return self.folder
        ours, theirs = top_of(self.folder), top_of(order)
        if ours is None or theirs is None or ours == theirs:
            return self.folder
        return theirs / self.folder.relative_to(ours)

    def _of(self, places: tuple[int, ...]) -> Settings:
        if places not in self._made:
            self._made[places] = self._settings([self.exceptions[one] for one in places])
        return self._made[places]

    def _settings(self, exceptions: list[Differing]) -> Settings:
        values: dict[str, Any] = {"config": self.text.name}
        set_by: dict[Path, SetBy] = {}
        for key in self.file.model_fields_set - _TABLES:
            self._take(key, getattr(self.file, key), (_written(key),), values, set_by)
        waivers = self.file.waivers
        for key in waivers.model_fields_set if waivers else ():
            value = getattr(waivers, key)
            self._take(key, value, ("waivers", _written(key)), values, set_by)
        for one in exceptions:
            for key in one.says.model_fields_set:
                path: Path = ("per-file", one.pattern, _written(key))
                self._take(key, getattr(one.says, key), path, values, set_by)
        return Settings(**values, set_by=set_by)

    def _take(
        self, key: str, value: Any, path: Path, values: dict[str, Any], set_by: dict[Path, SetBy]
    ) -> None:
        """Take a value over, with its place; a list goes on from what is there."""
        if isinstance(value, list):
            items = [self._from_here(key, one) for one in value]
            for place, item in enumerate(items):
                set_by.setdefault((key, item), self._place((*path, place)))
            values[key] = tuple(dict.fromkeys((*values.get(key, ()), *items)))
        elif key == "factory":
            set_by.pop((key, *values.get(key, ())), None)
            values[key] = (self._from_here(key, value),)
            set_by[key, values[key][0]] = self._place(path)
        else:
            values[key] = self._from_here(key, value)
            set_by[(key,)] = self._place(path)

    def _place(self, path: Path) -> SetBy:
        return SetBy(self.text.name, *self.text.place(path))

    def _from_here(self, key: str, value: Any) -> Any:
        """Write a path as it goes on from where we are."""
        if key not in _PATHS or (key == "factory" and not is_file(value)):
            return value
        path = os.path.normpath(os.path.join(os.path.dirname(self.text.name), value))  # noqa: PTH118, PTH120
        return path if is_file(path) else os.path.join(os.curdir, path)  # noqa: PTH118


def _written(key: str) -> str:
    return key.replace("_", "-")

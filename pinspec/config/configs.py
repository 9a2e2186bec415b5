"""The configs of one run: each is read once, and each order is judged by the nearest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pinspec.config.find import Finder
from pinspec.config.settings import Flags, Settings

if TYPE_CHECKING:
    from pinspec.config.config import Config


class Configs:
    """Finds and reads configs, and says what holds for each order.

    Args:
        named: the config that holds for all orders, in place of the nearest.
        off: whether no config holds.
        flags: what options of the command say.

    Raises:
        ConfigError: the config that is named has mistakes.
        UnreadableFileError: it can't be opened or read.
    """

    def __init__(
        self, named: str | None = None, *, off: bool = False, flags: Flags | None = None
    ) -> None:
        self.off = off
        self._flags = flags or Flags()
        self._finder = Finder()
        self._configs: dict[Path, Config] = {}
        self._folders: dict[str, Config | None] = {}
        self._settings: dict[int, Settings] = {}
        """What holds, by the object that holds without options."""
        self._none = Settings()
        self._named = self._read(Path(named), named) if named else None

    def of(self, order: str) -> Settings:
        """Give what holds for an order; orders for which the same holds get the same object.

        Raises:
            ConfigError: with every mistake of the config that holds and its place.
        """
        folder, name = os.path.split(order)
        config = self.config(folder)
        plain = config.settings(folder, name) if config else self._none
        if id(plain) not in self._settings:
            self._settings[id(plain)] = plain.with_flags(self._flags)
        return self._settings[id(plain)]

    def config(self, folder: str) -> Config | None:
        """Give the config that holds in a folder, if any does.

        Raises:
            ConfigError: it has mistakes.
            UnreadableFileError: it can't be opened or read.
        """
        if self.off or self._named:
            return self._named
        if folder not in self._folders:
            file = self._finder.nearest(folder)
            self._folders[folder] = self._read(file) if file else None
        return self._folders[folder]

    def _read(self, file: Path, name: str = "") -> Config:
        if file not in self._configs:
            from pinspec.config.config import Config  # few orders stand below one

            self._configs[file] = Config.read(file, name)
        return self._configs[file]

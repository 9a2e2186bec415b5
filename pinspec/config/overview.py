"""What a config makes of a file or folder, value by value, for whoever asks."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pinspec.config.chosen import chosen_rulebook, switched_off
from pinspec.config.errors import ConfigError
from pinspec.config.find import real, upwards
from pinspec.config.read import shown
from pinspec.errors import UnreadableFileError

if TYPE_CHECKING:
    from pinspec.config.config import Config
    from pinspec.config.configs import Configs
    from pinspec.config.settings import SetBy, Settings
    from pinspec.rulebook.book import Rulebook

KEYS = (
    "required_version", "edition", "gate", "fail_on", "select", "ignore", "mandatory", "factory",
    "rules", "baseline", "longest_days",
)  # fmt: skip


class Row(NamedTuple):
    """One key, and what holds for it."""

    key: str
    values: tuple[tuple[str | int, SetBy], ...]
    """Each with its origin; none where nobody says anything."""
    is_list: bool


@dataclass(frozen=True)
class Overview:
    """What holds for a file, or in a folder."""

    path: str
    settings: Settings
    rows: tuple[Row, ...]
    """Every key, in order."""
    differing: tuple[tuple[str, tuple[Row, ...]], ...]
    """What holds for some files, by the pattern that fits them, where all of them lie below."""
    looked_in: tuple[str, ...]
    """The folders in which a config was looked for, where none was found."""

    @classmethod
    def of(cls, path: str, configs: Configs) -> Overview:
        """Look at a file or folder.

        Raises:
            ConfigError: with every mistake of the config and its place.
            UnreadableFileError: there is no such file or folder.
        """
        if not os.path.lexists(path):
            raise UnreadableFileError(f"{path}: no such file or folder")
        is_folder = os.path.isdir(path)  # noqa: PTH112 - never raises, however odd the path is
        folder = path if is_folder else os.path.dirname(path)  # noqa: PTH120
        config = configs.config(folder)
        settings = configs.of(os.path.join(path, "") if is_folder else path)  # noqa: PTH118
        if config is None:
            looked_in = () if configs.off else tuple(map(shown, upwards(real(folder))))
            return cls(path, settings, rows(settings), (), looked_in)
        _refuse_choices(config)
        patterns = [one.pattern for one in config.exceptions] if real(path) == config.folder else []
        _, *others = map(rows, config.variants)
        return cls(path, settings, rows(settings), tuple(zip(patterns, others, strict=False)), ())


def rows(settings: Settings) -> tuple[Row, ...]:
    """Give every key with its values, and who says so."""
    return tuple(_row(settings, key) for key in KEYS)


def _row(settings: Settings, key: str) -> Row:
    value, name = getattr(settings, key), key.replace("_", "-")
    if key == "longest_days":
        name = f"waivers.{name}"
    if isinstance(value, tuple):
        items = tuple((one, settings.origin(key, one)) for one in value)
        return Row(name, items, is_list=key != "factory")
    return Row(name, ((value, settings.origin(key)),) if value is not None else (), is_list=False)


def _refuse_choices(config: Config) -> None:
    """Refuse a config that names rules or factories which are not there, for whatever file."""
    problems: dict[str, None] = {}
    books: dict[tuple[str, ...], Rulebook] = {}
    for one in config.variants:
        try:
            if one.factory not in books:
                books[one.factory] = chosen_rulebook(one)
            switched_off(one, [books[one.factory]])
        except ConfigError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise ConfigError(tuple(problems), config.text.name)

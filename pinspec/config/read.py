"""From the bytes of a config to its data, with the places of its keys."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pinspec.config import PYPROJECT
from pinspec.config.errors import ConfigError
from pinspec.config.places import Place, places_of
from pinspec.decode import StopReadingError, decode, merge_at
from pinspec.errors import UnreadableFileError
from pinspec.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from pinspec.path import Path

_TABLE: Path = ("tool", "pinspec")
"""Where a ``pyproject.toml`` has its config."""
_MOST_PARTS = 32
"""Of one dotted key: a reader of TOML takes the square of their number in time and memory."""
_LONG_KEY = re.compile(
    r"""(?:(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"""
    rf"{{{_MOST_PARTS}}}"
)
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_SAYINGS = {
    "Invalid value": 'this is no value: text stands in quotes, as in gate = "release"',
    "Expected '=' after a key": 'write `key = value`, such as gate = "release"',
    "Invalid statement": 'write `key = value`, such as gate = "release"',
    "Illegal character '\\n'": "the quote that is opened in this line is not closed in it",
    "Unescaped '\\'": "a backslash begins an escape: write paths with /",
    "Unclosed array": "this list is not closed: write [one, two]",
    "Unclosed inline table": "this is not closed: write {one = 1, two = 2}",
    "Unterminated string": "a quote is opened and never closed",
    "Cannot overwrite a value": "this key stands here twice",
    "Cannot declare": "this table stands here twice",
    "Expected newline or end": "there is more in this line than `key = value`",
}
"""What the reader of TOML means, by how its message begins."""


@dataclass(frozen=True, eq=False, repr=False)
class ConfigText:
    """A config as it is written."""

    file: FilePath
    name: str
    """What messages call it: its path from here."""
    text: str
    data: dict[str, Any]
    """Its keys, without what else a ``pyproject.toml`` has."""
    above: Path = ()
    """Where its keys stand in the file."""

    @cached_property
    def _places(self) -> dict[Path, Place]:
        return places_of(self.text)

    def place(self, path: Path) -> Place:
        """Find a key, or the nearest above it that is written down."""
        path = (*self.above, *path)
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, Place(1, 1))

    def at(self, path: Path) -> str:
        """Write where a key stands, as messages begin."""
        line, column = self.place(path)
        return f"{self.name}:{line}:{column}"


def has_config(file: FilePath) -> bool:
    """Tell whether a ``pyproject.toml`` has a config.

    Raises:
        ConfigError: it may have one, but is no TOML.
        UnreadableFileError: it can't be opened or read.
    """
    name = shown(file)
    tool = _data(_text(_bytes_of(file, name), name), name).get("tool")
    return isinstance(tool, dict) and "pinspec" in tool


def read_config(file: FilePath, name: str) -> ConfigText:
    """Read a config.

    Raises:
        ConfigError: it is no TOML.
        UnreadableFileError: it can't be opened or read.
    """
    text = _text(_bytes_of(file, name), name)
    data = _data(text, name)
    if file.name != PYPROJECT:
        return ConfigText(file, name, text, data)
    try:
        own = data["tool"]["pinspec"]
    except (KeyError, TypeError):
        own = None
    config = ConfigText(file, name, text, own, _TABLE)
    if not isinstance(own, dict):
        raise ConfigError((f"{config.at(())}: write the config below [tool.pinspec]",), name)
    return config


def shown(file: FilePath) -> str:
    """Write a path as it is seen from here."""
    try:
        return os.path.relpath(file)
    except (OSError, ValueError):  # the folder that we are in is gone, or on another drive
        return str(file)


def _bytes_of(file: FilePath, name: str) -> bytes:
    try:
        return read_bytes(file, name)
    except UnreadableFileError as error:
        raise UnreadableFileError(error.message, "`--no-config` does without it") from None


def _text(raw: bytes, name: str) -> str:
    try:
        return decode(raw)
    except StopReadingError as error:
        line, column = error.finding.span[:2] if error.finding.span else (1, 1)
        problem = f"{name}:{line}:{column}: {error.finding.message}: save it as text in UTF-8"
        raise ConfigError((problem,), name) from None


def _data(text: str, name: str) -> dict[str, Any]:
    long = _LONG_KEY.search(text)
    if long:
        line, column = text.count("\n", 0, long.start()) + 1, long.start() - _before(text, long)
        words = f"a key of more than {_MOST_PARTS} parts, which no config has"
        problem = f"{name}:{line}:{column}: {words}"
        raise ConfigError((problem,), name)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError((f"{name}: lists or tables too deep inside each other",), name) from None
    except ValueError as error:  # also of numbers that are too long
        if merge := merge_at(text):
            raise ConfigError(
                (f"{name}:{merge}:1: an unresolved merge begins here",), name
            ) from None
        raise ConfigError((_problem(str(error), text, name),), name) from None


def _before(text: str, found: re.Match[str]) -> int:
    """Find the end of the line before the one in which something was found."""
    return text.rfind("\n", 0, found.start())


def _problem(message: str, text: str, name: str) -> str:
    """Put into words what a reader of TOML says, with its place in front."""
    at = _AT.search(message)
    words = message[: at.start()] if at else "a number is too long"
    saying = next((say for begin, say in _SAYINGS.items() if words.startswith(begin)), "")
    if at and at["line"]:
        line, column = int(at["line"]), int(at["column"])
    else:
        line, column = text.rstrip().count("\n") + 1, 1
    return f"{name}:{line}:{column}: {saying or words[:1].lower() + words[1:]}"

"""What the words of a command name as orders: files, folders and the standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from pinspec.errors import EmptyFolderError, PinspecError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

INPUT = "-"
"""Stands for the standard input."""
_INPUT_NAME = "<stdin>"
_END = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


# Each order that is checked pays for these classes; named tuples take twenty times as long to make.


class Piped:
    """An order that came by the standard input."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self.raw = raw


class Found:
    """An order file that nobody named: it was found in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path


class Refused:
    """What could not be checked, and why."""

    def __init__(self, name: str, message: str, advice: str = "") -> None:
        self.name = name
        self.message = message
        self.advice = advice

    @classmethod
    def by(cls, error: PinspecError, name: str) -> Refused:
        """Write down what an error said of a file."""
        return cls(name, error.message, error.advice)


Item: TypeAlias = "Path | Found | Piped | Refused"


class Named:
    """All that is to be judged, each file once, in the order of the words."""

    def __init__(self, items: list[Item], ignored: list[Path]) -> None:
        self.items = items
        self.ignored = ignored
        """Order files that were found, but git leaves out."""


def named(words: Iterable[str], input_name: str | None, *, allow_empty: bool = False) -> Named:
    """List what is named; a folder that can't be read or holds no order is refused in its place.

    Args:
        words: paths, or ``-`` for the standard input.
        input_name: what the order from the standard input is called.
        allow_empty: whether a folder may hold no order.
    """
    items: dict[str, Item] = {}
    ignored: list[Path] = []
    for word in words:
        for item in _items(word, input_name, ignored, allow_empty=allow_empty):
            items.setdefault(_key(item), item)
    left_out = {_key(one): one for one in ignored}
    return Named([*items.values()], [one for key, one in left_out.items() if key not in items])


def _key(item: Item) -> str:
    """Tell files apart, however their paths are written."""
    if isinstance(item, Piped):
        return f"\0{item.name}"
    if isinstance(item, Refused):
        return f"\0{item.name}\0{item.message}"
    try:
        return os.path.abspath(item.path if isinstance(item, Found) else item)  # noqa: PTH100
    except OSError:  # the folder that we are in is gone
        return str(item)


def _items(
    word: str, input_name: str | None, ignored: list[Path], *, allow_empty: bool
) -> Iterable[Item]:
    if word == INPUT:
        yield _input(input_name or _INPUT_NAME)
        return
    path = Path(word)
    if not os.path.isdir(path):  # noqa: PTH112 - never raises, however odd the path is
        yield path
        return
    from pinspec import order_files  # only a folder pays for it

    try:
        for file in order_files(path, ignored):
            yield Found(file)
    except EmptyFolderError as error:
        if not allow_empty:
            yield Refused.by(error, str(path))
    except PinspecError as error:
        yield Refused.by(error, str(path))


def _input(name: str) -> Item:
    from pinspec import read_order

    if sys.stdin is None:
        return Refused(name, f"{name}: standard input is closed")
    if sys.stdin.isatty():
        click.echo(f"reading an order from the terminal; end it with {_END}", err=True)
    try:
        return Piped(name, read_order(sys.stdin.buffer, name))
    except UnreadableFileError as error:
        return Refused.by(error, name)


def refuse_misuse(words: tuple[str, ...], input_name: str | None, *, allow_empty: bool) -> None:
    """Refuse words that can't be meant.

    Raises:
        click.UsageError: nothing is named, or an empty word, or the standard input twice.
    """
    if not words and not allow_empty:
        raise click.MissingParameter(param_hint="'PATHS...'", param_type="argument")
    if "" in words:
        raise click.UsageError("one of the paths is empty: is a variable of the script not set?")
    if words.count(INPUT) > 1:
        raise click.UsageError("`-` is given twice: standard input can be read only once")
    if input_name is not None and INPUT not in words:
        raise click.UsageError("--stdin-filename goes with `-`, which reads standard input")

"""What the words of a command name as orders: files, folders and the standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import click

from pinspec.errors import EmptyFolderError, PinspecError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

INPUT = "-"
"""Stands for the standard input."""
_INPUT_NAME = "<stdin>"
_END = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


class Piped(NamedTuple):
    """An order that came by the standard input."""

    name: str
    raw: bytes


class Found(NamedTuple):
    """An order file that nobody named: it was found in a folder."""

    path: Path


class Refused(NamedTuple):
    """What could not be checked, and why."""

    name: str
    message: str
    advice: str = ""

    @classmethod
    def by(cls, error: PinspecError, name: str) -> Refused:
        """Write down what an error said of a file."""
        return cls(name, error.message, error.advice)


Item: TypeAlias = "Path | Found | Piped | Refused"


class Named(NamedTuple):
    """All that is to be judged, each file once, in the order of the words."""

    items: list[Item]
    ignored: list[Path]
    """Order files that were found, but git leaves out."""


def named(words: Iterable[str], input_name: str | None, *, allow_empty: bool = False) -> Named:
    """List what is named; a folder that can't be read or holds no order is refused in its place.

    Args:
        words: paths, or ``-`` for the standard input.
        input_name: what the order from the standard input is called.
        allow_empty: whether a folder may hold no order.
    """
    result, seen = Named([], []), set[str]()
    for word in words:
        for item in _items(word, input_name, result.ignored, allow_empty=allow_empty):
            key = _key(item)
            if key not in seen:
                seen.add(key)
                result.items.append(item)
    left_out = {_key(one): one for one in result.ignored}
    return Named(result.items, [one for key, one in left_out.items() if key not in seen])


def _key(item: Item) -> str:
    """Tell files apart, however their paths are written."""
    if isinstance(item, (Piped, Refused)):
        return f"\0{item}"
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

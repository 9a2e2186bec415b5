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


class Given(NamedTuple):
    """An order file that somebody named."""

    name: str


class Found(NamedTuple):
    """An order file that nobody named: it was found in a folder."""

    name: str


class Refused(NamedTuple):
    """What could not be checked, and why."""

    name: str
    message: str
    advice: str = ""

    @classmethod
    def by(cls, error: PinspecError, name: str) -> Refused:
        """Write down what an error said of a file."""
        return cls(name, error.message, error.advice)


Item: TypeAlias = "Given | Found | Piped | Refused"


class Named(NamedTuple):
    """All that is to be judged, each file once, in the order of the words."""

    items: list[Item]
    passed_over: list[tuple[str, str]]
    """Path of each order file that was found but is not to be judged, and why."""


def named(
    words: Iterable[str], input_name: str | None, *, allow_empty: bool = False,
    force_exclude: bool = False,
) -> Named:  # fmt: skip
    """List what is named; a folder that can't be read or holds no order is refused in its place.

    Args:
        words: paths, or ``-`` for the standard input.
        input_name: what the order from the standard input is called.
        allow_empty: whether a folder may hold no order.
        force_exclude: whether git leaves out what is named as well.
    """
    items: dict[str, Item] = {}
    passed_over: dict[str, tuple[str, str]] = {}
    for word in words:
        name = input_name or _INPUT_NAME if word == INPUT else str(Path(word))
        if force_exclude and _is_left_out(name):
            passed_over[_key(name)] = (name, "ignored by git")
        elif word == INPUT:
            items.setdefault(f"\0{name}", _input(name))
        else:
            for item in _items(name, passed_over, allow_empty=allow_empty):
                items.setdefault(_key(item.name), item)
    left_out = [one for key, one in passed_over.items() if key not in items]
    return Named([*items.values()], left_out)


def _key(name: str) -> str:
    """Tell files apart, however their paths are written."""
    try:
        return os.path.abspath(name)  # noqa: PTH100 - never raises, however odd the path is
    except OSError:  # the folder that we are in is gone
        return name


def _is_left_out(name: str) -> bool:
    from pinspec import is_left_out  # hardly anybody asks for it

    return is_left_out(Path(name))


def _items(
    name: str, passed_over: dict[str, tuple[str, str]], *, allow_empty: bool
) -> Iterable[Item]:
    """Give a file, or all order files of a folder."""
    if not os.path.isdir(name):  # noqa: PTH112 - never raises, however odd the path is
        yield Given(name)
        return
    from pinspec import PassedOver, order_files  # only a folder pays for it

    left_out: list[PassedOver] = []
    try:
        for file in order_files(Path(name), left_out):
            yield Found(str(file))
    except EmptyFolderError as error:
        if not allow_empty:
            yield Refused.by(error, name)
    except PinspecError as error:
        yield Refused.by(error, name)
    passed_over |= {_key(str(one.path)): (str(one.path), one.why) for one in left_out}


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

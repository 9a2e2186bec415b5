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

    from pinspec import LeftOut

INPUT = "-"
"""Stands for the standard input."""
_INPUT_NAME = "<stdin>"
_END = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


class File(NamedTuple):
    """An order file, or an order that came by the standard input."""

    name: str
    is_found: bool = False
    """Whether it was found in a folder, and nobody named it."""
    text: bytes | None = None
    """What came by the standard input."""


class PassedOver(NamedTuple):
    """A file that was found, but is nothing to judge."""

    name: str
    why: str


class Refused(NamedTuple):
    """What could not be checked, and why."""

    name: str
    message: str
    advice: str = ""

    @classmethod
    def by(cls, error: PinspecError, name: str) -> Refused:
        """Write down what an error said of a file."""
        return cls(name, error.message, error.advice)


Item: TypeAlias = "File | Refused"


def named(
    words: Iterable[str], input_name: str | None, *, allow_empty: bool = False,
    force_exclude: bool = False,
) -> tuple[list[Item], list[PassedOver]]:  # fmt: skip
    """List what is named, each file once, and the files that are passed over.

    A folder that can't be read or holds no order is refused in its place.

    Args:
        words: paths, or ``-`` for the standard input.
        input_name: what the order from the standard input is called.
        allow_empty: whether a folder may hold no order.
        force_exclude: whether git leaves out what is named as well.
    """
    items: dict[str, Item] = {}
    passed_over: dict[str, PassedOver] = {}
    for word in words:
        name = input_name or _INPUT_NAME if word == INPUT else str(Path(word))
        if force_exclude and (why := _why_left_out(name)):
            passed_over[_key(name)] = PassedOver(name, why)
        elif word == INPUT:
            items.setdefault(f"\0{name}", _input(name))
        else:
            for item in _items(name, passed_over, allow_empty=allow_empty):
                items.setdefault(_key(item.name), item)
    left_out = [one for key, one in passed_over.items() if key not in items]
    return [*items.values()], left_out


def _key(name: str) -> str:
    """Tell files apart, however their paths are written."""
    try:
        return os.path.abspath(name)  # noqa: PTH100 - never raises, however odd the path is
    except OSError:  # the folder that we are in is gone
        return name


def _why_left_out(name: str) -> str:
    from pinspec import why_left_out  # hardly anybody asks for it

    return why_left_out(Path(name))


def _items(name: str, passed_over: dict[str, PassedOver], *, allow_empty: bool) -> Iterable[Item]:
    """Give a file, or all order files of a folder."""
    if not os.path.isdir(name):  # noqa: PTH112 - never raises, however odd the path is
        yield File(name)
        return
    from pinspec import order_files  # only a folder pays for it

    left_out: list[LeftOut] = []
    try:
        for file in order_files(Path(name), left_out):
            yield File(str(file), is_found=True)
    except EmptyFolderError as error:
        if not allow_empty:
            yield Refused.by(error, name)
    except PinspecError as error:
        yield Refused.by(error, name)
    passed_over |= {_key(str(one.path)): PassedOver(str(one.path), one.why) for one in left_out}


def _input(name: str) -> Item:
    from pinspec import read_order

    if sys.stdin is None:
        return Refused(name, f"{name}: standard input is closed")
    if sys.stdin.isatty():
        click.echo(f"reading an order from the terminal; end it with {_END}", err=True)
    try:
        return File(name, text=read_order(sys.stdin.buffer, name))
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

"""The orders of one call, judged one after the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Generic, TypeVar

import click

from pinspec.errors import NewerFormatError, PinspecError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path
    from typing import TypedDict

    class Waiving(TypedDict):
        """Whether waivers are honoured, and the day by which they are over."""

        waivers: bool
        today: date | None


Judged = TypeVar("Judged")


class Orders(Generic[Judged]):
    """The order files of one call, and those that can't be judged."""

    def __init__(
        self, paths: tuple[Path, ...], judge: Callable[[Path], Judged], *, aloud: bool = True
    ) -> None:
        self.paths = paths
        self.judge = judge
        self.aloud = aloud
        """Whether stderr is told what can't be judged."""
        self.not_checked: list[tuple[str, str]] = []
        """Path and message of each that could not be judged; it grows as they come."""

    def __iter__(self) -> Iterator[Judged]:
        """Give what is made of each order that can be judged."""
        for path in self._files():
            try:
                yield self.judge(path)
            except (UnreadableFileError, NewerFormatError) as error:
                self._refuse(path, error)

    def _files(self) -> Iterator[Path]:
        from pinspec import order_files

        for path in self.paths:
            try:
                yield from order_files(path)
            except PinspecError as error:
                self._refuse(path, error)

    def _refuse(self, path: Path, error: PinspecError) -> None:
        self.not_checked.append((str(path), error.message))
        if self.aloud:
            say(error.message + (f" ({error.advice})" if error.advice else ""))


def say(message: str) -> None:
    """Tell what went wrong on stderr, in one safe line."""
    from pinspec.cli.terminal import fitting
    from pinspec.reporters.safe import safe

    click.echo(fitting(safe(f"pinspec: {message}"), sys.stderr), err=True)


def print_all(parts: Iterable[str]) -> None:
    """Print the parts of a report as they come."""
    from pinspec.cli.terminal import fitting

    out = sys.stdout
    for part in parts:
        if part:  # an empty text would be written as well
            out.write(fitting(part, out))

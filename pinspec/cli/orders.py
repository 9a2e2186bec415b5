"""The orders of one call, judged one after the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Generic, TypeVar

import click

from pinspec.errors import NewerFormatError, PinspecError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Judged = TypeVar("Judged")


class Orders(Generic[Judged]):
    """The order files of one call, and those that can't be judged."""

    def __init__(self, paths: tuple[Path, ...], judge: Callable[[Path], Judged]) -> None:
        self.paths = paths
        self.judge = judge
        self.not_checked: list[tuple[str, str]] = []
        """Path and message of each that could not be judged; it grows as they come."""

    def judged(self) -> Iterator[Judged]:
        """Give what is made of each order that can be judged."""
        return (one for one in self._each() if not isinstance(one, PinspecError))

    def print(self, lines_of: Callable[[Judged], Iterable[str]]) -> None:
        """Print each order as it comes; what kept others from being judged goes to stderr."""
        from pinspec.cli.terminal import fitting
        from pinspec.reporters.safe import safe

        out = sys.stdout
        for outcome in self._each():
            if isinstance(outcome, PinspecError):
                advice = f" ({outcome.advice})" if outcome.advice else ""
                click.echo(
                    fitting(safe(f"pinspec: {outcome.message}{advice}"), sys.stderr), err=True
                )
            else:
                lines = "".join(f"{line}\n" for line in lines_of(outcome))
                if lines:  # an empty text would be written as well
                    out.write(fitting(lines, out))

    def close(self, text: str) -> None:
        """Print what is said of all orders together."""
        from pinspec.cli.terminal import fitting

        sys.stdout.write(fitting(f"{text}\n", sys.stdout))

    def _each(self) -> Iterator[Judged | PinspecError]:
        for path in self._files():
            if isinstance(path, PinspecError):
                yield path
                continue
            try:
                yield self.judge(path)
            except (UnreadableFileError, NewerFormatError) as error:
                yield self._fail(path, error)

    def _files(self) -> Iterator[Path | PinspecError]:
        from pinspec import order_files

        for path in self.paths:
            try:
                yield from order_files(path)
            except PinspecError as error:
                yield self._fail(path, error)

    def _fail(self, path: Path, error: PinspecError) -> PinspecError:
        self.not_checked.append((str(path), error.message))
        return error

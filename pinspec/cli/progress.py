"""A bar on the terminal while many orders are judged."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

_PATIENCE = 1.0
"""Seconds that nobody minds to wait without one."""
_STEP = 0.1
"""Seconds from one drawing to the next."""
_T = TypeVar("_T")


def watched(each: Iterable[_T], total: int) -> Iterator[_T]:
    """Give everything as it comes, several at a time, with a bar behind it once it takes long.

    Whoever takes them may write to the terminal: the bar is away while they are given.
    """
    bar: Progress | None = None
    held: list[_T] = []
    done, due = 0, monotonic() + _PATIENCE
    try:
        for one in each:
            held.append(one)
            if monotonic() < due:
                if bar is None:
                    yield held.pop()
                    done += 1
                continue
            if bar:
                bar.stop()
            bar = bar or _bar(total)
            done += len(held)
            yield from _emptied(held)
            bar.update(bar.task_ids[0], completed=done)
            bar.start()
            due = monotonic() + _STEP
    except KeyboardInterrupt:
        if bar:
            bar.stop()
        yield from _emptied(held)
        raise
    finally:
        if bar:
            bar.stop()
    yield from _emptied(held)


def _emptied(held: list[_T]) -> Iterator[_T]:
    while held:
        yield held.pop(0)


def _bar(total: int) -> Progress:
    from rich.console import Console  # only a long run on a terminal pays for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False,
        redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip
    bar.add_task("", total=total)
    return bar

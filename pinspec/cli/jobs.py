"""Judging many orders in several processes; what comes of it is the same, in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from pinspec.cli.judging import Judge
from pinspec.errors import PinspecError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pinspec.cli.held import Asked
    from pinspec.cli.judging import Outcome, Write
    from pinspec.cli.named import Item

START = "fork" if sys.platform == "linux" else "spawn"
"""A fork has the rulebook already; elsewhere it is not safe or not there."""
_AT_ONCE = 16
"""Orders that a process is handed together: few enough that none waits long for the last."""

_judge: Judge
_write: Write


def judged(
    asked: Asked, items: Sequence[Item], write: Write, jobs: int,
    start: str = START,
) -> Iterator[Outcome]:  # fmt: skip
    """Give the outcome of each item in order.

    Args:
        asked: what the judge of each process goes by.
        items: what is judged.
        write: writes down what is told of an order; a function that other processes know too.
        jobs: how many processes.
        start: how they are started.

    Raises:
        BugError: something went wrong in one of them that nobody thought of.
        PinspecError: one of them was ended from outside.
    """
    context = multiprocessing.get_context(start)
    pool = ProcessPoolExecutor(jobs, context, _begin, (asked, write))
    try:
        with _deaf_to_ctrl_c():
            outcomes = pool.map(_one, items, chunksize=_AT_ONCE)
        yield from outcomes
    except BrokenProcessPool:
        message = "a process of --jobs was ended from outside, perhaps for want of memory"
        raise PinspecError(message, "try again with --jobs 1") from None
    finally:
        pool.shutdown(cancel_futures=True)  # each has a few orders in hand, a tenth of a second


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Start processes that leave Ctrl-C, which all get, to the one that tells of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(asked: Asked, write: Write) -> None:
    """Prepare a process: its judge is made once."""
    global _judge, _write
    gc.disable()  # as in the process that asks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _judge, _write = Judge(asked), write


def _end_with_parent() -> None:
    """End when whoever asked is gone, however it was ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)


def _one(item: Item) -> Outcome:
    return _judge.one(item, _write)

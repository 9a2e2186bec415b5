"""The orders of one call: what has come of those that are through, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.cli.judging import Told
from pinspec.cli.named import PassedOver
from pinspec.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec import Standing, Tally
    from pinspec.cli.judging import Judge, Outcome, Pieces, Write
    from pinspec.cli.named import Item, Refused

_NOT_REACHED = "interrupted before it was looked at"


class Orders:
    """What was named, and what has come of it so far.

    Args:
        items: all that is to be judged.
        passed_over: what was found, but is nothing to judge; it grows.
        tally: counts what is judged.
        allow_empty: whether it is no error if nothing is.
    """

    def __init__(
        self, items: Sequence[Item], passed_over: list[PassedOver], tally: Tally | Standing, *,
        allow_empty: bool = False,
    ) -> None:  # fmt: skip
        self.items = items
        self.passed_over = passed_over
        self.tally = tally
        self.allow_empty = allow_empty
        self.not_checked: list[tuple[str, str]] = []
        """Path and message of each that could not be judged."""
        self.interrupted = False

    def told(self, outcomes: Iterable[Outcome]) -> Iterator[Pieces]:
        """Count the outcomes, and give what is told of each order, until somebody interrupts.

        What was not looked at by then counts as not checked.
        """
        done = 0
        try:
            for outcome in outcomes:
                done += 1
                if isinstance(outcome, Told):
                    self.tally.add(outcome.counted)
                    self.tally.failed |= outcome.fails
                    yield outcome.pieces
                elif isinstance(outcome, PassedOver):
                    self.passed_over.append(outcome)
                else:
                    self._refuse(outcome)
                if self.interrupted:
                    break
        except KeyboardInterrupt:
            self.interrupt()
        if self.interrupted:
            self._leave(done)
        elif self.is_empty:
            _say("pinspec: no order was found: all files are passed over")

    def interrupt(self) -> None:
        """Look at no more orders."""
        self.interrupted = True

    def _refuse(self, refused: Refused) -> None:
        self.not_checked.append((refused.name, refused.message))
        _say(f"pinspec: {refused.message}" + (f" ({refused.advice})" if refused.advice else ""))

    def _leave(self, done: int) -> None:
        left = self.items[done:]
        self.not_checked += [(one.name, _NOT_REACHED) for one in left]
        _say(f"interrupted; orders not looked at: {len(left):,} of {len(self.items):,}")

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to judge, which nobody asked for."""
        return not (self.tally.orders or self.not_checked or self.allow_empty)

    @property
    def exit_code(self) -> ExitCode:
        """An interruption beats 2, which beats 1, which beats 0."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.not_checked or self.is_empty:
            return ExitCode.NOT_CHECKED
        return ExitCode.FAILED if self.tally.failed else ExitCode.PASSED


def outcomes(judge: Judge, items: Sequence[Item], write: Write, jobs: int) -> Iterable[Outcome]:
    """Judge each item when it is asked for, or many at a time in so many processes."""
    if jobs == 1 or len(items) <= jobs:
        return (judge.one(item, write) for item in items)
    from pinspec.cli.jobs import judged  # it takes longer to load than to judge many orders

    return judged(judge.asked, items, write, jobs)


def _say(text: str) -> None:
    from pinspec.cli.streams import say  # most runs have nothing to say

    say(text)

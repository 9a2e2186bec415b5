"""The orders of one call, judged one after the other and told as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pinspec.cli.named import Found, Piped, Refused
from pinspec.errors import BugError, ExitCode, NewerFormatError, UnreadableFileError
from pinspec.figures import figure
from pinspec.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pinspec import Comparison, Report, Rulebook, Standing, Tally
    from pinspec.cli.named import Item, Named

_FAILING = {"cosmetic": Verdict.COSMETIC, "respec": Verdict.RESPEC}
_NO_ORDER = "no order, though it is named like one"
_IGNORED = "ignored by git"
_NOT_REACHED = "interrupted before it was looked at"


class Told:
    """An order as it stands in the report, and how it counts."""

    def __init__(self, text: str, counted: Any) -> None:
        self.text = text
        self.counted = counted
        """What a tally takes, or with several factories a standing."""


class PassedOver:
    """A file that was found in a folder, but is nothing to judge."""

    def __init__(self, file: str) -> None:
        self.file = file


Outcome: TypeAlias = "Told | Refused | PassedOver"
Write: TypeAlias = "Callable[[Any], str]"
"""Writes down what was found of one order, at one factory or at several."""
Each: TypeAlias = "Callable[[Write], Iterable[Outcome]]"
"""Judges all orders, given what writes down one."""


class Asked:
    """What orders are held against, in words that can be sent to another process."""

    def __init__(
        self, packs: tuple[Path, ...], factories: tuple[str, ...], gate: str | None,
        switched_off: frozenset[str],
    ) -> None:  # fmt: skip
        self.packs = packs
        self.factories = factories
        self.gate = gate
        self.switched_off = switched_off

    def judge(self) -> Judge:
        """Make a judge of it."""
        from pinspec.cli.rulebook import rulebooks_of

        return Judge(rulebooks_of(self.packs, self.factories), self.gate, self.switched_off)


class Judge:
    """Judges orders in the same way, one after the other; by several rulebooks, side by side."""

    def __init__(
        self, rulebooks: tuple[Rulebook, ...], gate: str | None, switched_off: frozenset[str]
    ) -> None:
        self.rulebooks = rulebooks
        self.gate = gate
        self.switched_off = switched_off

    def each(self, items: Iterable[Item], write: Write) -> Iterator[Outcome]:
        """Judge each order when it is asked for, and write down what is told of it."""
        return (self.one(item, write) for item in items)

    def one(self, item: Item, write: Write) -> Outcome:
        """Judge an order.

        Raises:
            BugError: something went wrong that nobody thought of.
        """
        if isinstance(item, Refused):
            return item
        name = _name(item)
        try:
            judged = self._judged(item)
            if judged.foreign and isinstance(item, Found):
                return PassedOver(name)
            return Told(write(judged), judged.counted)
        except (UnreadableFileError, NewerFormatError) as error:
            return Refused.by(error, name)
        except Exception as error:
            raise BugError.of(error, name) from error

    def _judged(self, item: Path | Found | Piped) -> Report | Comparison:
        if len(self.rulebooks) > 1:
            return self._compared(item)
        from pinspec import check, check_text

        (book,), gate, off = self.rulebooks, self.gate, self.switched_off
        if isinstance(item, Piped):
            return check_text(item.raw, item.name, rulebook=book, gate=gate, switched_off=off)
        return check(_path(item), rulebook=book, gate=gate, switched_off=off)

    def _compared(self, item: Path | Found | Piped) -> Comparison:
        from pinspec import compare, compare_text

        books, gate, off = self.rulebooks, self.gate, self.switched_off
        if isinstance(item, Piped):
            return compare_text(item.raw, item.name, books, gate=gate, switched_off=off)
        return compare(_path(item), books, gate=gate, switched_off=off)


def outcomes(
    judge: Judge, asked: Asked, items: Sequence[Item], jobs: int, write: Write
) -> Iterator[Outcome]:
    """Judge each item when it is asked for, or many at a time in so many processes."""
    if jobs == 1 or len(items) <= jobs:
        return judge.each(items, write)
    from pinspec.cli.jobs import judged  # it takes longer to load than to judge many orders

    return judged(asked, items, write, jobs)


def seen(each: Each, total: int, write: Write) -> Iterable[Outcome]:
    """Judge all orders with a bar behind what is told."""
    from pinspec.cli.progress import watched  # only a terminal pays for it

    return watched(each(write), total)


def _name(item: Item) -> str:
    if isinstance(item, (Piped, Refused)):
        return item.name
    return str(_path(item))


def _path(item: Path | Found) -> Path:
    return item.path if isinstance(item, Found) else item


def _say(text: str) -> None:
    from pinspec.cli.streams import say  # most runs have nothing to say

    say(text)


class Run:
    """What has come of the orders of one call so far."""

    def __init__(self, named: Named, tally: Tally | Standing, *, allow_empty: bool = False) -> None:
        self.items = named.items
        self.tally = tally
        self.allow_empty = allow_empty
        self.not_checked: list[tuple[str, str]] = []
        self.passed_over = [(str(one), _IGNORED) for one in named.ignored]
        """Each file that was found but is nothing to judge, and why."""
        self.interrupted = False

    def through(self, outcomes: Iterable[Outcome], tell: Callable[[str], object]) -> None:
        """Count and tell the outcomes until all are through or somebody interrupts.

        What was not looked at by then counts as not checked.
        """
        done = 0
        try:
            for outcome in outcomes:
                self._tell(outcome, tell)
                done += 1
        except KeyboardInterrupt:
            self.interrupted = True
            left = self.items[done:]
            self.not_checked += [(_name(one), _NOT_REACHED) for one in left]
            of = f"{figure(len(left))} of {figure(len(self.items))}"
            _say(f"interrupted; orders not looked at: {of}")
            return
        if self.is_empty:
            _say("pinspec: no order was found: all files are passed over")

    def _tell(self, outcome: Outcome, tell: Callable[[str], object]) -> None:
        if isinstance(outcome, Refused):
            self.not_checked.append((outcome.name, outcome.message))
            _say(f"pinspec: {outcome.message}" + (f" ({outcome.advice})" if outcome.advice else ""))
        elif isinstance(outcome, PassedOver):
            self.passed_over.append((outcome.file, _NO_ORDER))
        else:
            self.tally.add(outcome.counted)
            if outcome.text:  # an empty text would be written as well
                tell(outcome.text)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to judge, which nobody asked for."""
        return not (self.tally.orders or self.not_checked or self.allow_empty)

    @property
    def passed(self) -> bool:
        """Whether there is nothing that ``--quiet`` would have to speak of."""
        return not (self.not_checked or self.is_empty) and self.tally.all_pass

    def exit_code(self, fail_on: str) -> ExitCode:
        """An interruption beats 2, which beats 1, which beats 0."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.not_checked or self.is_empty:
            return ExitCode.NOT_CHECKED
        failing = _FAILING.get(fail_on)
        failed = failing is not None and self.tally.worst >= failing
        return ExitCode.FAILED if failed else ExitCode.PASSED

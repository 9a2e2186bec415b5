"""Judges the orders of one call, and writes down what is told of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import click

from pinspec.cli.named import Found, Piped, Refused
from pinspec.errors import BugError, NewerFormatError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pinspec import Baseline, Card, Comparison, Report, Standing, Tally

from pinspec.cli.named import Item

Pieces: TypeAlias = "tuple[str, ...]"
"""An order as it stands in each report of the run."""
Write: TypeAlias = "Callable[[Any], Pieces]"
"""Writes down a report or a comparison."""


class Told(NamedTuple):
    """An order as it is told, and how it counts."""

    pieces: Pieces
    counted: Any
    """What a tally takes, or with several factories a standing."""


class PassedOver(NamedTuple):
    """A file that was found, but is nothing to judge."""

    file: str
    why: str


Outcome: TypeAlias = "Told | Refused | PassedOver"

_NO_ORDER = "no order, though it is named like one"


class Asked(NamedTuple):
    """What orders are held against, in words that can be sent to another process."""

    packs: tuple[Path, ...] = ()
    factories: tuple[str, ...] = ()
    gate: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None


class Judge:
    """Judges orders in the same way, one after the other; at several factories, side by side.

    Raises:
        PinspecError: something that was asked for has mistakes or can't be read.
        click.UsageError: a rule or factory that was asked for is not there.
    """

    def __init__(self, asked: Asked) -> None:
        from pinspec.cli.rulebook import rulebooks_of

        self.asked = asked
        self.rulebooks = rulebooks_of(asked.packs, asked.factories)
        self.switched_off = self._switched_off()
        self.baseline = self._baseline()

    @property
    def compares(self) -> bool:
        """Whether it judges at several factories."""
        return len(self.rulebooks) > 1

    @property
    def options(self) -> str:
        """Those of its options that ``pinspec explain`` needs to tell of the same rulebook."""
        from pinspec.cli.rulebook import as_options

        return as_options(self.asked.packs, () if self.compares else self.asked.factories)

    def new_tally(self) -> Tally | Standing:
        """Give what counts its orders."""
        if self.compares:
            from pinspec import Standing

            return Standing([book.factory.name for book in self.rulebooks if book.factory])
        from pinspec import Tally

        return Tally(self.baseline.of_gone if self.baseline else 0)

    def cards(self) -> Mapping[str, Card]:
        """Give the cards of the rules that are asked, by code."""
        from pinspec import cards_of

        cards = cards_of(self.rulebooks[0])
        return {code: card for code, card in cards.items() if code not in self.switched_off}

    def one(self, item: Item, write: Write) -> Outcome:
        """Judge an order, and write it down.

        Raises:
            BugError: something went wrong that nobody thought of.
        """
        if isinstance(item, Refused):
            return item
        try:
            judged = self._judged(item)
            if judged.foreign and isinstance(item, Found):
                return PassedOver(item.name, _NO_ORDER)
            return Told(write(judged), judged.counted)
        except (UnreadableFileError, NewerFormatError) as error:
            return Refused.by(error, item.name)
        except Exception as error:
            raise BugError.of(error, item.name) from error

    def _judged(self, item: Item) -> Report | Comparison:
        import pinspec

        books, gate, off = self.rulebooks, self.asked.gate, self.switched_off
        if self.compares:
            if isinstance(item, Piped):
                return pinspec.compare_text(item.raw, item.name, books, gate=gate, switched_off=off)
            return pinspec.compare(item.name, books, gate=gate, switched_off=off)
        if isinstance(item, Piped):
            report = pinspec.check_text(
                item.raw, item.name, rulebook=books[0], gate=gate, switched_off=off
            )
        else:
            report = pinspec.check(item.name, rulebook=books[0], gate=gate, switched_off=off)
        return self.baseline.applied(report) if self.baseline else report

    def _baseline(self) -> Baseline | None:
        if self.asked.baseline is None:
            return None
        from pinspec import Baseline

        if self.compares:
            raise click.UsageError("a baseline is of one factory: name no more than one")
        return Baseline.read(self.asked.baseline)

    def _switched_off(self) -> frozenset[str]:
        if not self.asked.select and not self.asked.ignore:
            return frozenset()
        from pinspec.cli.selection import switched_off

        return switched_off(self.rulebooks, self.asked.select, self.asked.ignore)


def outcomes(judge: Judge, items: Sequence[Item], write: Write, jobs: int) -> Iterable[Outcome]:
    """Judge each item when it is asked for, or many at a time in so many processes."""
    if jobs == 1 or len(items) <= jobs:
        return (judge.one(item, write) for item in items)
    from pinspec.cli.jobs import judged  # it takes longer to load than to judge many orders

    return judged(judge.asked, items, write, jobs)

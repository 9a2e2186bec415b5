"""Judges the orders of one call, and writes down what is told of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pinspec.cli.held import Held
from pinspec.cli.named import PassedOver, Refused
from pinspec.errors import BugError, NewerFormatError, PinspecError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pinspec import Card, Comparison, Report, Rulebook, Standing, Tally
    from pinspec.cli.held import Asked
    from pinspec.cli.named import File, Item

Pieces: TypeAlias = "tuple[str, ...]"
"""An order as it stands in each report of the run."""
Write: TypeAlias = "Callable[[Any, Held], Pieces]"
"""Writes down a report or a comparison, knowing what the order was held against."""


class Told(NamedTuple):
    """An order as it is told, and how it counts."""

    pieces: Pieces
    counted: Any
    """What a tally takes, or with several factories a standing."""
    fails: bool
    """Whether it makes the exit code 1."""


Outcome: TypeAlias = "Told | Refused | PassedOver"

_NO_ORDER = "no order, though it is named like one"


class Judge:
    """Judges orders, each as its config says; at several factories, side by side."""

    def __init__(self, asked: Asked) -> None:
        from pinspec import Configs

        self.asked = asked
        self.configs = Configs(asked.config, off=asked.no_config, flags=asked.flags)
        self._held: dict[int, Held] = {}

    def held(self, order: str) -> Held:
        """Give what an order is held against.

        Raises:
            PinspecError: a config, or something that it names, has mistakes or can't be read.
            click.UsageError: a rule or factory that was asked for is not there.
        """
        settings = self.configs.of(order)
        if id(settings) not in self._held:  # the same object for all orders for which it holds
            self._held[id(settings)] = Held(settings, self.asked)
        return self._held[id(settings)]

    def prepare(self, items: Iterable[Item]) -> None:
        """Look for all that is in the way before any order is judged; see ``held``."""
        for item in items:
            self.held(item.name)
        if not self._held:
            self.held("")  # what the options say is refused even if there is no order
        if self.asked.compares and any(one.settings.baseline for one in self._held.values()):
            from pinspec.cli.streams import say

            say("pinspec: the baseline of the config is of one factory, and not used for several")

    def new_tally(self) -> Tally | Standing:
        """Give what counts its orders."""
        each = self._held.values()
        if self.asked.compares:
            from pinspec import Standing

            at = (book.factory.name for book in self.rulebooks() if book.factory)
            return Standing([*dict.fromkeys(at)])
        from pinspec import Tally

        known = {held.settings.baseline: held.baseline for held in each if held.baseline}
        return Tally(sum(one.of_gone for one in known.values()))

    def rulebooks(self) -> Iterator[Rulebook]:
        """Give the rulebooks that its orders are held against."""
        return (book for held in self._held.values() for book in held.rulebooks)

    def cards(self) -> Iterable[tuple[Card, str]]:
        """Give the card of each rule that is asked, with the options that explain it."""
        each = self._held.values()
        found = {
            code: (card, held.explaining) for held in each for code, card in held.cards().items()
        }
        return found.values()

    def one(self, item: Item, write: Write) -> Outcome:
        """Judge an order, and write it down.

        Raises:
            PinspecError: something is in the way of every order.
            BugError: something went wrong that nobody thought of.
        """
        if isinstance(item, Refused):
            return item
        try:
            held = self.held(item.name)
            judged = _compared(item, held) if self.asked.compares else _judged(item, held)
            if judged.foreign and item.is_found:
                return PassedOver(item.name, _NO_ORDER)
            return Told(write(judged, held), judged.counted, held.fails(judged.verdict))
        except (UnreadableFileError, NewerFormatError) as error:
            return Refused.by(error, item.name)
        except PinspecError:  # nothing of the order is in the way, so no other can be judged either
            raise
        except Exception as error:
            raise BugError.of(error, item.name) from error


def _compared(item: File, held: Held) -> Comparison:
    from pinspec import compare, compare_text

    if item.text is not None:
        return compare_text(item.text, item.name, held.rulebooks, **held.options)
    return compare(item.name, held.rulebooks, **held.options)


def _judged(item: File, held: Held) -> Report:
    from pinspec import check, check_text

    book, options = held.rulebooks[0], held.options
    if item.text is not None:
        report = check_text(item.text, item.name, rulebook=book, **options)
    else:
        report = check(item.name, rulebook=book, **options)
    return held.baseline.applied(report, options.get("terms")) if held.baseline else report

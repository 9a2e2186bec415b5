"""How a report is printed, and what it knows of the whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import click

from pinspec.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Protocol

    from pinspec.cards import Card

    class _Counts(Protocol):
        @property
        def all_pass(self) -> bool: ...
        @property
        def orders(self) -> int: ...


# Magenta, as yellow can hardly be read on a light background.
_COLORS = {Verdict.PASS: "green", Verdict.COSMETIC: "magenta", Verdict.RESPEC: "red"}


class Style(NamedTuple):
    """How the report is printed."""

    color: bool = False
    width: int = 88
    quiet: bool = False
    """Leave out orders that pass."""
    options: str = ""
    """Those that ``pinspec explain`` needs to tell of the same rulebook, with a blank before."""
    notes: bool = False
    """Show the notes of orders that pass as well."""
    failing: Verdict = Verdict.RESPEC
    """From which verdict on a finding is a failure, where a format tells those apart."""

    def color_of(self, verdict: Verdict) -> str:
        """Name the color that a verdict has in every report."""
        return _COLORS[verdict]

    def paint(
        self, text: str, color: str | None = None, *, bold: bool = False, dim: bool = False
    ) -> str:
        """Color a text, if colors are wanted."""
        if not self.color:
            return text
        return click.style(text, fg=color, bold=bold or None, dim=dim or None)

    def paint_verdict(self, word: str) -> str:
        """Color a word that is a verdict, and no other."""
        verdict = verdict_of(word)
        return word if verdict is None else self.paint(word, self.color_of(verdict), bold=True)


def verdict_of(word: str) -> Verdict | None:
    """Find the verdict that a word of a report is, if it is one."""
    return next((one for one in Verdict if one.word == word), None)


Counts = TypeVar("Counts", bound="_Counts")


class Run(Generic[Counts]):
    """What a report knows beside its orders; read when they are through, as it grows till then.

    Args:
        style: how it is printed.
        tally: what the orders have come to.
        not_checked: path and message of each file that could not be judged.
        passed_over: path of each file that was found but is nothing to judge, and why.
        cards: gives the card of each rule that was asked, with the options that explain it.
        told: whether those messages are told elsewhere, as on a terminal.
    """

    def __init__(
        self, style: Style, tally: Counts, not_checked: Sequence[tuple[str, str]] = (),
        passed_over: Sequence[tuple[str, str]] = (),
        cards: Callable[[], Iterable[tuple[Card, str]]] = tuple, *, told: bool = False,
    ) -> None:  # fmt: skip
        self.style = style
        self.tally = tally
        self.not_checked = not_checked
        self.passed_over = passed_over
        self.cards = cards
        self.told = told

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to say of all orders together."""
        nothing_judged = self.passed_over and not self.tally.orders
        return self.style.quiet and self.tally.all_pass and not (self.not_checked or nothing_judged)

    @property
    def untold(self) -> Sequence[str]:
        """Why files could not be judged, where it has to be told here."""
        return () if self.told else [message for _, message in self.not_checked]

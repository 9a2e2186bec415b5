"""What orders are held against, as the options of the command and the nearest config say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from pinspec.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pinspec import Baseline, Card, Flags, Options, Rulebook, Settings

_FAILING = {"cosmetic": Verdict.COSMETIC, "respec": Verdict.RESPEC}


class Asked(NamedTuple):
    """What was asked for on the command line, in words that can be sent to another process."""

    flags: Flags
    config: str | None = None
    no_config: bool = False
    today: date | None = None
    waivers: bool = True
    baselines: bool = True
    """Whether the baseline that a config names is gone by."""

    @property
    def compares(self) -> bool:
        """Whether orders are judged at several factories."""
        return len(self.flags.factory) > 1


class Held:
    """What all orders are held against for which the same settings hold.

    Raises:
        PinspecError: something that was asked for has mistakes or can't be read.
        click.UsageError: a rule or factory that was asked for is not there.
    """

    def __init__(self, settings: Settings, asked: Asked) -> None:
        self.settings = settings
        self.asked = asked
        self.rulebooks = self._rulebooks()
        self.switched_off = self._switched_off()
        self.baseline = self._baseline()
        self.options = self._options()
        """As the library takes them."""

    @property
    def explaining(self) -> str:
        """The options by which ``pinspec explain`` tells of the same rulebook."""
        from pinspec.cli.rulebook import as_options

        settings = self.settings
        return as_options(settings.rules, () if self.asked.compares else settings.factory)

    @property
    def failing(self) -> Verdict:
        """The verdict from which on a finding is told as a failure, be it left to pass or not."""
        return _FAILING.get(self.settings.fail_on, Verdict.RESPEC)

    def fails(self, verdict: Verdict) -> bool:
        """Tell whether an order of this verdict makes the exit code 1."""
        failing = _FAILING.get(self.settings.fail_on)
        return failing is not None and verdict >= failing

    def cards(self) -> Mapping[str, Card]:
        """Give the cards of the rules that are asked, by code."""
        from pinspec import cards_of

        cards = cards_of(self.rulebooks[0])
        return {code: card for code, card in cards.items() if code not in self.switched_off}

    def _rulebooks(self) -> tuple[Rulebook, ...]:
        if not (self.settings.rules or self.settings.factory):
            from pinspec import Rulebook

            return (Rulebook.built_in(),)
        from pinspec.cli.rulebook import rulebooks_of

        return rulebooks_of(self.settings)

    def _switched_off(self) -> frozenset[str]:
        settings = self.settings
        if not (settings.select or settings.ignore or settings.mandatory):
            return frozenset()
        from pinspec import ChoiceError, switched_off

        try:
            return switched_off(settings, self.rulebooks)
        except ChoiceError as error:
            raise click.UsageError(error.message) from None

    def _baseline(self) -> Baseline | None:
        if self.settings.baseline is None or not self.asked.baselines:
            return None
        if self.asked.compares:
            if self.asked.flags.baseline is None:
                return None
            raise click.UsageError("a baseline is of one factory: name no more than one")
        from pinspec import Baseline

        return Baseline.read(Path(self.settings.baseline)).renamed(self.rulebooks)

    def _options(self) -> Options:
        settings, asked = self.settings, self.asked
        options: Options = {
            "gate": settings.gate, "switched_off": self.switched_off, "waivers": asked.waivers,
            "today": asked.today, "edition": settings.edition or "",
        }  # fmt: skip
        if settings.longest_days is not None or settings.mandatory:
            from pinspec import WaiverTerms

            options["terms"] = WaiverTerms(settings.longest_days, frozenset(settings.mandatory))
        return options

"""A linter for custom pin orders: finds what a factory can't hold before the tool is cut.

>>> from pinspec import check
>>> check("examples/everything-wrong/irregular-badge.order.yaml").verdict
<Verdict.RESPEC: 2>

What stands in ``__all__`` is the library, and the command is built on nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinspec.baseline import Baseline
    from pinspec.cards import BookCard, Card, card_of_book, cards_of
    from pinspec.comparison import Comparison, Standing
    from pinspec.config.chosen import ChoiceError, chosen_rulebook, switched_off
    from pinspec.config.configs import Configs
    from pinspec.config.errors import ConfigError
    from pinspec.config.overview import Overview
    from pinspec.config.schema import config_schema
    from pinspec.config.settings import Flags, SetBy, Settings
    from pinspec.discovery import LeftOut, order_files
    from pinspec.errors import PinspecError, SamplingError
    from pinspec.files import read_order
    from pinspec.finding import Finding, Gate, Verdict
    from pinspec.ignored import why_left_out
    from pinspec.library import check, check_text, compare, compare_text, load_order
    from pinspec.notes.note import Note
    from pinspec.options import Options
    from pinspec.order.facts.sampling import (
        SAMPLING_STANDARD,
        Plan,
        chance_of_acceptance,
        plan,
        plans,
    )
    from pinspec.order.facts.sampling_question import Odds, SamplingQuestion
    from pinspec.order.flat import nested
    from pinspec.order.load import Loaded
    from pinspec.order.schema import order_schema
    from pinspec.pages.find import explain, explained_words
    from pinspec.proof import Proved, Result, prove
    from pinspec.report import Report, Tally
    from pinspec.reporters.safe import safe
    from pinspec.rulebook.book import Rulebook
    from pinspec.waived import Waived, WaiverTerms

__all__ = [
    "SAMPLING_STANDARD", "Baseline", "BookCard", "Card", "ChoiceError", "Comparison", "ConfigError",
    "Configs", "Finding", "Flags", "Gate", "LeftOut", "Loaded", "Note", "Odds", "Options",
    "Overview", "PinspecError", "Plan", "Proved", "Report", "Result", "Rulebook", "SamplingError",
    "SamplingQuestion", "SetBy", "Settings", "Standing", "Tally", "Verdict", "Waived",
    "WaiverTerms", "__version__", "card_of_book", "cards_of", "chance_of_acceptance", "check",
    "check_text", "chosen_rulebook", "compare", "compare_text", "config_schema", "explain",
    "explained_words", "load_order", "nested", "order_files", "order_schema", "plan", "plans",
    "prove", "read_order", "safe", "switched_off", "why_left_out",
]  # fmt: skip

__version__ = "0.1.0"

_HOMES = {
    "baseline": ("Baseline",),
    "cards": ("BookCard", "Card", "card_of_book", "cards_of"),
    "comparison": ("Comparison", "Standing"),
    "config.chosen": ("ChoiceError", "chosen_rulebook", "switched_off"),
    "config.configs": ("Configs",),
    "config.errors": ("ConfigError",),
    "config.overview": ("Overview",),
    "config.schema": ("config_schema",),
    "config.settings": ("Flags", "SetBy", "Settings"),
    "errors": ("PinspecError", "SamplingError"),
    "discovery": ("LeftOut", "order_files"),
    "files": ("read_order",),
    "finding": ("Finding", "Gate", "Verdict"),
    "ignored": ("why_left_out",),
    "library": ("check", "check_text", "compare", "compare_text", "load_order"),
    "notes.note": ("Note",),
    "options": ("Options",),
    "order.flat": ("nested",),
    "order.load": ("Loaded",),
    "order.facts.sampling": ("SAMPLING_STANDARD", "Plan", "chance_of_acceptance", "plan", "plans"),
    "order.facts.sampling_question": ("Odds", "SamplingQuestion"),
    "order.schema": ("order_schema",),
    "pages.find": ("explain", "explained_words"),
    "proof": ("Proved", "Result", "prove"),
    "report": ("Report", "Tally"),
    "reporters.safe": ("safe",),
    "rulebook.book": ("Rulebook",),
    "waived": ("Waived", "WaiverTerms"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that the command starts fast."""
    for home, names in _HOMES.items():
        if name in names:
            import importlib

            found = getattr(importlib.import_module(f"pinspec.{home}"), name)
            globals()[name] = found  # so that nobody asks again
            return found
    raise AttributeError(f"module 'pinspec' has no attribute {name!r}")

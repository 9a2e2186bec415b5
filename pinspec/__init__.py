"""A linter for custom pin orders: finds what a factory can't hold before the tool is cut.

>>> from pinspec import check
>>> check("examples/everything-wrong/irregular-badge.order.yaml").verdict
<Verdict.RESPEC: 2>

What stands in ``__all__`` is the library, and the command is built on nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinspec.cards import BookCard, Card, card_of_book, cards_of
    from pinspec.comparison import Comparison, Standing
    from pinspec.errors import PinspecError, SamplingError
    from pinspec.files import order_files
    from pinspec.finding import Finding, Gate, Verdict
    from pinspec.library import check, compare, load_order
    from pinspec.notes.note import Note
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

__all__ = [
    "SAMPLING_STANDARD", "BookCard", "Card", "Comparison", "Finding", "Gate", "Loaded", "Note",
    "Odds", "PinspecError", "Plan", "Proved", "Report", "Result", "Rulebook", "SamplingError",
    "SamplingQuestion", "Standing", "Tally", "Verdict", "__version__", "card_of_book", "cards_of",
    "chance_of_acceptance", "check", "compare", "explain", "explained_words", "load_order",
    "nested", "order_files", "order_schema", "plan", "plans", "prove", "safe",
]  # fmt: skip

__version__ = "0.1.0"

_HOMES = {
    "cards": ("BookCard", "Card", "card_of_book", "cards_of"),
    "comparison": ("Comparison", "Standing"),
    "errors": ("PinspecError", "SamplingError"),
    "files": ("order_files",),
    "finding": ("Finding", "Gate", "Verdict"),
    "library": ("check", "compare", "load_order"),
    "notes.note": ("Note",),
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

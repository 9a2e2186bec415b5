"""What can be computed from an order: geometry, counts and standards, never a factory's limit.

A fact is written like a field (``body.longest_mm``) and is ``None`` while a value that it needs
is missing. ``FACTS`` has all of them by name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from pinspec.order.facts.fact import KNOWN, Fact

__all__ = ["FACTS", "Fact", "fact_of"]

_MODULES = (
    "finish", "piece", "inspection", "lead_time", "law", "first_check", "places", "weight",
    "small_parts",
)  # fmt: skip
"""Each registers its facts; what most orders need stands first."""

if TYPE_CHECKING:
    FACTS: dict[str, Fact]


def fact_of(name: str) -> Fact:
    """Give a fact by its name, loading no more than it takes."""
    modules = iter(_MODULES)
    while name not in KNOWN:
        import_module(f"{__name__}.{next(modules)}")
    return KNOWN[name]


def __getattr__(name: str) -> dict[str, Fact]:
    if name != "FACTS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    return KNOWN

"""A linter for custom pin orders: finds what a factory can't hold before the tool is cut.

>>> from pinspec import check
>>> check("otter.order.yaml").verdict
<Verdict.RESPEC: 2>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinspec.finding import Finding, Verdict
    from pinspec.library import check, load_order
    from pinspec.report import Report
    from pinspec.rule.rulebook import Rulebook

__all__ = ["Finding", "Report", "Rulebook", "Verdict", "__version__", "check", "load_order"]

__version__ = "0.1.0"

_HOMES = {
    "Finding": "pinspec.finding",
    "Report": "pinspec.report",
    "Rulebook": "pinspec.rule.rulebook",
    "Verdict": "pinspec.finding",
    "check": "pinspec.library",
    "load_order": "pinspec.library",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that the command starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pinspec' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)

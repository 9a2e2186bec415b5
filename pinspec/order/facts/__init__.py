"""What can be computed from an order: geometry, counts and standards, never a factory's limit.

A fact is written like a field (``body.longest_mm``) and is ``None`` while a value that it needs
is missing. The modules imported here register theirs.
"""

from pinspec.order.facts import (  # noqa: F401
    finish,
    first_check,
    inspection,
    law,
    lead_time,
    piece,
    places,
    small_parts,
    weight,
)
from pinspec.order.facts.fact import FACTS, Fact

__all__ = ["FACTS", "Fact"]

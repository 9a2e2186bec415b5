"""Which pieces at the start of a run are checked while the rest can still be changed."""

from __future__ import annotations

import math
from typing import NamedTuple

from pinspec.order.facts.fact import fact
from pinspec.order.model import Order  # noqa: TC001 - its name is looked up at run time

_WINDOW = (50, 100)
"""Pieces, as the trade checks them (F133)."""
_WINDOW_FROM = 200
"""The smallest run that this window suits (C13)."""
_LEAST = 5
"""Pieces that are checked of a run of few (C13)."""
_SHARE = 10
"""Of a smaller run every tenth piece is checked, from the first one on (C13)."""


class FirstPieces(NamedTuple):
    """A window at the start of the run."""

    from_pcs: int
    to_pcs: int


@fact("inspection.first_pieces", "order.quantity")
def first_pieces(order: Order) -> FirstPieces | None:
    """The first pieces to check: 50 to 100 from 200 pieces on, else the first tenth, at least 5."""
    quantity = order.order.quantity if order.order else None
    if quantity is None:
        return None
    if quantity >= _WINDOW_FROM:
        return FirstPieces(*_WINDOW)
    return FirstPieces(1, min(quantity, max(_LEAST, math.ceil(quantity / _SHARE))))

"""The options of a check, for whoever writes types; at run time they are plain keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from pinspec.finding import Gate
    from pinspec.waived import WaiverTerms


class Options(TypedDict, total=False):
    """How an order is checked; what is left out is as if nobody had said anything."""

    gate: str | Gate | None
    """``concept``, ``sample`` or ``release``; the order's own gate if not given."""
    switched_off: Collection[str]
    """The codes of rules that are not to be asked."""
    edition: str
    """What later rules find does not count, and stands apart in the report; such as ``0.1``. All
    count if not given."""
    waivers: bool
    """Whether the waivers of the order are honoured; they are if not given."""
    today: date | None
    """The day by which they are over; if not given, that of ``SOURCE_DATE_EPOCH``, or else of this
    machine."""
    terms: WaiverTerms | None
    """What is asked of them; nothing if not given."""

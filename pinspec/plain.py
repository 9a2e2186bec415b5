"""Builds the data of a text in which nothing is odd, and leaves the places of its values for later.

Most orders are such texts, and few of their values are ever pointed at: data alone takes a fifth
of the time that data with places takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SafeLoader,
    ScalarEvent,
    SequenceEndEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yaml import Event

    from pinspec.source import Data

JUDGE: type = SafeLoader
"""The pure parser, which decides whatever libyaml refuses or is known to take differently."""

MAX_DEPTH = 64
MAX_VALUES = 5_000
"""Fifty times what an order has."""
MAX_ITEMS = 1_000
"""In one list, as a rule may hold each item against each."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_ODD_KEYS = frozenset({"", "<<"})


class OddError(Exception):
    """Something that only the builder understands: a mistake, or what may be one."""


def plain(events: Sequence[Event]) -> Data:
    """Build the data of one text from the parser's events.

    It knows no paths and no findings: at anything odd it stops, and the builder takes over.

    Args:
        events: the first ``MAX_VALUES`` of them, or all where there are fewer.

    Raises:
        OddError: this is not plain data.
    """
    if len(events) == MAX_VALUES:
        raise OddError
    rest = iter(events)
    documents = [_value(next(rest), rest, 0) for one in rest if type(one) is DocumentStartEvent]
    if len(documents) != 1:
        raise OddError
    return documents[0]


def _value(event: Any, rest: Iterator[Event], depth: int) -> Data:
    """Build the value that an event begins; an alias has its anchor."""
    if event.anchor or event.tag:
        raise OddError
    if type(event) is ScalarEvent:
        value: str = event.value
        return None if value in NULLS and not event.style else value
    if depth == MAX_DEPTH:
        raise OddError
    is_mapping = type(event) is MappingStartEvent
    found = _mapping(rest, depth + 1) if is_mapping else _list(rest, depth + 1)
    if len(found) > MAX_ITEMS:
        raise OddError
    return found


def _mapping(rest: Iterator[Event], depth: int) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for event in rest:
        if type(event) is not ScalarEvent:
            if type(event) is MappingEndEvent:
                break
            raise OddError
        key = event.value
        is_known = key in found or key in _ODD_KEYS
        if event.tag or event.anchor or is_known or key[:1].isdigit():  # as behind a comma: 1,5 mm
            raise OddError
        found[key] = _value(next(rest), rest, depth)
    return found


def _list(rest: Iterator[Event], depth: int) -> list[Data]:
    found: list[Data] = []
    for event in rest:
        if type(event) is SequenceEndEvent:
            break
        found.append(_value(event, rest, depth))
    return found

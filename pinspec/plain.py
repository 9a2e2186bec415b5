"""Builds the data of a text in which nothing is odd, and leaves the places of its values for later.

Most orders are such texts, and few of their values are ever pointed at: data alone takes a fifth
of the time that data with places takes.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pinspec.source import Data

JUDGE: type = yaml.SafeLoader
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


class Plain:
    """Builds the data of one text from the parser's events, and keeps these.

    It knows no paths and no findings: at anything odd it stops, and the builder takes over.
    """

    def __init__(self) -> None:
        self.seen: list[yaml.Event] = []
        self.document: list[Data] = []
        self.holder: Any = self.document
        """The mapping or list that the next value belongs to."""
        self.outer: list[Any] = []
        self.key: str | None = None

    def build(self, events: Iterator[yaml.Event]) -> Data:
        """Take in the events of a text.

        Raises:
            OddError: nothing but the events up to here has been taken; they are ``seen``.
        """
        take: dict[type, Callable[[Any], object]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._refuse,
            yaml.DocumentStartEvent: self._start_document,
        }
        for event in islice(events, MAX_VALUES):
            self.seen.append(event)
            if type(event) in take:
                take[type(event)](event)
        if len(self.seen) == MAX_VALUES or not self.document:
            raise OddError
        return self.document[0]

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag or event.anchor:
            raise OddError
        value = event.value
        if self.key is None and type(self.holder) is dict:
            if value in self.holder or value in _ODD_KEYS or value.isdigit():
                raise OddError
            self.key = value
        else:
            self._put(None if value in NULLS and not event.style else value)

    def _put(self, value: Data) -> None:
        if self.key is None:
            self.holder.append(value)
        else:
            self.holder[self.key] = value
            self.key = None

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        key_is_due = self.key is None and type(self.holder) is dict
        if event.tag or event.anchor or key_is_due or len(self.outer) >= MAX_DEPTH:
            raise OddError
        inner: Data = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(inner)
        self.outer.append(self.holder)
        self.holder = inner

    def _close(self, _: yaml.Event) -> None:
        if len(self.holder) > MAX_ITEMS:
            raise OddError
        self.holder = self.outer.pop()

    def _start_document(self, _: yaml.Event) -> None:
        if self.document:
            raise OddError

    def _refuse(self, _: yaml.Event) -> None:
        raise OddError

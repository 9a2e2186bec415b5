"""How rules name what they read: a field, for any item of a list or for its last, and no field."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Read: TypeAlias = tuple[str, ...]
"""A field that a rule reads, for any item of a list: ``("artwork", "lines", "[]", "width_mm")``."""

Reads: TypeAlias = tuple[Read, ...]
"""Several of them, each once, as plain data and in their own order."""

ITEM = "[]"
LAST = "[-1]"
"""Stands for the last item of a list where ``ITEM`` stands for any."""
THERE = "?"
"""Stands last where it is only asked whether something is there, whatever it holds."""
GATE = "gate"
LIMIT = "limit"
"""What is named like a block, and is none: how far the order has come, and the limits file."""


def read_of(text: str) -> Read:
    """Take a path apart that may hold ``[]``, ``[-1]`` or ``?``; the opposite of ``written``."""
    return tuple(text.replace("[", ".[").replace(THERE, f".{THERE}").split("."))


def written(read: Read) -> str:
    """Write a field as rules do: ``artwork.lines[].width_mm``."""
    return ".".join(read).replace(".[", "[").replace(f".{THERE}", THERE)


def once(*reads: Iterable[Read]) -> Reads:
    """Bring fields together, each once."""
    return tuple(sorted({*chain(*reads)}))


def if_there(read: Read) -> Read:
    """Ask of a field only whether it is there."""
    return read if read[-1] == THERE else (*read, THERE)


def field_of(read: Read) -> Read:
    """The field that is read, be it for what it holds or only for whether it is there."""
    return read[:-1] if read[-1] == THERE else read


def anywhere(read: Read) -> Read:
    """The field that is read, of whichever item of its list."""
    return tuple(ITEM if step == LAST else step for step in read)

"""What a wheel carries, or a checkout keeps, so that a check need not work it out: plain data.

It is only trusted where it is whole and was made by the same versions that would make it anew.
"""

from __future__ import annotations

import marshal
import sys
from binascii import crc32
from typing import Any

from pinspec import __version__

_MARSHAL = 4
"""The form of marshal that every Python from 3.4 on reads."""
_CHECKSUM = 4
"""Bytes of the checksum that stands before the rest."""


def wrap(data: Any, *made_with: str) -> bytes:
    """Write data down.

    Args:
        data: made of dicts, lists, tuples, texts, numbers, yes or no, and ``None``.
        made_with: the versions of whatever else it was made with.
    """
    rest = marshal.dumps(_shared(((__version__, *made_with), data), {}), _MARSHAL)
    return _checksum(rest) + rest


def unwrap(raw: bytes, *made_with: str) -> Any:
    """Read data that was written down; ``None`` if it is damaged or made with other versions."""
    rest = raw[_CHECKSUM:]
    if not rest or raw[:_CHECKSUM] != _checksum(rest):  # of nothing, that would be all zeros
        return None
    versions, data = marshal.loads(rest)  # noqa: S302 - it is our own, and is whole
    return data if versions == (__version__, *made_with) else None


def _shared(data: Any, known: dict[str, Any]) -> Any:
    """Make one of all values that are the same, to be written and read once.

    Lists and dicts stay apart, since who reads them may change them. All texts are interned, which
    marshal writes down as well, so that the same data gives the same bytes wherever it is from.
    """
    if isinstance(data, dict):
        return {_shared(key, known): _shared(one, known) for key, one in data.items()}
    if isinstance(data, list):
        return [_shared(one, known) for one in data]
    if isinstance(data, tuple):
        data = tuple(_shared(one, known) for one in data)
        if not _is_fixed(data):
            return data
    return known.setdefault(repr(data), sys.intern(data) if isinstance(data, str) else data)


def _is_fixed(data: Any) -> bool:
    """Tell whether nothing in it can be changed."""
    if isinstance(data, tuple):
        return all(map(_is_fixed, data))
    return not isinstance(data, (dict, list))


def _checksum(raw: bytes) -> bytes:
    return crc32(raw).to_bytes(_CHECKSUM, "big")

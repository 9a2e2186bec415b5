"""Text of an order, made safe to print: nothing in it can steer a terminal or a CI console."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_COMMANDS = re.compile(r"^(\s*):(?=:)|##(?=\[)", re.MULTILINE)


def safe(text: str) -> str:
    """Replace control characters, and break what CI systems take for commands."""
    return _COMMANDS.sub(_break, _CONTROLS.sub("\ufffd", text))


def _break(match: re.Match[str]) -> str:
    return "# #" if match[0] == "##" else f"{match[1]}: "


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide characters are two, marks none."""
    return sum(_columns_of(one) for one in text) if not text.isascii() else len(text)


def clipped(text: str, room: int) -> str:
    """Give as much of a text as fits into so many columns."""
    text = text[:room]
    while columns(text) > room:
        text = text[:-1]
    return text


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""Text of an order, made safe to print: nothing in it can steer a terminal or a CI console."""

from __future__ import annotations

import re

_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's controls, formats (bidi, zero-width), lone surrogates and separators of lines."""
_COMMANDS = r"(?<!\S):(?=:)|#(?=#\w*\[)"
"""``::`` wherever a line may come to be broken before it, ``##[``, ``##vso[`` and their like."""


def safe(text: str) -> str:
    """Replace control characters, and break what CI systems take for commands."""
    if not text.isprintable():
        from unicodedata import category  # as below, few texts need it

        text = "".join("\ufffd" if category(one) in _STEERING else one for one in text)
    if "::" not in text and "##" not in text:  # as in most reports
        return text
    return re.sub(_COMMANDS, r"\g<0> ", text)


def safe_json(document: str) -> str:
    """Write ``##`` in a JSON document so that no CI system takes it for the head of a command."""
    return document.replace("##", r"#\u0023")


def whole(text: str) -> str:
    """Replace lone surrogates, such as bytes of a path that are no UTF-8, and nothing else."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide characters are two, marks none."""
    return sum(_columns_of(one) for one in text) if not text.isascii() else len(text)


def clipped(text: str, room: int) -> str:
    """Give as much of a text as fits into so many columns."""
    text = text[: max(0, room)]
    while text and columns(text) > room:
        text = text[:-1]
    return text


def _columns_of(character: str) -> int:
    from unicodedata import combining, east_asian_width

    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1

"""Sentences, and how they are broken into lines."""

from __future__ import annotations

import re
import textwrap

from pinspec.reporters.safe import safe

INDENT = "  "
_FIGURE = re.compile(r"(\d) (?=(?:mm|µm|g|h|N|days)\b|%)")
_PATH = r"\w+[._]\w|\w+:"
_NARROWEST = 20
_TIE = "\ue000"
"""No blank to whoever breaks lines, as a no-break space is to some."""


def sentence(text: str, *, upper: bool = True) -> str:
    """Give a text its full stop and, unless it begins with a path, its capital."""
    start = text[:1].upper() if upper and not re.match(_PATH, text) else text[:1]
    end = "" if text.endswith(("?", ".")) else "."
    return start + text[1:] + end


def wrapped(text: str, width: int, *, first: str = INDENT, rest: str = INDENT) -> list[str]:
    """Break a text into safe lines; a number and its unit stay on one."""
    lines = textwrap.wrap(
        tied(text), max(_NARROWEST, width), initial_indent=first,
        subsequent_indent=rest, break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
    return [untied(line) for line in lines]


def tied(text: str) -> str:
    """Make a text safe, and tie each number to its unit while it is broken into lines."""
    return _FIGURE.sub(rf"\1{_TIE}", safe(text))


def untied(line: str) -> str:
    """Take the ties out of a line again."""
    return line.replace(_TIE, " ")

"""What a terminal or a CI console would obey in a text, rather than show."""

from __future__ import annotations

import re
import unicodedata

_OWN_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's controls, formats (bidi, zero-width), lone surrogates and separators of lines."""
_COMMAND = re.compile(r"^\s*::|##\w*\[")


def obeyed(text: str, *, color: bool = False) -> list[str]:
    """Give all in a text that must not be there; empty when it is safe to print.

    Args:
        text: what was printed, bytes that are no UTF-8 as lone surrogates.
        color: whether pinspec's own colors may stand in it.
    """
    plain = _OWN_COLORS.sub("", text) if color else text
    controls = [
        f"U+{ord(one):04X}"
        for one in sorted(set(plain) - {"\n", "\t"})
        if unicodedata.category(one) in _STEERING
    ]
    return controls + [line for line in plain.split("\n") if _COMMAND.search(line)]

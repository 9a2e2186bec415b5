"""What the stream that a report goes to can show."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from pinspec.reporters.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

ColorChoice: TypeAlias = Literal["auto", "always", "never"]

PIPED_WIDTH = 100
WIDEST = 100
NARROWEST = 20


def wants_color(choice: ColorChoice, stream: IO[Any], env: Mapping[str, str] = os.environ) -> bool:
    """Decide on color: ``--color``, then NO_COLOR, FORCE_COLOR, CLICOLOR, TERM, then the stream."""
    if choice != "auto":
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR") or env.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    if env.get("CLICOLOR") == "0" or env.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width(stream: IO[Any]) -> int:
    """Give the columns to write in: the terminal's, within what reads well."""
    if not stream.isatty():
        return PIPED_WIDTH
    import shutil  # brings all of its archives with it

    columns = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return max(NARROWEST, min(WIDEST, columns))


def style_for(
    choice: ColorChoice, stream: IO[Any], *, quiet: bool = False, options: str = ""
) -> Style:
    """Choose colors and width for a stream; the rest is as in the style."""
    return Style(wants_color(choice, stream), width(stream), quiet, options)


_ASCII = str.maketrans(
    {"±": "+/-", "µ": "u", "μ": "u", "–": "-", "—": "-", "’": "'", "\ufffd": "?"}
)


def can_show(text: str, stream: IO[Any]) -> bool:
    """Tell whether the stream's encoding can hold a text."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def fitting(text: str, stream: IO[Any]) -> str:
    """Write a text so that the stream's encoding can hold it."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return text

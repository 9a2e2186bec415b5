"""What the stream that a report goes to can show."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from pinspec.reporters.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ColorChoice: TypeAlias = Literal["auto", "always", "never"]

PIPED_WIDTH = 100
WIDEST = 100
NARROWEST = 20
_UNWATCHED = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "PRE_COMMIT")
"""Set where nobody watches, even if there is a terminal."""


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


def wants_bar(
    choice: ColorChoice, streams: Iterable[IO[Any] | None], env: Mapping[str, str] = os.environ
) -> bool:
    """Tell whether somebody may watch a bar: all is a terminal that can draw, and no CI system."""
    if any(env.get(name) for name in _UNWATCHED):
        return False
    return all(
        one is not None and one.isatty() and wants_color(choice, one, env) for one in streams
    )


def width(stream: IO[Any]) -> int:
    """Give the columns to write in: the terminal's, within what reads well."""
    if not stream.isatty():
        return PIPED_WIDTH
    import shutil  # brings all of its archives with it

    columns = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return max(NARROWEST, min(WIDEST, columns))


def style_for(choice: ColorChoice, stream: IO[Any], *, quiet: bool = False) -> Style:
    """Choose colors and width for a stream; the rest is as in the style."""
    return Style(wants_color(choice, stream), width(stream), quiet)


def show(lines: Iterable[str]) -> None:
    """Print lines, all at once, as far as the standard output can hold them."""
    sys.stdout.write(fitting("".join(f"{line}\n" for line in lines), sys.stdout))


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

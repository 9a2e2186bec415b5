"""Patterns of paths as git reads them in its ignore files, as expressions that can't hang.

Every ``*`` keeps what it took (an atomic group): the first place where the text behind it fits is
as good as any later one, so that ``*a*a*a*a*b`` takes no longer than it looks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ANY = "[^/]"
NEVER = re.compile(r"(?!)")
_FOLDERS = "(?:[^/]+/)*?"
_TOKEN = re.compile(
    r"\\(?P<plain>.)|(?P<star>\*+)|(?P<one>\?)"
    r"|\[(?P<not>[!^]?+)(?P<set>\]?+(?:\[:\w*:\]|\\.|[^]\\])*+)\]|(?P<bad>[\[\\])|(?P<same>.)",
    re.DOTALL,
)
_IN_SET = re.compile(
    r"\[:(?P<kind>\w*):\]|(?P<low>\\.|.)-(?P<high>\\.|[^]])|(?P<one>\\.|.)", re.DOTALL
)
_KINDS = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": " \\t", "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9", "graph": "!-~", "lower": "a-z", "print": " -~", "space": "\\s",
    "punct": "!-/:-@\\[-`{-~", "upper": "A-Z", "xdigit": "a-fA-F0-9",
}  # fmt: skip


def of_name(pattern: str) -> re.Pattern[str]:
    """Read a pattern without a slash, which is about the name of a file or folder."""
    return _compiled(lambda: _segment(pattern))


def of_path(pattern: str) -> re.Pattern[str]:
    """Read a pattern of a path; ``**`` between slashes stands for any folders."""
    return _compiled(lambda: _path(_split(pattern)))


class _BadPatternError(ValueError):
    """git takes such a pattern to fit nothing."""


def _compiled(expression: Callable[[], str]) -> re.Pattern[str]:
    try:
        return re.compile(expression(), re.DOTALL)
    except _BadPatternError:
        return NEVER


def _split(pattern: str) -> list[str]:
    """Cut a pattern at its slashes, but for those in brackets."""
    segments = [""]
    for token in _TOKEN.finditer(pattern):
        if token["same"] == "/":
            segments.append("")
        else:
            segments[-1] += token[0]
    return segments


def _path(segments: list[str]) -> str:
    """Put segments together; only the last ``**`` may try again what it has taken."""
    blocks: list[list[str]] = [[]]
    for one in segments:
        if one.startswith("**") and not one.strip("*"):
            blocks.append([])
        else:
            blocks[-1].append(_segment(one))
    first, *others = blocks
    if not others:
        return "/".join(first)
    middle = "".join(f"(?>{_FOLDERS}{'/'.join(one)}/)" for one in others[:-1] if one)
    last = f"{_FOLDERS}{'/'.join(others[-1])}" if others[-1] else ".+"
    return "".join(f"{one}/" for one in first) + middle + last


def _segment(pattern: str) -> str:
    """Read what stands between two slashes."""
    parts = [""]
    for token in _TOKEN.finditer(pattern):
        if token["star"]:
            parts.append("")
        else:
            parts[-1] += _character(token)
    first, *others = parts
    middle = "".join(f"(?>{_ANY}*?{one})" for one in others[:-1])
    return first + middle + (f"{_ANY}*{others[-1]}" if others else "")


def _character(token: re.Match[str]) -> str:
    if token["bad"]:
        raise _BadPatternError
    if token["one"]:
        return _ANY
    if token["set"] is None:
        return re.escape(token["plain"] or token["same"])
    inside = "".join(_inside(token["set"]))
    if token["not"]:
        return f"[^/{inside}]"
    return f"(?!/)[{inside}]" if inside else "(?!)"


def _inside(text: str) -> Iterator[str]:
    """Give what stands in brackets as an expression writes it; a range always has its first end."""
    for token in _IN_SET.finditer(text):
        if token["kind"] is not None:
            if token["kind"] not in _KINDS:
                raise _BadPatternError
            yield _KINDS[token["kind"]]
        elif token["low"]:
            low, high = token["low"][-1], token["high"][-1]
            yield f"{re.escape(low)}-{re.escape(high)}" if low < high else re.escape(low)
        else:
            yield re.escape(token["one"][-1])

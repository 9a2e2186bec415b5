"""Text made safe for Markdown: nothing in it acts as markup, HTML, a link or a mention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pinspec.reporters.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = re.compile(r"(`[^`]+`)")
_MARKUP = re.compile(r"([\\*<>\[\]|#~]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_]))")
_REACHING = re.compile(r"(?i)(@|#|\bgh-|\bwww\.|://)(?=\w)")
"""What sites turn into a link or a mention even where it is escaped."""
_NO_WIDTH = "&#8203;"
"""A blank without width, which breaks these and is not seen."""


def plain(text: str) -> str:
    """Keep a text from acting as markup; words in single backticks stay code."""
    text = safe(text)
    if not _has_sound_code(text):
        return _escaped(text).replace("`", "\\`")
    return "".join(
        piece.replace("|", "\\|") if number % 2 else _escaped(piece)
        for number, piece in enumerate(_CODE.split(text))
    )


def _has_sound_code(text: str) -> bool:
    """Tell whether backticks stand alone and in pairs, so that every reader pairs them alike."""
    return "``" not in text and text.count("`") % 2 == 0


def _escaped(text: str) -> str:
    broken = _REACHING.sub(lambda found: f"{found[1]}\0", text)
    return _MARKUP.sub(r"\\\1", broken).replace("\0", _NO_WIDTH)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lay out cells that are Markdown already."""
    yield row(head)
    yield row(["---"] * len(head))
    for cells in rows:
        yield row(cells)


def row(cells: Sequence[str]) -> str:
    """Lay out one row of a table."""
    return f"| {' | '.join(cells)} |"

"""A page as Markdown, for a wiki or a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pinspec.reporters.explain.outline import outline
from pinspec.reporters.explain.parts import Example, Heading, Prose, Table
from pinspec.reporters.explain.patch import as_yaml
from pinspec.reporters.prose import sentence
from pinspec.reporters.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.pages.page import Answer
    from pinspec.reporters.explain.parts import Part

_MARKUP = re.compile(r"([\\*<>\[\]|#~]|(?<!\w)_|_(?!\w))")


def page(answer: Answer) -> Iterator[str]:
    """Give the lines of a page."""
    laid = outline(answer)
    code = f" {laid.code}" if laid.code else ""
    yield f"# {_plain(laid.name)}{code}"
    yield ""
    yield f"{_plain(sentence(laid.title))} *({laid.category})*"
    for section in laid.sections:
        if section.heading:
            yield from ("", f"## {_plain(section.heading)}")
        for part in section.parts:
            yield ""
            yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Prose(text) | Heading(text):
            yield _plain(text)
        case Table(head, rows):
            yield _row(head or ("",) * len(rows[0]))
            yield _row(("---",) * len(rows[0]))
            for first, *rest in rows:
                yield _row((f"**{_plain(first)}**", *map(_plain, rest)))
        case Example():
            yield from _example(part)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _example(example: Example) -> Iterator[str]:
    if example.outcome:
        colon = ": " if example.name else ""
        yield f"**{example.outcome}**{colon}{_plain(example.name)}"
        yield ""
    order = example.order
    if not order:
        return
    text = order if isinstance(order, str) else as_yaml(order)
    yield "~~~yaml"
    yield from (safe(line) for line in text.split("\n"))
    yield "~~~"


def _plain(text: str) -> str:
    """Keep what is text from acting as markup; code in backticks stays code."""
    pieces = safe(text).split("`")
    if len(pieces) % 2 == 0:
        return _MARKUP.sub(r"\\\1", "\\`".join(pieces))
    return "`".join(
        piece if number % 2 else _MARKUP.sub(r"\\\1", piece) for number, piece in enumerate(pieces)
    )

"""A page as Markdown, for a wiki or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.reporters.explain.outline import outline
from pinspec.reporters.explain.parts import Example, Heading, Prose, Table
from pinspec.reporters.explain.patch import as_yaml
from pinspec.reporters.markup import plain, table
from pinspec.reporters.prose import sentence
from pinspec.reporters.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.pages.page import Answer
    from pinspec.reporters.explain.parts import Part


def page(answer: Answer) -> Iterator[str]:
    """Give the lines of a page."""
    laid = outline(answer)
    code = f" {laid.code}" if laid.code else ""
    yield f"# {plain(laid.name)}{code}"
    yield ""
    yield f"{plain(sentence(laid.title))} *({laid.category})*"
    for section in laid.sections:
        if section.heading:
            yield from ("", f"## {plain(section.heading)}")
        for part in section.parts:
            yield ""
            yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Prose(text) | Heading(text):
            yield plain(text)
        case Table(head, rows):
            cells = [(f"**{plain(first)}**", *map(plain, rest)) for first, *rest in rows]
            yield from table(head or ("",) * len(rows[0]), cells)
        case Example():
            yield from _example(part)


def _example(example: Example) -> Iterator[str]:
    if example.outcome:
        colon = ": " if example.name else ""
        yield f"**{example.outcome}**{colon}{plain(example.name)}"
        yield ""
    order = example.order
    if not order:
        return
    text = order if isinstance(order, str) else as_yaml(order)
    yield "~~~yaml"
    yield from (safe(line) for line in text.split("\n"))
    yield "~~~"

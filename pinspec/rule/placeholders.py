"""From the text of a rule file to a wording: finds what stands in braces.

A placeholder is a bare path (``{order.quantity}``), a figure (``{limit.fine_element_mm}``), or one
of ``{measured}``, ``{allowed}``, ``{needed}``, ``{column}`` and ``{phrases}``; unit and rounding
come from the field. That is all there is to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pinspec.figures import figure, with_unit
from pinspec.language.read import LIMIT
from pinspec.language.vocabulary import Bound, UnknownNameError, hint, resolve
from pinspec.order.fields import unit_of, written_in
from pinspec.rule.wording import Slot, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
MEASURED = frozenset({"measured", "allowed", "needed", "column"})
PHRASES = frozenset({"phrases"})
_NEEDS = dict.fromkeys(MEASURED, "a measure") | dict.fromkeys(PHRASES, "`phrases`")
"""What a rule must have for a placeholder to mean something."""


class WordingError(Exception):
    """A placeholder that can't be filled; ``column`` counts from 0 in the text."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


def parse(
    text: str, scope: Mapping[str, Bound], figures: Mapping[str, float], told: frozenset[str]
) -> Wording:
    """Read a text with placeholders.

    Args:
        text: the text as it stands in the rule.
        scope: the loop variables that are in reach.
        figures: the numbers that may be named behind ``limit.``.
        told: what can be told besides: ``MEASURED`` of a measure, ``PHRASES`` of a text.

    Raises:
        WordingError: a path that the order does not have, a figure that the rulebook does not
            have, or anything else in braces.
    """
    parts: list[str | Slot] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        parts.append(_plain(text[end : match.start()], end))
        if match[1].startswith(f"{LIMIT}."):
            named = match[1].removeprefix(f"{LIMIT}.")
            if named not in figures:
                message = f"there is no figure `{named}`{hint(named, figures)}"
                raise WordingError(message, match.start())
            parts.append(with_unit(figure(figures[named]), unit_of(named)))
        else:
            parts.append(_slot(match[1], scope, match.start(), told))
        end = match.end()
    return Wording(text, (*parts, _plain(text[end:], end)))


def _plain(text: str, column: int) -> str:
    brace = re.search(r"[{}]", text)
    if brace:
        raise WordingError("a brace that belongs to no placeholder", column + brace.start())
    return text


def _slot(inside: str, scope: Mapping[str, Bound], column: int, told: frozenset[str]) -> Slot:
    if inside in _NEEDS:
        if inside not in told:
            raise WordingError(f"{{{inside}}} needs {_NEEDS[inside]}", column)
        return Slot(inside)
    if not re.fullmatch(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*", inside):
        raise WordingError("a placeholder is a bare path", column)
    if inside in scope:
        return Slot(inside)
    try:
        name = resolve(inside, scope)
    except UnknownNameError as error:
        raise WordingError(error.message, column) from None
    shown = name.shape.item or name.shape
    if shown.kind in {"block", "list"}:
        raise WordingError(f"`{inside}` is no single value that a text can show", column)
    return Slot(
        inside, name.shape.unit or written_in(inside), name.lookup, name.shape.kind == "word"
    )

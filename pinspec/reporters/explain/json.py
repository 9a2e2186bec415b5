"""A page for programs: numbers instead of prose; the shape is frozen as format 1."""

from __future__ import annotations

import dataclasses
import enum
import json
from typing import TYPE_CHECKING, Any

from pinspec import __version__
from pinspec.reporters.safe import safe_json

if TYPE_CHECKING:
    from pinspec.pages.page import Answer

FORMAT = 1


def document(answer: Answer) -> str:
    """Write a page as one JSON document, with the other things that the word can mean."""
    page = answer.page
    content = {
        "format": FORMAT,
        "pinspec": __version__,
        "kind": page.kind,
        **_plain(page),
        "others": _plain(answer.others),
    }
    return safe_json(json.dumps(content, indent=2))


def _plain(value: Any) -> Any:
    """Turn classes into blocks, verdicts and gates into their words, and empty text into null."""
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, enum.IntEnum):
        return value.name.lower()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return None if value == "" else value

"""What holds for a file or folder, and who says so: for people, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pinspec import __version__
from pinspec.reporters.prose import wrapped
from pinspec.reporters.safe import columns, safe, safe_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.config.overview import Overview, Row
    from pinspec.config.settings import SetBy
    from pinspec.reporters.style import Style

FORMAT = 1
_DEFAULTS = {
    "required-version": "any", "edition": "the latest", "gate": "each order's own",
    "select": "all rules", "factory": "none: built-in limits",
}  # fmt: skip
"""What holds where nobody says anything; for all other keys that is nothing."""


def page(overview: Overview, style: Style) -> Iterator[str]:
    """Give the lines of the page for people."""
    yield from wrapped(_head(overview), style.width, first="", rest="")
    yield ""
    yield from _table(overview.rows, style)
    for pattern, rows in overview.differing:
        yield from ("", *wrapped(f"For files that {pattern} fits:", style.width, first=""))
        yield from _table([row for row in rows if row not in overview.rows], style)


def _head(overview: Overview) -> str:
    if overview.settings.config:
        return f"{overview.path}: {overview.settings.config}"
    if not overview.looked_in:
        return f"{overview.path}: no config, as --no-config says"
    first, *above = overview.looked_in
    where = f"{first} and above it up to {above[-1]}" if above else first
    return (
        f"{overview.path}: no config; a pinspec.toml, or a pyproject.toml with [tool.pinspec], was "
        f"looked for in {where}"
    )


def _table(rows: Iterable[Row], style: Style) -> Iterator[str]:
    cells = [cell for row in rows for cell in _cells(row)]
    widths = [max(columns(cell[place]) for cell in cells) for place in (0, 1)] if cells else []
    for key, value, origin in cells:
        left = f"{key}{' ' * (widths[0] - columns(key))}  {value}"
        gap = " " * (widths[1] - columns(value) + 2)
        yield f"  {left}{gap}{style.paint(origin, dim=True)}"


def _cells(row: Row) -> Iterator[tuple[str, str, str]]:
    """Give a line for each value; the key stands before the first."""
    values = row.values or ((_DEFAULTS.get(row.key, "none"), None),)
    for place, (value, by) in enumerate(values):
        origin = by.words if by else "default"
        yield "" if place else row.key, safe(str(value)), safe(origin)


def document(overview: Overview) -> str:
    """Write the page for programs."""
    content = {
        "format": FORMAT,
        "pinspec": __version__,
        "path": overview.path,
        "config": overview.settings.config or None,
        "looked_in": list(overview.looked_in),
        "settings": _settings(overview.rows),
        "per_file": {name: _settings(one) for name, one in overview.differing},
    }
    return safe_json(json.dumps(content, indent=2))


def _settings(rows: Iterable[Row]) -> dict[str, Any]:
    return {row.key: _row(row) for row in rows}


def _row(row: Row) -> list[dict[str, Any]] | dict[str, Any]:
    found = [{"value": value, "set_by": _origin(by)} for value, by in row.values]
    if row.is_list:
        return found
    return found[0] if found else {"value": None, "set_by": None}


def _origin(by: SetBy) -> dict[str, Any] | None:
    return {"name": by.by, "line": by.line or None} if by.by else None

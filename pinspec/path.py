"""Where a value lives in an order or a rule file: keys and list positions from the top."""

from __future__ import annotations

from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]


def show(path: Path) -> str:
    """Write a path as people read it, list positions from 0: ``artwork.lines[0].width_mm``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def told(path: Path) -> str:
    """Write a path for people, who count from 1: ``width_mm of item 1 in artwork.lines``."""
    places = [number for number, step in enumerate(path) if isinstance(step, int)]
    if not places:
        return show(path)
    last = places[-1]
    item = f"item {int(path[last]) + 1} in {told(path[:last])}"
    return f"{show(path[last + 1 :])} of {item}" if path[last + 1 :] else item


def last_item(path: Path) -> int | None:
    """Find which step of a path, if any, is the last position in a list."""
    return max((place for place, step in enumerate(path) if isinstance(step, int)), default=None)


def covers(paths: frozenset[Path], path: Path) -> bool:
    """Tell whether ``paths`` holds ``path`` or something above it."""
    return bool(paths) and any(path[:step] in paths for step in range(len(path) + 1))


def above(paths: frozenset[Path]) -> frozenset[Path]:
    """Collect all that stands above some paths."""
    return frozenset(path[:step] for path in paths for step in range(len(path)))

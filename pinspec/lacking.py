"""Missing fields in words, where several items of a list that lack the same are told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import listed
from pinspec.path import last_item, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec.evidence import Missing
    from pinspec.finding import Finding
    from pinspec.path import Path


def lacking(missing: Iterable[Missing], block: Path = ()) -> Iterator[tuple[str, Missing]]:
    """Give each missing field in words: ``pantone of "black" and "bone white"``.

    Args:
        missing: the fields.
        block: what they are told under, and so need not be told to stand in.

    Yields:
        The words, and the first of the fields that they stand for.
    """
    groups: dict[object, list[Missing]] = {}
    for one in missing:
        place = last_item(one.path)
        apart = one.path if place is None else (one.path[:place], one.path[place + 1 :])
        groups.setdefault((apart, one.ask, one.verdict), []).append(one)
    for group in groups.values():
        yield _words(group, block), group[0]


def of_missing(finding: Finding, missing: tuple[Missing, ...]) -> Finding:
    """Make a finding be about these missing fields of its block, and no others."""
    return finding._replace(
        verdict=max(one.verdict for one in missing),
        message=f"not stated: {', '.join(words for words, _ in lacking(missing))}",
        missing=missing,
        facts=tuple(dict.fromkeys(fact for one in missing for fact in one.facts)),
    )


def _words(group: Sequence[Missing], block: Path) -> str:
    path = group[0].path
    place = last_item(path)
    if place is None:
        return show(_short(path, block))
    within, field = path[:place], show(path[place + 1 :])
    items = [one.item for one in group]
    if items == [""]:
        return f"{show(_short(within, block))} {field}"
    named = all(item.startswith('"') for item in items)
    where = "" if named and block == path[:1] else f" in {show(_short(within, block))}"
    return f"{field} of {listed(items)}{where}"


def _short(path: Path, block: Path) -> Path:
    """Leave out the block that is told already."""
    return path[1:] if path[:1] == block and len(path) > 1 else path

"""Keys that are really words of a field: ``cutouts: yes`` for ``features: [cutouts]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.order.reading.trade import exactly
from pinspec.order.reading.values import YES_NO
from pinspec.order.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.order.fields import Block
    from pinspec.path import Path

_MOST_PLACES = 3


def keyed_word(
    key: str, value: object, model: type[Block], above: Path
) -> tuple[list[Path], str] | None:
    """Tell which field, of this block or below it, knows a key as a word, and how to write that.

    Args:
        key: the unknown key.
        value: what stands behind it.
        model: the block, or the order, in which only its own words are looked for.
        above: where the block stands; empty for the order.
    """
    if not above and key in shapes(model):  # a block is not said by a word
        return None
    found = list(_places(key, model, (), said=bool(above)))
    if not 0 < len(found) <= _MOST_PLACES:
        return None
    says = _inline if above else _under_its_block
    written = " or ".join(says(path, model, word) for path, word in found)
    if isinstance(value, str) and YES_NO.get(value.strip().casefold()) is False:
        return [], f"leave it out; where it is there, write {written}"
    return [(*above, *path) for path, _ in found], f"write {written}"


def _places(key: str, model: type[Block], path: Path, *, said: bool) -> Iterator[tuple[Path, str]]:
    """Give the fields that know a key as one of their words, those of a block before others."""
    below: list[tuple[str, type[Block]]] = []
    for name, shape in shapes(model).items():
        inner = shape.item or shape
        if inner.words:
            words = exactly(key, inner.words, said=said)
            if len(words) == 1:
                yield (*path, name), words[0]
        elif inner.kind == "block" and inner.block is not None:
            below.append((name, inner.block))
    for name, block in below:
        yield from _places(key, block, (*path, name), said=said)


def _under_its_block(path: Path, order: type[Block], word: str) -> str:
    """Say where in the order a word goes, of which the block may be there already."""
    shape = shapes(order)[str(path[0])]
    block = (shape.item or shape).block
    assert block is not None  # noqa: S101 - the order itself has no words
    return f"{_inline(path[1:], block, word)} under `{path[0]}:`"


def _inline(path: Path, model: type[Block], word: str) -> str:
    """Write a word at its path below a block: ``colors: [{effect: glitter}]``."""
    return f"`{_flow(path, model, word)}`"


def _flow(path: Path, model: type[Block], word: str) -> str:
    step, *below = path
    shape = shapes(model)[str(step)]
    block = (shape.item or shape).block
    inner = f"{{{_flow(tuple(below), block, word)}}}" if below and block else word
    return f"{step}: [{inner}]" if shape.kind == "list" else f"{step}: {inner}"

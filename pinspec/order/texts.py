"""The free texts of an order: what it says in words and not in fields, numbers and known words."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.order.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.order.fields import Block
    from pinspec.path import Path

_BREAKS = "".join(chr(one) if chr(one).isalnum() else " " for one in range(128))
"""What stands for each ASCII character, so that only words and blanks are left."""


class Text(NamedTuple):
    """One free text of an order."""

    path: Path
    text: str
    is_comment: bool
    """Whether it is a remark, and not something that the piece must be."""
    words: str
    """The text as ``words_of`` gives it."""


class Texts:
    """The free texts of an order, collected once, when the first rule asks for them."""

    def __init__(self, order: Block) -> None:
        self.order = order

    @cached_property
    def all(self) -> tuple[Text, ...]:
        """Every free text, in the model's order."""
        return tuple(
            Text(path, text, is_comment, words_of(text))
            for path, text, is_comment in _below(self.order, ())
        )

    @cached_property
    def joined(self) -> str:
        """The words of all texts in one, parted by line ends that no phrase runs over."""
        return "\n".join(one.words for one in self.all)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that any of the texts has."""
        return frozenset(self.joined.split())


def words_of(text: str) -> str:
    """Give a text in lower case, with one blank before, between and behind its words.

    Whatever is neither letter nor digit stands between words; marks on letters and what is
    invisible inside a word belong to none.
    """
    plain = text.lower().translate(_BREAKS) if text.isascii() else _unicode_words(text)
    return f" {' '.join(plain.split())} "


def _unicode_words(text: str) -> str:
    """Break a text at whatever is no letter, with wide letters, ligatures and accents plain."""
    from unicodedata import category, normalize  # most orders have no such text

    kept = []
    for one in normalize("NFKD", text).lower():
        if one.isalnum():
            kept.append(one)
        elif category(one) not in {"Mn", "Cf"} or one == "\u200b":
            kept.append(" ")
    return "".join(kept)


class _Fields(NamedTuple):
    """The fields of a block in which texts are found, by how they hold them."""

    texts: tuple[tuple[str, bool], ...]
    """Each with whether it is a comment."""
    lists: tuple[tuple[str, bool], ...]
    blocks: tuple[str, ...]
    """Those that are lists of blocks as well."""


@cache
def _fields_of(block: type[Block]) -> _Fields:
    known = {key: shape for key, shape in shapes(block).items() if shape.text != "name"}
    kinds = {key: (shape.item or shape).kind for key, shape in known.items()}
    texts = [(key, shape) for key, shape in known.items() if kinds[key] == "text"]
    return _Fields(
        tuple((key, shape.text == "comment") for key, shape in texts if not shape.item),
        tuple((key, shape.text == "comment") for key, shape in texts if shape.item),
        tuple(key for key, kind in kinds.items() if kind == "block"),
    )


def _below(block: Block, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Walk all that is stated in a block and below it."""
    stated: dict[str, Any] = block.__dict__
    fields = _fields_of(type(block))
    for key, is_comment in fields.texts:
        if stated[key]:
            yield (*path, key), stated[key], is_comment
    for key, is_comment in fields.lists:
        for place, text in enumerate(stated[key] or ()):
            yield (*path, key, place), text, is_comment
    for key in fields.blocks:
        for inner, its_path in _blocks_at(stated[key], (*path, key)):
            yield from _below(inner, its_path)


def _blocks_at(value: Any, path: Path) -> Iterator[tuple[Block, Path]]:
    """Give the block that stands at a path, or each of a list of them; nothing where it is open."""
    if isinstance(value, list):
        yield from ((one, (*path, number)) for number, one in enumerate(value))
    elif value is not None:
        yield value, path


def is_searched(path: tuple[str, ...], root: type[Block]) -> bool:
    """Tell whether a field is a free text, or holds one somewhere; ``[]`` is any item of a list."""
    block, shape = root, None
    for step in path:
        if step != "[]":
            shape = shapes(block)[step]
            block = (shape.item or shape).block or root
    if shape is None or shape.text == "name":
        return False
    inner = shape.item or shape
    return inner.kind == "text" or (inner.kind == "block" and _holds_text(block))


def _holds_text(block: type[Block]) -> bool:
    texts, lists, blocks = _fields_of(block)
    inner = ((shapes(block)[key].item or shapes(block)[key]).block for key in blocks)
    return bool(texts or lists) or any(_holds_text(one) for one in inner if one)

"""Where each key of a TOML text stands, which the reader of TOML does not tell.

The text has been read before, so that nothing here need be refused.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.path import Path

_TOKEN = re.compile(
    r'''(?P<blank>[ \t]++|\#[^\n]*+)|(?P<line>\n)
    |(?P<text>"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}+|"(?:[^"\\\n]|\\.)*+"'''
    r"""|'{3}(?:[^']|'(?!''))*+'{3,5}+|'[^'\n]*+')
    |(?P<mark>[][{}=,.])|(?P<bare>[^]\s"'\#[{}=,.]++)""",
    re.DOTALL | re.VERBOSE,
)
_CLOSES = frozenset({"\n", ",", "]", "}", ""})


class Place(NamedTuple):
    """Where a key begins: line and column from 1."""

    line: int
    column: int


class _Token(NamedTuple):
    text: str
    place: Place
    is_quoted: bool = False

    @property
    def key(self) -> str:
        """What it says as a part of a key."""
        return str(tomllib.loads(f"_ = {self.text}")["_"]) if self.is_quoted else self.text


def places_of(text: str) -> dict[Path, Place]:
    """Give the place of every key, and of every item of a list."""
    places: dict[Path, Place] = {}
    tokens = _Tokens(text)
    table: Path = ()
    while tokens.seen.text:
        if tokens.seen.text == "\n":
            tokens.take()
        elif tokens.is_mark("["):
            tokens.skip("[")
            table = _key(tokens, (), places)
            tokens.skip("]")
        else:
            _pair(tokens, table, places)
    return places


class _Tokens:
    """The tokens of a text, one seen ahead; a token without text is behind the last."""

    def __init__(self, text: str) -> None:
        self._rest = _tokens(text)
        self.seen = next(self._rest)

    def take(self) -> _Token:
        """Give the token that is seen, and look at the one behind it."""
        taken, self.seen = self.seen, next(self._rest, self.seen)
        return taken

    def is_mark(self, mark: str) -> bool:
        """Tell whether a mark is seen."""
        return self.seen.text == mark

    def skip(self, *marks: str) -> None:
        """Pass over some marks."""
        while self.seen.text in marks:
            self.take()


def _tokens(text: str) -> Iterator[_Token]:
    line, begin = 1, 0
    for found in _TOKEN.finditer(text):
        if not found["blank"]:
            place = Place(line, found.start() - begin + 1)
            yield _Token(found[0], place, is_quoted=bool(found["text"]))
        if "\n" in found[0]:
            line += found[0].count("\n")
            begin = found.start() + found[0].rindex("\n") + 1
    yield _Token("", Place(line, 1))


def _key(tokens: _Tokens, above: Path, places: dict[Path, Place]) -> Path:
    """Read a key, of one part or of several with points between them."""
    path = above
    while True:
        part = tokens.take()
        path = (*path, part.key)
        places.setdefault(path, part.place)
        if not tokens.is_mark("."):
            return path
        tokens.take()


def _pair(tokens: _Tokens, above: Path, places: dict[Path, Place]) -> None:
    path = _key(tokens, above, places)
    tokens.skip("=")
    _value(tokens, path, places)


def _value(tokens: _Tokens, path: Path, places: dict[Path, Place]) -> None:
    if tokens.is_mark("["):
        _items(tokens, path, places)
    elif tokens.is_mark("{"):
        tokens.take()
        tokens.skip("\n", ",")
        while tokens.seen.text not in {"}", ""}:
            _pair(tokens, path, places)
            tokens.skip("\n", ",")
        tokens.take()
    else:
        tokens.take()
        while tokens.seen.text not in _CLOSES:  # 1.5 and 12:30 are several
            tokens.take()


def _items(tokens: _Tokens, path: Path, places: dict[Path, Place]) -> None:
    tokens.take()
    tokens.skip("\n", ",")
    number = 0
    while tokens.seen.text not in {"]", ""}:
        places[*path, number] = tokens.seen.place
        _value(tokens, (*path, number), places)
        tokens.skip("\n", ",")
        number += 1
    tokens.take()

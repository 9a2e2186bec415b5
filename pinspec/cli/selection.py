"""Which rules a command does not ask, by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pinspec import Rulebook


def switched_off(
    books: tuple[Rulebook, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> frozenset[str]:
    """Turn codes and names of rules into the codes that are not asked."""
    codes = {one.code: one.name for book in books for one in book.entries}
    wanted, unwanted = _codes_of(select, codes), _codes_of(ignore, codes)
    off = frozenset(codes.keys() - (wanted or codes.keys()) | unwanted)
    if off == codes.keys():
        raise click.UsageError("no rule is left to ask")
    return off


def _codes_of(words: tuple[str, ...], codes: dict[str, str]) -> set[str]:
    """Find what is meant by codes and names; packs can ask for fields under a name of ours."""
    found: set[str] = set()
    for word in words:
        meant = {code for code, name in codes.items() if word in {code, name}}
        if not meant:
            raise click.UsageError(_no_such_rule(word, codes))
        found |= meant
    return found


def _no_such_rule(word: str, codes: dict[str, str]) -> str:
    from pinspec.nearest import nearest

    if word.startswith("PIN0"):
        return f"{word} is about the form of the file and can't be switched off"
    near = nearest(word, [*codes.values(), *codes])
    return f"there is no rule {word}, " + (
        f"did you mean {near}?" if near else "see `pinspec rules`"
    )

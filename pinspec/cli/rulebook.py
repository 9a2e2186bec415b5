"""The rulebook that a command's options make: what orders are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinspec import Rulebook, Settings


def rulebook_of(
    packs: Sequence[str], factories: tuple[str, ...], *, examples: bool = False
) -> Rulebook:
    """Give the built-in rulebook with all that was asked for.

    Args:
        packs: the folders of packs.
        factories: the names or files of factories, of which there may be one.
        examples: whether the built-in rules need their examples.

    Raises:
        PinspecError: something that was asked for has mistakes or can't be read.
    """
    from pinspec import Rulebook

    if len(factories) > 1:
        raise click.UsageError("--factory is given twice: only `check` takes several factories")
    book = Rulebook.built_in().checked() if examples else Rulebook.built_in()
    if packs:
        book = book.with_packs(*packs)
    return book.at_factory(factories[0]) if factories else book


def rulebooks_of(settings: Settings) -> tuple[Rulebook, ...]:
    """Give the rulebook of each factory; without any, the one that holds everywhere.

    Raises:
        PinspecError: something that was asked for has mistakes or can't be read.
    """
    from pinspec import chosen_rulebook

    if len(settings.factory) < 2:
        return (chosen_rulebook(settings),)
    book = rulebook_of(settings.rules, ())
    books: dict[str, Rulebook] = {}
    for named in settings.factory:
        at = book.at_factory(named)
        name = at.factory.name if at.factory else ""
        if name in books:
            message = f"--factory {named} is {name} again: name each factory once"
            raise click.UsageError(message)
        books[name] = at
    return tuple(books.values())


def as_options(packs: Sequence[str], factories: Sequence[str]) -> str:
    """Write the options as they were given, for a command that asks of the same rulebook."""
    if not packs and not factories:
        return ""
    from shlex import quote

    words = [("--rules", one) for one in packs] + [("--factory", one) for one in factories]
    return "".join(f" {option} {quote(value)}" for option, value in words)

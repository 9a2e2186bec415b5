"""The options that say what orders are held against, and the rulebook that they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pinspec import Rulebook

PACKS = click.option(
    "--rules", "packs", multiple=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Add the rules of this pack; repeatable.",
)  # fmt: skip

FACTORY = click.option(
    "--factory", "factories", multiple=True, metavar="NAME|FILE",
    help="Take the limits of this factory for the built-in ones.",
)  # fmt: skip


def rulebook_of(packs: tuple[Path, ...], factories: tuple[str, ...]) -> Rulebook:
    """Give the built-in rulebook with all that was asked for.

    Raises:
        PinspecError: something that was asked for has mistakes or can't be read.
    """
    from pinspec import Rulebook

    if len(factories) > 1:
        raise click.UsageError("--factory is given twice: check for one factory at a time")
    book = Rulebook.built_in()
    if packs:
        book = book.with_packs(*packs)
    return book.at_factory(factories[0]) if factories else book

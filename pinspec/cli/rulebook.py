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


def rulebook_of(packs: tuple[Path, ...]) -> Rulebook:
    """Give the built-in rulebook with all that was asked for.

    Raises:
        PinspecError: something that was asked for has mistakes or can't be read.
    """
    from pinspec import Rulebook

    book = Rulebook.built_in()
    return book.with_packs(*packs) if packs else book

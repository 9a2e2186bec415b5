"""Options that several commands have."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable


def offers(what: str) -> Callable[..., Any]:
    """Let a press of TAB offer what a function of ``completing`` finds, which is loaded then."""

    def offer(*asked: object) -> object:
        return getattr(importlib.import_module("pinspec.cli.completing"), what)(*asked)

    return offer


PACKS = click.option(
    "--rules", "packs", multiple=True, metavar="DIR", type=click.Path(path_type=Path),
    shell_complete=offers("folders"), help="Add the rules of this pack; repeatable.",
)  # fmt: skip

FACTORY = click.option(
    "--factory", "factories", multiple=True, metavar="NAME|FILE",
    shell_complete=offers("factories"),
    help="Take the limits of this factory for the built-in ones.",
)  # fmt: skip

COLOR = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Whether to use colors.",
)  # fmt: skip

DEBUG = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show where a bug in pinspec happened."
)
"""The commands do not get it: who calls them reads it, as things can go wrong before them."""

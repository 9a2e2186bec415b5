"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

PACKS = click.option(
    "--rules", "packs", multiple=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Add the rules of this pack; repeatable.",
)  # fmt: skip

FACTORY = click.option(
    "--factory", "factories", multiple=True, metavar="NAME|FILE",
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

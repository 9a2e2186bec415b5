"""``pinspec config``: which config holds, each of its values, and who says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pinspec.cli.options import COLOR, CONFIG, DEBUG, FORM, NO_CONFIG, refuse_two

if TYPE_CHECKING:
    from pinspec.cli.terminal import ColorChoice


@click.command
@click.argument("path", default=".")
@CONFIG
@NO_CONFIG
@FORM
@COLOR
@DEBUG
def config(
    path: str, config: str | None, form: str, color: ColorChoice, *, no_config: bool
) -> None:
    """Show how orders are judged in a folder, or one order in a file, and which line says so.

    The nearest config holds: a pinspec.toml, or a pyproject.toml with [tool.pinspec], in the folder
    of the order or above it, but none above the top of its repository.
    """
    from pinspec import Configs, Overview
    from pinspec.reporters.config import document, page

    refuse_two(config, no_config=no_config)
    overview = Overview.of(path, Configs(config, off=no_config))
    if form == "json":
        sys.stdout.write(document(overview) + "\n")
        return
    from pinspec.cli.terminal import show, style_for

    show(page(overview, style_for(color, sys.stdout)))

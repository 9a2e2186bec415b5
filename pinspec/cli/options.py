"""Options that several commands have."""

from __future__ import annotations

import importlib
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
    "--rules", "packs", multiple=True, metavar="DIR", shell_complete=offers("folders"),
    help="Add the rules of this pack; repeatable.",
)  # fmt: skip

FACTORY = click.option(
    "--factory", "factories", multiple=True, metavar="NAME|FILE",
    shell_complete=offers("factories"),
    help="Take the limits of this factory for the built-in ones.",
)  # fmt: skip

GATE = click.option(
    "--gate", type=click.Choice(["concept", "sample", "release"], case_sensitive=False),
    help="How far the orders have come; each order's own gate if not given.",
)  # fmt: skip

JOBS = click.option(
    "--jobs", type=click.IntRange(1, 60), default=1, show_default=True, metavar="N",
    help="Judge in so many processes; worth it from some 500 orders on.",
)  # fmt: skip

FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip

COLOR = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Whether to use colors.",
)  # fmt: skip


def _not_empty(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value == "":
        raise click.BadParameter("it is empty: is a variable of the script not set?")
    return value


BASELINE = click.option(
    "--baseline", metavar="FILE", callback=_not_empty,
    help="Do not count the findings that this file knows.",
)  # fmt: skip

CONFIG = click.option(
    "--config", "config", metavar="FILE", callback=_not_empty,
    help="The config that holds, in place of the nearest.",
)  # fmt: skip

NO_CONFIG = click.option("--no-config", is_flag=True, help="Go by no config.")


def refuse_two(config: str | None, *, no_config: bool) -> None:
    """Refuse options of which each takes back what the other says.

    Raises:
        click.UsageError: both are given.
    """
    if config and no_config:
        message = "--config and --no-config contradict each other: give one of them"
        raise click.UsageError(message)


DEBUG = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show where a bug in pinspec happened."
)
"""The commands do not get it: who calls them reads it, as things can go wrong before them."""

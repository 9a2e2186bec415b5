"""``pinspec rules``: show the rulebook, and prove it by its examples."""

from __future__ import annotations

import click


@click.group()
def rules() -> None:
    """Show the rules, or prove them by their examples."""

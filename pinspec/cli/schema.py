"""``pinspec schema``: the shape of an order, for editors and other tools."""

from __future__ import annotations

import sys

import click

from pinspec.cli.options import DEBUG


@click.command
@click.argument("what", type=click.Choice(["order", "config"]))
@DEBUG
def schema(what: str) -> None:
    """Print the JSON Schema (draft-07) of an order file, or of a pinspec.toml.

    An editor that knows such schemas completes and marks a file that begins with

    \b
    # yaml-language-server: $schema=order.schema.json     in an order
    #:schema pinspec.schema.json                          in a pinspec.toml
    """  # noqa: D301
    import json

    from pinspec import config_schema, order_schema

    made = order_schema() if what == "order" else config_schema()
    sys.stdout.write(json.dumps(made, indent=2) + "\n")

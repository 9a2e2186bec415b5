"""``pinspec schema``: the shape of an order, for editors and other tools."""

from __future__ import annotations

import sys

import click

from pinspec.cli.options import DEBUG


@click.command
@click.argument("what", type=click.Choice(["order"]))
@DEBUG
def schema(what: str) -> None:
    """Print the JSON Schema (draft-07) of an order file.

    An editor that knows YAML schemas completes and marks an order that begins with

    \b
    # yaml-language-server: $schema=order.schema.json
    """  # noqa: D301
    del what  # there is one schema only
    import json

    from pinspec import order_schema

    sys.stdout.write(json.dumps(order_schema(), indent=2) + "\n")

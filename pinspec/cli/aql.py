"""``pinspec aql``: how many pieces to draw, how many bad ones pass, and what slips through."""

from __future__ import annotations

import sys
from typing import Literal

import click

from pinspec.cli.options import DEBUG, FORM


@click.command
@click.argument("pieces", required=False)
@click.option("--lot", metavar="PIECES", help="Pieces in the lot, such as 3000.")
@click.option(
    "--aql", "aqls", multiple=True, default=("2.5", "4.0"), show_default=True, metavar="AQL",
    help="One of the printed AQLs, or 0 where nothing is accepted; repeatable.",
)  # fmt: skip
@click.option(
    "--level", default="II", show_default=True, metavar="LEVEL",
    help="I, II or III; or the special levels S-1 to S-4.",
)  # fmt: skip
@click.option(
    "--severity", type=click.Choice(["normal", "tightened"], case_sensitive=False),
    default="normal", show_default=True, help="How strict the plan is.",
)  # fmt: skip
@click.option(
    "--defects", "shares", multiple=True, metavar="SHARE",
    help="How likely a lot with so many bad pieces passes, such as 7%; repeatable.",
)  # fmt: skip
@FORM
@DEBUG
def aql(
    pieces: str | None, lot: str | None, aqls: tuple[str, ...], level: str,
    severity: Literal["normal", "tightened"], shares: tuple[str, ...], form: str,
) -> None:  # fmt: skip
    """Say how many pieces of a lot to draw, and how many bad ones still pass.

    \b
    pinspec aql 3000                          what is drawn at AQL 2.5 and 4.0
    pinspec aql --lot 3000 --defects 7%       and how often a bad lot slips through
    pinspec aql --lot 500 --level I --aql 1.0
    """  # noqa: D301
    from pinspec import SamplingQuestion

    if pieces and lot:
        raise click.UsageError(f"the lot is given twice: `{pieces}`, and --lot {lot}")
    said = lot or pieces
    if said is None:
        raise click.MissingParameter(param_hint="'--lot'", param_type="option")
    asked = SamplingQuestion.read(said, aqls, level=level, severity=severity, shares=shares)
    if form == "json":
        from pinspec.reporters.sampling import document

        sys.stdout.write(document(asked) + "\n")
    else:
        from pinspec.cli.terminal import can_show, show, width
        from pinspec.reporters.sampling import BLOCK, page

        bar = BLOCK if can_show(BLOCK, sys.stdout) else "#"
        show(page(asked, width(sys.stdout), bar))

"""``pinspec check``: judge orders and report."""

from __future__ import annotations

import os
import sys
from functools import partial
from os.path import isdir
from typing import TYPE_CHECKING

import click

from pinspec.cli.held import Asked
from pinspec.cli.judging import Judge
from pinspec.cli.named import named, refuse_misuse
from pinspec.cli.options import (
    BASELINE,
    COLOR,
    CONFIG,
    DEBUG,
    GATE,
    JOBS,
    NO_CONFIG,
    PACKS,
    offers,
    refuse_two,
)
from pinspec.cli.orders import Orders, outcomes
from pinspec.cli.pieces import Output, pieces_of
from pinspec.cli.terminal import style_for, wants_bar
from pinspec.cli.writing import write
from pinspec.reporters.style import Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pinspec.cli.terminal import ColorChoice
    from pinspec.reporters.style import Style


@click.command
@click.argument(
    "paths", nargs=-1, metavar="PATHS...", type=click.Path(allow_dash=True),
    shell_complete=offers("orders"),
)  # fmt: skip
@GATE
@click.option(
    "--fail-on", type=click.Choice(["cosmetic", "respec", "never"]),
    help="The verdict from which on the exit code is 1.  [default: respec]",
)  # fmt: skip
@click.option(
    "--select", multiple=True, metavar="RULE", shell_complete=offers("rules"),
    help="Ask only this rule, by name or code; repeatable.",
)  # fmt: skip
@click.option(
    "--ignore", multiple=True, metavar="RULE", shell_complete=offers("rules"),
    help="Leave out this rule; repeatable.",
)  # fmt: skip
@PACKS
@click.option(
    "--factory", "factories", multiple=True, metavar="NAME|FILE",
    shell_complete=offers("factories"),
    help="Take the limits of this factory for the built-in ones; of several, say which can make "
    "each order.",
)  # fmt: skip
@click.option(
    "--format", "forms", multiple=True, metavar="NAME[=FILE]", shell_complete=offers("formats"),
    help="text (if none is named), concise, markdown, json, github, sarif, gitlab or junit; with a "
    "FILE it goes there, and another can be printed. Repeatable.",
)  # fmt: skip
@BASELINE
@click.option(
    "--today", metavar="DATE", callback=lambda *given: _day(given[2]),
    help="The day by which waivers are over, such as 2027-03-31; that of SOURCE_DATE_EPOCH, or of "
    "this computer, if not given.",
)  # fmt: skip
@click.option("--no-waivers", is_flag=True, help="Check orders as if they had no waivers.")
@CONFIG
@NO_CONFIG
@COLOR
@click.option("--quiet", is_flag=True, help="Say nothing of orders that pass.")
@click.option(
    "--stdin-filename", "input_name", metavar="NAME",
    help="What the report calls the order that `-` reads from standard input.",
)  # fmt: skip
@click.option(
    "--force-exclude", is_flag=True, help="Pass over what git ignores even where it is named."
)
@JOBS
@click.option("--allow-empty", is_flag=True, help="No order in a folder, or no path, is no error.")
@DEBUG
def check(
    paths: tuple[str, ...], gate: str | None, fail_on: str | None, select: tuple[str, ...],
    ignore: tuple[str, ...], packs: tuple[str, ...], factories: tuple[str, ...],
    baseline: str | None, today: date | None, config: str | None, forms: tuple[str, ...],
    color: ColorChoice, input_name: str | None, jobs: int, *, no_waivers: bool, no_config: bool,
    quiet: bool, force_exclude: bool, allow_empty: bool,
) -> int:  # fmt: skip
    """Check orders: files, folders with all order files below them, or - for standard input.

    Of several factories the one that suits an order best counts: the exit code is 0 when each order
    can be made at one of them at least, and 1 when one can be made at none.

    \b
    Exit codes: 0 pass or cosmetic (see --fail-on), 1 respec or a mistake inside a file,
    2 something could not be read or judged, 3 a bug in pinspec, 130 interrupted.
    """  # noqa: D301
    from pinspec import Flags

    refuse_misuse(paths, input_name, allow_empty=allow_empty)
    refuse_two(config, no_config=no_config)
    flags = Flags(gate, fail_on, select, ignore, packs, factories, baseline)
    asked = Asked(flags, config, no_config, today, not no_waivers)
    judge = Judge(asked)
    style = _style(paths, color, quiet=quiet)
    outputs = _outputs(forms, compares=asked.compares)
    items, passed_over = named(
        paths, input_name, allow_empty=allow_empty, force_exclude=force_exclude
    )
    judge.prepare(items)
    orders = Orders(items, passed_over, judge.new_tally(), allow_empty=allow_empty)
    outcome_of_each = outcomes(judge, items, partial(pieces_of, outputs, style), jobs)
    if not quiet and len(items) > 1 and wants_bar(color, (sys.stdout, sys.stderr)):
        from pinspec.cli.progress import watched

        outcome_of_each = watched(outcome_of_each, len(items))
    run = Run(style, orders.tally, orders.not_checked, passed_over, judge.cards, told=True)
    write(orders.told(outcome_of_each), outputs, run, interrupt=orders.interrupt)
    return orders.exit_code


def _style(paths: tuple[str, ...], color: ColorChoice, *, quiet: bool) -> Style:
    """Choose how the report is printed; of one order more is said than that it passes."""
    is_one = len(paths) == 1 and not isdir(paths[0])  # noqa: PTH112 - that fails on long names
    return style_for(color, sys.stdout, quiet=quiet)._replace(notes=is_one)


def _day(word: str | None) -> date | None:
    """Read the day of ``--today``."""
    if word is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(word)
    except ValueError:
        message = f"{word!r} is no day: write year-month-day, such as 2027-03-31"
        raise click.BadParameter(message) from None


def _outputs(forms: tuple[str, ...], *, compares: bool) -> Sequence[Output]:
    """Find where reports go; nowhere but to the terminal, as text, if nothing else is asked for."""
    if not forms and not compares and os.environ.get("GITHUB_ACTIONS") == "true":
        forms = ("github",)
    if not forms:
        return (Output("text", compares=compares),)
    from pinspec.cli.outputs import outputs_of

    return outputs_of(forms, compares=compares)

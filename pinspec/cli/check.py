"""``pinspec check``: judge orders and report."""

from __future__ import annotations

import sys
from functools import partial
from os.path import isdir
from typing import TYPE_CHECKING

import click

from pinspec.cli.options import COLOR, DEBUG, PACKS
from pinspec.cli.rulebook import as_options, rulebooks_of

if TYPE_CHECKING:
    from pathlib import Path

    from pinspec import Rulebook, Standing, Tally
    from pinspec.cli.judging import Each
    from pinspec.cli.terminal import ColorChoice
    from pinspec.cli.writing import Writing
    from pinspec.reporters.style import Style


@click.command
@click.argument("paths", nargs=-1, metavar="PATHS...")
@click.option(
    "--gate", type=click.Choice(["concept", "sample", "release"], case_sensitive=False),
    help="How far the orders have come; each order's own gate if not given.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["cosmetic", "respec", "never"]), default="respec",
    show_default=True, help="The verdict from which on the exit code is 1.",
)  # fmt: skip
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Ask only this rule, by name or code; repeatable.",
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out this rule; repeatable.")
@PACKS
@click.option(
    "--factory", "factories", multiple=True, metavar="NAME|FILE",
    help="Take the limits of this factory for the built-in ones; of several, say which can make "
    "each order.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True, help="For people, for a wiki, or for programs.",
)  # fmt: skip
@COLOR
@click.option("--quiet", is_flag=True, help="Say nothing of orders that pass.")
@click.option(
    "--stdin-filename", "input_name", metavar="NAME",
    help="What the report calls the order that `-` reads from standard input.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 60), default=1, show_default=True, metavar="N",
    help="Judge in so many processes; worth it from some 500 orders on.",
)  # fmt: skip
@click.option("--allow-empty", is_flag=True, help="No order in a folder, or no path, is no error.")
@DEBUG
def check(
    paths: tuple[str, ...], gate: str | None, fail_on: str, select: tuple[str, ...],
    ignore: tuple[str, ...], packs: tuple[Path, ...], factories: tuple[str, ...], form: str,
    color: ColorChoice, input_name: str | None, jobs: int, *, quiet: bool, allow_empty: bool,
) -> int:  # fmt: skip
    """Check orders: files, folders with all order files below them, or - for standard input.

    Of several factories the one that suits an order best counts: the exit code is 0 when each order
    can be made at one of them at least, and 1 when one can be made at none.

    \b
    Exit codes: 0 pass or cosmetic (see --fail-on), 1 respec or a mistake inside a file,
    2 something could not be read or judged, 3 a bug in pinspec, 130 interrupted.
    """  # noqa: D301
    from pinspec.cli.judging import Asked, Judge, Run, outcomes, seen
    from pinspec.cli.named import named, refuse_misuse
    from pinspec.cli.terminal import style_for, wants_bar
    from pinspec.cli.writing import tell

    refuse_misuse(paths, input_name, allow_empty=allow_empty)
    books = rulebooks_of(packs, factories)
    off = _switched_off(books, select, ignore)
    orders = named(paths, input_name, allow_empty=allow_empty)
    each: Each = partial(
        outcomes, Judge(books, gate, off), Asked(packs, factories, gate, off), orders.items, jobs
    )
    if not quiet and wants_bar(color, (sys.stdout, sys.stderr)):
        each = partial(seen, each, len(orders.items))
    options = as_options(packs, factories if len(books) == 1 else ())
    notes = _is_one_file(paths)
    style = style_for(color, sys.stdout, quiet=quiet, options=options, notes=notes)
    tally, writing = _writing(books, form, style)
    run = Run(orders, tally, allow_empty=allow_empty)
    tell(each, run, writing, as_they_come=form != "json")
    return run.exit_code(fail_on)


def _writing(
    books: tuple[Rulebook, ...], form: str, style: Style
) -> tuple[Tally | Standing, Writing]:
    """Give what counts orders, and what writes them and the count."""
    if len(books) > 1:
        from pinspec import Standing
        from pinspec.cli import compare

        standing = Standing([book.factory.name for book in books if book.factory])
        return standing, compare.writing(form, standing, style)
    from pinspec import Tally
    from pinspec.cli import writing

    tally = Tally()
    return tally, writing.writing(form, tally, style)


def _is_one_file(paths: tuple[str, ...]) -> bool:
    """Tell whether one order was named, of which more may be said than that it passes."""
    return len(paths) == 1 and not isdir(paths[0])  # noqa: PTH112 - that fails on long names


def _switched_off(
    books: tuple[Rulebook, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> frozenset[str]:
    if not select and not ignore:
        return frozenset()
    from pinspec.cli.selection import switched_off

    return switched_off(books, select, ignore)

"""``pinspec check``: judge orders and report."""

from __future__ import annotations

import sys
from functools import partial
from os.path import isdir
from typing import TYPE_CHECKING

import click

from pinspec.cli.options import COLOR, DEBUG, FACTORY, PACKS
from pinspec.cli.rulebook import as_options, rulebook_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pinspec import Report, Rulebook
    from pinspec.cli.judging import Each, Run
    from pinspec.cli.terminal import ColorChoice
    from pinspec.reporters.style import Style

_MOST_NAMED = 6
"""Files that a line names as passed over."""


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
@FACTORY
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
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

    \b
    Exit codes: 0 pass or cosmetic (see --fail-on), 1 respec or a mistake inside a file,
    2 something could not be read or judged, 3 a bug in pinspec, 130 interrupted.
    """  # noqa: D301
    from pinspec.cli.judging import Asked, Judge, Run, outcomes, seen
    from pinspec.cli.named import named, refuse_misuse
    from pinspec.cli.terminal import style_for, wants_bar

    refuse_misuse(paths, input_name, allow_empty=allow_empty)
    book = rulebook_of(packs, factories)
    asked = Asked(packs, factories, gate, _switched_off(book, select, ignore))
    orders = named(paths, input_name, allow_empty=allow_empty)
    run = Run(orders, allow_empty=allow_empty)
    judge = Judge(book, gate, asked.switched_off)
    each: Each = partial(outcomes, judge, asked, orders.items, jobs)
    if not quiet and wants_bar(color, (sys.stdout, sys.stderr)):
        each = partial(seen, each, len(orders.items))
    if form == "json":
        _print_json(each, run)
    else:
        options = as_options(packs, factories)
        style = style_for(color, sys.stdout, quiet=quiet, options=options)
        _print_text(each, run, style._replace(notes=_is_one_file(paths)))
    return run.exit_code(fail_on)


def _is_one_file(paths: tuple[str, ...]) -> bool:
    """Tell whether one order was named, of which more may be said than that it passes."""
    return len(paths) == 1 and not isdir(paths[0])  # noqa: PTH112 - that fails on long names


def _switched_off(
    book: Rulebook, select: tuple[str, ...], ignore: tuple[str, ...]
) -> frozenset[str]:
    """Turn codes and names of rules into the codes that are not asked."""
    if not select and not ignore:
        return frozenset()
    codes = {one.code: one.name for one in book.entries}
    wanted, unwanted = _codes_of(select, codes), _codes_of(ignore, codes)
    off = frozenset(codes.keys() - (wanted or codes.keys()) | unwanted)
    if off == codes.keys():
        raise click.UsageError("no rule is left to ask")
    return off


def _codes_of(words: tuple[str, ...], codes: dict[str, str]) -> set[str]:
    """Find what is meant by codes and names; packs can ask for fields under a name of ours."""
    found: set[str] = set()
    for word in words:
        meant = {code for code, name in codes.items() if word in {code, name}}
        if not meant:
            raise click.UsageError(_no_such_rule(word, codes))
        found |= meant
    return found


def _no_such_rule(word: str, codes: dict[str, str]) -> str:
    from pinspec.nearest import nearest

    if word.startswith("PIN0"):
        return f"{word} is about the form of the file and can't be switched off"
    near = nearest(word, [*codes.values(), *codes])
    return f"there is no rule {word}, " + (
        f"did you mean {near}?" if near else "see `pinspec rules`"
    )


def _print_text(each: Each, run: Run, style: Style) -> None:
    from pinspec.cli.terminal import fitting
    from pinspec.reporters import text

    out = sys.stdout
    run.through(each(partial(_text_of, style)), out.write)
    if not (style.quiet and run.passed):
        out.writelines(fitting(one, out) for one in _passed_over(run, style))
        out.write(fitting(text.summary(run.tally, len(run.not_checked)) + "\n", out))


def _passed_over(run: Run, style: Style) -> Iterator[str]:
    """Name the files that were found but not judged."""
    named = [f"{one.file} ({one.why})" for one in run.passed_over[:_MOST_NAMED]]
    more = len(run.passed_over) - len(named)
    if named:
        from pinspec.reporters.prose import wrapped

        text = ", ".join(named) + (f" and {more} more" if more else "")
        yield from (f"{line}\n" for line in wrapped(f"Passed over: {text}", style.width, first=""))


def _text_of(style: Style, report: Report) -> str:
    from pinspec.cli.terminal import fitting
    from pinspec.reporters import text

    return fitting("".join(f"{line}\n" for line in text.order(report, style)), sys.stdout)


def _print_json(each: Each, run: Run) -> None:
    from pinspec.reporters import json

    pieces: list[str] = []
    run.through(each(json.order), pieces.append)
    sys.stdout.write(json.document(pieces, run.not_checked, run.passed_over) + "\n")

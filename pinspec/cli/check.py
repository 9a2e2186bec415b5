"""``pinspec check``: judge orders and report."""

from __future__ import annotations

import os
import sys
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pinspec.cli.options import COLOR, DEBUG, PACKS, offers
from pinspec.cli.orders import Orders, print_all
from pinspec.cli.rulebook import as_options, rulebooks_of
from pinspec.errors import ExitCode
from pinspec.finding import Verdict

if TYPE_CHECKING:
    from pinspec import Card, Report, Rulebook
    from pinspec.cli.outputs import Output
    from pinspec.cli.terminal import ColorChoice
    from pinspec.reporters.style import Style

_FAILING = {"cosmetic": Verdict.COSMETIC, "respec": Verdict.RESPEC}


@click.command
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path),
    shell_complete=offers("orders"),
)  # fmt: skip
@click.option(
    "--gate", type=click.Choice(["concept", "sample", "release"], case_sensitive=False),
    help="How far the orders have come; each order's own gate if not given.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["cosmetic", "respec", "never"]), default="respec",
    show_default=True, help="The verdict from which on the exit code is 1.",
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
@COLOR
@click.option("--quiet", is_flag=True, help="Say nothing of orders that pass.")
@DEBUG
def check(
    paths: tuple[Path, ...], gate: str | None, fail_on: str, select: tuple[str, ...],
    ignore: tuple[str, ...], packs: tuple[Path, ...], factories: tuple[str, ...],
    forms: tuple[str, ...], color: ColorChoice, *, quiet: bool,
) -> int:  # fmt: skip
    """Check orders: files, or folders with all order files below them.

    Of several factories the one that suits an order best counts: the exit code is 0 when each order
    can be made at one of them at least, 1 when one can be made at none, and 2, as always, when
    something could not be read.
    """
    from pinspec.cli.terminal import style_for

    books = rulebooks_of(packs, factories)
    off = _switched_off(books, select, ignore)
    options = as_options(packs, factories if len(books) == 1 else ())
    style = style_for(color, sys.stdout, quiet=quiet, options=options)
    outputs = _outputs(forms, compares=len(books) > 1)
    if len(books) > 1:
        from pinspec.cli.compare import compare_orders

        worst, all_read = compare_orders(books, paths, gate, off, outputs, style)
    else:
        style = style._replace(notes=_is_one_file(paths))
        worst, all_read = _check_orders(books[0], paths, gate, off, outputs, style)
    return _exit_code(worst, fail_on) if all_read else ExitCode.NOT_CHECKED


def _outputs(forms: tuple[str, ...], *, compares: bool) -> tuple[Output, ...]:
    """Find where reports go; nowhere but to the terminal, as text, if nothing else is asked for."""
    if not forms and not compares and os.environ.get("GITHUB_ACTIONS") == "true":
        forms = ("github",)
    if forms in {(), ("text",)}:
        return ()
    from pinspec.cli.outputs import outputs_of

    return outputs_of(forms, compares=compares)


def _exit_code(worst: Verdict, fail_on: str) -> ExitCode:
    failing = _FAILING.get(fail_on)
    failed = failing is not None and worst >= failing
    return ExitCode.FAILED if failed else ExitCode.PASSED


def _is_one_file(paths: tuple[Path, ...]) -> bool:
    """Tell whether one order was named, of which more may be said than that it passes."""
    return len(paths) == 1 and not isdir(paths[0])  # noqa: PTH112 - that fails on long names


def _switched_off(
    books: tuple[Rulebook, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> frozenset[str]:
    """Turn codes and names of rules into the codes that are not asked."""
    if not select and not ignore:
        return frozenset()
    codes = {one.code: one.name for book in books for one in book.entries}
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


def _check_orders(
    book: Rulebook, paths: tuple[Path, ...], gate: str | None, off: frozenset[str],
    outputs: tuple[Output, ...], style: Style,
) -> tuple[Verdict, bool]:  # fmt: skip
    """Report each order; give the worst verdict, and whether every file could be read."""
    from pinspec import Tally
    from pinspec import check as check_order
    from pinspec.reporters.style import Run

    tally = Tally()

    def judge(path: Path) -> Report:
        report = check_order(path, rulebook=book, gate=gate, switched_off=off)
        tally.add(report)
        return report

    def cards() -> dict[str, Card]:
        from pinspec import cards_of

        return {code: card for code, card in cards_of(book).items() if code not in off}

    orders = Orders(paths, judge, aloud=not outputs or outputs[0].form != "json")
    run = Run(style, tally, orders.not_checked, cards, told=orders.aloud)
    if outputs:
        from pinspec.cli.writing import pieces_of, write

        write((pieces_of(one, outputs, style) for one in orders), outputs, run)
    else:
        from pinspec.reporters import text

        print_all(text.document((text.piece(one, style) for one in orders), run))
    return tally.worst, not orders.not_checked

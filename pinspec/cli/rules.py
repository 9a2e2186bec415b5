"""``pinspec rules``: show the rulebook, and prove it by its examples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pinspec.cli.options import COLOR, DEBUG, FACTORY, FORM, PACKS, offers
from pinspec.cli.rulebook import rulebook_of
from pinspec.errors import ExitCode

if TYPE_CHECKING:
    from pinspec import Rulebook
    from pinspec.cli.terminal import ColorChoice


@click.group(invoke_without_command=True)
@PACKS
@FACTORY
@FORM
@COLOR
@DEBUG
@click.pass_context
def rules(
    context: click.Context, packs: tuple[str, ...], factories: tuple[str, ...], form: str,
    color: ColorChoice,
) -> None:  # fmt: skip
    """Show every rule with its limits, or prove the rules."""
    if context.invoked_subcommand is None:
        book = rulebook_of(packs, factories)
        _print_json(book) if form == "json" else _print_text(book, color)
    elif packs or factories:
        raise click.UsageError("`rules test` takes the folder of one pack, and no other rules")


def _print_text(book: Rulebook, color: ColorChoice) -> None:
    from pinspec import card_of_book, cards_of
    from pinspec.cli.terminal import show, style_for
    from pinspec.reporters.rules import listing, sources

    style = style_for(color, sys.stdout)
    lines = listing(card_of_book(book), cards_of(book).values(), style)
    show([*lines, *sources(_facts(book), style)])


def _print_json(book: Rulebook) -> None:
    from pinspec import card_of_book, cards_of
    from pinspec.reporters.rules import document

    sys.stdout.write(document(card_of_book(book), cards_of(book).values(), _facts(book)) + "\n")


def _facts(book: Rulebook) -> dict[str, dict[str, Any]]:
    """Give each fact together with the source that it names."""
    file = book.facts
    return {
        name: {**row.model_dump(exclude={"source"}), **file.sources[row.source].model_dump()}
        for name, row in file.facts.items()
    }


@rules.command("test")
@click.argument(
    "folder", required=False, type=click.Path(path_type=Path), shell_complete=offers("folders")
)
@COLOR
@DEBUG
def test(folder: Path | None, color: ColorChoice) -> int:
    """Check the pack in FOLDER, or the rulebook that comes with pinspec, and try its examples.

    An example is ok; noisy, when the rule speaks where it should be silent; missing, when it is
    silent where it should speak; or wrong, when it comes to another verdict.
    """
    from pinspec import Result, Rulebook, prove
    from pinspec.cli.terminal import show, style_for
    from pinspec.reporters.rules import proofs

    book = Rulebook.to_prove(folder) if folder else Rulebook.built_in().checked()
    proved = list(prove(book))
    show(proofs(proved, style_for(color, sys.stdout)))
    failed = any(one.result is not Result.OK for one in proved)
    return ExitCode.FAILED if failed else ExitCode.PASSED

"""``pinspec explain``: why a rule says so, what a field means, on whose word a limit rests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pinspec.cli.options import COLOR, DEBUG, FACTORY, PACKS, offers
from pinspec.cli.rulebook import rulebook_of

if TYPE_CHECKING:
    from pinspec.cli.terminal import ColorChoice

_EXAMPLES = """\
say what to explain, for example
  pinspec explain posts/count      a rule, by its name or its code
  pinspec explain body.width_mm    a field or a block of the order
  pinspec explain posts_needed     a limit, or a fact such as F003"""


@click.command
@click.argument("word", nargs=-1, metavar="WORD", shell_complete=offers("explained"))
@PACKS
@FACTORY
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True, help="For people, for a wiki, or for programs.",
)  # fmt: skip
@COLOR
@DEBUG
def explain(
    word: tuple[str, ...], packs: tuple[str, ...], factories: tuple[str, ...], form: str,
    color: ColorChoice,
) -> None:  # fmt: skip
    """Explain a rule, a field, a fact or a limit.

    WORD is a rule's name or code, a field or block of the order, a computed or cited fact, or a
    limit, figure or column: posts/count, PIN401, body.width_mm, F003, posts_needed.
    """
    asked = " ".join(word).strip()
    if not asked:
        raise click.UsageError(_EXAMPLES)
    from pinspec import explain as find
    from pinspec.cli.terminal import show, style_for

    answer = find(asked, rulebook_of(packs, factories, examples=True))
    if form == "json":
        from pinspec.reporters.explain.json import document

        lines = iter([document(answer)])
    elif form == "markdown":
        from pinspec.reporters.explain.markdown import page as markdown

        lines = markdown(answer)
    else:
        from pinspec.reporters.explain.text import page

        lines = page(answer, style_for(color, sys.stdout))
    show(lines)

"""One order at several factories as Markdown, for a wiki or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.reporters.compare.parts import (
    HEAD,
    MORE,
    answer,
    context,
    groups,
    later,
    rows,
    summary,
    unjudged,
    waived,
)
from pinspec.reporters.markdown import passed_over, refusals
from pinspec.reporters.markup import plain, table
from pinspec.reporters.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.comparison import Comparison, Standing
    from pinspec.reporters.style import Run, Style


def piece(comparison: Comparison, style: Style) -> str:
    """Write down one order."""
    return "".join(f"{line}\n" for line in order(comparison, quiet=style.quiet))


def document(pieces: Iterable[str], run: Run[Standing]) -> Iterator[str]:
    """Put the orders together, and say what all of them come to."""
    yield from pieces
    yield from refusals(run.untold)
    if not run.says_nothing:
        yield from passed_over(run)
        yield f"{closing(run.tally, len(run.not_checked))}\n"


def order(comparison: Comparison, *, quiet: bool = False) -> Iterator[str]:
    """Give the lines of one order."""
    if quiet and comparison.passes:
        return
    yield from (f"## {plain(comparison.first.name)}", "")
    yield from (f"**{plain(sentence(answer(comparison)))}**", "")
    yield from (plain(sentence(context(comparison))), "")
    told = rows(comparison)
    named = [(f"**{plain(at)}**", *map(plain, cells)) for at, *cells in told]
    yield from table(HEAD[: len(told[0])], named)
    for group in groups(comparison):
        yield from ("", f"### {plain(group.title)}", "")
        cells = [(plain(one.rule), str(one.line or ""), plain(one.text)) for one in group.obstacles]
        yield from table(("rule", "line", "what stands in the way"), cells)
    for text in waived(comparison):
        yield from ("", plain(sentence(text, upper=False)))
    for text in (*unjudged(comparison), *later(comparison)):
        yield from ("", plain(sentence(text)))
    yield ""


def closing(standing: Standing, not_checked: int) -> str:
    """Give the last lines: how many orders each factory can make, and where to look next."""
    texts = [summary(standing, not_checked), *(() if standing.all_pass else (MORE,))]
    return "\n\n".join(map(plain, texts))

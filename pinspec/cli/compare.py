"""``pinspec check`` with several factories: where each order can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.cli.orders import Orders, print_all

if TYPE_CHECKING:
    from pathlib import Path

    from pinspec import Comparison, Rulebook
    from pinspec.cli.orders import Waiving
    from pinspec.cli.outputs import Output
    from pinspec.finding import Verdict
    from pinspec.reporters.style import Style


def compare_orders(
    books: tuple[Rulebook, ...], paths: tuple[Path, ...], gate: str | None, off: frozenset[str],
    outputs: tuple[Output, ...], style: Style, terms: Waiving,
) -> tuple[Verdict, bool]:  # fmt: skip
    """Report each order; give the worst of their best verdicts, and whether all could be read."""
    from pinspec import Standing, compare
    from pinspec.reporters.style import Run

    standing = Standing([book.factory.name for book in books if book.factory])

    def judge(path: Path) -> Comparison:
        comparison = compare(path, books, gate=gate, switched_off=off, **terms)
        standing.add(comparison)
        return comparison

    orders = Orders(paths, judge, aloud=not outputs or outputs[0].form != "json")
    run = Run(style, standing, orders.not_checked, told=orders.aloud)
    if outputs:
        from pinspec.cli.writing import pieces_of, write

        write((pieces_of(one, outputs, style) for one in orders), outputs, run)
    else:
        from pinspec.reporters.compare import text

        print_all(text.document((text.piece(one, style) for one in orders), run))
    return standing.worst, not orders.not_checked

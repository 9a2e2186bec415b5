"""``pinspec check`` with several factories: where each order can be made."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pinspec.cli.orders import Orders

if TYPE_CHECKING:
    from pathlib import Path

    from pinspec import Comparison, Rulebook, Standing
    from pinspec.finding import Verdict
    from pinspec.reporters.style import Style


def compare_orders(
    books: tuple[Rulebook, ...], paths: tuple[Path, ...], gate: str | None, off: frozenset[str],
    form: str, style: Style,
) -> tuple[Verdict, bool]:  # fmt: skip
    """Report each order; give the worst of their best verdicts, and whether all could be read."""
    from pinspec import Standing, compare

    standing = Standing([book.factory.name for book in books if book.factory])

    def judge(path: Path) -> Comparison:
        comparison = compare(path, books, gate=gate, switched_off=off)
        standing.add(comparison)
        return comparison

    orders = Orders(paths, judge)
    _PRINTERS[form](orders, standing, style)
    return standing.worst, not orders.not_checked


def _print_text(orders: Orders[Comparison], standing: Standing, style: Style) -> None:
    from pinspec.reporters.compare import text

    orders.print(lambda one: text.order(one, style))
    if not (style.quiet and standing.all_pass and not orders.not_checked):
        orders.close(text.closing(standing, len(orders.not_checked), style))


def _print_markdown(orders: Orders[Comparison], standing: Standing, style: Style) -> None:
    from pinspec.reporters.compare import markdown

    orders.print(lambda one: markdown.order(one, quiet=style.quiet))
    if not (style.quiet and standing.all_pass and not orders.not_checked):
        orders.close(markdown.closing(standing, len(orders.not_checked)))


def _print_json(orders: Orders[Comparison], standing: Standing, style: Style) -> None:
    from pinspec.reporters.compare import json

    del style
    text = json.document(orders.judged(), tuple(standing.made_at), orders.not_checked)
    sys.stdout.write(f"{text}\n")


_PRINTERS = {"text": _print_text, "markdown": _print_markdown, "json": _print_json}

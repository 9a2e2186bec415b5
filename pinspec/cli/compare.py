"""How ``pinspec check`` with several factories writes where each order can be made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pinspec.cli.writing import close_markdown, close_text, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinspec import Comparison, Standing
    from pinspec.cli.judging import Run
    from pinspec.cli.writing import Writing
    from pinspec.reporters.style import Style


def writing(form: str, standing: Standing, style: Style) -> Writing:
    """Give what writes the comparisons of orders in a format."""
    if form == "json":
        return _json, partial(_close_json, standing)
    if form == "markdown":
        return partial(_markdown, style), partial(_close_markdown, standing, style)
    return partial(_text, style), partial(_close_text, standing, style)


def _text(style: Style, comparison: Comparison) -> str:
    from pinspec.reporters.compare import text

    return joined(text.order(comparison, style))


def _close_text(standing: Standing, style: Style, run: Run, _: Sequence[str]) -> str:
    from pinspec.reporters.compare import text

    return close_text(run, style, text.closing(standing, len(run.not_checked), style))


def _markdown(style: Style, comparison: Comparison) -> str:
    from pinspec.reporters.compare import markdown

    return joined(markdown.order(comparison, quiet=style.quiet))


def _close_markdown(standing: Standing, style: Style, run: Run, _: Sequence[str]) -> str:
    from pinspec.reporters.compare import markdown

    return close_markdown(run, style, markdown.closing(standing, len(run.not_checked)))


def _json(comparison: Comparison) -> str:
    from pinspec.reporters.compare import json

    return json.order(comparison)


def _close_json(standing: Standing, run: Run, orders: Sequence[str]) -> str:
    from pinspec.reporters.compare import json

    factories = tuple(standing.made_at)
    return json.document(orders, factories, run.not_checked, run.passed_over) + "\n"

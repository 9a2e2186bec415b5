"""What is told of a finding that is waived; an order without waivers need not load it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.path import show
from pinspec.reporters.prose import sentence, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pinspec.reporters.style import Style
    from pinspec.waived import Waived

HEAD = ("waived", "line", "what is wrong", "why it is accepted", "by", "until")


def lines(waived: Sequence[Waived], style: Style) -> Iterator[str]:
    """Show each with what is wrong, and on whose word it is accepted."""
    for one in waived:
        yield ""
        place = f", line {one.finding.span.line}" if one.finding.span else ""
        yield f"{'waived':<8}  {style.paint(named(one), bold=True)}{place}"
        yield from wrapped(sentence(one.finding.message), style.width)
        yield from wrapped(accepted(one), style.width)


def cells(one: Waived) -> tuple[str, ...]:
    """Give what stands under each heading of a table, as it is, not safe yet."""
    line = str(one.finding.span.line) if one.finding.span else ""
    wrong = sentence(one.finding.message)
    return named(one), line, wrong, sentence(one.reason), one.approved_by, str(one.until)


def row(one: Waived) -> dict[str, Any]:
    """Give what programs want to know of the waiver itself."""
    return {
        "path": show(one.path),
        "reason": one.reason,
        "approved_by": one.approved_by,
        "until": one.until.isoformat(),
    }


def accepted(one: Waived) -> str:
    """Say on whose word it is accepted, as a sentence."""
    return sentence(f"waived {one.words}")


def named(one: Waived) -> str:
    """Name the rule that found it."""
    return f"{one.finding.rule} {one.finding.code}"


def counted(number: int) -> str:
    """Say how many findings are waived."""
    return "1 finding waived" if number == 1 else f"{number} findings waived"


def not_honoured(number: int) -> str:
    """Say how many waivers were left aside."""
    return "1 waiver not honoured" if number == 1 else f"{number} waivers not honoured"

"""The note on money: what the changes cost now, and what it costs to ship as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.figures import figure, listed, ranged
from pinspec.finding import Category, Gate, Verdict
from pinspec.notes.note import Note, ends, from_to
from pinspec.order.facts.finish import carded
from pinspec.order.facts.piece import longest
from pinspec.rule.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pinspec.finding import Finding
    from pinspec.notes.note import Subject

READS = frozenset(
    {"remake_days", "remake_of_mm", "air_freight_usd", "tool_revision_usd", "quoted_run_pcs"}
)
RESTS_ON = ()
_YEAR = 2026
"""Of the sources that quote the prices; a factory's own have a date."""


_MOST_UNPRICED = 2
"""Rules that are named for having no price."""


class Bill(NamedTuple):
    """What all changes cost together, each counted once."""

    per_piece: Range | None
    """USD a piece of those that have a price."""
    redrawn: bool
    """Whether the artwork is revised, which is one revision for all changes of it."""
    retooled: bool
    prices: tuple[str, ...]
    """The ranges of the limits file that the prices are from."""
    unpriced: tuple[str, ...]
    """The rules that ask for a change whose price nobody has quoted."""


def note(subject: Subject) -> Note | None:
    """Weigh the changes against shipping as it is; nothing to say where nothing is to be made.

    To state what is missing or to say it in other words costs nothing, and what a law forbids can't
    be shipped at any price, so that such findings are left out.
    """
    found = [one for one in subject.findings if not _is_beyond_money(one)]
    if not found:
        return None
    bill = bill_of(found)
    stops = any(one.verdict is Verdict.RESPEC for one in found)
    if not (stops or bill.per_piece or bill.redrawn or bill.retooled):
        return None
    header = subject.order.order
    quantity = header.quantity if header else None
    parts = _fixing(bill, subject, quantity)
    parts += [_as_it_is(subject, quantity)] if stops else []
    parts += [_quoted(bill, subject, quantity)] if bill.per_piece or stops else []
    return Note("money", "Money", " ".join(parts), _data(bill, subject, quantity, stops=stops))


def bill_of(findings: Iterable[Finding]) -> Bill:
    """Add up what the changes of findings cost, and each change once.

    Several findings can ask for one change: two rules for a polybag, or many for wider lines.
    """
    prices: dict[tuple[tuple[str, ...], tuple[float, float]], None] = {}
    places, unpriced = set(), {}
    for one in findings:
        if one.cost is None:
            unpriced[one.rule] = True
            continue
        places.add(one.cost.at)
        if one.cost.per_piece_usd:
            prices[one.cost.change, one.cost.per_piece_usd] = None
    sums = [round(sum(price[end] for _, price in prices), 6) for end in (0, 1)]
    named = tuple(dict.fromkeys(name for change, _ in prices for name in change))
    per_piece = Range(sums[0], sums[1]) if prices else None
    return Bill(per_piece, "drawing" in places, "tooling" in places, named, tuple(unpriced))


def _is_beyond_money(finding: Finding) -> bool:
    block = finding.rule.partition("/")[0]
    return finding.category is Category.COMPLETENESS or block in {"wording", "compliance"}


def _fixing(bill: Bill, subject: Subject, quantity: int | None) -> list[str]:
    """Say what the changes cost; nothing where none of them has a price."""
    tool = subject.deck.ranges["tool_revision_usd"]
    parts = []
    if bill.per_piece:
        parts.append(f"about {_per_piece(bill.per_piece, quantity)}")
    if bill.redrawn:
        parts.append("one artwork revision")
    if bill.retooled:
        parts.append(f"a tool revision ({_usd(tool)} or more)")
    if not parts:
        return []
    text = f"Fixing it now costs {' and '.join(parts)}"
    if bill.redrawn and not bill.retooled and subject.gate is Gate.RELEASE:
        text += f" (once the tool is cut, {_usd(tool)} or more on top)"
    if bill.unpriced:
        have = "has" if len(bill.unpriced) == 1 else "have"
        text += f"; {listed(bill.unpriced, _MOST_UNPRICED)} {have} no price"
    return [text + "."]


def _as_it_is(subject: Subject, quantity: int | None) -> str:
    ranges = subject.deck.ranges
    size, quoted = longest(subject.order), ranges["remake_of_mm"]
    other = size is not None and not quoted.least <= size <= quoted.most
    yours = f"; yours is {figure(size)} mm" if other and size is not None else ""
    more = ", and more on cards" if carded(subject.order) else ""
    return (
        "Shipping it as it is leaves a full sort, rework, a split shipment, a deviation or a "
        f"remake. A remake adds {from_to(ranges['remake_days'])} days (quoted for pins of "
        f"{from_to(quoted)} mm{yours}); air freight to save the date adds about "
        f"{_per_piece(ranges['air_freight_usd'], quantity)}{more}."
    )


def _quoted(bill: Bill, subject: Subject, quantity: int | None) -> str:
    """Say for which runs the prices hold, of which year, and which are a factory's."""
    runs = subject.deck.ranges["quoted_run_pcs"]
    text = f"Prices are those of {_YEAR} for runs of {from_to(runs)}"
    if quantity is not None and not runs.least <= quantity <= runs.most:
        text += f"; for {figure(quantity)} they may differ"
    origins = {
        one.origin.words: True
        for name in (*bill.prices, *sorted(READS))
        if (one := subject.deck.ranges.get(name)) and one.origin
    }
    return text + (f", but for those of {', '.join(origins)}" if origins else "") + "."


def _per_piece(price: Range, quantity: int | None) -> str:
    """Write ``USD 0.09 to 0.24 a piece (USD 270 to 720 for 3,000)``."""
    text = f"{_usd(price)} a piece"
    if quantity is None or quantity == 1:
        return text
    run = Range(_rounded(price.least * quantity), _rounded(price.most * quantity))
    return f"{text} ({_usd(run)} for {figure(quantity)})"


def _usd(price: Range) -> str:
    return ranged(price.least, price.most, "USD")


def _rounded(usd: float) -> float:
    """Leave two digits, as the prices behind it have no more; cents below USD 10."""
    return round(usd, 2 if usd < 10 else 2 - len(str(int(usd))))


def _data(bill: Bill, subject: Subject, quantity: int | None, *, stops: bool) -> dict[str, Any]:
    ranges = subject.deck.ranges
    return {
        "fixing_now": {
            "per_piece": ends(bill.per_piece, "USD") if bill.per_piece else None,
            "run": _run(bill.per_piece, quantity),
            "artwork_revisions": int(bill.redrawn),
            "tool_revisions": int(bill.retooled),
            "unpriced": list(bill.unpriced),
        },
        "once_the_tool_is_cut": {"tool_revision": ends(ranges["tool_revision_usd"], "USD")}
        if bill.redrawn or bill.retooled
        else None,
        "shipping_as_is": {
            "remake": ends(ranges["remake_days"], "day"),
            "remake_of": ends(ranges["remake_of_mm"], "mm"),
            "air_freight_per_piece": ends(ranges["air_freight_usd"], "USD"),
            "air_freight_run": _run(ranges["air_freight_usd"], quantity),
        }
        if stops
        else None,
        "quoted": {
            "run": ends(ranges["quoted_run_pcs"], "pieces"),
            "year": _YEAR,
        },
    }


def _run(price: Range | None, quantity: int | None) -> dict[str, Any] | None:
    if price is None or quantity is None:
        return None
    run = Range(round(price.least * quantity, 2), round(price.most * quantity, 2))
    return {**ends(run, "USD"), "pieces": quantity}

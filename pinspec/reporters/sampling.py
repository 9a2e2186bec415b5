"""Sampling plans for people and for programs, with a chart of what slips through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.figures import aql, figure
from pinspec.reporters.prose import INDENT, wrapped
from pinspec.reporters.safe import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pinspec import Odds, Plan, SamplingQuestion

BLOCK = "█"
_PERCENT_TO = 10
_SMALL_LOT = 200
"""Pieces below which one of them is more than half a percent."""
_WIDE = 40
"""Columns that leave room for shares in pieces."""
_LONGEST_BAR = 50
_SHORTEST_BAR = 5
_SURE, _NEVER = 0.995, 0.005
"""What would else be rounded to a certainty."""
_ISOLATED = (
    "A single order is an isolated lot, while these plans are made for a series of them: a bad lot "
    "can pass"
)


def document(asked: SamplingQuestion) -> str:
    """Write the plans as a JSON list, one entry an AQL."""
    import json

    from pinspec import SAMPLING_STANDARD

    def entry(plan: Plan) -> dict[str, object]:
        odds = [
            {"share_pct": round(one.share * 100, 9), "bad_pcs": one.bad, "passes": one.chance}
            for one in asked.odds(plan)
        ]
        return plan._asdict() | {
            "every_piece": plan.n == plan.lot,
            "standard": SAMPLING_STANDARD,
            "defects": None if plan.aql > _PERCENT_TO else odds,
        }

    return json.dumps([entry(plan) for plan in asked.plans()], indent=2)


def page(asked: SamplingQuestion, width: int, bar: str) -> Iterator[str]:
    """Lay the plans out for people: what is drawn, and with ``--defects`` a chart for each.

    Args:
        asked: the question.
        width: columns to write in.
        bar: what a bar of the chart is drawn with.
    """
    from pinspec import SAMPLING_STANDARD

    plans = asked.plans()
    yield from wrapped(_head(plans[0]), width, first="", rest="")
    yield ""
    yield from _fitted([_row(plan) for plan in _with_critical(asked)], width)
    yield ""
    if asked.shares:
        for plan in plans:
            yield from _odds(asked, plan, width, bar)
    yield from wrapped(_isolated(asked), width, first="", rest="")
    yield from wrapped(f"Plans of {SAMPLING_STANDARD}, single sampling.", width, first="", rest="")


def _head(plan: Plan) -> str:
    lot = f"{figure(plan.lot)} pieces" if plan.lot > 1 else "1 piece"
    letter = f", code letter {plan.code_letter}" if plan.code_letter else ""
    return f"A lot of {lot} at level {plan.level}, {plan.severity} inspection{letter}"


def _with_critical(asked: SamplingQuestion) -> list[Plan]:
    """Give the plans with one for critical defects before them, which nobody has to ask for."""
    return asked._replace(aqls=tuple(dict.fromkeys((0.0, *asked.aqls)))).plans()


def _row(plan: Plan) -> tuple[str, ...]:
    things = "faults" if plan.aql > _PERCENT_TO else "bad"
    return (
        name_of(plan),
        f"draw {figure(plan.n)} of {figure(plan.lot)}" if plan.n < plan.lot else "draw every piece",
        f"accept up to {plan.ac} {things}" if plan.ac else "accept no bad one",
        f"reject from {plan.re}",
        f"letter {plan.letter}" if plan.letter != plan.code_letter else "",
    )


def name_of(plan: Plan) -> str:
    """Call a plan by its AQL as the tables print it: ``AQL 4.0``."""
    return f"AQL {aql(plan.aql)}" if plan.aql else "critical"


def _fitted(rows: Sequence[tuple[str, ...]], width: int) -> Iterator[str]:
    """Set cells in columns, or below each other where the terminal is too narrow."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    if sum(widths) + 3 * len(widths) <= width:
        for row in rows:
            cells = (cell.ljust(room) for cell, room in zip(row, widths, strict=True))
            yield f"{INDENT}{'   '.join(cells)}".rstrip()
        return
    for first, *others in rows:
        yield from wrapped(f"{first}: {', '.join(filter(None, others))}", width, rest=INDENT * 2)


def _odds(asked: SamplingQuestion, plan: Plan, width: int, bar: str) -> Iterator[str]:
    if plan.aql > _PERCENT_TO:
        text = f"{name_of(plan)} counts faults, not bad pieces: it has no chance of this kind."
        yield from (*wrapped(text, width, first="", rest=""), "")
        return
    for one in asked.odds(plan):
        text = (
            f"{name_of(plan)}: a lot with {_share(one)} bad pieces ({figure(one.bad)} of "
            f"{figure(plan.lot)}) passes with a chance of {_in_words(one.chance)}."
        )
        yield from wrapped(text, width, first="", rest="")
    yield ""
    marked = {one.share for one in asked.odds(plan)}
    yield from _chart(asked.curve(plan), plan.lot, marked, width, bar)
    yield ""


def _chart(
    odds: Iterable[Odds], lot: int, marked: set[float], width: int, bar: str
) -> Iterator[str]:
    """Draw a bar for each share of bad pieces, and an arrow at those that were asked for."""
    pieces = lot if lot < _SMALL_LOT and width >= _WIDE else None
    rows = [(_row_share(one, pieces, marked), _percent(one.chance), one) for one in odds]
    first = max(len("bad"), *(columns(share) for share, _, _ in rows))
    room = width - len(INDENT) - first - len("  passes  ")
    longest = min(_LONGEST_BAR, room)
    yield f"{INDENT}{'bad':>{first}}  passes"
    for share, chance, one in rows:
        arrow = "> " if one.share in marked else INDENT
        drawn = bar * round(one.chance * longest) if longest >= _SHORTEST_BAR else ""
        yield f"{arrow}{share:>{first}}  {chance:>6}  {drawn}".rstrip()


def _share(one: Odds) -> str:
    return f"{one.share * 100:.4g} %"


def _row_share(one: Odds, lot: int | None, asked: set[float]) -> str:
    """Write a share in pieces of a lot, if one is given, else in whole percents or as asked."""
    if lot:
        return f"{one.bad} of {lot} ({100 * one.bad / lot:.0f} %)"
    return _share(one) if one.share in asked else f"{100 * one.share:.0f} %"


def _percent(chance: float) -> str:
    if _SURE <= chance < 1:
        return "> 99 %"
    return "< 1 %" if 0 < chance < _NEVER else f"{chance * 100:.0f} %"


def _in_words(chance: float) -> str:
    return _percent(chance).replace("<", "under").replace(">", "over")


def _isolated(asked: SamplingQuestion) -> str:
    way = "" if asked.shares else ", and `--defects 7%` shows how often"
    return f"{_ISOLATED}{way}."

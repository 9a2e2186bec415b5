"""What is told of one order at several factories, whatever it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pinspec.figures import figure, listed, show_limit, show_value
from pinspec.finding import SIDE, Verdict
from pinspec.path import told
from pinspec.reporters.closing import COSMETIC_FAILS
from pinspec.reporters.prose import sentence
from pinspec.reporters.text import later as later_of
from pinspec.reporters.text import setting, waits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pinspec.comparison import Comparison, Standing
    from pinspec.evidence import Allowed
    from pinspec.finding import Finding
    from pinspec.report import NotJudged, Report

HEAD = ("factory", "verdict", "findings", "days to make")
"""The last is left out where it is the same everywhere."""

EVERYWHERE = "At every factory"
MORE = "With one `--factory` alone, the report says of each finding what to change and why."


class Obstacle(NamedTuple):
    """Something that stands in the way."""

    rule: str
    """Its name and code."""
    line: int | None
    """Where it stands in the order."""
    text: str


class Group(NamedTuple):
    """What stands in the way at one factory, or at all of them."""

    title: str
    obstacles: tuple[Obstacle, ...]


def answer(comparison: Comparison) -> str:
    """Say where the order can be made, as it follows the order's name."""
    if comparison.first.unread:
        return "can't be made anywhere before it can be read"
    made, nearly = comparison.made_at, comparison.nearly_at
    others = [at for at in comparison.reports if at not in {*made, *nearly}]
    not_at = f"; not at {_all(others, 'or')}" if others else ""
    if made:
        is_open = any(comparison.reports[at].not_judged for at in made)
        as_far = ", as far as it could be judged" if is_open else ""
        return f"can be made at {_all(made)}{as_far}{not_at}"
    if nearly:
        settled = f'with all under "{EVERYWHERE}" settled'
        return f"can't be made as it stands; it could be at {_all(nearly)}, {settled}{not_at}"
    return f"can't be made as it stands at {_all(others, 'or')}"


def context(comparison: Comparison) -> str:
    """Say how far the order has come, of how many pieces it is, and which rules are asked."""
    report = comparison.first
    packs = (f"pack {one.name}" for one in report.book.packs)
    return setting(report, ", ".join([report.book.name, *packs]))


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Give a row for each factory, under those of ``HEAD`` that there is something to say of."""
    found: list[tuple[str, ...]] = [
        (at, report.verdict.word, counts(report), _days(report))
        for at, report in comparison.reports.items()
    ]
    tells_apart = len({days for *_, days in found}) > 1
    return found if tells_apart else [row[:-1] for row in found]


def counts(report: Report) -> str:
    """Count the findings of a report: ``1 respec, 2 cosmetic``."""
    numbers = {one.word: report.count(one) for one in (Verdict.RESPEC, Verdict.COSMETIC)}
    numbers["waived"] = len(report.waived)
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number) or "none"


def _days(report: Report) -> str:
    """Give the days that the build takes there, where the order has a date to reckon from."""
    usual = next((one.data["usual"] for one in report.notes if one.name == "schedule"), None)
    if usual is None:
        return ""
    ends = dict.fromkeys(figure(usual[end]) for end in ("least", "most"))
    return " to ".join(ends)


def groups(comparison: Comparison) -> Iterator[Group]:
    """Give what stands in the way at each factory, then what does so at every one."""
    for at in comparison.reports:
        found = comparison.in_the_way(at)
        if found:
            yield Group(f"Not at {at}", tuple(_obstacle(one, one.message) for one in found))
    shared = comparison.everywhere
    if shared:
        names = tuple(comparison.reports)
        found_there = (one for findings in shared for one in _at_each(names, findings))
        yield Group(EVERYWHERE, tuple(found_there))


def _at_each(names: Sequence[str], findings: Sequence[Finding]) -> Iterator[Obstacle]:
    """Say of one thing what each factory says of it, but nothing twice."""
    texts = list(dict.fromkeys(one.message for one in findings))
    limits = [one.allowed for one in findings if one.allowed]
    if len(texts) > 1 and len(limits) == len(findings):
        texts = [_side_by_side(texts, dict(zip(names, limits, strict=True)), findings[0])]
    for text in texts:
        yield _obstacle(findings[0], text)


def _side_by_side(texts: Sequence[str], limits: Mapping[str, Allowed], finding: Finding) -> str:
    """Say once what all say, and then the number of each factory."""
    value = show_value(finding.measured.value, finding.measured.unit) if finding.measured else "?"
    said = _shared_start(texts).rpartition(";")[0] or f"{told(finding.path)} is {value}"
    at: dict[str, list[str]] = {}
    for name, one in limits.items():
        at.setdefault(f"{SIDE[one.edge]} {show_limit(one.value, one.unit)}", []).append(name)
    demands = [f"{demand} at {_all(some)}" for demand, some in at.items()]
    return f"{said}; it must be {'; '.join(demands) if len(at) > 1 else next(iter(at))}"


def _shared_start(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)  # what these begin with, all between them do
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((place for place, (one, other) in pairs if one != other), len(first))]


def _obstacle(finding: Finding, text: str) -> Obstacle:
    line = finding.span.line if finding.span else None
    return Obstacle(f"{finding.rule} {finding.code}", line, sentence(text))


def summary(standing: Standing, not_checked: int) -> str:
    """Say of all orders together how many each factory can make, and how many none can."""
    if not standing.orders:
        return "Nothing was checked."
    off = standing.switched_off
    words = [f"{_orders(standing)}."]
    if not_checked:
        words.append(f"{not_checked} not checked.")
    if off:
        rules = "1 rule" if off == 1 else f"{off} rules"
        words.append(f"{rules} switched off: this is no release.")
    if standing.not_honoured:
        from pinspec.reporters.waived import not_honoured  # most orders have no waivers

        words.append(f"{not_honoured(standing.not_honoured)}.")
    if standing.nowhere or not_checked:
        words.append("Do not release.")
    elif standing.failed:
        words.append(COSMETIC_FAILS)
    return " ".join(words)


def _orders(standing: Standing) -> str:
    factories = len(standing.made_at)
    if standing.orders == 1:
        able = sum(standing.made_at.values())
        return f"1 order: {able or 'none'} of {factories} factories can make it as it stands"
    (first, most), *others = standing.made_at.items()
    made = ", ".join([f"{first} can make {most}", *(f"{at} {many}" for at, many in others)])
    none = f"; {standing.nowhere} can be made at none of them" if standing.nowhere else ""
    return f"{standing.orders} orders: {made}{none}"


def waived(comparison: Comparison) -> Iterator[str]:
    """Tell what is waived, first at every factory, then at some."""
    at: dict[str, list[str]] = {}
    for name, report in comparison.reports.items():
        for one in report.waived:
            line = f", line {one.finding.span.line}" if one.finding.span else ""
            told = f"{one.finding.rule} {one.finding.code}{line}: {one.finding.message}"
            at.setdefault(f"{told}; {one.words}", []).append(name)
    for text, names in at.items():
        where = "" if len(names) == len(comparison.reports) else f" at {_all(names)}"
        yield f"waived{where}: {text}"


def unjudged(comparison: Comparison) -> Iterator[str]:
    """Name the rules that could not be judged, first those of every factory, then those of some."""
    at: dict[str, list[str]] = {}
    for name, report in comparison.reports.items():
        for one in report.not_judged:
            at.setdefault(_waiting(one), []).append(name)
    many = len(comparison.reports)
    everywhere = [text for text, names in at.items() if len(names) == many]
    if everywhere:
        yield f"not judged: {listed(everywhere)}"
    for name in comparison.reports:
        here = [text for text, names in at.items() if name in names and len(names) < many]
        if here:
            yield f"not judged at {name}: {listed(here)}"


def later(comparison: Comparison) -> Iterator[str]:
    """Name what the rules would find that are newer than the edition of the comparison."""
    lines = (line for report in comparison.reports.values() for line in later_of(report))
    yield from dict.fromkeys(lines)


def _waiting(one: NotJudged) -> str:
    reason = waits(one)
    return f"{one.rule} ({reason})" if reason else one.rule


def _all(names: Sequence[str], joint: str = "and") -> str:
    return listed(names, len(names), joint)

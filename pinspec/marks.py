"""What lasts of findings while an order is worked on: how bad, by which rule, and at which path.

A mark such as ``respec PIN101 artwork.lines[].width_mm`` stays when lines move, or items of a list.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pinspec.finding import Verdict
from pinspec.language.read import anywhere, written
from pinspec.path import show
from pinspec.waivable import points_of
from pinspec.waived import WaiverTerms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pinspec.report import Report
    from pinspec.rule.rule import Row
    from pinspec.rulebook.book import Rulebook
    from pinspec.waivable import Point

_RESPEC, _COSMETIC = Verdict.RESPEC.word, Verdict.COSMETIC.word


def points(report: Report, terms: WaiverTerms | None = None) -> list[Point]:
    """Part the findings of a report into what can be known by itself."""
    entries = {one.code: one for one in report.rulebook.entries}
    asked = terms or WaiverTerms()
    return [one for found in report.findings for one in points_of(found, entries, asked)]


def mark_of(point: Point) -> str:
    """Give what lasts of a finding, or of a field that is missing."""
    one = point.missing or point.finding
    lasting = show(tuple("[]" if isinstance(step, int) else step for step in one.path))
    return f"{one.verdict.word} {point.finding.code} {lasting.replace('.[]', '[]')}"


def marks_of(report: Report, terms: WaiverTerms | None = None) -> Counter[str]:
    """Count the marks of what is found; what nobody can waive has none."""
    return Counter(mark_of(one) for one in points(report, terms) if not one.barred)


def covered(found: Counter[str], known: Counter[str]) -> set[str]:
    """Give the marks of what is known: no more of a kind than there was, and none that is worse.

    A respec that has become cosmetic is known as well.
    """
    places = {_place(mark) for mark in found}
    no_worse = (one for one in places if _respecs(found, one) <= _respecs(known, one))
    no_more = (one for one in places if _all(found, one) <= _all(known, one))
    return {*(f"{_RESPEC} {one}" for one in no_worse), *(f"{_COSMETIC} {one}" for one in no_more)}


def still_known(found: Counter[str], known: Counter[str], report: Report) -> Counter[str]:
    """Give what need still be known of an order: no more than is found, where that was asked."""
    kept: Counter[str] = Counter()
    for place in {_place(mark) for mark in known}:
        respec, every = _respecs(known, place), _all(known, place)
        if not _is_hidden(place, report):
            respec, every = min(respec, _respecs(found, place)), min(every, _all(found, place))
        kept[f"{_RESPEC} {place}"] = respec
        kept[f"{_COSMETIC} {place}"] = every - respec
    return +kept


def leftover(known: Counter[str], kept: Counter[str]) -> dict[str, int]:
    """Give what is found no more: by rule and path, how often."""
    places = dict.fromkeys(map(_place, known))
    left = {one: _all(known, one) - _all(kept, one) for one in places}
    return {place: number for place, number in left.items() if number}


def renamed(marks: Mapping[str, int], codes: Mapping[str, str]) -> Counter[str]:
    """Give marks with the codes that rules have now, by those that they had before."""
    now: Counter[str] = Counter()
    for mark, number in marks.items():
        verdict, code, path = mark.split(" ", 2)
        now[f"{verdict} {codes.get(code, code)} {path}"] += number
    return now


def codes_before(rulebooks: Iterable[Rulebook]) -> dict[str, str]:
    """Give the codes that rules have now by those that they had before."""
    entries = (one for book in rulebooks for one in book.entries if one.formerly)
    return {old: one.code for one in entries for old in one.formerly}


def _place(mark: str) -> str:
    return mark.partition(" ")[2]


def _respecs(marks: Counter[str], place: str) -> int:
    return marks[f"{_RESPEC} {place}"]


def _all(marks: Counter[str], place: str) -> int:
    return _respecs(marks, place) + marks[f"{_COSMETIC} {place}"]


def _is_hidden(place: str, report: Report) -> bool:
    """Tell whether nobody knows if it would be found: nothing was read, or nobody asked."""
    if report.order is None or report.unreadable:
        return True
    code, _, path = place.partition(" ")
    open_codes = {*(one.code for one in report.not_judged), *(one.code for one in report.later)}
    if code in open_codes.union(report.switched_off):
        return True
    tables = (one for one in report.rulebook.required if one.code == code)
    to_come = (row for table in tables for row in table.rows if row.by > report.gate)
    return any(path in _places(row) for row in to_come)


def _places(row: Row) -> set[str]:
    """Where a finding about a row may point: at its first field, or at a list that is not there."""
    return {written(anywhere(row.fields[0])), written(row.among[:-1])}

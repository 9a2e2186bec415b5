"""What of the findings of a report can be waived by itself, and why some of it can't be at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pinspec.finding import Verdict
from pinspec.lacking import of_missing
from pinspec.path import show
from pinspec.rule.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pinspec.evidence import Missing
    from pinspec.finding import Finding
    from pinspec.path import Path
    from pinspec.rule.makes import Makes
    from pinspec.rule.rule import Required
    from pinspec.waived import WaiverTerms

    Entries: TypeAlias = "Mapping[str, Rule | Required | Makes]"

_OF_FORM = "what can't be read must be mended, since nobody knows what it says"
_HERE = "it is mandatory here"

Key: TypeAlias = tuple[str, str]
"""The code of a rule, and a place in the order; the empty one is the whole order."""


class Point(NamedTuple):
    """What can be waived by itself: a finding, or one of the fields that a block lacks."""

    finding: Finding
    missing: Missing | None
    keys: tuple[Key, ...]
    """What a waiver of it may mean, the nearest place first."""
    barred: str
    """Why nobody can accept it; empty where they can."""

    @property
    def place(self) -> str:
        """Where it stands, as reports for programs write it."""
        return self.keys[0][1]


def points_of(finding: Finding, entries: Entries, terms: WaiverTerms) -> Iterator[Point]:
    """Give what can be waived by itself.

    Args:
        finding: which is one point, or as many as it says that fields are missing.
        entries: the rules that are asked, by code.
        terms: what is asked of waivers here.
    """
    if not finding.missing:
        keys = tuple(_keys(finding, finding.path))
        yield Point(finding, None, keys, _barred(finding, finding.verdict, entries, terms))
    for one in finding.missing:
        keys = tuple(_keys(finding, one.path, finding.path))
        yield Point(finding, one, keys, _barred(finding, one.verdict, entries, terms))


def part_of(points: Sequence[Point]) -> Finding:
    """Give a finding, or as much of it as some points of it are."""
    finding = points[0].finding
    missing = tuple(one.missing for one in points if one.missing)
    return finding if len(missing) == len(finding.missing) else of_missing(finding, missing)


def _keys(finding: Finding, *paths: Path) -> Iterator[Key]:
    """Give each place and all above it; a field that is missing stands below its block as well."""
    above = [show(path[:end]) for path in paths for end in range(len(path), 0, -1)]
    return ((finding.code, place) for place in dict.fromkeys([*above, ""]))


def _barred(finding: Finding, verdict: Verdict, entries: Entries, terms: WaiverTerms) -> str:
    entry = entries.get(finding.code)
    if entry is None:
        return _OF_FORM
    if not terms.mandatory.isdisjoint({entry.code, entry.name, *entry.formerly}):
        return _HERE
    if isinstance(entry, Rule):
        return entry.barred(verdict)
    return entry.no_waiver if verdict is Verdict.RESPEC else ""

"""Parts what is found in an order from what it waives, and says what is wrong with its waivers."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from pinspec import lapses
from pinspec.errors import PinspecError
from pinspec.figures import quoted
from pinspec.finding import Gate
from pinspec.rule.makes import MAKES
from pinspec.waivable import part_of, points_of
from pinspec.waived import Waived, WaiverTerms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pinspec.finding import Finding
    from pinspec.order.delivery import Waiver
    from pinspec.order.load import Loaded
    from pinspec.report import Report
    from pinspec.waivable import Key, Point

SOON_DAYS = 14
"""A waiver that ends within so many days is told of, so that nobody is surprised by it."""


def honour(
    report: Report, loaded: Loaded, today: date | None = None, terms: WaiverTerms | None = None
) -> Report:
    """Take out of a report what its order waives, and add what is wrong with the waivers.

    Args:
        report: the order, judged as if it had no waivers.
        loaded: the order, and what is wrong with its form; a waiver with a mistake in it is not
            honoured.
        today: the day by which waivers are over; that of ``SOURCE_DATE_EPOCH``, or of this
            machine, if not given.
        terms: what is asked of waivers here.

    Returns:
        The report as of that day; what is added to its findings has no places yet.

    Raises:
        PinspecError: ``SOURCE_DATE_EPOCH`` is no time.
    """
    return _Honouring(report, loaded, today or day_of(os.environ), terms or WaiverTerms()).report()


def set_aside(report: Report, loaded: Loaded) -> Report:
    """Count the waivers of an order, none of which is honoured."""
    return replace(report, not_honoured=len((loaded.order and loaded.order.waivers) or []))


def day_of(env: Mapping[str, str]) -> date:
    """Give the day: by ``SOURCE_DATE_EPOCH``, where a build must come out the same again.

    Raises:
        PinspecError: that is no time.
    """
    stamp = env.get("SOURCE_DATE_EPOCH")
    if not stamp:
        return date.today()
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {quoted(stamp)}, which is no time in seconds since 1970"
        raise PinspecError(message, "mend it, or give the day by --today") from None


class _Honouring:
    """The waivers of one order, held against what is found in it."""

    def __init__(self, report: Report, loaded: Loaded, today: date, terms: WaiverTerms) -> None:
        self.judged = report
        self.today = today
        self.terms = terms
        order = loaded.order
        self.waivers: list[Waiver] = (order.waivers if order else None) or []
        self.malformed = _malformed(loaded)
        self.entries = {one.code: one for one in report.rulebook.entries}
        each = self.entries.values()
        self.codes = lapses.own_codes()
        """What rules are called, now or before, with their codes."""
        self.codes |= {word: one.code for one in each for word in (one.name, *one.formerly)}
        self.open = self._not_known_yet()
        self.points = [
            one for finding in report.findings for one in points_of(finding, self.entries, terms)
        ]
        self.found_at: dict[Key, dict[str, None]] = defaultdict(dict)
        """The places of what can be waived in these words."""
        for one in self.points:
            for key in one.keys:
                self.found_at[key][one.place] = None
        self.early = {number: self._early(number) for number in self._readable()}
        self.sound = self._by_key()
        self.used: set[int] = set()
        self.barred: dict[int, str] = {}

    def report(self) -> Report:
        """Part what counts from what is waived."""
        parts: dict[tuple[int, int | None], list[Point]] = defaultdict(list)
        for one in self.points:
            parts[id(one.finding), self._covering(one)].append(one)
        counts = [part_of(those) for (_, number), those in parts.items() if number is None]
        waived = [
            self._waived(number, part_of(those))
            for (_, number), those in parts.items()
            if number is not None
        ]
        flaws = [flaw for number in self._readable() if (flaw := self._flaw(number))]
        findings = (*counts, *flaws)
        return replace(self.judged, findings=findings, waived=tuple(waived), today=self.today)

    def _readable(self) -> Iterator[int]:
        """Give those with nothing wrong in their form, which is told already."""
        return (one for one in range(len(self.waivers)) if one not in self.malformed)

    def _covering(self, point: Point) -> int | None:
        """Find the waiver of the nearest place that covers something."""
        covering = [self.sound[key] for key in point.keys if key in self.sound]
        if point.barred:
            self.barred |= dict.fromkeys(covering, point.barred)
            return None
        self.used.update(covering[:1])
        return covering[0] if covering else None

    def _waived(self, number: int, finding: Finding) -> Waived:
        one = self.waivers[number]
        assert one.until is not None  # noqa: S101 - else it would not be honoured
        path = (lapses.BLOCK, number)
        return Waived(finding, path, one.reason or "", one.approved_by or "", one.until)

    def _by_key(self) -> dict[Key, int]:
        """Lay the sound ones out by what they cover; of two alike the one that holds longer."""
        sound = [number for number, flaw in self.early.items() if flaw is None]
        sound.sort(key=lambda number: (self.waivers[number].until or self.today, -number))
        return {self._key(number): number for number in sound}

    def _key(self, number: int) -> Key:
        one = self.waivers[number]
        word = one.rule or ""
        return self.codes.get(word, word), one.at or ""

    def _early(self, number: int) -> Finding | None:
        """Find what is wrong with a waiver whatever else there is: it is not honoured then."""
        one, key = self.waivers[number], self._key(number)
        if flaw := lapses.incomplete(number, one):
            return flaw
        if key[0] not in self.open and key not in self.found_at:
            if key[0] not in self.codes.values():
                known = {word for each in self.entries.values() for word in (each.code, each.name)}
                return lapses.of_unknown_rule(number, one, known)
            return lapses.unused(number, one, self.found_at.get((key[0], ""), ()))
        return lapses.overdue(number, one, self.today) or self._too_long(number)

    def _too_long(self, number: int) -> Finding | None:
        one, longest = self.waivers[number], self.terms.longest_days
        if longest is None or one.until is None or (one.until - self.today).days <= longest:
            return None
        latest = self.today + timedelta(days=longest)
        return lapses.too_long(number, one, latest, longest)

    def _flaw(self, number: int) -> Finding | None:
        """Say what is wrong with a waiver, now that it is known what it covers."""
        one, key = self.waivers[number], self._key(number)
        if flaw := self.early[number]:
            return flaw
        if number in self.barred:
            return lapses.forbidden(number, one, self.barred[number])
        if number not in self.used:
            is_double = key in self.found_at or self.sound[key] != number
            return lapses.doubled(number, one) if is_double else None  # or nobody knows yet
        left = (one.until - self.today).days if one.until else 0
        return lapses.soon_over(number, one, left) if left <= SOON_DAYS else None

    def _not_known_yet(self) -> frozenset[str]:
        """Give the rules of which nobody knows whether they would find something."""
        judged = self.judged
        found = {word for one in judged.not_judged for word in (one.code, one.rule)}
        found |= {word for one in judged.later for word in (one.code, one.rule)}
        off = [one for code, one in self.entries.items() if code in judged.switched_off]
        later = judged.gate is not Gate.RELEASE or bool(judged.unreadable)
        off += judged.rulebook.required if later else ()
        found |= {word for one in off for word in (one.code, one.name)}
        at_a_factory = MAKES.isdisjoint(self.entries)
        return frozenset(found | (MAKES if at_a_factory else set()))


def _malformed(loaded: Loaded) -> frozenset[int | str]:
    """Find the waivers with a mistake in them, of which the reader of the order has told."""
    paths = [*loaded.unreadable, *(one.path for one in loaded.findings)]
    return frozenset(path[1] for path in paths if path[:1] == (lapses.BLOCK,) and len(path) > 1)

"""The note on time: what the build usually takes, against the days that the order has."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.figures import figure
from pinspec.notes.note import Note, ends, from_to
from pinspec.order.lead_time import lead, sampled, steps_of
from pinspec.rule.ranges import Range

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.lead_time import Step
    from pinspec.order.model import Order

READS = frozenset(f"usual_{step}_days" for step in ("production", "sample", "pack", "cure"))
_CALLED = {"pack": "packing"}


class Build(NamedTuple):
    """The steps of a build with the days that each takes."""

    steps: tuple[tuple[Step, Range], ...]

    @property
    def days(self) -> Range:
        """All steps, one after the other."""
        least, most = (sum(getattr(one, end) for _, one in self.steps) for end in Range._fields[:2])
        return Range(least, most)

    @property
    def is_stated(self) -> bool:
        """Whether the order gives the days of every step."""
        return all(step.days is not None for step, _ in self.steps)

    @property
    def words(self) -> str:
        """The steps by name: ``sample 7 as stated, production 12 to 18``."""
        parts = [
            f"{_CALLED.get(step.name, step.name)} {from_to(days)}"
            + ("" if step.days is None or self.is_stated else " as stated")
            for step, days in self.steps
        ]
        return ("as stated: " if self.is_stated else "") + ", ".join(parts)


def note(subject: Subject) -> Note | None:
    """Hold the steps of the build against the dates; nothing to say where there are none."""
    header, lead_days = subject.order.order, lead(subject.order)
    build = _build(subject)
    if header is None or (lead_days is not None and lead_days < 0):
        return None
    data: dict[str, Any] = {
        "lead": {"value": lead_days, "unit": "day"} if lead_days is not None else None,
        "usual": ends(build.days, "day"),
        "steps": [
            {"step": step.name, "stated": step.days is not None, **ends(days, "day")}
            for step, days in build.steps
        ],
    }
    text = _text(build, header.art_approved, header.ships)
    if text is None:
        return None
    arrival = _arrival(subject.order)
    data["arrives"] = arrival.isoformat() if arrival else None
    text += _open_sample(subject)
    text += f" It arrives on {arrival}." if arrival else ""
    return Note("schedule", "Schedule", text, data)


def _build(subject: Subject) -> Build:
    usual = {
        step: subject.deck.ranges[f"usual_{step.name}_days"] for step in steps_of(subject.order)
    }
    return Build(
        tuple(
            (step, days if step.days is None else Range(step.days, step.days))
            for step, days in usual.items()
        )
    )


def _text(build: Build, approved: datetime.date | None, ships: datetime.date | None) -> str | None:
    verb = "takes" if build.is_stated else "usually takes"
    takes, steps = f"this build {verb} {from_to(build.days)}", f"({build.words})"
    if approved and ships:
        days = (ships - approved).days
        counted = "1 day" if days == 1 else f"{figure(days)} days"
        return f"{counted} from approval to shipping; {takes} {steps}."
    takes = f"From approval to shipping {takes} days {steps}"
    if ships and (latest := _moved(ships, -build.days.most)):
        return f"{takes}, so the artwork is to be approved by {latest} to ship on {ships}."
    if approved:
        first, last = (_moved(approved, days) for days in build.days[:2])
        if first and last:
            when = f"on {first}" if first == last else f"between {first} and {last}"
            return f"{takes}, so it can ship {when}."
    return None


def _open_sample(subject: Subject) -> str:
    """Say what a sample adds where the order leaves open whether one is made."""
    if sampled(subject.order) is not None:
        return ""
    days = subject.deck.ranges["usual_sample_days"]
    return f" A physical sample before the run adds {from_to(days)} days."


def _arrival(order: Order) -> datetime.date | None:
    """The day of arrival, where the order gives the days on the way."""
    days = order.schedule.transit_days if order.schedule else None
    ships = order.order.ships if order.order else None
    return _moved(ships, days) if ships and days else None


def _moved(day: datetime.date, by: float) -> datetime.date | None:
    """Count days on; nothing where the calendar ends."""
    try:
        return day + datetime.timedelta(days=by)
    except OverflowError:
        return None

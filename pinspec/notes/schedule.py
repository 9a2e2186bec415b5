"""The note on time: what the build usually takes, against the days that the order has."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from pinspec.figures import figure
from pinspec.notes.note import Note, ends, from_to
from pinspec.order.facts.lead_time import Step, lead, sampled, steps_of
from pinspec.rule.ranges import Range

if TYPE_CHECKING:
    from pinspec.notes.note import Subject
    from pinspec.order.model import Order

READS = frozenset(f"usual_{step}_days" for step in ("production", "sample", "pack", "cure"))
RESTS_ON = (
    "order.quantity", "order.art_approved", "order.ships", "order.gate", "schedule",
    "approval.stages", "inspection.golden_sample", "packaging.steps", "packaging.card?",
    "magnet?", "magnet.material", "magnet.fixing", "magnet.adhesive",
)  # fmt: skip
_CALLED = {"pack": "packing"}
_QUOTED_RUN = "quoted_run_pcs"
"""The range, which the note on money has as well, of the runs that usual days are quoted for."""


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
        """The days with the steps by name: ``15 to 25 days (sample 3 to 7, production 12 to 18)``.

        Of the run alone: ``12 to 18 days for the run``.
        """
        days = _in_days(self.days)
        if len(self.steps) == 1:
            return f"{days} for the run" + (", as stated" if self.is_stated else "")
        parts = [
            f"{_CALLED.get(step.name, step.name)} {from_to(days)}"
            + ("" if step.days is None or self.is_stated else " as stated")
            for step, days in self.steps
        ]
        return f"{days} ({'as stated: ' if self.is_stated else ''}{', '.join(parts)})"


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
    text += _open_sample(subject) + _large_run(subject, build)
    text += f" It arrives on {arrival}." if arrival else ""
    return Note("schedule", "Schedule", text, data)


def _build(subject: Subject) -> Build:
    golden = [Step("sample", None)] if _needs_golden(subject.order) else []
    steps = (*golden, *steps_of(subject.order))
    usual = {step: subject.deck.ranges[f"usual_{step.name}_days"] for step in steps}
    return Build(
        tuple(
            (step, days if step.days is None else Range(step.days, step.days))
            for step, days in usual.items()
        )
    )


def _text(build: Build, approved: datetime.date | None, ships: datetime.date | None) -> str | None:
    takes = f"this build {'takes' if build.is_stated else 'usually takes'} {build.words}"
    if approved and ships:
        days = (ships - approved).days
        return f"{_in_days(Range(days, days))} from approval to shipping; {takes}."
    takes = f"From approval to shipping {takes}"
    if ships and (latest := _moved(ships, -build.days.most)):
        return f"{takes}, so the artwork is to be approved by {latest} to ship on {ships}."
    if approved:
        first, last = (_moved(approved, days) for days in build.days[:2])
        if first and last:
            when = f"on {first}" if first == last else f"between {first} and {last}"
            return f"{takes}, so it can ship {when}."
    return None


def _needs_golden(order: Order) -> bool:
    """Tell whether a sample is made just since a golden one is to be kept; days of 0 deny that."""
    days = order.schedule.sample_days if order.schedule else None
    golden = order.inspection is not None and order.inspection.golden_sample is True
    return golden and days is None and not sampled(order)


def _in_days(days: Range) -> str:
    return f"{from_to(days)} {'day' if days.most == 1 else 'days'}"


def _large_run(subject: Subject, build: Build) -> str:
    """Say that a large run may take longer, where its days are not stated."""
    header, quoted = subject.order.order, subject.deck.ranges.get(_QUOTED_RUN)
    quantity = header.quantity if header else None
    stated = any(step.name == "production" and step.days is not None for step, _ in build.steps)
    if quantity is None or quoted is None or quantity <= quoted.most or stated:
        return ""
    return f" Runs over {figure(quoted.most)}, such as these {figure(quantity)}, may take longer."


def _open_sample(subject: Subject) -> str:
    """Say what a sample adds where the order leaves open whether one is made."""
    if sampled(subject.order) is not None or _needs_golden(subject.order):
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

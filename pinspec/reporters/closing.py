"""The last lines of a report: what all orders come to, and whether to release them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Gate, Verdict
from pinspec.reporters.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.report import Tally

COSMETIC_FAILS = "Do not release: cosmetic points fail here (fail-on)."


def closing(tally: Tally, not_checked: int) -> str:
    """Give the last lines: how many orders of each verdict, and whether to release."""
    if not tally.orders:
        return "Nothing was checked."
    counts = [f"{number} {verdict.word}" for verdict, number in tally.verdicts.items() if number]
    counts += [f"{not_checked} not checked"] if not_checked else []
    total, off = tally.orders + not_checked, tally.switched_off
    lines = [f"{'1 rule' if off == 1 else f'{off} rules'} switched off."] if off else []
    lines += [*_waivers(tally), *_baselined(tally)]
    if total > 1:
        lines += [f"Factory {safe(name)} {does}." for name, does in tally.factories.items()]
    orders = "1 order" if total == 1 else f"{total} orders"
    lines.append(f"{orders}: {', '.join(counts)}. {_advice(tally, not_checked)}")
    return "\n".join(lines)


def _baselined(tally: Tally) -> Iterator[str]:
    """Say what a baseline keeps from counting, and what it has in vain."""
    if tally.baselined:
        found = "1 finding" if tally.baselined == 1 else f"{tally.baselined:,} findings"
        yield f"In the baseline, not counted: {found}."
    if tally.leftover:
        yield (
            f"In the baseline, found no more: {tally.leftover:,}; "
            "`pinspec baseline prune` takes them out."
        )


def _waivers(tally: Tally) -> Iterator[str]:
    """Count what is waived, and the waivers that were not to be honoured."""
    if not tally.waived and not tally.not_honoured:
        return
    from pinspec.reporters.waived import counted, not_honoured  # most orders have no waivers

    if tally.waived:
        yield f"{counted(tally.waived)}."
    if tally.not_honoured:
        yield f"{not_honoured(tally.not_honoured)}."


def _advice(tally: Tally, not_checked: int) -> str:
    if tally.worst is Verdict.RESPEC:
        return "Do not release."
    if not_checked:
        return "Not everything could be checked: do not release."
    if tally.failed:
        return COSMETIC_FAILS
    if tally.gate is not Gate.RELEASE:
        return f"Judged for the {tally.gate.word} gate: this is no release."
    if tally.switched_off:
        return "Not every rule was asked: this is no release."
    if tally.worst is Verdict.COSMETIC:
        return "Release it with these points written down."
    if tally.baselined:
        return "Nothing beyond the baseline; what it holds is still to be mended."
    but = " but what is waived" if tally.waived else ""
    as_far = ", as far as it could be judged" if tally.has_unjudged else ""
    return f"Nothing{but} was found against a release{as_far}."

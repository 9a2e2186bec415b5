"""What somebody asks of the sampling tables, read as people write it, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from pinspec.errors import SamplingError
from pinspec.figures import quoted
from pinspec.nearest import fold
from pinspec.order.facts.sampling import LEVELS, Plan, bad_pieces, chance_of_acceptance, plans
from pinspec.order.reading import numbers
from pinspec.order.reading.trade import either, meant
from pinspec.order.reading.units import MisreadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pinspec.order.delivery import Level, Severity

T = TypeVar("T")

_LARGEST_LOT = 100_000_000
_CURVE = (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.10, 0.12, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50,
          0.65, 0.80, 1.0)  # fmt: skip
_NEVER = 0.005
"""A chance below this is told as none."""


class Odds(NamedTuple):
    """How often a lot with a share of bad pieces passes."""

    share: float
    """From 0 to 1."""
    bad: int
    """The same in pieces."""
    chance: float
    """From 0 to 1."""


class SamplingQuestion(NamedTuple):
    """A lot, the AQLs that it is judged by, and how bad it may be."""

    lot: int
    aqls: tuple[float, ...]
    """0 for a class of which nothing is accepted."""
    level: Level
    severity: Severity
    shares: tuple[float, ...]
    """Shares of bad pieces, from 0 to 1."""

    @classmethod
    def read(
        cls, lot: str, aqls: Sequence[str], *, level: str = "II", severity: Severity = "normal",
        shares: Sequence[str] = (),
    ) -> SamplingQuestion:  # fmt: skip
        """Read a question as people write it: ``2,5`` for an AQL, ``GII`` for a level.

        Raises:
            SamplingError: a part of it can't be read, or in two ways; the message says how to
                write it.
        """
        return cls(
            _read(_lot, "lot", lot),
            tuple(dict.fromkeys(_read(_aql, "AQL", one) for one in aqls)),
            _read(_level, "level", level),
            severity,
            tuple(dict.fromkeys(_read(_share, "share of bad pieces", one) for one in shares)),
        )

    def plans(self) -> list[Plan]:
        """Give the plan of each AQL; raises ``SamplingError`` for one that is not printed."""
        return plans(self.lot, self.aqls, self.level, self.severity)

    def odds(self, drawn: Plan) -> list[Odds]:
        """Answer for the shares that are asked for; nothing above AQL 10, which counts faults."""
        return [found for share in self.shares if (found := _odds(drawn, share))]

    def curve(self, drawn: Plan) -> list[Odds]:
        """Give the odds from a good lot to one that never passes, and those asked for.

        Of shares that are the same in whole pieces, one is given.
        """
        found = self.odds(drawn)
        for share in _CURVE:
            one = _odds(drawn, share)
            if one and one.bad not in {0, *(other.bad for other in found)}:
                found.append(one._replace(share=one.bad / self.lot))
                if one.chance < _NEVER:
                    break
        return sorted(set(found))


def _odds(drawn: Plan, share: float) -> Odds | None:
    chance = chance_of_acceptance(drawn.lot, drawn, share)
    return None if chance is None else Odds(share, bad_pieces(drawn.lot, share), chance)


def _read(reader: Callable[[str], T], name: str, text: str) -> T:
    try:
        return reader(" ".join(text.split()))
    except MisreadError as error:
        change = error.change.partition(", or TBD")[0]  # which only an order can say
        raise SamplingError(f"{name}: {error.message}; {change}") from None


def _lot(text: str) -> int:
    lot = numbers.whole(text, "pieces")
    if not 1 <= lot <= _LARGEST_LOT:
        raise MisreadError(f"{quoted(text)} is no lot", f"write 1 to {_LARGEST_LOT:,} pieces")
    return lot


def _aql(text: str) -> float:
    aql = numbers.number(text.strip().removeprefix("AQL").rstrip("%"), "")
    if aql < 0:
        raise MisreadError(f"`{text}` is below nothing", "write a number such as 2.5")
    return aql


def _level(text: str) -> Level:
    """Take what can only be one level, as the reader of orders would name it."""
    exact = {fold(level): level for level in LEVELS}.get(fold(text))
    found = (exact,) if exact else meant(text, LEVELS, slips=False)
    if len(found) == 1:
        return cast("Level", found[0])
    change = f"did you mean {either(found)}?" if found else f"write one of {', '.join(LEVELS)}"
    raise MisreadError(f"there is no level {quoted(text)}", change)


def _share(text: str) -> float:
    percent = numbers.number(text, "%")
    if 0 < percent < 1 and not text.strip().endswith(("%", "percent")):
        message = f"`{text}` may be {percent:g} % or {percent * 100:g} %"
        raise MisreadError(message, f"write {percent * 100:g}% or {percent:g}%")
    if not 0 <= percent <= 100:
        raise MisreadError(f"`{text}` is no share of a lot", "write 0% to 100%")
    return percent / 100

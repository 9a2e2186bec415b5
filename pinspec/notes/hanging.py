"""The part of the note on weight that says whether what holds the piece holds it level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.figures import figure, listed, show_value
from pinspec.order.facts.balance import balance
from pinspec.order.facts.places import center

if TYPE_CHECKING:
    from pinspec.order.facts.balance import Balance
    from pinspec.order.model import Order

_CALLED = {"posts": "post", "magnet": "magnet", "bar_pin": "bar pin"}


def sentences(order: Order) -> list[str]:
    """Say how the piece hangs; or, if it must stay level, which field would tell."""
    hangs = balance(order)
    if hangs:
        return [f"{_where(order, hangs)}, {_how(hangs)}."]
    needs = order.product.needs if order.product else None
    if center(order) is None and "stay_level" in (needs or []):
        return ["To know whether it hangs level, state its center of gravity as `body.center_mm`."]
    return []


def data(order: Order) -> dict[str, Any] | None:
    """Give the same in numbers."""
    hangs = balance(order)
    if hangs is None:
        return None
    lean = hangs.lean_deg
    return {
        "center": {"at": list(hangs.center), "stated": _is_stated(order), "unit": "mm"},
        "held_by": hangs.held_by,
        "held_at": {"at": [list(one) for one in hangs.places], "unit": "mm"},
        "level": hangs.is_level,
        "beside": {"value": hangs.beside_mm, "unit": "mm"},
        "above": {"value": hangs.above_mm, "unit": "mm"},
        "lean": None if lean is None else {"value": lean, "unit": "deg"},
    }


def _is_stated(order: Order) -> bool:
    return order.body is not None and order.body.center_mm is not None


def _where(order: Order, hangs: Balance) -> str:
    """Say where the center of gravity is, and that it is a guess where it is not stated."""
    x, y = hangs.center
    if _is_stated(order):
        return f"With its center of gravity at {figure(x)}, {figure(y)} as stated"
    guess = "the middle" if (x, y) == (0, 0) else f"at about {figure(x, 1)}, {figure(y, 1)}"
    return f"If its center of gravity is {guess}"


def _how(hangs: Balance) -> str:
    """Say that it is held level, or what it does instead."""
    holds, s = _held_by(hangs), "" if _is_several(hangs) else "s"
    if hangs.above_mm < 0:
        return (
            f"{holds} sit{s} {show_value(-hangs.above_mm, 'mm')} below it, so that it tips forward"
        )
    if hangs.is_level:
        return f"{holds} hold{s} it level"
    lean, far = hangs.lean_deg, show_value(hangs.beside_mm, "mm")
    if lean is None:
        return f"{holds} sit{s} {far} beside it, so that it hangs askew"
    degrees = "1 degree" if abs(lean) < 1.5 else f"{abs(lean):.0f} degrees"
    side = "right" if lean > 0 else "left"
    return (
        f"{holds} sits {far} beside it, so that it leans by about {degrees}: its {side} side, seen "
        "from the front, drops"
    )


def _is_several(hangs: Balance) -> bool:
    return hangs.held_by != "bar_pin" and len(hangs.places) > 1


def _held_by(hangs: Balance) -> str:
    """Write ``the posts at x -12 and 12``, ``the bar pin from x -20 to 20``."""
    across = [figure(x) for x in sorted({x for x, _ in hangs.places})]
    name = _CALLED[hangs.held_by] + ("s" if _is_several(hangs) else "")
    if hangs.held_by == "bar_pin":
        return f"the {name} from x {across[0]} to {across[-1]}"
    return f"the {name} at x {listed(across)}"

"""What is no number, or stands behind one and is no unit, and the number that may be meant."""

from __future__ import annotations

import re
from decimal import Decimal

from pinspec.order.reading.units import (
    MisreadError,
    SeveralError,
    WithToleranceError,
    is_unit,
    kind_of,
    noun,
    write_in,
)

_SWG = {
    8: "4.06", 10: "3.25", 12: "2.64", 13: "2.34", 14: "2.03", 15: "1.83", 16: "1.63", 17: "1.42",
    18: "1.22", 19: "1.02", 20: "0.91", 21: "0.81", 22: "0.71", 23: "0.61", 24: "0.56", 26: "0.46",
}  # fmt: skip
"""Millimetres of wires by the British gauge; those of X065 are among them."""
_FINEST_AWG = 40
_GAUGE = re.compile(r"(ga\.?|gauge|[as]wg)\b.*", re.IGNORECASE)
_GAUGE_FIRST = re.compile(r"(ga\.?|gauge|[as]wg)\s*#?\s*(\d{1,2})\b\D*", re.IGNORECASE)
_MANY = {
    "k": 1000, "thousand": 1000, "tausend": 1000, "tsd": 1000, "dozen": 12, "dozens": 12,
    "dutzend": 12, "dz": 12, "doz": 12, "gross": 144,
}  # fmt: skip
_TOLERANCE = re.compile(r"(?:±|\+\s?/?\s?-|-\s?/?\s?\+)\s*(.*)")
_ANOTHER = re.compile(r"(?:^|[^a-zμ^)]|^x|\bto)\.?\d", re.IGNORECASE)


def no_unit(value: Decimal, named: str, unit: str) -> MisreadError:
    """Say what is wrong with something behind a number, and how to write it.

    Args:
        value: the number.
        named: what stands behind it.
        unit: the field's own unit.
    """
    if re.match(r"(?:ft|foot|feet|')", named, re.IGNORECASE):
        return MisreadError("feet are not read here", write_in(unit))
    if unit == "mm" and _GAUGE.fullmatch(named):
        return _gauge(value, named)
    many = _MANY.get(named.split(" ")[0].rstrip(".").casefold())
    if many and kind_of(unit) in {"", "number of pieces"}:
        return _many(value * many, named.split(" ")[0], many)
    tolerance = _TOLERANCE.fullmatch(named)
    if tolerance:
        return WithToleranceError(_figure(value), tolerance[1])
    unit_first = next((word for word in (named.split(" ")[0],) if is_unit(word)), "")
    if unit_first and unit_first != named:
        rest = named.removeprefix(unit_first).strip()
        return MisreadError(f"`{rest}` can't stand behind a number", f"leave out `{rest}`")
    if _ANOTHER.search(named):
        change = "write the one that is meant, or TBD while it is open"
        return SeveralError("one number is asked for here, not several", change)
    message = f"`{named}` is not a unit that pinspec knows"
    if kind_of(unit) == "number of pieces":
        return MisreadError(message, f"write the number of pieces, such as {_figure(value)}")
    return MisreadError(message, write_in(unit))


def no_number(plain: str, unit: str, hedge: str) -> MisreadError:
    """Say what is wrong with a text that is no number.

    Args:
        plain: the text.
        unit: the field's own unit.
        hedge: what it begins with, such as ``about``, if that keeps it from being one.
    """
    gauge = _GAUGE_FIRST.fullmatch(plain) if unit == "mm" else None
    if gauge:
        return _gauge(Decimal(gauge[2]), gauge[1])
    like = f"write one number in {noun(unit)}" if unit else "write one number"
    if hedge:
        return MisreadError(f"`{plain}` is not one number", f"{like}, without `{hedge}`")
    if plain.startswith(('"', "'")):
        like = "delete the quotation marks inside the value"
    elif not re.search(r"\d", plain):
        like += ", or TBD while it is open"
    message = f"`{plain}` is not a number" if plain else "there is no number"
    return MisreadError(message, like)


def _gauge(value: Decimal, named: str) -> MisreadError:
    """Give the millimetres of a wire; a gauge of no name may be either."""
    american, british = _awg(value), _SWG.get(int(value), "") if value == int(value) else ""
    name = named[:3].upper()
    for one, thick in (("AWG", american), ("SWG", british)):
        if name == one and thick:
            return MisreadError(f"{_figure(value)} {one} is {thick} mm", f"write {thick}")
    message = "a gauge is one wire by AWG and another by SWG"
    if not american or not british:
        return MisreadError(message, "write it in mm", ambiguous=True)
    change = f"write {american} for AWG or {british} for SWG"
    return MisreadError(message, change, ambiguous=True)


def _awg(number: Decimal) -> str:
    """Give the millimetres of a wire by the American gauge (ASTM B258); empty for none."""
    if number != int(number) or not 0 <= number <= _FINEST_AWG:
        return ""
    return f"{0.127 * 92 ** ((36 - int(number)) / 39):.2f}"


def _many(value: Decimal, named: str, many: int) -> MisreadError:
    each = "short for thousands" if many == 1000 else f"{many} of something"
    return MisreadError(f"`{named}` is {each}", f"write {_figure(value)}")


def _figure(value: Decimal) -> str:
    return f"{float(value):.15g}"

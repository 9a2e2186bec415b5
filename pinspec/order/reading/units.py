"""The units that people write, what they measure, and how they turn into each other."""

from __future__ import annotations

from decimal import Decimal

_KINDS: dict[str, dict[str, str]] = {
    "length": {
        "mm": "1", "millimeter": "1", "millimetre": "1", "cm": "10", "m": "1000",
        "um": "0.001", "μm": "0.001", "μ": "0.001", "micron": "0.001",
        "micrometer": "0.001", "micrometre": "0.001", "nm": "0.000001", "nanometer": "0.000001",
        "in": "25.4", "inch": "25.4", '"': "25.4", "''": "25.4", "mil": "0.0254", "thou": "0.0254",
        "uin": "0.0000254", "μin": "0.0000254", "microinch": "0.0000254",
    },
    "time": {
        "h": "1", "hr": "1", "hour": "1", "min": "1/60", "minute": "1/60",
        "d": "24", "day": "24", "week": "168",
    },
    "weight": {"g": "1", "gr": "1", "gram": "1", "kg": "1000", "mg": "0.001", "oz": "28.349523125",
               "lb": "453.59237"},
    "force": {"N": "1", "newton": "1", "kgf": "9.80665", "gf": "0.00980665",
              "lbf": "4.4482216152605"},
    "flux density": {"kG": "1", "G": "0.001", "gauss": "0.001", "T": "10", "mT": "0.01"},
    "flux index": {"kG2mm2": "1", "T2mm2": "100"},
    "share": {"%": "1", "percent": "1", "ppm": "0.0001", "mg/kg": "0.0001"},
    "weight of paper": {"gsm": "1", "g/m2": "1"},
    "weight of metal lost": {"ug/cm2/week": "1", "μg/cm2/week": "1"},
    "money": {"USD": "1", "$": "1", "US$": "1", "cent": "0.01", "¢": "0.01"},
    "number of pieces": {"pieces": "1", "piece": "1", "pcs": "1", "pc": "1", "unit": "1",
                         "ea": "1"},
    "time in months": {"months": "1", "month": "1"},
    "age": {"years": "1", "year": "1", "y": "1"},
    "color difference": {"dE": "1"},
}  # fmt: skip

_UNITS: dict[str, tuple[str, Decimal]] = {
    name: (kind, Decimal(1) / 60 if factor == "1/60" else Decimal(factor))
    for kind, units in _KINDS.items()
    for name, factor in units.items()
}
_NOUNS = {"day": "days"}
_RARE = frozenset({"m", "nm", "uin", "min", "gf", "mg", "¢", "cent"})
"""Units that are read, but that nobody needs to be told of."""


class MisreadError(Exception):
    """A text that is not the value its field asks for; ``change`` says how to write it."""

    def __init__(self, message: str, change: str, *, ambiguous: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.change = change
        self.ambiguous = ambiguous


class SeveralError(MisreadError):
    """A text that holds several numbers where one is asked for."""


class WithToleranceError(MisreadError):
    """A number with its tolerance, where the number alone is asked for."""

    def __init__(self, number: str, tolerance: str) -> None:
        change = "write the number alone; its tolerance has a key of its own, or goes into notes"
        super().__init__("one number is asked for here, not several", change)
        self.number = number
        self.tolerance = tolerance


def kind_of(unit: str) -> str:
    """Name what a unit measures: ``length``, ``time``, ``force``; empty for a bare count.

    Raises:
        KeyError: the unit is not known.
    """
    return _UNITS[unit][0] if unit else ""


def is_unit(name: str) -> bool:
    """Tell whether a unit is known by this name."""
    return name in _UNITS


def factor_of(unit: str) -> Decimal:
    """Give what one of a unit is in the base unit of its kind.

    Raises:
        KeyError: the unit is not known.
    """
    return _UNITS[unit][1]


def look_up(named: str, unit: str) -> tuple[str, Decimal] | None:
    """Find a unit as people write it: what it measures, and what one of it is in the base unit.

    Args:
        named: the unit that the text names.
        unit: the field's own unit, whose kind goes before others.

    Returns:
        ``None`` when there is no such unit.
    """
    name = named.replace(" ", "") if "/" in named or "^" in named else named.rstrip(".")
    name = name.replace("^", "")
    forms = (name, name.removesuffix("s"), name.removesuffix("es"))
    for form in forms:
        if form in _UNITS:
            return _UNITS[form]
    folded = {form.casefold() for form in forms}
    # Among units of other kinds only for the message, as kg and kG differ in nothing but case.
    for kind in (kind_of(unit), *_KINDS):
        for known in _KINDS.get(kind, ()):
            if known.casefold() in folded:
                return _UNITS[known]
    return None


def write_in(unit: str) -> str:
    """Say how a field wants its number, with the other units that it takes."""
    kind = kind_of(unit)
    if kind in {"", unit, "number of pieces"}:
        return "write the number alone"
    others = other_units(unit)
    also = f" (or {', '.join(others)})" if others else ""
    return f"write the {kind} in {noun(unit)}{also}"


def other_units(unit: str) -> list[str]:
    """Name the other units of a kind that people know, one for each size: ``cm``, ``um``, ``in``.

    Raises:
        KeyError: the unit is not known.
    """
    known = _KINDS.get(kind_of(unit), {})
    factors = {_UNITS[name][1] for name in (unit, *_RARE & known.keys()) if name}
    others = []
    for name in known:
        if _UNITS[name][1] not in factors:
            factors.add(_UNITS[name][1])
            others.append(name)
    return others


def spelled(unit: str) -> str:
    """Give the word for a unit that is short for one: ``inch`` for ``in``; else empty."""
    same = (name for name, known in _UNITS.items() if known == _UNITS[unit] and name != unit)
    return next((name for name in same if name.isascii() and len(name) > 2), "")


def noun(unit: str) -> str:
    """Name a unit as it stands behind "in"."""
    return _NOUNS.get(unit, unit)

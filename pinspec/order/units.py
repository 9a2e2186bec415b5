"""Numbers as people write them: units, fractions, commas, ranges and tolerances.

All arithmetic is done in ``Decimal``, so that ``0.25``, ``"250 µm"`` and ``"0.025 cm"`` end as
the same float and fall on the same side of a limit.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TypeAlias

_KINDS: dict[str, dict[str, str]] = {
    "length": {
        "mm": "1", "millimeter": "1", "millimetre": "1", "cm": "10", "m": "1000",
        "um": "0.001", "μm": "0.001", "μ": "0.001", "micron": "0.001",
        "nm": "0.000001",
        "in": "25.4", "inch": "25.4", '"': "25.4", "''": "25.4", "mil": "0.0254", "thou": "0.0254",
    },
    "time": {
        "h": "1", "hr": "1", "hour": "1", "min": "1/60", "minute": "1/60",
        "d": "24", "day": "24", "week": "168",
    },
    "weight": {"g": "1", "gr": "1", "gram": "1", "kg": "1000", "mg": "0.001", "oz": "28.349523125"},
    "force": {"N": "1", "newton": "1", "kgf": "9.80665", "gf": "0.00980665",
              "lbf": "4.4482216152605"},
    "flux density": {"kG": "1", "G": "0.001", "gauss": "0.001", "T": "10", "mT": "0.01"},
    "flux index": {"kG2mm2": "1", "T2mm2": "100"},
    "share": {"%": "1", "percent": "1"},
    "weight of paper": {"gsm": "1", "g/m2": "1"},
    "weight of metal lost": {"ug/cm2/week": "1", "μg/cm2/week": "1"},
    "money": {"USD": "1", "$": "1", "US$": "1"},
    "number of pieces": {"pieces": "1", "piece": "1", "pcs": "1", "pc": "1", "ea": "1"},
    "age": {"years": "1", "year": "1", "y": "1"},
    "share of parts": {"ppm": "1"},
    "color difference": {"dE": "1"},
}  # fmt: skip

_UNITS: dict[str, tuple[str, Decimal]] = {
    name: (kind, Decimal(1) / 60 if factor == "1/60" else Decimal(factor))
    for kind, units in _KINDS.items()
    for name, factor in units.items()
}
_FOLDED = {name.casefold(): name for name in _UNITS if name not in {"T", "G", "mT"}}

_NUMBER = r"(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,2})?"
_PLAIN = re.compile(rf"([+-]?{_NUMBER})\s*(\D.*)?", re.DOTALL)
_FRACTION = re.compile(
    r"([+-]?)(?:(\d{1,6})[ -]\s*)?(\d{1,6})\s*/\s*(\d{1,6})(?:\s*(\D.*))?", re.DOTALL
)
_COMMA = re.compile(r"(?<![\d.,])([+-]?)(\d*),(\d+)(?![\d.,])")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '_’]\d{3})+(?![\d.,])")
_SPLIT = re.compile(r"\s*(?:(?<=[\d\w\"%])\s*-\s*(?=[\d.])|\.\.\.?|\s+to\s+)\s*", re.IGNORECASE)
_HEDGES = re.compile(
    r"(?:about|approx\.?|ca\.?|circa|~|<=?|>=?|≤|≥|min\.?|max\.?|up to|at least)\s*(?=[\d.])",
    re.IGNORECASE,
)
_PLACEHOLDERS = frozenset({"", "tbd", "tbc", "tba", "?", "??", "???"})

_LONGEST = 60

Range: TypeAlias = tuple[float, float]


class MisreadError(Exception):
    """A text that is not the value its field asks for; ``change`` says how to write it."""

    def __init__(self, message: str, change: str, *, ambiguous: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.change = change
        self.ambiguous = ambiguous


def is_placeholder(text: str) -> bool:
    """Tell whether a text only says that the value is still to come (``TBD``, ``?``)."""
    return text.strip().casefold() in _PLACEHOLDERS


def kind_of(unit: str) -> str:
    """Name what a unit measures: ``length``, ``time``, ``force``; empty for a bare count.

    Raises:
        KeyError: the unit is not known.
    """
    return _UNITS[unit][0] if unit else ""


def number(text: str, unit: str) -> float:
    """Read one number in a field's unit.

    Args:
        text: such as ``1.2``, ``0,30``, ``1 1/4 in``, ``12 mil``, ``250 µm``.
        unit: the field's own unit, taken where the text names none; empty for a bare number.

    Raises:
        MisreadError: not one number, of another kind of unit, or readable in two ways.
    """
    return _float(_decimal(_normal(text), unit))


def whole(text: str, unit: str) -> int:
    """Read a whole number, such as pieces or posts.

    Raises:
        MisreadError: as ``number``, and for ``1.000`` or ``2.5``.
    """
    plain = _normal(text)
    grouped = re.fullmatch(r"(\d{1,3})[.,](\d{3})(?!\d)(.*)", plain)
    if grouped and grouped[3][:1] not in {".", ","}:
        raise _two_ways(
            f"{grouped[1]}{plain[len(grouped[1])]}{grouped[2]}", grouped[1] + grouped[2], grouped[1]
        )
    value = _decimal(plain, unit)
    if value != value.to_integral_value():
        raise MisreadError(f"`{text}` is not a whole number", "write digits only, such as 3000")
    return int(value)


def span(text: str, unit: str) -> Range:
    """Read a range such as ``0.10-0.15`` or ``24–48 h``; one number is both ends.

    Raises:
        MisreadError: as ``number``, and when the first end is above the second.
    """
    plain = _normal(text)
    ends = _SPLIT.split(plain) if not _FRACTION.fullmatch(plain) else [plain]
    if len(ends) == 1:
        value = _float(_decimal(plain, unit))
        return value, value
    if len(ends) > 2:
        raise MisreadError(f"`{text}` is not a range", "write {min: 0.10, max: 0.15}")
    last = _unit_of(ends[1])
    low = ends[0] if _unit_of(ends[0]) else f"{ends[0]} {last}"
    least, most = _float(_decimal(low, unit)), _float(_decimal(ends[1], unit))
    if least > most:
        raise MisreadError(f"`{text}` begins above its end", "write the smaller number first")
    return least, most


def tolerance(text: str, unit: str) -> Range:
    """Read a tolerance such as ``±0.15``, ``+/-0.15`` or ``+0.20/-0.05`` as (plus, minus).

    Raises:
        MisreadError: as ``number``.
    """
    plain = _normal(text)
    pair = re.fullmatch(r"\+\s*([^+/-]+?)\s*[/,; ]\s*-\s*([^+/-]+)", plain)
    if pair:
        last = _unit_of(pair[2])
        plus = pair[1] if _unit_of(pair[1]) else f"{pair[1]} {last}"
        return _float(_decimal(plus, unit)), _float(_decimal(pair[2], unit))
    if re.match(r"[+-]\s*[\d.]", plain):
        message = f"`{text}` gives one side only"
        raise MisreadError(message, "write +/-0.15, or both sides as +0.20/-0.05")
    value = _float(_decimal(re.sub(r"^(?:±|\+\s*/?\s*-)\s*", "", plain), unit))
    return value, value


def _float(value: Decimal) -> float:
    return float(value) + 0.0  # -0.0 would print as a minus that nobody wrote


def _normal(text: str) -> str:
    """Fold full-width digits, kinds of dash, blank, quote and mu into one of each."""
    if len(text) > _LONGEST:
        raise MisreadError("this text is too long to be a number", "write one number")
    plain = unicodedata.normalize(
        "NFKC", text.replace("″", '"').replace("”", '"').replace("“", '"')
    )
    plain = re.sub(r"(\d)\s*(\d)⁄", r"\1 \2⁄", plain).replace("⁄", "/") if "⁄" in plain else plain
    plain = re.sub("[‐‑‒–—−﹣]", "-", plain).replace("µ", "μ").replace("²", "2")
    return re.sub(r"\s+", " ", plain).strip()


def _decimal(plain: str, unit: str) -> Decimal:
    plain = _without_groups(_with_decimal_point(plain))
    fraction = _FRACTION.fullmatch(plain)
    if fraction:
        sign, whole_part, over, under, named = fraction.groups()
        if not int(under):
            raise MisreadError(f"`{plain}` divides by nothing", "write a number such as 0.25")
        value = Decimal(whole_part or 0) + Decimal(over) / Decimal(under)
        return _in_unit(-value if sign == "-" else value, named or "", unit)
    match = _PLAIN.fullmatch(plain)
    if not match or (match[2] or "").startswith((".", ",")):
        raise _no_number(plain, unit)
    return _in_unit(Decimal(match[1]), match[2] or "", unit)


def _no_number(plain: str, unit: str) -> MisreadError:
    like = f"write one number in {unit}" if unit else "write one number"
    hedge = _HEDGES.match(plain)
    if hedge:
        return MisreadError(f"`{plain}` is not one number", f"{like}, without `{hedge[0].strip()}`")
    return MisreadError(f"`{plain}` is not a number", like)


def _in_unit(value: Decimal, named: str, unit: str) -> Decimal:
    """Turn a value in the unit that its text names into the field's unit."""
    if not named:
        return value
    kind, factor = _look_up(named.strip(), unit)
    wanted = kind_of(unit)
    if kind != wanted:
        wants = f"the {wanted} in {unit}" if wanted not in {"", unit} else "a number of " + unit
        raise MisreadError(f"`{named.strip()}` is a unit of {kind}", f"write {wants}")
    return value * factor / _UNITS[unit][1]


def _look_up(named: str, unit: str) -> tuple[str, Decimal]:
    name = named.replace(" ", "") if "/" in named or "^" in named else named.rstrip(".")
    name = name.replace("^", "")
    for form in (name, name.removesuffix("s"), name.removesuffix("es")):
        if form in _UNITS:
            return _UNITS[form]
        if form.casefold() in _FOLDED:
            return _UNITS[_FOLDED[form.casefold()]]
    if re.match(r"-|\.\.|to\b|/|x\b|\*", name):
        raise MisreadError(
            "one number is asked for here, not several", "write the nominal value alone"
        )
    wants = f"write a number in {unit}" if unit else "write a bare number"
    raise MisreadError(f"`{named}` is not a unit that pinspec knows", wants)


def _unit_of(text: str) -> str:
    match = re.search(r"[^\d\s.,+/eE-][^\d]*\d?$|\"$", text.strip())
    return match[0] if match else ""


def _with_decimal_point(plain: str) -> str:
    match = _COMMA.search(plain)
    if not match:
        return plain
    sign, before, after = match.groups()
    if len(after) == 3 and before.strip("0"):
        raise _two_ways(match[0], before + after, f"{before}.{after}")
    return plain.replace(match[0], f"{sign}{before}.{after}", 1)


def _without_groups(plain: str) -> str:
    match = _GROUPED.match(plain)
    return plain.replace(match[0], re.sub(r"\D", "", match[0]), 1) if match else plain


def _two_ways(text: str, large: str, small: str) -> MisreadError:
    message = f"`{text}` can be read as {large} and as {small}"
    return MisreadError(message, f"write {large} or {small}", ambiguous=True)

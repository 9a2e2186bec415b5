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
    "share": {"%": "1", "percent": "1"},
    "weight of paper": {"gsm": "1", "g/m2": "1"},
    "weight of metal lost": {"ug/cm2/week": "1", "μg/cm2/week": "1"},
    "money": {"USD": "1", "$": "1", "US$": "1", "cent": "0.01", "¢": "0.01"},
    "number of pieces": {"pieces": "1", "piece": "1", "pcs": "1", "pc": "1", "unit": "1",
                         "ea": "1"},
    "time in months": {"months": "1", "month": "1"},
    "age": {"years": "1", "year": "1", "y": "1"},
    "share of parts": {"ppm": "1"},
    "color difference": {"dE": "1"},
}  # fmt: skip

_UNITS: dict[str, tuple[str, Decimal]] = {
    name: (kind, Decimal(1) / 60 if factor == "1/60" else Decimal(factor))
    for kind, units in _KINDS.items()
    for name, factor in units.items()
}
_NOUNS = {"day": "days"}

_NUMBER = r"(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,5})?"
_PLAIN = re.compile(rf"([+-]?{_NUMBER})\s*(\D.*)?", re.DOTALL)
_FRACTION = re.compile(
    r"([+-]?)(?:(\d{1,6})[ -]\s*)?(\d{1,6})\s*/\s*(\d{1,6})(?:\s*(\D.*))?", re.DOTALL
)
_COMMA = re.compile(r"(?<![\d.,])([+-]?)(\d*),(\d+)(?![\d.,])")
_GROUPED = re.compile(
    r"[+-]?[1-9]\d{0,2}(?:"
    r"(?:[ '_’]\d{3})+(?![\d/])"
    r"|(?:,\d{3})+(?=\.\d)|(?:,\d{3}){2,}(?![\d,])"
    r"|(?:\.\d{3})+(?=,\d)|(?:\.\d{3}){2,}(?![\d.])"
    r")"
)
_SPLIT = re.compile(
    r"\s*(?:(?<=[\w.\"'%])(?<!\d[eE])\s?[-~]\s*(?=[\d.])|\.\.\.?|\s+to\s+)\s*", re.IGNORECASE
)
_HEDGES = re.compile(
    r"(?:about|around|roughly|approx\.?|ca\.?|circa|~|≈|±|<=?|>=?|≤|≥|min\.?|max\.?|up to|at least)"
    r"\s*(?=[\d.])",
    re.IGNORECASE,
)
_BOTH_SIDES = re.compile(r"([+-])\s*([^+-]+?)\s?[/,;]?\s?(?!\1)[+-]\s*([^+-]+)")
_MONEY_FIRST = re.compile(r"(?:US\$|USD|\$)\s*(?=[\d.])", re.IGNORECASE)
_BEFORE_VULGAR = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞↉])")
_ANOTHER = re.compile(r"(?:^|[^a-zμ^)]|^x|\bto)\.?\d", re.IGNORECASE)
_SUPERSCRIPT = re.compile("(?=[²³¹⁰⁴-⁹])")
_PLACEHOLDERS = frozenset({"", "tbd", "tbc", "tba", "?", "??", "???"})

_LONGEST = 60
_LARGEST = Decimal("1e100")

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
    grouped = re.match(r"([1-9]\d{0,2})[.,](\d{3})(?![\d.,])", plain)
    if grouped:
        raise _two_ways(grouped[0], grouped[1] + grouped[2], grouped[1])
    value = _decimal(plain, unit)
    if value != value.to_integral_value():
        message = f"`{plain}` is not a whole number {'of ' + _noun(unit) if unit else ''}".rstrip()
        raise MisreadError(message, "write it without a fraction, such as 30")
    return int(value)


def span(text: str, unit: str) -> Range:
    """Read a range such as ``0.10-0.15`` or ``24–48 h``; one number is both ends.

    Raises:
        MisreadError: as ``number``, and when the first end is above the second.
    """
    plain = _normal(text)
    if _HEDGES.match(plain):
        message = f"`{plain}` leaves an end open"
        raise MisreadError(message, "write both, as 0.10-0.15, or just one, as {min: 0.10}")
    ends = [plain] if _is_mixed_number(plain) else _SPLIT.split(plain)
    if len(ends) == 1:
        value = _float(_decimal(plain, unit))
        return value, value
    if len(ends) > 2:
        raise MisreadError(f"`{plain}` is not a range", "write {min: 0.10, max: 0.15}")
    least, most = _with_one_unit(ends[0], ends[1], unit)
    if least > most:
        raise MisreadError(f"`{plain}` begins above its end", "write the smaller number first")
    return least, most


def tolerance(text: str, unit: str) -> Range:
    """Read a tolerance such as ``±0.15``, ``+/-0.15`` or ``+0.20/-0.05`` as (plus, minus).

    Raises:
        MisreadError: as ``number``.
    """
    plain = re.sub(r"^(?:±|∓|\+\s?/?\s?-|-\s?/?\s?\+)\s*", "±", _normal(text))
    pair = _BOTH_SIDES.fullmatch(plain)
    if pair:
        first, second = _with_one_unit(pair[2], pair[3], unit)
        return (first, second) if pair[1] == "+" else (second, first)
    if plain.startswith(("+", "-", "±-", "±+")):
        message = f"`{plain}` gives one side only"
        raise MisreadError(message, "write +/-0.15, or both sides as +0.20/-0.05")
    value = _float(_decimal(plain.removeprefix("±"), unit))
    return value, value


def _with_one_unit(first: str, second: str, unit: str) -> Range:
    """Read two numbers, of which the first may leave its unit to the second."""
    if not _unit_of(first):
        first = f"{first} {_unit_of(second)}".rstrip()
    return _float(_decimal(first, unit)), _float(_decimal(second, unit))


def _float(value: Decimal) -> float:
    return float(value) + 0.0  # -0.0 would print as a minus that nobody wrote


def _normal(text: str) -> str:
    """Fold full-width digits, kinds of dash, blank, quote and mu into one of each."""
    if len(text) <= _LONGEST:
        plain = _BEFORE_VULGAR.sub(" ", _SUPERSCRIPT.sub("^", re.sub("[″”“]", '"', text)))
        plain = unicodedata.normalize("NFKC", plain).replace("⁄", "/").replace("µ", "μ")
        plain = re.sub("[‐‑‒–—−﹣]", "-", plain).replace("〜", "~").replace("×", "x")
        plain = re.sub(r"\s+", " ", plain).strip()
        if len(plain) <= _LONGEST:  # some single characters stand for a whole sentence
            return plain
    raise MisreadError("this text is too long to be a number", "write one number")


def _decimal(plain: str, unit: str) -> Decimal:
    if kind_of(unit) == "money":
        plain = _MONEY_FIRST.sub("", plain, 1)
    plain = _with_decimal_point(_without_groups(plain))
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
    value = Decimal(match[1])
    if abs(value) >= _LARGEST:
        raise MisreadError(f"`{plain}` is far too large", _write_in(unit))
    return _in_unit(value, match[2] or "", unit)


def _is_mixed_number(plain: str) -> bool:
    """Tell ``1-1/4 in``, which is one number, from ``1/4-1/2 in``, which is two."""
    fraction = _FRACTION.fullmatch(plain)
    return fraction is not None and not re.search(r"\d\s*/|[-~.]", fraction[5] or "")


def _no_number(plain: str, unit: str) -> MisreadError:
    like = f"write one number in {_noun(unit)}" if unit else "write one number"
    hedge = _HEDGES.match(plain)
    if hedge:
        return MisreadError(f"`{plain}` is not one number", f"{like}, without `{hedge[0].strip()}`")
    if not re.search(r"\d", plain):
        like += ", or TBD while it is open"
    message = f"`{plain}` is not a number" if plain else "there is no number"
    return MisreadError(message, like)


def _in_unit(value: Decimal, named: str, unit: str) -> Decimal:
    """Turn a value in the unit that its text names into the field's unit."""
    if not named:
        return value
    kind, factor = _look_up(named.strip(), unit)
    if kind != kind_of(unit):
        raise MisreadError(f"`{named.strip()}` is a unit of {kind}", _write_in(unit))
    return value * factor / _UNITS[unit][1]


def _look_up(named: str, unit: str) -> tuple[str, Decimal]:
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
    raise _no_unit(named, unit)


def _no_unit(named: str, unit: str) -> MisreadError:
    if re.match(r"(?:ft|foot|feet|')", named, re.IGNORECASE):
        return MisreadError("feet are not read here", _write_in(unit))
    if re.match(r"k\b", named, re.IGNORECASE):
        return MisreadError(f"`{named}` is short for thousands", "write all digits, such as 3000")
    if "±" in named or "+/-" in named:
        change = "write the number alone; its tolerance has a key of its own"
        return MisreadError("one number is asked for here, not several", change)
    if _ANOTHER.search(named):
        change = "write the nominal value alone"
        return MisreadError("one number is asked for here, not several", change)
    return MisreadError(f"`{named}` is not a unit that pinspec knows", _write_in(unit))


def _write_in(unit: str) -> str:
    """Say how a field wants its number, with the other units that it takes."""
    kind = kind_of(unit)
    if kind in {"", unit, "number of pieces"}:
        return "write the number alone"
    factors = {_UNITS[unit][1]}
    others = []
    for name in _KINDS[kind]:
        if _UNITS[name][1] not in factors:
            factors.add(_UNITS[name][1])
            others.append(name)
    also = f" (or {', '.join(others)})" if others else ""
    return f"write the {kind} in {_noun(unit)}{also}"


def _noun(unit: str) -> str:
    return _NOUNS.get(unit, unit)


def _unit_of(text: str) -> str:
    match = re.search(r"[^\d\s.,+/eE-][^\d]*\d?$|\"$", text.strip())
    return match[0] if match else ""


def _with_decimal_point(plain: str) -> str:
    match = _COMMA.search(plain)
    if not match:
        return plain
    sign, before, after = match.groups()
    if len(after) == 3 and len(before) <= 3 and before.strip("0"):
        raise _two_ways(match[0], before + after, f"{before}.{after}")
    return plain.replace(match[0], f"{sign}{before}.{after}", 1)


def _without_groups(plain: str) -> str:
    match = _GROUPED.match(plain)
    return plain.replace(match[0], re.sub(r"[^\d+-]", "", match[0]), 1) if match else plain


def _two_ways(text: str, large: str, small: str) -> MisreadError:
    message = f"`{text}` can be read as {large} and as {small}"
    return MisreadError(message, f"write {large} or {small}", ambiguous=True)

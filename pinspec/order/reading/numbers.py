"""Numbers as people write them: fractions, commas, ranges and tolerances, with or without a unit.

All arithmetic is done in ``Decimal``, so that ``0.25``, ``"250 µm"`` and ``"0.025 cm"`` end as
the same float and fall on the same side of a limit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from pinspec.order.reading.units import (
    MisreadError,
    SeveralError,
    factor_of,
    kind_of,
    look_up,
    noun,
    write_in,
)

REMEMBERED = 256
"""Texts whose numbers are remembered, as orders of one house repeat them."""

_NUMBER = r"(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,5})?"
_PLAIN = re.compile(rf"([+-]?{_NUMBER})\s*(\D.*)?", re.DOTALL)
_SPLIT = re.compile(
    r"\s*(?:(?<=[\w.\"'%])(?<!\d[eE])\s?[-~]\s*(?=[\d.])|\.\.\.?|\s+to\s+)\s*", re.IGNORECASE
)

# What most orders have no use for is text, since to compile it takes longer than to read an order.
_HEDGES = (
    r"(?i)(?:about|around|roughly|approx\.?|ca\.?|circa|~|≈|±|<=?|>=?|≤|≥|min\.?|max\.?|up to"
    r"|at least)\s*(?=[\d.])"
)
_BOTH_SIDES = r"([+-])\s*([^+-]+?)\s?[/,;]?\s?(?!\1)[+-]\s*([^+-]+)"
_FRACTION = r"(?s)([+-]?)(?:(\d{1,6})[ -]\s*)?(\d{1,6})\s*/\s*(\d{1,6})(?:\s*(\D.*))?"
_COMMA = r"(?<![\d.,])([+-]?)(\d*),(\d+)(?![\d.,])"
_GROUPED = (
    r"[+-]?[1-9]\d{0,2}(?:"
    r"(?:[ '_’]\d{3})+(?![\d/])"
    r"|(?:,\d{3})+(?=\.\d)|(?:,\d{3}){2,}(?![\d,])"
    r"|(?:\.\d{3})+(?=,\d)|(?:\.\d{3}){2,}(?![\d.])"
    r")"
)
_MONEY_FIRST = r"(?i)(?:US\$|USD|\$)\s*(?=[\d.])"
_BEFORE_VULGAR = r"(?<=\d)(?=[¼-¾⅐-⅞↉])"
_SUPERSCRIPT = "(?=[²³¹⁰⁴-⁹])"
_LONGEST = 60
_LARGEST = Decimal("1e100")

Range: TypeAlias = tuple[float, float]


@lru_cache(REMEMBERED)
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
        small = f"{grouped[1]}.{grouped[2]}".rstrip("0").rstrip(".")
        error = _two_ways(grouped[0], grouped[1] + grouped[2], small)
        error.change = f"write {grouped[1]}{grouped[2]}"  # what is counted has no decimals
        raise error
    value = _decimal(plain, unit)
    if value != value.to_integral_value():
        message = f"`{plain}` is not a whole number {'of ' + noun(unit) if unit else ''}".rstrip()
        raise MisreadError(message, "write it without a fraction, such as 30")
    return int(value)


@lru_cache(REMEMBERED)
def span(text: str, unit: str) -> Range:
    """Read a range such as ``0.10-0.15`` or ``24–48 h``; one number is both ends.

    Raises:
        MisreadError: as ``number``, and when the first end is above the second.
    """
    plain = _normal(text)
    if plain and not re.search(r"\d", plain):
        change = f"write a number in {noun(unit)} or a range such as 0.10-0.15"
        change += ", or TBD while it is open"
        raise MisreadError(f"`{plain}` is neither a number nor a range", change)
    if not plain[:1].isdecimal() and re.match(_HEDGES, plain):
        message = f"`{plain}` leaves an end open"
        raise MisreadError(message, "write both, as 0.10-0.15, or just one, as {min: 0.10}")
    ends = [plain] if _is_mixed_number(plain) else _SPLIT.split(plain)
    no_range = MisreadError(
        f"`{plain}` is not a range", "write 0.10-0.15, or {min: 0.10, max: 0.15}"
    )
    if len(ends) == 1:
        try:
            value = _float(_decimal(plain, unit))
        except SeveralError:
            raise no_range from None
        return value, value
    if len(ends) > 2:
        raise no_range
    least, most = _with_one_unit(ends[0], ends[1], unit)
    if least > most:
        raise MisreadError(f"`{plain}` begins above its end", "write the smaller number first")
    return least, most


@lru_cache(REMEMBERED)
def tolerance(text: str, unit: str) -> Range:
    """Read a tolerance such as ``±0.15``, ``+/-0.15`` or ``+0.20/-0.05`` as (plus, minus).

    Raises:
        MisreadError: as ``number``.
    """
    plain = re.sub(r"^(?:±|∓|\+\s?/?\s?-|-\s?/?\s?\+)\s*", "±", _normal(text))
    pair = re.fullmatch(_BOTH_SIDES, plain) if plain[:1] != "±" else None
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
        plain = " ".join((text if text.isascii() else _folded(text)).split())
        if len(plain) <= _LONGEST:  # some single characters stand for a whole sentence
            return plain
    raise MisreadError("this text is too long to be a number", "write one number")


def _folded(text: str) -> str:
    """Write plainly what has a sign of its own, such as ½, × or a long dash."""
    import unicodedata  # most orders have no such sign

    text = re.sub(_SUPERSCRIPT, "^", re.sub("[″”“]", '"', text))
    plain = unicodedata.normalize("NFKC", re.sub(_BEFORE_VULGAR, " ", text))
    plain = plain.replace("⁄", "/").replace("µ", "μ")
    return re.sub("[‐‑‒–—−﹣]", "-", plain).replace("〜", "~").replace("×", "x")


def _decimal(plain: str, unit: str) -> Decimal:
    if not plain.replace(".", "", 1).isdecimal():  # as most numbers are
        if kind_of(unit) == "money":
            plain = re.sub(_MONEY_FIRST, "", plain, count=1)
        plain = _with_decimal_point(_without_groups(plain))
    fraction = re.fullmatch(_FRACTION, plain) if "/" in plain else None
    if fraction:
        sign, whole_part, over, under, named = fraction.groups()
        if not int(under):
            raise MisreadError(f"`{plain}` divides by nothing", "write a number such as 0.25")
        value = Decimal(whole_part or 0) + Decimal(over) / Decimal(under)
        return _in_unit(-value if sign == "-" else value, named or "", unit)
    match = _PLAIN.fullmatch(plain)
    if not match or (match[2] or "").startswith((".", ",")):
        from pinspec.order.reading.no_unit import no_number  # only a mistake pays for it

        hedge = re.match(_HEDGES, plain)
        raise no_number(plain, unit, hedge[0].strip() if hedge else "")
    value = Decimal(match[1])
    if abs(value) >= _LARGEST:
        raise MisreadError(f"`{plain}` is far too large", write_in(unit))
    return _in_unit(value, match[2] or "", unit)


def _is_mixed_number(plain: str) -> bool:
    """Tell ``1-1/4 in``, which is one number, from ``1/4-1/2 in``, which is two."""
    fraction = re.fullmatch(_FRACTION, plain) if "/" in plain else None
    return fraction is not None and not re.search(r"\d\s*/|[-~.]", fraction[5] or "")


def _in_unit(value: Decimal, named: str, unit: str) -> Decimal:
    """Turn a value in the unit that its text names into the field's unit."""
    if not named:
        return value
    found = look_up(named.strip(), unit)
    if found is None:
        from pinspec.order.reading.no_unit import no_unit

        raise no_unit(value, named.strip(), unit)
    kind, factor = found
    if kind != kind_of(unit):
        change = write_in(unit) if unit else f"write the number alone: {float(value):.15g}"
        raise MisreadError(f"`{named.strip()}` is a unit of {kind}", change)
    return value * factor / factor_of(unit)


def _unit_of(text: str) -> str:
    match = re.search(r"[^\d\s.,+/eE-][^\d]*\d?$|\"$", text.strip())
    return match[0] if match else ""


def _with_decimal_point(plain: str) -> str:
    match = re.search(_COMMA, plain)
    if not match:
        return plain
    sign, before, after = match.groups()
    if len(after) == 3 and len(before) <= 3 and before.strip("0"):
        raise _two_ways(match[0], before + after, f"{before}.{after}")
    return plain.replace(match[0], f"{sign}{before}.{after}", 1)


def _without_groups(plain: str) -> str:
    match = re.match(_GROUPED, plain)
    return plain.replace(match[0], re.sub(r"[^\d+-]", "", match[0]), 1) if match else plain


def _two_ways(text: str, large: str, small: str) -> MisreadError:
    message = f"`{text}` is {large} in one country and {small} in another"
    return MisreadError(message, f"write {large} or {small}", ambiguous=True)

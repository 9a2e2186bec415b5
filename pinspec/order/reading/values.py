"""From one leaf of an order, text or plain data, to the value that its field asks for."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from pinspec import figures
from pinspec.nearest import fold
from pinspec.order.reading import numbers
from pinspec.order.reading.units import MisreadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pinspec.order.shape import Shape

YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_YEAR_LAST = r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})"
_LIKE_A_DATE = "write year-month-day, such as 2026-12-31"
_MOST_DIGITS = 16
_SHOWN = (str, bytes, int, float, complex, Decimal, datetime.date, datetime.time, type(None))
_ASKED: dict[str, tuple[str, tuple[type, ...]]] = {
    "text": ("text", (str,)),
    "word": ("a word", (str,)),
    "yes_no": ("yes or no", (bool,)),
    "date": ("a date", (datetime.date,)),
    "number": ("a number", (int, float, Decimal)),
    "whole": ("a whole number", (int,)),
    "span": ("a number or a range", (int, float, Decimal)),
    "tolerance": ("a number or a tolerance", (int, float, Decimal)),
}
"""What each kind of field asks for, and the classes of plain data that can say it."""


def of_text(text: str, shape: Shape) -> Any:
    """Read a leaf that is text.

    Raises:
        MisreadError: it is not what the field asks for; the error says how to write it.
    """
    return _READERS[shape.kind](text, shape)


def is_plain_number(text: str) -> bool:
    """Tell whether a text is just digits with at most a minus and a decimal point."""
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isdigit() and digits.isascii() and len(digits) < _MOST_DIGITS


def of_data(value: object, shape: Shape) -> Any:
    """Take a leaf that is not text, as a library's user gives it; raises as ``of_text``."""
    asked, classes = _ASKED[shape.kind]
    is_other = isinstance(value, bool) and shape.kind != "yes_no"
    if is_other or not isinstance(value, classes) or isinstance(value, datetime.datetime):
        raise MisreadError(f"{asked} is asked for here, not {quoted(value)}", f"give {asked}")
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return value
    try:
        number = float(value) + 0.0  # -0.0 would print as a minus
    except (OverflowError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise MisreadError(f"{quoted(value)} is not a number to reckon with", "give a number")
    if shape.kind in {"span", "tolerance"}:
        return _pair(shape, (number, number))
    return value if shape.kind == "whole" else number


def quoted(value: object) -> str:
    """Repeat a value in a message, but never more of it than a line holds."""
    if not isinstance(value, _SHOWN):  # what such things say of themselves may never end
        return f"something of type {figures.quoted(type(value).__name__)}"
    try:
        return figures.quoted(str(value))
    except ValueError:  # an int of thousands of digits
        return "`a number of thousands of digits`"


def _word(text: str, shape: Shape) -> str:
    word = _folded(shape.words).get(fold(text))
    if word is not None:
        return word
    from pinspec.order.reading.trade import advice  # only a mistake pays for it

    raise MisreadError(f"{quoted(text)} is not a word known here", advice(text, shape.words))


def is_word(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text is one of the words that a field knows, such as an ``open`` ring."""
    return fold(text) in _folded(words)


@cache
def _folded(words: tuple[str, ...]) -> dict[str, str]:
    return {fold(word): word for word in words}


def _yes_no(text: str, _: Shape) -> bool:
    try:
        return YES_NO[text.strip().casefold()]
    except KeyError:
        raise MisreadError(f"{quoted(text)} is neither yes nor no", "write yes or no") from None


def _date(text: str, _: Shape) -> datetime.date:
    plain = text.strip()
    if year_first := _YEAR_FIRST.fullmatch(plain):
        readings = _days(year_first.groups())
        if readings:
            return readings[0]
    elif year_last := re.fullmatch(_YEAR_LAST, plain):
        one, other, year = year_last.groups()
        orders = [(year, other, one), (year, one, other)]  # with points, the day stands first
        readings = _days(*(orders[:1] if "." in plain else orders))
        if len(readings) > 1:
            message = f"`{plain}` is {readings[0]} in one country and {readings[1]} in another"
            change = f"write {readings[0]} or {readings[1]}"
            raise MisreadError(message, change, ambiguous=True)
        if readings:
            raise MisreadError(f"`{plain}` does not begin with the year", f"write {readings[0]}")
    else:
        from pinspec.order.reading.month_names import day_of  # only a mistake pays for it

        day = day_of(plain)
        change = f"write {day}" if day else _LIKE_A_DATE
        raise MisreadError(f"{quoted(text)} is not a date{' in digits' if day else ''}", change)
    raise MisreadError(f"`{plain}` is no day of the calendar", _LIKE_A_DATE)


def _days(*parts: Sequence[str]) -> list[datetime.date]:
    """Give the days that are meant by year, month and day; each once, none that is not."""
    found: list[datetime.date] = []
    for year, month, day in parts:
        try:
            date = datetime.date(int(year), int(month), int(day))
        except ValueError:
            continue
        if date not in found:
            found.append(date)
    return found


def _pair(shape: Shape, ends: tuple[float, float]) -> dict[str, float]:
    first, second = ("min", "max") if shape.kind == "span" else ("plus", "minus")
    return {first: float(ends[0]), second: float(ends[1])}


_READERS: dict[str, Callable[[str, Shape], Any]] = {
    "text": lambda text, _: text.strip(),
    "word": _word,
    "yes_no": _yes_no,
    "date": _date,
    "number": lambda text, shape: numbers.number(text, shape.unit),
    "whole": lambda text, shape: numbers.whole(text, shape.unit),
    "span": lambda text, shape: _pair(shape, numbers.span(text, shape.unit)),
    "tolerance": lambda text, shape: _pair(shape, numbers.tolerance(text, shape.unit)),
}

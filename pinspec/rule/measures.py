"""What makes a sentence measurable: a number that somebody can hold a piece against.

It is one with a condition of viewing, a force, a count of pulls, or a tolerance. Imported only for
a text in which a vague phrase was found. Every repetition is bounded, so that none of the patterns
takes more time than the text is long.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty")
_NUMBER = r"(?<![\w.,])\d{1,9}(?:[.,]\d{1,9})?"
_COUNT = rf"(?:{_NUMBER}|\b(?:{'|'.join(_COUNTED)}))"
_GAP = r"[\s:=~≈(-]{0,4}"
_FILLED = (
    r"(?:[\s:=~≈(-]{1,4}"
    r"(?:a|an|the|about|approx|around|ca|of|by|least|most|distance)\b\.?){0,4}"
)
_LENGTH = r"""(?:(?:mm|cm|um|µm|μm|microns?|mils?|inch(?:es)?|in|percent|degrees?|deg)\b|["%°])"""
_AFAR = r"(?:cm|m|meters?|metres?|ft|feet|foot|inch(?:es)?|in)\b"
_SEEN = r"(?:\b(?:at|from|distance|viewed|viewing|within|length)|@)"
_FORCE = r"(?:n|newtons?|kgf|gf|lbf|ozf|cn|dan)\b"
_LOAD = r"(?:kg|g|lbs?|pounds?|oz)\b"
_PULLS = r"(?:(?:pull|cycle|time|opening|insertion|removal|drop|tug|twist)s?\b|x\b(?!\s?\d))"
_FAULTS = r"(?:scratch(?:es)?|(?:pit|mark|dot|spot|void|defect|flaw|line|hairline)s?)\b"
_LESS = r"(?:more|longer|larger|wider|deeper|bigger|greater|taller|less|smaller|shorter)"
_BOUND = (
    rf"(?:\b(?:(?:max|min|tol)\b\.?|(?:maximum|minimum|tolerance|at most|at least|up to|under"
    rf"|below|above|over|within|exceed|exceeds|exceeding|{_LESS} than)\b)|[<>≤≥]=?)"
)

_DELTA_E = r"(?:delta[\s-]{0,2}e|[δ∆]\s?e|\bciede|\bde)\s?(?:2000|1976|00|76|94)?"

_VIEWING = (
    rf"{_SEEN}{_FILLED}{_GAP}{_NUMBER}[\s-]?{_AFAR}",
    rf"{_SEEN}{_FILLED}{_GAP}\d{{3,4}}[\s-]?mm\b",
    rf"{_NUMBER}[\s-]?(?:{_AFAR}|mm\b)[\s-]{{1,2}}(?:away|distance|viewing|view)\b",
    r"\b(?:d\s?(?:50|55|65|75)|tl[\s-]?8[345]|\d{4,5}\s?k|\d{4,5}\s?kelvin|\d{2,5}\s?(?:lux|lx))\b",
)
_HOLD = (
    rf"{_NUMBER}\s?{_FORCE}",
    rf"{_COUNT}(?:[\s-]{{1,2}}[a-z/]{{1,12}}){{0,2}}[\s-]{{0,2}}{_PULLS}",
)
_TOLERANCE = (
    rf"(?:\+\s?/?\s?-|±|plus or minus){_GAP}{_NUMBER}",
    rf"{_BOUND}{_FILLED}{_GAP}{_NUMBER}\s?{_LENGTH}",
    rf"{_BOUND}{_FILLED}{_GAP}{_COUNT}(?:\s[a-z]{{1,12}})?\s{_FAULTS}",
    rf"{_NUMBER}\s?{_LENGTH}[\s(,]{{0,2}}(?:max|at most|tol|or (?:{_LESS}|under|below))",
    rf"\btol(?:erance)?\b\.?{_FILLED}{_GAP}{_NUMBER}",
    rf"{_DELTA_E}{_FILLED}(?:\s?{_BOUND}{_FILLED})?{_GAP}\d",
    rf"\bra\b{_FILLED}(?:\s?{_BOUND})?{_GAP}{_NUMBER}",  # roughness, and gloss
    rf"{_NUMBER}\s?(?:gu|gloss units?)\b",
)
_MEASURES = tuple(re.compile(one) for one in (*_VIEWING, *_HOLD, *_TOLERANCE))
_LOADED = re.compile(rf"{_NUMBER}\s?{_LOAD}")
_PULLED = re.compile(r"\b(?:pull(?:ed)?|hold(?:s|ing)?|load|force|withstands?|tension|tear)\b")
"""A mass is a force only where something pulls; else it is what the piece or its carton weighs."""
_DASHES = str.maketrans("‐‑‒–—−", "------")


def is_measurable(sentence: str) -> bool:
    """Tell whether a sentence holds a number that somebody can hold a piece against."""
    plain = normalize("NFKC", sentence).translate(_DASHES).replace("\xad", "").lower()
    if not any(one.isdigit() for one in plain) and not any(one in plain for one in _COUNTED):
        return False
    plain = " ".join(plain.split())
    if any(one.search(plain) for one in _MEASURES):
        return True
    return _LOADED.search(plain) is not None and _PULLED.search(plain) is not None

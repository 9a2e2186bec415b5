"""Which usual defects a list in free words names, in whatever words and order they stand.

An entry names a defect when it has a word of each group: ``loose pin back`` has one for what comes
off and one for its coming off. Where words fail us we take the entry's side: a list that leaves out
a defect is only asked about.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 200
"""Entries of a list that are read; a longer one is taken to be complete."""
_LONGEST = 200
"""Characters of an entry that are read."""
_STEM = 4
"""A word of the tables with so many letters also stands for words that begin with it."""


class _Said(NamedTuple):
    """A way to say something: a word of each group, and none of the others."""

    groups: frozenset[str]
    """Each as it is written, which is also what it is known by."""
    but_not: str

    def fits(self, met: frozenset[str]) -> bool:
        """Tell whether an entry that has a word of these groups says it."""
        return self.groups <= met and self.but_not not in met


def _said(*groups: str, but_not: str = "") -> _Said:
    return _Said(frozenset(groups), but_not)


HARDWARE = "detached or loose hardware"
BASE_METAL = "base metal on the front"
TEXT = "unreadable text"
PLATING_COLOR = "wrong plating color"
POSTS = "posts that keep the piece off its card"
PITS = "large pits on the face"
_USUALLY_MINOR = "what is usually minor"
_DOCUMENT = "a document that lists them"

_PARTS = (
    "hardware attachment fitting finding post pin back backing pinback clutch catch clasp clip "
    "needle magnet ring jumpring keyring chain loop hook bar fastener stud screw strap solder joint"
)
_METALS = "metal brass copper iron steel zinc alloy substrate"
_WRONG = (
    "wrong incorrect other different differ mismatch deviat mixed off outside beyond vari change "
    "discolor not"
)
_SMALL = "slight small tiny minor light faint little fine negligible hairline"
_SAYS_NOT = "not no wrong differ deviat mismatch outside beyond below off speck"
_WAYS: dict[str, tuple[_Said, ...]] = {
    HARDWARE: (
        _said(
            _PARTS,
            "detach loose loosen off broke broken break missing lost lose losing fall fell come "
            "came open weak separat fail unsolder unglued snapped damaged defect drop insecure",
            but_not="enamel color print plating text line position location",
        ),
    ),
    BASE_METAL: (
        _said("base bare expos raw uncovered", f"{_METALS} spot patch area"),
        _said(_METALS, "show visib through seen"),
        _said("unplated"),
        _said("plating plated", "missing worn peel flak chip bare incomplete skip lift without"),
    ),
    TEXT: (
        _said("unread illegib legib readab"),
        _said(
            "text letter word motto logo name number legend script font character wording type",
            "unclear blur smear fuzzy broken missing fill read clog closed lost smudge indistinct",
        ),
    ),
    PLATING_COLOR: (
        _said("plating plated finish metal electroplat gold nickel silver", _WRONG,
              but_not="base bare expos"),
        _said("color tone shade", _WRONG, but_not="enamel print pantone epoxy ink fill"),
    ),
    POSTS: (
        _said("card", "load mount insert fit sit seat hang go"),
        _said(
            "post pin hardware attachment back backing",
            "card mislocat misplac misalign mispos position location place crooked wrong shift "
            "hole slant tilt askew bent",
        ),
    ),
    PITS: (_said("pit pitt void poros pore pinhole crater pockmark cavit sinkhole blowhole"),),
    _USUALLY_MINOR: (
        _said(
            "polish buff", f"back rear reverse {_SMALL}",
            but_not="deep heavy large severe strong coarse gross front face obvious",
        ),
        _said(
            "tone shade hue color vari", f"within inside {_SMALL}", "plat tone finish gold nickel",
            but_not="outside beyond exceed not out over large wrong enamel print pantone epoxy",
        ),
        _said(
            "card", "align misalign crooked tilt askew skew straight", f"{_SMALL} cosmetic",
            but_not="large severe post pin",
        ),
    ),
    _DOCUMENT: (
        _said("list catalog appendix annex document manual guideline handbook pdf qc qa",
              but_not=_SAYS_NOT),
        _said(
            "standard drawing sheet spec criteria annexed",
            "see per as accord acc refer attached under following",
            but_not=_SAYS_NOT,
        ),
        _said("see refer", "page chapter section number photo attached sample", but_not=_SAYS_NOT),
    ),
}  # fmt: skip


def _by_beginning(ways: Iterable[_Said]) -> dict[str, list[tuple[str, str]]]:
    """Lay out the words of all groups, each with its group, by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for group in {one for way in ways for one in (*way.groups, way.but_not)}:
        for word in group.split():
            found.setdefault(word[:_STEM], []).append((word, group))
    return found


_KNOWN = _by_beginning(chain(*_WAYS.values()))


@lru_cache(MOST)
def _names(entry: str) -> frozenset[str]:
    """Give all that an entry names; remembered, as orders of one house repeat their lists."""
    met = _met(entry)
    return frozenset(name for name, ways in _WAYS.items() if any(one.fits(met) for one in ways))


def _met(entry: str) -> frozenset[str]:
    """Give the groups that an entry has a word of, be it in the plural or in British spelling."""
    text = entry.casefold().replace("colour", "color")
    words = "".join(one if one.isalnum() else " " for one in text).split()
    short = [one[:-1] for one in words if one.endswith("s") and len(one) <= _STEM]
    return frozenset(
        group
        for word in (*words, *short)
        for known, group in _KNOWN.get(word[:_STEM], ())
        if word.startswith(known)
    )


def left_out(listed: Sequence[str], usual: Iterable[str]) -> list[str]:
    """Give those usual defects that no entry of a list names.

    An entry that points at a document, such as a list of the buyer's own, covers them all.
    """
    if len(listed) > MOST:
        return []
    named = frozenset[str]().union(*(_names(one[:_LONGEST]) for one in listed))
    return [] if _DOCUMENT in named else [name for name in usual if name not in named]


def is_usually_minor(entry: str) -> bool:
    """Tell whether an entry names what is usually graded as minor (F142, F143, F144)."""
    return _USUALLY_MINOR in _names(entry[:_LONGEST])

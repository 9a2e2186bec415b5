"""Which usual defects a list in free words names, in whatever words and order they stand.

An entry names a defect when it has a word of each group: ``loose pin back`` has one for what comes
off and one for its coming off. Where words fail us we take the entry's side: a list that leaves out
a defect is only asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 200
"""Entries of a list that are read; a longer one is taken to be complete."""
_LONGEST = 200
"""Characters of an entry that are read."""
_STEM = 4
"""A word of the tables with so many letters also stands for words that begin with it."""


class _AnyOf(NamedTuple):
    whole: frozenset[str]
    stems: tuple[str, ...]

    def meets(self, words: frozenset[str]) -> bool:
        if not words.isdisjoint(self.whole):
            return True
        return bool(self.stems) and any(word.startswith(self.stems) for word in words)


class _Said(NamedTuple):
    """A way to say something: a word of each group, and none of the others."""

    groups: tuple[_AnyOf, ...]
    but_not: _AnyOf

    def fits(self, words: frozenset[str]) -> bool:
        """Tell whether an entry of these words says it."""
        return all(one.meets(words) for one in self.groups) and not self.but_not.meets(words)


def _said(*groups: str, but_not: str = "") -> _Said:
    return _Said(tuple(_any_of(one) for one in groups), _any_of(but_not))


def _any_of(words: str) -> _AnyOf:
    known = words.split()
    return _AnyOf(frozenset(known), tuple(one for one in known if len(one) >= _STEM))


def _words(entry: str) -> frozenset[str]:
    """Give the words of an entry, each also without its plural and in American spelling."""
    text = entry[:_LONGEST].casefold().replace("colour", "color")
    found = "".join(one if one.isalnum() else " " for one in text).split()
    return frozenset(found) | {one.removesuffix("s") for one in found}


HARDWARE = "detached or loose hardware"
BASE_METAL = "base metal on the front"
TEXT = "unreadable text"
PLATING_COLOR = "wrong plating color"
POSTS = "posts that keep the piece off its card"
PITS = "large pits on the face"

_PARTS = (
    "hardware attachment fitting finding post pin back backing pinback clutch catch clasp clip "
    "needle magnet ring jumpring keyring chain loop hook bar fastener stud screw strap solder joint"
)
_METALS = "metal brass copper iron steel zinc alloy substrate"
_WRONG = (
    "wrong incorrect other different differ mismatch deviat mixed off outside beyond vari change "
    "discolor not"
)
_USUAL: dict[str, tuple[_Said, ...]] = {
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
}  # fmt: skip

_SMALL = "slight small tiny minor light faint little fine negligible hairline"
_USUALLY_MINOR = (
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
)  # fmt: skip

_SAYS_NOT = "not no wrong differ deviat mismatch outside beyond below off speck"
_DOCUMENT = (
    _said("list catalog appendix annex document manual guideline handbook pdf qc qa",
          but_not=_SAYS_NOT),
    _said(
        "standard drawing sheet spec criteria annexed",
        "see per as accord acc refer attached under following",
        but_not=_SAYS_NOT,
    ),
    _said("see refer", "page chapter section number photo attached sample", but_not=_SAYS_NOT),
)  # fmt: skip


def left_out(listed: Sequence[str], usual: Iterable[str]) -> list[str]:
    """Give those usual defects that no entry of a list names.

    An entry that points at a document, such as a list of the buyer's own, covers them all.
    """
    if len(listed) > MOST:
        return []
    entries = [_words(one) for one in listed]
    if any(_says(one, _DOCUMENT) for one in entries):
        return []
    return [name for name in usual if not any(_says(one, _USUAL[name]) for one in entries)]


def is_usually_minor(entry: str) -> bool:
    """Tell whether an entry names what is usually graded as minor (F142, F143, F144)."""
    return _says(_words(entry), _USUALLY_MINOR)


def _says(words: frozenset[str], ways: Iterable[_Said]) -> bool:
    return any(one.fits(words) for one in ways)

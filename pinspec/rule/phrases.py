"""Vague phrases: where they stand in an order, as whole words in any case.

What is done here is done for every order; only where a phrase stands are sentences taken apart
(``sentences.py``) and numbers looked for (``measures.py``).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.finding import Verdict
    from pinspec.order.texts import Text, Texts
    from pinspec.path import Path

NAMED_AT_ONCE = 3
"""So many phrases of one text a message names."""


class Phrases:
    """The phrases of a rule, and where it looks for them."""

    def __init__(
        self, verdict: Verdict, phrases: tuple[str, ...], sound: tuple[str, ...],
        blocks: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.verdict = verdict
        """What they bring where something is demanded; in a remark they are cosmetic."""
        self.phrases = phrases
        """In lower case, with single blanks."""
        self.sound = sound
        """Longer ones around these, in which they do not count."""
        self.blocks = blocks
        """The blocks that are searched; none for the whole order."""

    def texts(self, texts: Texts) -> Iterator[Text]:
        """Give the texts in which any of the phrases stands, vague or not."""
        if not self._first_words.isdisjoint(texts.words) and self._stands_in(texts.joined):
            yield from (one for one in self.searched(texts) if self._stands_in(one.words))

    def searched(self, texts: Texts) -> Iterator[Text]:
        """Give the texts that the rule looks at."""
        return (one for one in texts.all if self.reaches(one.path))

    def reaches(self, path: Path) -> bool:
        """Tell whether a field lies in a block that is searched."""
        return not self.blocks or path[0] in self.blocks

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """The word that each phrase begins with, by which most orders are done with."""
        return frozenset(one.partition(" ")[0] for one in self.phrases)

    @cached_property
    def _between_blanks(self) -> tuple[str, ...]:
        return tuple(f" {one} " for one in self.phrases)

    def _stands_in(self, words: str) -> bool:
        return any(one in words for one in self._between_blanks)


def named(phrases: Iterable[str]) -> str:
    """Name phrases in a message: ``"good polish" and "nice finish"``."""
    quoted = [f'"{one}"' for one in phrases]
    *most, last = quoted[:NAMED_AT_ONCE]
    if len(quoted) > NAMED_AT_ONCE:
        return f"{', '.join([*most, last])} and more"
    return f"{', '.join(most)} and {last}" if most else last

"""From the ``phrases`` of a rule file to what is looked for in the texts of orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.finding import Verdict
from pinspec.language.vocabulary import hint
from pinspec.order.model import Order
from pinspec.order.texts import is_searched, words_of
from pinspec.rule.phrases import Phrases

if TYPE_CHECKING:
    from pinspec.rule.mistakes import Mistakes
    from pinspec.rule.schema import RuleFile
    from pinspec.source import Source


def compile_phrases(file: RuleFile, source: Source, mistakes: Mistakes) -> Phrases | None:
    """Compile the phrases of a rule; ``None`` where it has none or they have a mistake."""
    before = len(mistakes.found)
    _check_keys(file, source, mistakes)
    phrases, sound, blocks = file.phrases or [], file.but_not or [], file.within or []
    _check_words("phrases", phrases, source, mistakes)
    _check_words("but_not", sound, source, mistakes)
    for place, one in enumerate(sound):
        if not any(f" {phrase} " in f" {one} " and phrase != one for phrase in phrases):
            message = "none of the phrases stands in this one, so it is sound already"
            mistakes.note(source, ("but_not", place), message)
    _check_blocks(blocks, source, mistakes)
    if not phrases or file.verdict is None or len(mistakes.found) > before:
        return None
    return Phrases(Verdict[file.verdict.upper()], tuple(phrases), tuple(sound), tuple(blocks))


def _check_keys(file: RuleFile, source: Source, mistakes: Mistakes) -> None:
    """Refuse keys that say nothing beside phrases, or nothing without them."""
    if file.phrases is None:
        stray: dict[str, object] = {
            "in": file.within, "but_not": file.but_not, "verdict": file.verdict
        }  # fmt: skip
        message = "is for rules with `phrases`"
    else:
        stray = {"each": file.each, "at": file.at}
        message = "says nothing here, as a rule with `phrases` looks at texts"
        if file.verdict is None:
            missing = "say which `verdict` these bring: respec or cosmetic"
            mistakes.note(source, ("phrases",), missing, at="key")
    for key, value in stray.items():
        if value is not None:
            mistakes.note(source, (key,), f"`{key}` {message}", at="key")


def _check_words(key: str, phrases: list[str], source: Source, mistakes: Mistakes) -> None:
    """Refuse a phrase that would never be found, or that is found anyway."""
    for place, phrase in enumerate(phrases):
        plain = words_of(phrase).strip()
        if not plain:
            mistakes.note(source, (key, place), "there is no word in this phrase")
        elif phrase != plain:
            message = f"texts are searched in lower case, word by word: write it as `{plain}`"
            mistakes.note(source, (key, place), message)
        elif phrase in phrases[:place]:
            mistakes.note(source, (key, place), f"`{phrase}` stands here twice")


def _check_blocks(blocks: list[str], source: Source, mistakes: Mistakes) -> None:
    known = [key for key in Order.model_fields if is_searched((key,), Order)]
    for place, block in enumerate(blocks):
        if block not in known:
            message = f"the order has no texts in `{block}`{hint(block, known)}"
            mistakes.note(source, ("in", place), message)
        elif block in blocks[:place]:
            mistakes.note(source, ("in", place), f"`{block}` stands here twice")

"""What settings choose: the rulebook that an order is held against, and the rules not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.config.errors import ConfigError
from pinspec.errors import PinspecError, RulebookError
from pinspec.finding import Form
from pinspec.nearest import nearest
from pinspec.rule.makes import MAKES
from pinspec.rulebook.book import Rulebook
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pinspec.config.settings import SetBy, Settings
    from pinspec.rule.makes import Makes
    from pinspec.rule.rule import Required, Rule


_OF_FORM = frozenset(word for one in Form for word in (one.code, one.rule))
_OF_WAIVERS = frozenset(word for one in Lapse for word in (one.code, one.rule))


class ChoiceError(PinspecError):
    """An option of the command chooses what is not there, or what can't be chosen."""


def chosen_rulebook(settings: Settings) -> Rulebook:
    """Give the built-in rulebook with the packs and the one factory of the settings.

    Raises:
        RulebookError: a pack or factory file has mistakes.
        ConfigError: the config names a factory that is not there.
        PinspecError: an option does.
    """
    book = Rulebook.built_in()
    if settings.rules:
        book = book.with_packs(*settings.rules)
    for named in settings.factory:
        try:
            book = book.at_factory(named)
        except RulebookError:
            raise
        except PinspecError as error:
            by = settings.origin("factory", named)
            if not by.line:
                raise
            problem = f"{by.place}: `factory`: {error.message}"
            raise ConfigError((problem,), settings.config) from None
    return book


def switched_off(settings: Settings, books: Iterable[Rulebook]) -> frozenset[str]:
    """Turn codes and names of rules into the codes that are not asked.

    What is mandatory is asked, whatever is selected.

    Raises:
        ConfigError: with every rule of the config that is not there, or is mandatory but ignored.
        ChoiceError: an option names such a rule, or no rule is left to ask.
    """
    entries = {one.code: one for book in books for one in book.entries}
    choice = _Choice(settings, entries)
    wanted, unwanted = choice.codes("select"), choice.codes("ignore")
    mandatory = choice.codes("mandatory")
    choice.refuse_ignored(mandatory)
    choice.refuse_problems()
    known = entries.keys()
    asked = wanted if settings.select else known
    off = frozenset(known - asked | unwanted) - mandatory
    if off == known:
        raise ChoiceError("no rule is left to ask")
    return off


class _Choice:
    """The rules that settings name, with all that is wrong with them."""

    def __init__(self, settings: Settings, entries: Mapping[str, Rule | Required | Makes]) -> None:
        self.settings = settings
        self.entries = entries
        """By code."""
        self.problems: list[tuple[SetBy, str]] = []

    def codes(self, key: str) -> frozenset[str]:
        """Find what is meant by the words of a key.

        Packs can ask for fields under a name of ours, so that it may be several.
        """
        found: set[str] = set()
        for word in getattr(self.settings, key):
            meant = self._meant(word)
            if not meant and word not in MAKES:  # which only the rulebook of some factories has
                self._note(key, word, _no_such_rule(word, self.entries))
            found |= meant
        return frozenset(found)

    def refuse_ignored(self, mandatory: frozenset[str]) -> None:
        """Note what is ignored but mandatory."""
        for word in self.settings.ignore:
            if self._meant(word) & mandatory:
                self._note("ignore", word, f"{word} is mandatory: it can't be ignored")

    def refuse_problems(self) -> None:
        """Raise with what was noted; what the config says before what options do."""
        problems = [f"{by.place}: {message}" for by, message in sorted(self.problems) if by.line]
        if problems:
            raise ConfigError(tuple(problems), self.settings.config)
        for _, message in self.problems:
            raise ChoiceError(message)

    def _meant(self, word: str) -> set[str]:
        each = self.entries.items()
        return {code for code, one in each if word in {code, one.name, *one.formerly}}

    def _note(self, key: str, word: str, message: str) -> None:
        by = self.settings.origin(key, word)
        self.problems.append((by, f"`{key}`: {message}" if by.line else message))


def _no_such_rule(word: str, entries: Mapping[str, Rule | Required | Makes]) -> str:
    if word in _OF_WAIVERS:
        return f"{word} is about waivers and can't be switched off; `--no-waivers` honours none"
    if word in _OF_FORM:
        return f"{word} is about the form of the file and can't be switched off"
    near = nearest(word, [*(one.name for one in entries.values()), *entries])
    way = f"did you mean {near}?" if near else "see `pinspec rules`"
    return f"there is no rule {word}, {way}"

"""Proves a rulebook by its own examples: does each rule say what its examples say it does?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pinspec.asking import Outcome, ask, cases_of
from pinspec.completeness import ask_required
from pinspec.errors import PinspecError
from pinspec.finding import Finding, Gate
from pinspec.order.load import load
from pinspec.report import NotJudged
from pinspec.rule.case import Case
from pinspec.rule.examples import by_kind, order_of
from pinspec.rule.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from pinspec.rule.ranges import Range
    from pinspec.rule.rule import Required
    from pinspec.rule.schema import Example
    from pinspec.rulebook.book import Rulebook


class Result(enum.Enum):
    """What came of an example."""

    OK = "ok"
    NOISY = "noisy"
    """The rule spoke where it should be silent."""
    MISSING = "missing"
    """The rule was silent where it should speak."""
    WRONG = "wrong"
    """The rule came to another verdict, or to pass instead of irrelevant."""


@dataclass(frozen=True, slots=True)
class Proved:
    """One example and what came of it."""

    code: str
    rule: str
    example: str
    result: Result
    expected: str
    found: str


def prove(rulebook: Rulebook) -> Iterator[Proved]:
    """Try every example of every rule and required file that was read with them.

    Raises:
        PinspecError: none was.
    """
    entries: tuple[Rule | Required, ...] = (*rulebook.rules, *rulebook.required)
    if all(entry.examples is None for entry in entries):
        message = "this rulebook was read without its examples"
        raise PinspecError(message, "give Rulebook.built_in().checked() in its place")
    return _proved(rulebook)


def _proved(rulebook: Rulebook) -> Iterator[Proved]:
    bases = rulebook.bases
    entries: tuple[Rule | Required, ...] = (*rulebook.rules, *rulebook.required)
    for entry in entries:
        for expected, _, example in by_kind(entry.examples):
            found = _outcome(entry, example, bases, rulebook.deck.ranges)
            if found == "pass" and expected == "irrelevant" and not isinstance(entry, Rule):
                found = expected  # a block that owes nothing passes
            result = _result(expected, found)
            yield Proved(entry.code, entry.name, example.name, result, expected, found)


def _outcome(
    entry: Rule | Required, example: Example, bases: Mapping[str, Any], ranges: Mapping[str, Range]
) -> str:
    loaded = load(order_of(example, bases))
    assert loaded.order is not None  # noqa: S101
    header = loaded.order.order
    gate = Gate.of(header.gate) if header and header.gate else Gate.RELEASE
    case = Case.of(loaded.order, gate, loaded.unreadable, loaded.written, ranges)
    if not isinstance(entry, Rule):
        first = next(iter(ask_required(entry, case)), Outcome.PASSED)
        told = "not judged" if isinstance(first, NotJudged) else "pass"
        return first.verdict.word if isinstance(first, Finding) else told
    outcomes = [ask(entry, one) for one in cases_of(entry, case)]
    verdicts = [one.verdict for one in outcomes if isinstance(one, Finding)]
    if verdicts:
        return max(verdicts).word
    if any(isinstance(one, NotJudged) for one in outcomes):
        return "not judged"
    return "pass" if Outcome.PASSED in outcomes else "irrelevant"


def _result(expected: str, found: str) -> Result:
    if expected == found:
        return Result.OK
    silent, spoken = {"pass", "irrelevant", "not judged"}, {"cosmetic", "respec"}
    if expected in silent and found in spoken:
        return Result.NOISY
    if expected in spoken and found in silent:
        return Result.MISSING
    return Result.WRONG

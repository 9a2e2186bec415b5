"""Asks one rule about one order, one item of its lists, or one of its texts."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

from pinspec.finding import Finding
from pinspec.report import NotJudged
from pinspec.rule.limits import waits

if TYPE_CHECKING:
    from pinspec.rule.case import Case
    from pinspec.rule.rule import Rule, Test


class Outcome(enum.Enum):
    """What a rule makes of a case when it has nothing to say."""

    PASSED = enum.auto()
    IRRELEVANT = enum.auto()


Judged: TypeAlias = Finding | NotJudged | Outcome


def cases_of(rule: Rule, case: Case) -> list[Case]:
    """Give the cases that a rule looks at.

    They are the order, each item of its list, or each text in which one of its phrases stands.
    """
    each = rule.each
    if rule.phrases:
        return [case.of_text(one.path) for one in rule.phrases.texts(case.texts)] or [case]
    if each is None:
        return [case]
    return [
        case.of_item(each.var, item, (*each.path, place) if each.is_field else ())
        for place, item in enumerate(each.items.ask(case.scope) or [])
    ]


def ask(rule: Rule, case: Case) -> Judged:
    """Ask one rule about one case."""
    if rule.phrases and not case.item:  # none of them stands anywhere
        return Outcome.PASSED if any(rule.phrases.searched(case.texts)) else Outcome.IRRELEVANT
    if case.is_unreadable(rule.reads):
        if rule.when and rule.when.surely(case) is False:
            return Outcome.IRRELEVANT
        return NotJudged(rule.code, rule.name, case.unreadable_among(rule.reads), unreadable=True)
    if rule.when:
        applies = rule.when.ask(case.scope)
        if applies is None:
            return NotJudged(rule.code, rule.name, case.missing(rule.when.needs))
        if not applies:
            return Outcome.IRRELEVANT
    if rule.phrases:
        from pinspec.found import in_text  # here and below: an order that passes needs none of it

        return in_text(rule, rule.phrases, case) or Outcome.PASSED
    return _measure(rule, case) if rule.measure else _test(rule, case)


def _test(rule: Rule, case: Case) -> Judged:
    unknown: list[Test] = []
    for verdict, test in rule.tests:
        answer = test.ask(case.scope)
        if answer:
            from pinspec.found import finding_of

            return finding_of(rule, case, verdict, {})
        unknown += [test] if answer is None else []
    if unknown:
        needs = {read for test in unknown for read in test.needs}
        return NotJudged(rule.code, rule.name, case.missing(needs))
    return Outcome.PASSED


def _measure(rule: Rule, case: Case) -> Judged:
    assert rule.measure is not None  # noqa: S101
    assert rule.limit is not None  # noqa: S101
    value = rule.measure.ask(case.scope)
    if value is None:
        return NotJudged(rule.code, rule.name, case.missing(rule.measure.needs))
    if not rule.limit.can_turn_down(value):  # so that no number need be picked
        return Outcome.PASSED if rule.limit.holds_for(case) else Outcome.IRRELEVANT
    found = list(rule.limit.applying(case))
    broken = [one for one in found if one.threshold.broken_by(value, one.number)]
    if broken:
        from pinspec.found import over_the_limit

        return over_the_limit(rule, case, value, broken, found)
    columns = list(waits(rule.limit, value, case))
    if columns:
        unreadable = case.unreadable_among({read for one in columns for read in one.when.reads})
        missing = case.missing({read for one in columns for read in one.when.needs})
        return NotJudged(rule.code, rule.name, unreadable or missing, bool(unreadable))
    return Outcome.PASSED if found else Outcome.IRRELEVANT

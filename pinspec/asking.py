"""Asks one rule about one order, one item of its lists, or one of its texts."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

from pinspec.finding import Evidence, Finding, Verdict
from pinspec.language.read import LIMIT
from pinspec.order.fields import unit_of, written_in
from pinspec.path import show
from pinspec.report import NotJudged
from pinspec.rule.limits import allowed, goal, waits
from pinspec.rule.wording import measured_words

if TYPE_CHECKING:
    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.limits import Applying
    from pinspec.rule.phrases import Phrases
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
        return _read(rule, rule.phrases, case)
    return _measure(rule, case) if rule.measure else _test(rule, case)


def _read(rule: Rule, phrases: Phrases, case: Case) -> Judged:
    """Judge one text in which a phrase of the rule stands."""
    from pinspec.rule.phrases import named
    from pinspec.rule.sentences import vague_in  # most orders are not vague

    text = next(one for one in case.texts.all if one.path == case.item)
    vague = vague_in(text.text, phrases.phrases, phrases.sound)
    if not vague:
        return Outcome.PASSED
    verdict = Verdict.COSMETIC if text.is_comment else phrases.verdict
    finding = _finding(rule, case, verdict, {"phrases": named(one.phrase for one in vague)})
    sentence = Evidence(show(case.item), vague[0].sentence)
    said = (Evidence("phrase", one.phrase) for one in vague)
    return finding._replace(path=case.item, part=vague[0].part, evidence=(sentence, *said))


def _test(rule: Rule, case: Case) -> Judged:
    unknown: list[Test] = []
    for verdict, test in rule.tests:
        answer = test.ask(case.scope)
        if answer:
            return _finding(rule, case, verdict, {})
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
        return _over_the_limit(rule, case, value, broken, found)
    columns = list(waits(rule.limit, value, case))
    if columns:
        unreadable = case.unreadable_among({read for one in columns for read in one.reads})
        missing = case.missing({read for one in columns for read in one.needs})
        return NotJudged(rule.code, rule.name, unreadable or missing, bool(unreadable))
    return Outcome.PASSED if found else Outcome.IRRELEVANT


def _over_the_limit(
    rule: Rule, case: Case, value: float, broken: list[Applying], found: list[Applying]
) -> Finding:
    """Say which of the numbers that apply is broken, and which must be reached to pass."""
    assert rule.measure is not None  # noqa: S101
    assert rule.limit is not None  # noqa: S101
    decisive = max(broken, key=lambda one: one.threshold.verdict)
    written = case.written.get(_points_at(rule, case), "")
    unit = rule.unit or written_in(rule.limit.name)
    words = measured_words(value, written, decisive, goal(found, decisive), unit)
    limit = allowed(decisive, rule.limit)
    finding = _finding(rule, case, decisive.threshold.verdict, words)
    named = "" if rule.message.names_column or not limit.origin else f"; that {words['allowed']}"
    return finding._replace(
        message=finding.message + named,
        measured=Evidence(rule.measure.text, value, rule.unit, written),
        allowed=limit,
        facts=tuple(dict.fromkeys((*rule.facts, *limit.facts))),
    )


def _finding(rule: Rule, case: Case, verdict: Verdict, words: dict[str, str]) -> Finding:
    label = rule.label.fill(case, words) if rule.label else words.get("bound", "")
    stop = rule.change_respec if verdict is Verdict.RESPEC else None
    change = stop or rule.change
    return Finding(
        code=rule.code,
        rule=rule.name,
        verdict=verdict,
        category=rule.category,
        path=_points_at(rule, case),
        message=rule.message.fill(case, words),
        label=label,
        if_it_ships=rule.if_it_ships,
        change=change.fill(case, words),
        cost=rule.cost.cost(case.scope[LIMIT], case) if rule.cost else None,
        evidence=_evidence(rule, case),
        facts=rule.facts,
    )


def _evidence(rule: Rule, case: Case) -> tuple[Evidence, ...]:
    """The stated plain values that the rule looked at."""
    paths = dict.fromkeys(path for read in sorted(rule.reads) for path in case.paths(read))
    values = ((path, case.value(path)) for path in paths)
    return tuple(
        Evidence(show(path), value, unit_of(str(path[-1])), case.written.get(path, ""))
        for path, value in values
        if isinstance(value, (bool, int, float, str))
    )


def _points_at(rule: Rule, case: Case) -> Path:
    """Find the first field that is stated among those that a finding may point at."""
    paths = [path for read in rule.at for path in case.paths(read)]
    stated = (path for path in paths if case.value(path) is not None)
    return next(stated, paths[0] if paths else ())

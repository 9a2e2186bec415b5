"""Makes findings: what a rule has to say of a case, with the values that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.evidence import Allowed, Evidence
from pinspec.finding import Finding, Verdict
from pinspec.language.read import LIMIT
from pinspec.order.fields import unit_of, written_in
from pinspec.path import show
from pinspec.rule.limits import goal
from pinspec.rule.wording import measured_words

if TYPE_CHECKING:
    from pinspec.path import Path
    from pinspec.rule.case import Case
    from pinspec.rule.limits import Applying, Limit
    from pinspec.rule.phrases import Phrases
    from pinspec.rule.rule import Rule


def in_text(rule: Rule, phrases: Phrases, case: Case) -> Finding | None:
    """Judge one text in which a phrase of the rule stands, be it in a sentence that is sound."""
    from pinspec.rule.phrases import named
    from pinspec.rule.sentences import vague_in  # most orders are not vague

    text = next(one for one in case.texts.all if one.path == case.item)
    vague = vague_in(text.text, phrases.phrases, phrases.sound)
    if not vague:
        return None
    verdict = Verdict.COSMETIC if text.is_comment else phrases.verdict
    finding = finding_of(rule, case, verdict, {"phrases": named(one.phrase for one in vague)})
    sentence = Evidence(show(case.item), vague[0].sentence)
    said = (Evidence("phrase", one.phrase) for one in vague)
    return finding._replace(path=case.item, part=vague[0].part, evidence=(sentence, *said))


def over_the_limit(
    rule: Rule, case: Case, value: float, broken: list[Applying], found: list[Applying]
) -> Finding:
    """Say which of the numbers that apply is broken, and which must be reached to pass."""
    assert rule.measure is not None  # noqa: S101
    assert rule.limit is not None  # noqa: S101
    decisive = max(broken, key=lambda one: one.threshold.verdict)
    written = case.written.get(_points_at(rule, case), "")
    unit = rule.unit or written_in(rule.limit.name)
    words = measured_words(value, written, decisive, goal(found, decisive), unit)
    limit = _allowed(decisive, rule.limit)
    finding = finding_of(rule, case, decisive.threshold.verdict, words)
    named = "" if rule.message.names_column or not limit.origin else f"; that {words['allowed']}"
    return finding._replace(
        message=finding.message + named,
        measured=Evidence(rule.measure.text, value, rule.unit, written),
        allowed=limit,
        facts=tuple(dict.fromkeys((*rule.facts, *limit.facts))),
    )


def finding_of(rule: Rule, case: Case, verdict: Verdict, words: dict[str, str]) -> Finding:
    """Say what a rule finds, with the words of its measure or phrases filled in."""
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


def _allowed(applying: Applying, limit: Limit) -> Allowed:
    """Write down what a measured value was held against; our facts carry no factory's number."""
    column = applying.column
    facts = column.facts if column.origin else (*applying.threshold.facts, *column.facts)
    return Allowed(
        value=applying.number,
        unit=limit.unit,
        edge=applying.threshold.edge,
        limit=limit.name,
        column=column.means,
        assumed=tuple(show(path) for path in applying.assumed),
        facts=tuple(dict.fromkeys(facts)),
        origin=column.origin,
    )

"""Asks every rule about an order. It knows no file, no format and no command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.asking import Outcome, ask, cases_of
from pinspec.completeness import ask_required
from pinspec.finding import Finding, Gate
from pinspec.path import covers
from pinspec.report import NotJudged, Report
from pinspec.rule.case import Case

if TYPE_CHECKING:
    from collections.abc import Collection

    from pinspec.finding import Span
    from pinspec.order.load import Loaded
    from pinspec.path import Path
    from pinspec.rule.rule import Rule
    from pinspec.rulebook.book import Rulebook
    from pinspec.source import Source

_NOWHERE = 1_000_000
"""Behind every line: where a finding is sorted whose block is not in the file."""


def judge(
    loaded: Loaded,
    rulebook: Rulebook,
    *,
    name: str,
    gate: Gate | None = None,
    switched_off: Collection[str] = (),
    source: Source | None = None,
) -> Report:
    """Judge one order.

    Args:
        loaded: the order as far as it could be read.
        rulebook: what it is held against.
        name: what the order is called in the report.
        gate: how far the order has come; the order's own gate, or release, if not given.
        switched_off: the codes of rules that are not to be asked.
        source: the text of the order, to find the places of the findings.
    """
    findings = list(loaded.findings)
    not_judged: list[NotJudged] = []
    passed: list[str] = []
    header = loaded.order.order if loaded.order else None
    if gate is None:
        gate = _own_gate(header.gate if header else None, loaded.unreadable)
    if loaded.order is not None:
        case = Case.of(loaded.order, gate, loaded.unreadable, loaded.written, rulebook.deck.ranges)
        absent = case.absent()
        for rule in rulebook.rules:
            if rule.code in switched_off or rule.within in absent:
                continue
            outcome = _outcome(rule, case)
            if outcome is Outcome.PASSED:
                passed.append(rule.name)
            elif not isinstance(outcome, Outcome):
                findings += [one for one in outcome if isinstance(one, Finding)]
                not_judged += _waiting(rule, outcome)
        tables = (one for one in rulebook.required if one.code not in switched_off)
        asked = [told for one in tables for told in ask_required(one, case, absent)]
        asked += _ask_factory(rulebook, case, switched_off)
        findings += [told for told in asked if isinstance(told, Finding)]
        not_judged += [told for told in asked if isinstance(told, NotJudged)]
    return Report(
        name=name,
        gate=gate,
        quantity=header.quantity if header else None,
        rulebook=rulebook,
        findings=placed(findings, source),
        not_judged=tuple(not_judged),
        passed=tuple(passed),
        switched_off=tuple(sorted(switched_off)),
        order=loaded.order,
        source=source,
        unreadable=loaded.unreadable,
    )


def _own_gate(word: str | None, unreadable: frozenset[Path]) -> Gate:
    """Find the order's gate; what a gate asks for can't be asked by one that can't be read."""
    if covers(unreadable, ("order", "gate")):
        return Gate.CONCEPT
    return Gate.of(word) if word else Gate.RELEASE


def _outcome(rule: Rule, case: Case) -> Outcome | list[Finding | NotJudged]:
    """Ask a rule about all that it looks at in an order: what it has to say, if anything."""
    if rule.each is None and rule.phrases is None:  # as most rules are
        outcome = ask(rule, case)
        return outcome if isinstance(outcome, Outcome) else [outcome]
    outcomes = [ask(rule, one) for one in cases_of(rule, case)]
    if not outcomes:
        return _without_items(rule, case)
    spoken = [one for one in outcomes if not isinstance(one, Outcome)]
    return spoken or (Outcome.PASSED if Outcome.PASSED in outcomes else Outcome.IRRELEVANT)


def _without_items(rule: Rule, case: Case) -> Outcome | list[Finding | NotJudged]:
    """Tell a list without items from a computed one that is not known yet.

    That has no items either, and would else pass in silence.
    """
    if rule.each and not rule.each.is_field and rule.each.items.ask(case.scope) is None:
        waits_for = case.missing(rule.each.items.needs)
        if waits_for:
            return [NotJudged(rule.code, rule.name, waits_for)]
    return Outcome.IRRELEVANT


def _ask_factory(
    rulebook: Rulebook, case: Case, switched_off: Collection[str]
) -> list[Finding | NotJudged]:
    """Ask whether the factory, if the order is judged at one, makes such a thing at all."""
    makes = rulebook.factory.makes if rulebook.factory else None
    if makes is None or makes.code in switched_off:
        return []
    from pinspec.making import ask_makes  # most orders are judged at no factory

    always = {row.fields[0][0] for one in rulebook.required for row in one.rows if not row.when}
    return ask_makes(makes, case, always)


def _waiting(rule: Rule, spoken: list[Finding | NotJudged]) -> list[NotJudged]:
    found = [one for one in spoken if isinstance(one, NotJudged)]
    paths = tuple(dict.fromkeys(path for one in found for path in one.waits_for))
    unreadable = all(one.unreadable for one in found)
    return [NotJudged(rule.code, rule.name, paths, unreadable)] if found else []


def placed(findings: list[Finding], source: Source | None) -> tuple[Finding, ...]:
    """Turn paths into places, late, and sort by verdict, line and code."""
    if source is not None:
        findings = [one if one.span else one._replace(span=_place(one, source)) for one in findings]
    return tuple(sorted(findings, key=_order))


def _place(finding: Finding, source: Source) -> Span | None:
    if finding.part is None:
        return source.span(finding.path, finding.at)
    from pinspec.rule.sentences import place_of

    return place_of(source, finding.path, finding.part)


def _order(finding: Finding) -> tuple[int, int, int, str]:
    span = finding.span
    line, column = (span.line, span.column) if span else (_NOWHERE, 0)
    return (-finding.verdict, line, column, finding.code)

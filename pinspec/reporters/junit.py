"""JUnit XML: an order is a suite, and each rule that was asked of it is a case.

A respec is a failure, a file that could not be checked an error. What is released all the same
(a cosmetic finding, one that is waived) and a rule that could not be judged are skipped, with the
reason.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from pinspec.path import told
from pinspec.reporters.prose import sentence
from pinspec.reporters.results import advice, in_repository
from pinspec.reporters.safe import safe
from pinspec.reporters.text import waits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pinspec.finding import Finding, Verdict
    from pinspec.report import NotJudged, Report, Tally
    from pinspec.reporters.style import Run, Style
    from pinspec.waived import Waived

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold."""


def piece(report: Report, style: Style) -> str:
    """Write down one order."""
    file = in_repository(report.name)
    times: Counter[str] = Counter()  # of two cases with one name, readers drop the second
    cases = []
    for name, outcome in _cases(report, style.failing):
        times[name] += 1
        more = f" ({times[name]})" if times[name] > 1 else ""
        cases.append(_case(f"{name}{more}", file, outcome))
    return _suite(file, cases)


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Put the orders together, and behind them the files that were not judged."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pinspec">\n'
    yield from pieces
    for path, message in run.not_checked:
        file = in_repository(path)
        outcome = f"<error{_attributes(type='not checked', message=message)}/>"
        yield _suite(file, [_case(f"not checked at {path}", file, outcome)])
    for path, why in run.passed_over:
        file = in_repository(path)
        outcome = f"<skipped{_attributes(message=f'passed over: {why}')}/>"
        yield _suite(file, [_case(f"passed over at {path}", file, outcome)])
    yield "</testsuites>\n"


def _cases(report: Report, failing: Verdict) -> Iterator[tuple[str, str]]:
    """Give the name of each case, and what came of it; nothing if it passed."""
    for finding in report.findings:
        yield _name(finding, report), _outcome(finding, failing)
    for waived in report.waived:
        yield _name(waived.finding, report), _accepted(waived)
    for finding in report.baselined:
        message = _attributes(message=f"in the baseline: {advice(finding)}")
        yield _name(finding, report), f"<skipped{message}/>"
    for one in report.not_judged:
        yield f"{one.rule} {one.code} at {report.name}", _waiting(one)
    for rule in report.passed:
        yield f"{rule} at {report.name}", ""


def _name(finding: Finding, report: Report) -> str:
    line, column = finding.span[:2] if finding.span else (1, 1)
    return f"{finding.rule} {finding.code} at {report.name}:{line}:{column}"


def _accepted(one: Waived) -> str:
    text = f"waived {one.words} ({one.finding.message})"
    return f"<skipped{_attributes(message=text)}/>"


def _outcome(finding: Finding, failing: Verdict) -> str:
    message = sentence(finding.message)
    if finding.verdict < failing:
        return f"<skipped{_attributes(message=f'cosmetic: {advice(finding)}')}/>"
    lines = [advice(finding)]
    lines += [f"If it ships: {finding.if_it_ships}."] if finding.if_it_ships else []
    lines += [f"{one.verdict.word}: {told(one.path)} ({one.ask})" for one in finding.missing]
    body = "\n".join(escape(_clean(line)) for line in lines)
    kind = finding.category.value
    return f"<failure{_attributes(message=message, type=kind)}>{body}</failure>"


def _waiting(one: NotJudged) -> str:
    reason = waits(one)
    why = f": {reason}" if reason else " before what is found is settled"
    return f"<skipped{_attributes(message=f'not judged{why}')}/>"


def _case(name: str, file: str, outcome: str) -> str:
    head = f"    <testcase{_attributes(classname=file, name=name, file=file, time='0')}"
    return f"{head}>{outcome}</testcase>\n" if outcome else f"{head}/>\n"


def _suite(file: str, cases: list[str]) -> str:
    """Write a suite; the same order always gives the same, so that nothing is timed."""
    counts = {
        f"{word}s" if word != "skipped" else word: sum(f"<{word} " in case for case in cases)
        for word in ("failure", "error", "skipped")
    }
    numbers = {name: str(number) for name, number in counts.items()}
    attributes = _attributes(name=file, tests=str(len(cases)), **numbers, time="0")
    return f"  <testsuite{attributes}>\n{''.join(cases)}  </testsuite>\n"


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in values.items())


def _clean(text: str) -> str:
    """Keep a text from steering whoever shows it, and from what XML can't hold."""
    return _FORBIDDEN.sub("\ufffd", safe(text))

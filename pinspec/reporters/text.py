"""The report for people: one order after the other, the worst finding first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pinspec.figures import figure, listed
from pinspec.finding import Finding, Gate, Verdict
from pinspec.path import told
from pinspec.reporters.closing import closing
from pinspec.reporters.prose import sentence, wrapped
from pinspec.reporters.safe import columns, safe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pinspec.path import Path
    from pinspec.report import NotJudged, Report, Tally
    from pinspec.reporters.style import Run, Style
    from pinspec.source import Source

_MOST_WAITING = 6
"""Rules that are named in a line as not judged."""
_MOST_PASSED_OVER = 6
"""Files that a line names as passed over."""


def piece(report: Report, style: Style) -> str:
    """Write down one order."""
    return "".join(f"{line}\n" for line in order(report, style))


def document(pieces: Iterable[str], run: Run[Tally]) -> Iterator[str]:
    """Put the orders together, and say what all of them come to."""
    yield from pieces
    yield from (safe(f"pinspec: {message}") + "\n" for message in run.untold)
    if not run.says_nothing:
        yield from (f"{line}\n" for line in passed_over(run))
        yield f"{closing(run.tally, len(run.not_checked))}\n"


def passed_over(run: Run[Any]) -> list[str]:
    """Name the files that were found but are nothing to judge."""
    if not run.passed_over:
        return []
    named = [f"{file} ({why})" for file, why in run.passed_over[:_MOST_PASSED_OVER]]
    more = len(run.passed_over) - len(named)
    line = f"Passed over: {', '.join(named)}" + (f" and {more} more" if more else "")
    return wrapped(line, run.style.width, first="")


def order(report: Report, style: Style) -> Iterator[str]:
    """Give the lines of one order."""
    if style.quiet and report.verdict is Verdict.PASS:
        return
    yield from _head(report, style)
    for group in _grouped(report.findings):
        yield ""
        yield from _finding(group, report.source, style)
    if report.waived:
        from pinspec.reporters import waived  # most orders waive nothing

        yield from waived.lines(report.waived, style)
    if report.findings or report.waived:
        yield ""
    yield from _not_judged(report, style)
    yield from _notes(report, style)
    if report.findings:
        why = safe(f"Why: pinspec explain{style.options} {report.findings[0].rule}")
        yield from (style.paint(why, dim=True), "")


def _head(report: Report, style: Style) -> Iterator[str]:
    """Give the verdict line, in two lines where the terminal is narrow."""
    word, name = report.verdict.word.upper(), safe(report.name)
    counts = ", ".join(
        f"{number} {what}"
        for number, what in (
            (report.count(Verdict.RESPEC), "respec"),
            (report.count(Verdict.COSMETIC), "cosmetic"),
            (len(report.waived), "waived"),
            (report.in_baseline, "in the baseline"),
        )
        if number
    )
    context = setting(report, report.rulebook.title)
    verdict = style.paint(word, style.color_of(report.verdict), bold=True)
    line = f"{style.paint(name, bold=True)}: {verdict}" + (f"   {counts}" if counts else "")
    length = columns(name) + len(word) + len(counts) + len(context) + 8
    if length <= style.width:
        yield f"{line}   {style.paint(safe(context), dim=True)}"
        return
    yield line
    for part in wrapped(context, style.width):
        yield style.paint(part, dim=True)


def setting(report: Report, limits: str) -> str:
    """Say how far the order has come, of how many pieces it is, and against which limits."""
    if report.unread:
        return "could not be read"
    run = f"run of {figure(report.quantity)}" if report.quantity else "quantity unknown"
    gate = f"gate {report.gate.word}" + ("" if report.gate is Gate.RELEASE else ", no release")
    day = f", waivers as of {report.today}" if report.today else ""
    return safe(f"{gate}, {run}, {limits}{day}")


def _finding(group: Sequence[Finding], source: Source | None, style: Style) -> Iterator[str]:
    """Show findings that differ only in their places; what they share is said once."""
    from pinspec.reporters.frame import frame  # an order that passes shows nothing of its text

    first = group[0]
    yield _title(first, style)
    for finding in group:
        if finding.missing:
            for part in asked(finding):
                yield from wrapped(part, style.width)
            continue
        yield from wrapped(sentence(finding.message), style.width)
        if source is not None and finding.span:
            yield from frame(finding, source, finding.span, style)
    if first.allowed and first.allowed.assumed:
        fields = ", ".join(first.allowed.assumed)
        yield from wrapped(f"Not stated: {fields}; taken as {first.allowed.column}.", style.width)
    for word, text in (
        ("If it ships", first.if_it_ships),
        ("Change", first.change),
        ("Cost", first.cost.words if first.cost else ""),
    ):
        if text:
            yield from wrapped(f"{word}: {sentence(text, upper=False)}", style.width)


def _grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Lay findings of one rule and verdict together where the first of them stands."""
    groups: dict[object, list[Finding]] = {}
    for one in findings:
        assumed = one.allowed.assumed if one.allowed else ()
        key = (one.code, one.verdict, one.if_it_ships, one.change, one.cost, assumed)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _title(finding: Finding, style: Style) -> str:
    word = style.paint(f"{finding.verdict.word:<8}", style.color_of(finding.verdict), bold=True)
    what = f"{_group(finding)}, not stated" if finding.missing else finding.rule
    left = f"{what} {finding.code}"
    gap = style.width - 10 - len(left) - len(finding.category)
    category = f"{' ' * gap}{style.paint(finding.category.value, dim=True)}" if gap > 1 else ""
    return f"{word}  {style.paint(left, bold=True)}{category}"


def _group(finding: Finding) -> str:
    """Name what lacks something: a block, or the group behind ``required-`` (``small run``)."""
    block, _, name = finding.rule.partition("/")
    return name.partition("-")[2].replace("-", " ") or block


def asked(finding: Finding) -> Iterator[str]:
    """List what is missing; what is less than the finding's verdict by itself comes last."""
    from pinspec.lacking import lacking

    for verdict in (Verdict.RESPEC, Verdict.COSMETIC):
        missing = (one for one in finding.missing if one.verdict is verdict)
        told_of = lacking(missing, finding.path)
        asked = "; ".join(f"{words} ({one.ask})" for words, one in told_of)
        if asked:
            lesser = "" if verdict is finding.verdict else "Cosmetic: "
            yield sentence(lesser + asked, upper=False)


def _not_judged(report: Report, style: Style) -> Iterator[str]:
    for text in (*unjudged(report), *later(report)):
        for line in wrapped(text, style.width, first=""):
            yield style.paint(line, dim=True)


def unjudged(report: Report) -> Iterator[str]:
    """Name the rules that could not be judged, and what they wait for if it is not asked for."""
    told_of = {one.path for finding in report.findings for one in finding.missing}
    settled, others = [], []
    for one in report.not_judged:
        if reason := waits(one, told_of):
            others.append(f"{one.rule} ({reason})")
        else:
            settled.append(one.rule)
    for words, names in (
        ("not judged before that is settled: ", settled),
        ("not judged: ", others),
    ):
        if names:
            yield words + _first(names)


def waits(one: NotJudged, told_of: Collection[Path] = ()) -> str:
    """Say what a rule waits for, but for what is told of; empty where a finding must be settled."""
    fields = [told(path) for path in one.waits_for if path not in told_of]
    return f"waits for {listed(fields, len(fields))}" if fields and not one.unreadable else ""


def later(report: Report) -> Iterator[str]:
    """Name what the rules would find that are newer than the edition which the order is held to."""
    found = dict.fromkeys(f"{one.rule} {one.code} ({one.verdict.word})" for one in report.later)
    if found:
        yield f"rules newer than edition {report.edition} would find: {_first([*found])}"


def _first(names: Sequence[str]) -> str:
    """Name the first of many; a report for programs has them all."""
    more = len(names) - _MOST_WAITING
    return ", ".join(names[:_MOST_WAITING]) + (f" and {more} more" if more > 0 else "")


def _notes(report: Report, style: Style) -> Iterator[str]:
    """Show days and money behind the findings; of an order that passes only where it is alone."""
    if report.verdict is Verdict.PASS and not style.notes:
        return
    notes = report.notes
    if notes and report.not_judged:
        yield ""
    for note in notes:
        yield from wrapped(f"{note.title}: {note.text}", style.width, first="")
    if notes and report.findings:
        yield ""

"""Findings as code hosts list them: with a path in the repository and a lasting fingerprint."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pinspec.path import show
from pinspec.reporters.prose import sentence
from pinspec.reporters.safe import safe
from pinspec.repository import top_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.finding import Finding, Span, Verdict
    from pinspec.path import Path as OrderPath
    from pinspec.report import Report
    from pinspec.waived import Waived

_DIGITS = 16
"""Of a fingerprint in hexadecimal: enough that no two of millions are alike."""


class Result(NamedTuple):
    """One thing to mend: a finding, or one of the fields that a block lacks."""

    code: str
    rule: str
    verdict: Verdict
    text: str
    """What is wrong, what to do and what that costs, safe to print."""
    span: Span | None
    fingerprint: str
    """The same for as long as rule, file and path in the order are; lines may move."""
    occurrence: int
    """Which of several alike it is, from 1."""


def results(report: Report) -> Iterator[Result]:
    """Give all that is to be mended in an order, each missing field by itself."""
    seen: Counter[tuple[str, OrderPath]] = Counter()
    for finding in report.findings:
        yield from _results(finding, in_repository(report.name), seen)


def waived_results(report: Report) -> Iterator[tuple[Result, Waived]]:
    """Give all that would be to be mended, were it not waived, in the same way."""
    seen: Counter[tuple[str, OrderPath]] = Counter()
    for one in report.waived:
        for result in _results(one.finding, in_repository(report.name), seen):
            yield result, one


def _results(finding: Finding, file: str, seen: Counter[tuple[str, OrderPath]]) -> Iterator[Result]:
    for path, verdict, text in _told(finding):
        alike = (finding.code, path)
        seen[alike] += 1
        mark = fingerprint(finding.code, file, show(path), str(seen[alike]))
        yield Result(
            finding.code, finding.rule, verdict, safe(text), finding.span, mark, seen[alike]
        )


def _told(finding: Finding) -> Iterator[tuple[OrderPath, Verdict, str]]:
    for one in finding.missing:
        item = f" of {one.item}" if one.item else ""
        yield one.path, one.verdict, sentence(f"not stated: {show(one.path)}{item} ({one.ask})")
    if not finding.missing:
        yield finding.path, finding.verdict, advice(finding)


def advice(finding: Finding) -> str:
    """Say what is wrong, what to do about it, and what that costs."""
    words = [sentence(finding.message)]
    words += [f"Change: {sentence(finding.change, upper=False)}"] if finding.change else []
    words += [f"Cost: {sentence(finding.cost.words, upper=False)}"] if finding.cost else []
    return " ".join(words)


def fingerprint(*parts: str) -> str:
    """Make the fingerprint of what has these marks."""
    known = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(known).hexdigest()[:_DIGITS]


def in_repository(name: str) -> str:
    """Give the path of a file from the top of its repository on, as code hosts know it.

    Links are followed, since hosts know files and not links. A file outside of the repository
    keeps its whole path.
    """
    try:
        path, top = os.path.realpath(name), _top(os.path.realpath(os.curdir))
    except OSError:  # the folder that we are in is gone
        return name.replace(os.sep, "/")
    inside = path.startswith(os.path.join(top, ""))  # noqa: PTH118 - a name can be any text
    return (path[len(top) :].lstrip(os.sep) if inside else path).replace(os.sep, "/")


@cache
def _top(folder: str) -> str:
    """Find the top of the repository around a folder; the folder itself if there is none."""
    return str(top_of(Path(folder)) or folder)

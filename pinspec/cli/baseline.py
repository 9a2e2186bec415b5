"""``pinspec baseline``: adopt checks in a repository whose orders are not sound yet."""

from __future__ import annotations

import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from pinspec.cli.held import Asked
from pinspec.cli.judging import Judge
from pinspec.cli.named import named, refuse_misuse
from pinspec.cli.options import (
    CONFIG,
    DEBUG,
    FACTORY,
    GATE,
    JOBS,
    NO_CONFIG,
    PACKS,
    offers,
    refuse_two,
)
from pinspec.cli.orders import Orders, outcomes
from pinspec.errors import ExitCode, PinspecError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Unpack

    from pinspec import Baseline, Report
    from pinspec.cli.held import Held
    from pinspec.cli.judging import Pieces, Write

_FILE = Path("pinspec-baseline.json")
_HEAD = 1000
"""Bytes in which it shows whether a file is a baseline, even an unresolved merge of two."""


class _Asked(TypedDict):
    """What both commands are asked beside the orders."""

    file: Path | None
    gate: str | None
    packs: tuple[str, ...]
    factories: tuple[str, ...]
    config: str | None
    no_config: bool
    jobs: int


def _asks(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of ``_Asked``."""
    where = click.option(
        "--baseline", "file", metavar="FILE", type=click.Path(path_type=Path),
        help="The file of the baseline, in place of the config's.  "
        "[default: pinspec-baseline.json]",
    )  # fmt: skip
    for option in (DEBUG, JOBS, NO_CONFIG, CONFIG, FACTORY, PACKS, GATE, where):
        command = option(command)
    return command


@click.group
def baseline() -> None:
    """Keep findings that are known from counting until they are mended.

    A baseline counts them by file, rule and path in the order, and not by line. `check --baseline`
    reads it. Mistakes of form are never in it.
    """


@baseline.command
@click.argument("paths", nargs=-1, metavar="PATHS...", shell_complete=offers("orders"))
@_asks
def write(paths: tuple[str, ...], **asked: Unpack[_Asked]) -> int:
    """Put all findings of some orders into a new baseline.

    It takes the place of the one that is there, with all orders that it has.
    """
    from pinspec import Baseline

    refuse_misuse(paths, None, allow_empty=False)
    judge = _judge(asked)
    file = asked["file"] or _file_of(judge)
    old = _old(file)
    counts, barred = _found(paths, judge, asked["jobs"], Baseline({}, file.parent), _marks)
    new = Baseline(counts, file.parent)
    _save(new, file)
    _tell(f"{file}: {_size(new)}; they do not count until they are mended")
    if left := sum(sum(old[name].values()) for name in old.keys() - counts.keys()):
        _tell(f"no more in it: {left:,} of orders that were not named, or are gone")
    if barred:
        _tell(
            f"not in it, as nobody can accept them: {barred:,} (mistakes of form, what the law "
            "asks or what contradicts itself, mandatory rules)"
        )
    return ExitCode.PASSED


@baseline.command
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=offers("orders"))
@_asks
def prune(paths: tuple[str, ...], **asked: Unpack[_Asked]) -> int:
    """Take out of a baseline what is found no more.

    Nothing is added to it. Without PATHS all orders are judged that it knows.
    """
    from pinspec import Baseline

    judge = _judge(asked)
    file = asked["file"] or _file_of(judge)
    old = Baseline.read(file)
    gone = set(old.gone())
    known = [os.path.relpath(old.top / name) for name in old.counts if name not in gone]
    refuse_misuse(paths, None, allow_empty=True)
    found, _ = _found(paths or known, judge, asked["jobs"], old, partial(_still_known, old))
    left = {name: found.get(name, marks) for name, marks in old.counts.items() if name not in gone}
    new = Baseline(left, file.parent)
    if new.text() != old.text():
        _save(new, file)
    _tell(f"{file}: {old.size - new.size:,} taken out, {_size(new)} left")
    return ExitCode.PASSED


def _judge(asked: _Asked) -> Judge:
    """Give a judge that goes by no baseline."""
    from pinspec import Flags

    refuse_two(asked["config"], no_config=asked["no_config"])
    if len(asked["factories"]) > 1:
        raise click.UsageError("a baseline is of one factory: name no more than one")
    flags = Flags(asked["gate"], rules=asked["packs"], factory=asked["factories"])
    return Judge(Asked(flags, asked["config"], asked["no_config"], baselines=False))


def _file_of(judge: Judge) -> Path:
    """Give the baseline that the config of this folder names, or else the usual one."""
    named = judge.held("").settings.baseline
    return Path(named) if named else _FILE


def _found(
    paths: Iterable[str], judge: Judge, jobs: int, baseline: Baseline, write: Write
) -> tuple[dict[str, Mapping[str, int]], int]:
    """Count what is found in each order, and what can't be in a baseline.

    Raises:
        PinspecError: not all of them can be judged, so that the baseline would lack something.
    """
    items, passed_over = named(paths, None)
    judge.prepare(items)
    orders = Orders(items, passed_over, judge.new_tally(), allow_empty=True)
    told = orders.told(outcomes(judge, orders.items, write, jobs))
    counts: dict[str, Mapping[str, int]] = {}
    barred = 0
    for name, left_out, *marks in told:
        counts[baseline.key(name)] = Counter(marks)
        barred += int(left_out)
    if orders.interrupted:
        raise KeyboardInterrupt
    if orders.not_checked:
        raise PinspecError("no baseline was written", "mend what could not be checked first")
    return counts, barred


def _marks(report: Report, held: Held) -> Pieces:
    """Write down an order as its name, how much of it can't be known, and its marks."""
    from pinspec import Baseline

    terms = held.options.get("terms")
    marks = Baseline.marks(report, terms).elements()
    return (report.name, str(Baseline.barred(report, terms)), *marks)


def _still_known(old: Baseline, report: Report, held: Held) -> Pieces:
    """Write it down in the same way, with as much of a baseline as still stands in it."""
    known = old.renamed(held.rulebooks).still_known(report, held.options.get("terms"))
    return (report.name, "0", *known.elements())


def _old(file: Path) -> Mapping[str, Mapping[str, int]]:
    """Give what a baseline has before it is written anew: nothing where it is damaged.

    Raises:
        PinspecError: it is another file, which must not be lost.
    """
    from pinspec import Baseline

    try:
        return Baseline.read(file).counts
    except UnreadableFileError:
        return {}  # there is none, or it will be told why it can't be written
    except PinspecError:
        with file.open("rb") as there:
            head = there.read(_HEAD)
        if not head.strip() or b'"pinspec-baseline"' in head:
            return {}
        message = f"{file} is no baseline, and is not written over"
        raise PinspecError(message, "name another file by --baseline") from None


def _size(baseline: Baseline) -> str:
    orders = sum(1 for marks in baseline.counts.values() if marks)
    findings = "1 finding" if baseline.size == 1 else f"{baseline.size:,} findings"
    return f"{findings} in {'1 order' if orders == 1 else f'{orders:,} orders'}"


def _save(baseline: Baseline, file: Path) -> None:
    from pinspec.cli.report_files import reason_of, write_whole

    try:
        write_whole(file, [baseline.text()])
    except OSError as error:
        raise PinspecError(f"can't write the baseline to {file}: {reason_of(error)}") from None


def _tell(text: str) -> None:
    from pinspec import safe
    from pinspec.cli.terminal import fitting

    sys.stdout.write(fitting(safe(text), sys.stdout) + "\n")

"""Asks whether the rulebook's examples notice a change: ``python -m tests.mutants``.

Changes one thing at a time in ``rules/``, in memory: a number, a comparison, a column, a gate. What
neither the loader nor an example nor a row of ``tests/threshold_sheet.csv`` notices could be wrong
today without anybody knowing. A change that makes no difference to any order stands in
``equivalent.yaml`` with the reason, and is not counted.

The exit code is 1 when less than 98 % are noticed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml

from tests.mutants.mutant import Mutant
from tests.mutants.witness import EXAMPLES, LOADER, SHEET, Witness

RULES = Path(__file__).resolve().parents[2] / "rules"
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
ENOUGH = 0.98

Noticed: TypeAlias = "list[tuple[Mutant, str | None]]"
"""Who noticed each mutant, if anybody did."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument(
        "--only", metavar="FILE", help="mutants of one file: rules/posts/count.yaml"
    )
    parser.add_argument("--sample", metavar="N", type=int, help="that many, always the same ones")
    chosen = parser.parse_args()
    if wrong := witness().who_is_wrong():
        raise SystemExit(f"the {wrong} speak before anything is changed: mend that first")
    everything = list(witness().mutants())
    same = equivalent({one.name for one in everything})
    mutants = [one for one in everything if one.name not in same]
    if chosen.only:
        mutants = [one for one in mutants if f"rules/{one.file}" == chosen.only]
    if chosen.sample:
        mutants = random.Random(0).sample(mutants, min(chosen.sample, len(mutants)))
    if not mutants:
        raise SystemExit("there is nothing to change")
    print(
        f"{len(everything)} mutants, {len(same)} of them equivalent; trying {len(mutants)}",
        flush=True,
    )
    with multiprocessing.Pool(os.cpu_count()) as pool:
        found = list(zip(mutants, pool.imap(who_notices, mutants, chunksize=16), strict=True))
    return 0 if report(found) >= ENOUGH else 1


@cache
def witness() -> Witness:
    """Give this process its witness, made when first asked for."""
    return Witness(RULES)


def who_notices(mutant: Mutant) -> str | None:
    return witness().who_notices(mutant)


def equivalent(known: set[str]) -> set[str]:
    """Read which mutants change nothing, all of which there must be."""
    rows: dict[str, list[str]] = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or {}
    names = {name for some in rows.values() for name in some}
    if names - known:
        raise SystemExit("\n".join(["no such mutant:", *sorted(names - known)]))
    return names


def report(found: Noticed) -> float:
    """Print what was noticed by kind, and what was not; give the share of what was."""
    print(f"{'kind of change':<30} {'tried':>6} {'noticed':>8}")
    tried = Counter(one.kind for one, _ in found)
    noticed = Counter(one.kind for one, by in found if by)
    for kind in sorted(tried):
        print(f"{kind:<30} {tried[kind]:>6} {noticed[kind]:>8}")
    share = noticed.total() / len(found)
    print(f"{'all':<30} {len(found):>6} {noticed.total():>8}   {share:.1%}")
    by = Counter(who for _, who in found)
    told = ", ".join(f"{by[one]} by the {one}" for one in (EXAMPLES, SHEET, LOADER))
    print(f"noticed: {told}")
    for mutant, who in found:
        if who is None:
            print(f"  not noticed: rules/{mutant.file}:{witness().line(mutant)}: {mutant.what}")
    return share


if __name__ == "__main__":
    sys.exit(main())

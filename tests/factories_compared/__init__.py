"""One order at several factories: three of them, and how they are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pinspec import Comparison, Rulebook, compare
from pinspec.cli import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

FINE = """\
factory: Fine
limits:
  gap_mm: {source: trials, date: 2026-03-18, cosmetic_below: {standard: 0.2}}
  text_height_mm: {source: trials, date: 2026-03-18, respec_below: {standard: 0.6}}
"""
COARSE = """\
factory: Coarse
limits:
  gap_mm:
    source: trials
    date: 2026-03-18
    respec_below: {standard: 0.4}
    cosmetic_below: {standard: 0.5}
figures:
  usual_production_days: {source: offer, date: 2026-03-18, least: 3, most: 4}
"""
ROUND = """\
factory: Round
makes: {source: talk, date: 2026-03-18, body.outline: [round]}
"""


def books(*names: str) -> list[Rulebook]:
    return [Rulebook.built_in().at_factory(f"{name}.yaml") for name in names]


def compared(gap: float, outline: str = "balanced", **blocks: Any) -> Comparison:
    order = {
        "product": {"kind": "pin", "process": "soft_enamel"},
        "body": {"width_mm": 20, "height_mm": 20, "outline": outline},
        "artwork": {"min_gap_mm": gap, "lines": [], "texts": []},
        "posts": {"count": 1, "clutch": "rubber"},
    }
    return compare(order | blocks, books("fine", "coarse", "round"), gate="concept")


def codes(comparison: Comparison, factory: str) -> list[str]:
    return [one.code for one in comparison.in_the_way(factory)]


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    options = [word for name in ("fine", "coarse", "round")
               for word in ("--factory", f"{name}.yaml")]  # fmt: skip
    code = run(["check", *options, *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


ORDER = """\
order: {{revision: A, id: A, gate: concept}}
product: {{kind: pin, process: soft_enamel, use: event}}
body: {{width_mm: 20, height_mm: 20, thickness_mm: 1.2, outline: {outline}}}
artwork: {{min_gap_mm: {gap}, lines: none, texts: none}}
posts: {{count: 1, clutch: rubber}}
"""

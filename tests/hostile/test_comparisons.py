"""Texts of orders and factories that would steer whoever reads them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.running import inside
from tests.hostile.test_texts import TEXTS, order_of

if TYPE_CHECKING:
    from pathlib import Path


def factory_of(text: str, place: str) -> str:
    """Write a factory that has a text wherever one can stand in it."""
    inside = "".join(f"\\U{ord(one):08x}" for one in text[:200])
    return f"""
factory: "{place} {inside}"
makes: {{source: "{inside}", date: 2026-03-18, product.kind: [coin], body.longest_mm: {{most: 9}}}}
limits:
  gap_mm: {{source: "{inside}", date: 2026-03-18, cosmetic_below: {{standard: 0.9}}}}
"""


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("name", [one for one in TEXTS if one != "lone surrogate"])
def test_no_text_steers_whoever_reads_a_comparison(name: str, form: str, tmp_path: Path) -> None:
    options: list[str | Path] = []
    for place in ("a", "b"):
        (tmp_path / f"{place}.yaml").write_text(factory_of(TEXTS[name], place), encoding="utf-8")
        options += ["--factory", tmp_path / f"{place}.yaml"]
    order = tmp_path / "an.order.yaml"
    order.write_text(order_of(TEXTS[name]), encoding="utf-8")
    inside("check", *options, "--format", form, order).assert_sound(1)
    order.write_text("product: {kind: pin}\nbody: {width_mm: 20, outline: round}\n")
    inside("check", *options, "--format", form, order).assert_sound(1)

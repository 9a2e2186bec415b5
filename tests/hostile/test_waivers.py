"""Waivers by the hundreds, and with texts that would steer whoever reads of them."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from pinspec import check
from tests.hostile.running import SECONDS, inside
from tests.hostile.test_reports import ALL, FORMS
from tests.hostile.test_texts import escaped

if TYPE_CHECKING:
    from pathlib import Path

LINES = f"artwork: {{lines: [{'{width_mm: 0.1}, ' * 400}]}}\n"
SIGNED = "reason: a, approved_by: b, until: 2999-12-31"
MANY = {
    "of nothing": "\n".join(f"- {{rule: PIN101, at: x{one}, {SIGNED}}}" for one in range(800)),
    "of rules that are not": "\n".join(
        f"- {{rule: posts/co{'u' * 50}nt{one}, at: x, {SIGNED}}}" for one in range(800)
    ),
    "of one finding each": LINES
    + "waivers:\n"
    + "\n".join(f"- {{rule: PIN101, at: 'artwork.lines[{one}]', {SIGNED}}}" for one in range(400)),
    "of all findings": LINES
    + "waivers:\n"
    + "\n".join(f"- {{rule: PIN101, {SIGNED}}}" for one in range(600)),
    "of nothing at all": "- {}\n" * 1_000,
    "more than a list may hold": "- {}\n" * 5_000,
    "inside each other": "- " * 60 + "{}",
}


@pytest.mark.parametrize("form", ["text", "json", *FORMS])
@pytest.mark.parametrize("waivers", MANY.values(), ids=MANY)
def test_waivers_by_the_hundreds_are_told_at_once(waivers: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    head = "product: {process: soft_enamel}\n"
    text = waivers if waivers.startswith("artwork") else f"waivers:\n{waivers}"
    file.write_text(f"{head}{text}\n", encoding="utf-8")
    done = inside("check", "--today", "2026-12-01", "--format", form, file)
    if form == "github":
        assert done.code == 1
        assert len([line for line in done.out.splitlines() if line.startswith("::")]) <= 30
    else:
        done.assert_sound(1)


def test_thousands_of_waivers_in_plain_data_are_weighed_at_once() -> None:
    order = {
        "product": {"process": "soft_enamel"},
        "artwork": {"lines": [{"width_mm": 0.1}] * 5_000},
    }
    signed = {"reason": "a", "approved_by": "b", "until": "2999-12-31"}
    waivers = [{"rule": "PIN101", "at": f"artwork.lines[{one}]", **signed} for one in range(5_000)]
    began = time.process_time()
    report = check({**order, "waivers": waivers})
    assert time.process_time() - began < SECONDS
    assert len(report.waived) == 5_000


@pytest.mark.parametrize("form", ["text", "json", *FORMS])
@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_text_of_a_waiver_steers_whoever_reads_a_report(
    text: str, form: str, tmp_path: Path
) -> None:
    file, said = tmp_path / "an.order.yaml", f'"x {escaped(text)}"'
    file.write_text(
        "artwork: {lines: [{width_mm: 0.1}]}\nproduct: {process: soft_enamel}\nwaivers:\n"
        f"- {{rule: PIN101, reason: {said}, approved_by: {said}, until: 2999-12-31}}\n"
        f"- {{rule: {said}, reason: {said}, approved_by: {said}, until: 2999-12-31}}\n"
        f"- {{rule: PIN101, at: {said}, reason: {said}, approved_by: b, until: 2999-12-31}}\n",
        encoding="utf-8",
    )
    done = inside("check", "--today", "2026-12-01", "--format", form, file)
    assert done.code == 1
    assert "PIN101" in done.out
    if form == "github":  # whose own commands are held in test_reports
        done = type(done)(1, done.out.partition("\n::")[0], done.err, done.seconds)
    done.assert_sound(1)
    if form == "json":
        (waived,) = json.loads(done.out)["orders"][0]["waived"]
        assert waived["waiver"]["until"] == "2999-12-31"

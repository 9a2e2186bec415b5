"""What holds for every note: when it is shown, what it rests on, and that it changes no verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pinspec import Rulebook, check
from pinspec.cli import run
from pinspec.notes import money, price, schedule
from tests.notes import DATES, ONE_POST, Data, report, told

ROOT = Path(__file__).resolve().parents[2]
PASSING = ROOT / "examples" / "soft-enamel-pin.order.yaml"
FACTORY = """\
factory: Test Works
figures:
  usual_production_days: {source: offer 7, date: 2026-03-18, least: 8, most: 12}
  second_post_usd: {source: offer 7, date: 2026-03-18, least: 0.02, most: 0.02}
"""


def test_an_order_that_can_t_be_read_has_no_notes(tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text("[", encoding="utf-8")
    assert check(file).notes == ()


def test_notes_never_change_a_verdict() -> None:
    of = report(**ONE_POST)
    before = (of.verdict, of.findings)
    assert of.notes
    assert (of.verdict, of.findings) == before


def test_the_limits_name_the_figures_that_each_note_reads(rulebook: Rulebook) -> None:
    named: dict[str, set[str]] = {}
    for name, row in rulebook.deck.figure_rows.items():
        if row.note:
            named.setdefault(row.note, set()).add(name)
    modules = {"schedule": schedule, "price": price, "money": money}
    assert named == {name: set(one.READS) for name, one in modules.items()}


def test_a_rulebook_without_these_figures_has_no_notes_of_them(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: bare\nprefix: ABC\n")
    (tmp_path / "limits.yaml").write_text("{}\n")
    (tmp_path / "facts.yaml").write_text("sources: {}\nfacts: {}\n")
    found = report("coin", Rulebook.load(tmp_path), order=DATES).notes
    assert [one.name for one in found] == ["inspection", "weight"]  # by a standard and physics


def test_a_factory_s_own_days_and_prices_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / "works.yaml").write_text(FACTORY)
    book = Rulebook.built_in().at_factory(tmp_path / "works.yaml")
    soon: Data = {"order": {"art_approved": "2026-12-01", "ships": "2026-12-10"},
                  "schedule": {"pack_days": 1}}  # fmt: skip
    assert [one.code for one in report(**soon).findings] == ["PIN850"]
    assert report(rulebook=book, **soon).findings == ()
    assert "production 8 to 12" in told(report(rulebook=book, **soon))["schedule"]
    (found,) = report(rulebook=book, **ONE_POST).findings
    assert found.cost is not None
    assert found.cost.words == "about USD 0.02 a piece"
    text = told(report(rulebook=book, **ONE_POST))["money"]
    assert "about USD 0.02 a piece (USD 60 for 3,000)" in text
    assert text.endswith("but for those of Test Works (offer 7, 2026-03-18).")
    assert "which has its own usual_production_days, second_post_usd" in book.title


@pytest.fixture
def passing(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.order.yaml").write_text(PASSING.read_text(encoding="utf-8"))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["a.order.yaml"], 10),
        (["a.order.yaml", "--quiet"], 0),
        (["a.order.yaml", "b.order.yaml"], 3),
        (["."], 3),
    ],
    ids=["one file", "quiet", "two files", "a folder"],
)
def test_an_order_that_passes_is_told_its_days_only_where_it_is_named_alone(
    arguments: list[str], lines: int, passing: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(passing)
    run(["check", *arguments])
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == lines
    assert ("Schedule: 42 days" in printed) == (lines == 10)


def test_orders_that_pass_among_others_load_no_note() -> None:
    program = (
        "import sys; from pinspec.cli import run; "
        f"run(['check', {str(PASSING)!r}, {str(PASSING)!r}]); "
        "print([one for one in sys.modules if one.startswith('pinspec.notes')])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_programs_get_the_notes_of_each_order(
    passing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--format", "json", str(passing)])
    orders = json.loads(capsys.readouterr().out)["orders"]
    assert [one["notes"]["schedule"]["lead"]["value"] for one in orders] == [42, 42]

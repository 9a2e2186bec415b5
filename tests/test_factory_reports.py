"""What the command says of a factory, and where a factory's numbers come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pinspec.cli import run
from pinspec.errors import ExitCode
from tests.test_factories import FACTORY


def test_the_json_report_has_the_factory_and_where_its_number_is_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "works.yaml").write_text(FACTORY)
    order = tmp_path / "an.order.yaml"
    order.write_text("artwork: {min_gap_mm: 0.32}\nproduct: {process: soft_enamel}\n")
    run(["check", "--format", "json", "--factory", str(tmp_path / "works.yaml"), str(order)])
    report = json.loads(capsys.readouterr().out)["orders"][0]
    assert report["rulebook"]["factory"] == {
        "name": "Test Works", "loosens": ["repeated_line_mm"], "tightens": ["gap_mm"],
        "ranges": [], "makes": [],
    }  # fmt: skip
    (gap,) = [one for one in report["findings"] if one["rule"] == "artwork/gaps"]
    assert gap["allowed"]["factory"] == {
        "name": "Test Works", "source": "gap trials", "date": "2026-03-19",
    }  # fmt: skip


def test_many_orders_are_told_once_what_is_loosened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "works.yaml").write_text(FACTORY)
    (tmp_path / "orders").mkdir()
    for name in ("a", "b"):
        (tmp_path / "orders" / f"{name}.order.yaml").write_text("order: {gate: concept}\n")
    run(["check", "--factory", str(tmp_path / "works.yaml"), str(tmp_path / "orders")])
    last = capsys.readouterr().out.splitlines()[-2:]
    assert last[0] == "Factory Test Works loosens 1 limit: repeated_line_mm."
    assert last[1].startswith("2 orders: ")


def test_the_words_of_a_factory_steer_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FACTORY.replace("Test Works", '"\\e[31m\\n::error::"').replace("line trials", '"\\e[2J"')
    (tmp_path / "works.yaml").write_text(text)
    for name in ("a", "b"):
        (tmp_path / f"{name}.order.yaml").write_text(
            "artwork: {lines: [{width_mm: 0.2}]}\nproduct: {process: soft_enamel}\n"
        )
    run(["check", "--factory", str(tmp_path / "works.yaml"), str(tmp_path)])
    run(["rules", "--factory", str(tmp_path / "works.yaml")])
    printed = capsys.readouterr().out
    assert "loosens" in printed
    assert "\x1b" not in printed
    assert not any(line.lstrip().startswith("::") for line in printed.splitlines())


def test_the_rulebook_is_shown_with_the_factory_s_numbers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["rules", "--factory", "kiln-street"]) == ExitCode.PASSED
    printed = capsys.readouterr().out
    assert printed.startswith(
        "built-in limits, factory Kiln Street Stamping (made up), which loosens"
    )
    assert "below 0.20 mm for stamped metal at Kiln Street Stamping (made up)" in printed


def test_a_factory_s_number_rests_on_its_source_and_not_on_our_facts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["rules", "--factory", "kiln-street", "--format", "json"])
    rules = {one["name"]: one for one in json.loads(capsys.readouterr().out)["rules"]}
    theirs = [one for one in rules["artwork/lines"]["limits"] if one["factory"]]
    ours = [one for one in rules["artwork/lines"]["limits"] if not one["factory"]]
    assert {one["factory"]["date"] for one in theirs} == {"2026-03-18"}
    assert not any(one["facts"] for one in theirs)
    assert all(one["facts"] for one in ours)

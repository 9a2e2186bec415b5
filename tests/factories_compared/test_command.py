"""The command with several factories: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pinspec import Rulebook, compare
from pinspec.cli import run
from pinspec.reporters.compare import text
from pinspec.reporters.style import Style
from tests.factories_compared import (
    EXAMPLES,
    ORDER,
    checked,
)


@pytest.mark.parametrize(
    ("outline", "gap", "words", "code"),
    [
        ("round", 0.6, [], 0),
        ("round", 0.45, [], 0),
        ("balanced", 0.3, [], 0),
        ("balanced", 0.1, [], 0),
        ("balanced", 0.1, ["--fail-on", "cosmetic"], 1),
        ("balanced", 0.3, ["--fail-on", "cosmetic"], 0),
        ("octagonal", 0.3, [], 1),
        ("octagonal", 0.3, ["--fail-on", "never"], 0),
        ("balanced", 0.3, ["nope.order.yaml"], 2),
        ("octagonal", 0.3, ["nope.order.yaml"], 2),
    ],
)  # fmt: skip
def test_the_exit_code_says_whether_anybody_can_make_each_order(
    outline: str, gap: float, words: list[str], code: int, works: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (works / "an.order.yaml").write_text(ORDER.format(outline=outline, gap=gap))
    assert checked(capsys, *words, "an.order.yaml")[0] == code
    assert checked(capsys, *words, "--format", "markdown", "an.order.yaml")[0] == code
    assert checked(capsys, *words, "--format", "json", "an.order.yaml")[0] == code


def test_an_order_that_nobody_can_make_fails_a_run_of_others(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (works / "a.order.yaml").write_text(ORDER.format(outline="round", gap=0.6))
    (works / "b.order.yaml").write_text(ORDER.format(outline="octagonal", gap=0.6))
    code, out, _ = checked(capsys, ".")
    assert code == 1
    assert "2 orders: Fine can make 1, Coarse 1, Round 1; 1 can be made at none of them." in out


def test_quiet_says_nothing_of_what_passes_everywhere(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ORDER.format(outline="round", gap=0.6).replace("concept", "sample")
    (works / "a.order.yaml").write_text(order)
    words = ("--quiet", "--select", "artwork/gaps", "a.order.yaml")
    assert checked(capsys, *words) == (0, "", "")
    assert checked(capsys, *words, "--format", "markdown") == (0, "", "")
    (works / "a.order.yaml").write_text(ORDER.format(outline="balanced", gap=0.6))
    assert "not at Round" in checked(capsys, "--quiet", "a.order.yaml")[1]


@pytest.mark.parametrize("words", [["fine.yaml"], ["./fine.yaml"]])
def test_the_same_factory_twice_is_a_mistake(
    words: list[str], works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = checked(capsys, "--factory", words[0], str(works))
    assert code == 2
    assert f"--factory {words[0]} is Fine again: name each factory once" in err


def test_a_factory_with_a_mistake_is_refused_before_any_order(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (works / "bad.yaml").write_text("factory: Bad\nmakes: {source: a, date: soon}\n")
    code, out, err = checked(capsys, "--factory", "bad.yaml", "nope.order.yaml")
    assert (code, out) == (2, "")
    assert "bad.yaml:2:26: `soon` is not a date" in err


def test_rules_can_be_left_out_that_only_some_factories_have(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (works / "a.order.yaml").write_text(ORDER.format(outline="balanced", gap=0.6))
    assert "not at Round" in checked(capsys, "a.order.yaml")[1]
    out = checked(capsys, "--ignore", "factory/makes", "a.order.yaml")[1]
    assert "can be made at Fine, Coarse and Round" in out
    assert "1 rule switched off: this is no release." in out


def test_the_days_stand_where_they_differ(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = ORDER.format(outline="round", gap=0.6)
    (works / "a.order.yaml").write_text(order.replace("gate:", "art_approved: 2026-12-01, gate:"))
    out = checked(capsys, "a.order.yaml")[1]
    rows = [
        line.split()[-1] for line in out.splitlines() if line.startswith(("  Fine", "  Coarse"))
    ]
    assert "days to make" in out
    assert rows == ["18", "4"]
    (works / "a.order.yaml").write_text(order)
    assert "days to make" not in checked(capsys, "a.order.yaml")[1]


def test_programs_get_every_report_and_what_stands_in_the_way(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order_text = ORDER.format(outline="balanced", gap=0.3).replace(
        "texts: none", "texts: [{height_mm: 0.5}]"
    )
    (works / "a.order.yaml").write_text(order_text)
    document = json.loads(checked(capsys, "--format", "json", ".", "nope.order.yaml")[1])
    assert (document["format"], document["factories"]) == (1, ["Fine", "Coarse", "Round"])
    assert [one["file"] for one in document["not_checked"]] == ["nope.order.yaml"]
    (order,) = document["orders"]
    assert order["made_at"] == []
    assert (order["file"], order["verdict"], order["gate"]) == ("a.order.yaml", "respec", "concept")
    stops = {
        at["name"]: {
            one["rule"]: one["in_the_way"]
            for one in at["findings"] if one["verdict"] == "respec"
        }
        for at in order["factories"]
    }  # fmt: skip
    assert stops == {
        "Fine": {"artwork/text-height": "everywhere"},
        "Coarse": {"artwork/text-height": "everywhere", "artwork/gaps": "here"},
        "Round": {"artwork/text-height": "everywhere", "factory/makes": "here"},
    }
    alone = run(["check", "--factory", "fine.yaml", "--format", "json", "a.order.yaml"])
    (single,) = json.loads(capsys.readouterr().out)["orders"]
    for finding in order["factories"][0]["findings"]:
        del finding["in_the_way"]
    assert alone == 1
    assert single == {"file": "a.order.yaml", **{
        key: value for key, value in order["factories"][0].items() if key != "name"
    }}  # fmt: skip


def test_the_help_says_what_the_exit_code_means(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "the exit code is 0 when each order can be made at one of them at least" in told


def test_what_nobody_can_read_nobody_can_make(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (works / "a.order.yaml").write_text("order: {id: A\n")
    code, out, _ = checked(capsys, "a.order.yaml")
    assert code == 1
    assert out.startswith("a.order.yaml: can't be made anywhere before it can be read\n")
    assert out.count("PIN001") == 1


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    names = ("harbor-castings", "kiln-street", "lark-bench")
    three = [Rulebook.built_in().at_factory(name) for name in names]
    for file in sorted(Path().rglob("*.order.yaml")):
        lines = text.order(compare(file, three), Style(width=width))
        assert [line for line in lines if len(line) > width] == []

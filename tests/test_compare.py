"""One order at several factories: where it can be made, what stands in the way, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pinspec import Comparison, PinspecError, Rulebook, Verdict, compare, compare_text
from pinspec.cli import run
from pinspec.files import read_bytes
from pinspec.path import show
from pinspec.reporters.compare import text
from pinspec.reporters.style import Style

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

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


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in (("fine", FINE), ("coarse", COARSE), ("round", ROUND)):
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


@pytest.mark.usefixtures("works")
def test_it_says_where_an_order_can_be_made_and_what_stands_in_the_way() -> None:
    comparison = compared(0.3)
    assert comparison.made_at == ("Fine",)
    assert comparison.nearly_at == ()
    assert comparison.everywhere == ()
    assert codes(comparison, "Fine") == []
    assert codes(comparison, "Coarse") == ["PIN106"]
    assert codes(comparison, "Round") == ["PIN980"]
    assert comparison.verdict is Verdict.COSMETIC
    assert not comparison.passes


@pytest.mark.usefixtures("works")
def test_what_stands_in_the_way_everywhere_is_told_apart() -> None:
    comparison = compared(0.3, artwork={
        "texts": [{"height_mm": 0.5, "stroke_mm": 0.5}], "lines": [], "min_gap_mm": 0.3,
    })  # fmt: skip
    assert comparison.made_at == ()
    assert comparison.nearly_at == ("Fine",)
    assert [show(one[0].path) for one in comparison.everywhere] == ["artwork.texts[0].height_mm"]
    allowed = [one.allowed.value for one in comparison.everywhere[0] if one.allowed]
    assert allowed == [0.6, 0.8, 0.8]
    assert codes(comparison, "Coarse") == ["PIN106"]


@pytest.mark.usefixtures("works")
def test_several_findings_at_one_place_are_all_told() -> None:
    fine = [{"name": f"{area} {place}", "width_mm": 0.26, "area": area}
            for area in ("face", "tail") for place in (1, 2)]  # fmt: skip
    order: dict[str, Any] = {
        "order": {"quantity": 300},
        "artwork": {"lines": fine, "texts": [], "min_gap_mm": 1},
    }
    comparison = compared(1, **order)
    crowded = [[one.message for one in each] for each in comparison.everywhere]
    assert [each[0].partition('"')[2] for each in crowded] == ['face"', 'tail"']
    assert all(len(set(each)) == 1 for each in crowded)


@pytest.mark.usefixtures("works")
def test_a_cosmetic_finding_stands_in_nobody_s_way() -> None:
    comparison = compared(0.45, "round")
    assert comparison.made_at == ("Fine", "Coarse", "Round")
    assert all(not comparison.in_the_way(at) for at in comparison.reports)


def test_an_order_is_read_once(works: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (works / "an.order.yaml").write_text("order: {gate: concept}\n")
    three = books("fine", "coarse", "round")
    times: list[Path] = []

    def counted(path: Path) -> bytes:
        times.append(path)
        return read_bytes(path)

    monkeypatch.setattr("pinspec.library.read_bytes", counted)
    compare(works / "an.order.yaml", three)
    assert times == [works / "an.order.yaml"]


def test_a_text_is_compared_as_its_file_is() -> None:
    books = [Rulebook.built_in().at_factory(one) for one in ("kiln-street", "lark-bench")]
    file = EXAMPLES / "soft-enamel-pin.order.yaml"
    told = compare_text(read_bytes(file), str(file), books)
    assert [*text.order(told, Style())] == [*text.order(compare(file, books), Style())]
    assert told.counted == compare(file, books).counted


@pytest.mark.usefixtures("works")
def test_factories_of_one_name_and_none_at_all_are_refused() -> None:
    with pytest.raises(PinspecError, match="there are two of Fine"):
        compare({}, books("fine", "fine"))
    with pytest.raises(PinspecError, match="no rulebook to compare by"):
        compare({}, [])


@pytest.mark.usefixtures("works")
def test_a_rulebook_at_no_factory_stands_for_itself() -> None:
    comparison = compare({}, [Rulebook.built_in(), *books("fine")])
    assert [*comparison.reports] == ["built-in limits", "Fine"]


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

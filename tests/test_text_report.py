"""The report for people, at the edges: narrow terminals, wide characters, hostile text."""

from __future__ import annotations

import pytest

from pinspec import Rulebook
from pinspec.engine import judge
from pinspec.order.load import load
from pinspec.reader import read
from pinspec.reporters.safe import clipped, columns, safe
from pinspec.reporters.style import Style
from pinspec.reporters.text import order

BASE = """\
product: {kind: pin, process: soft_enamel, use: event}
plating: []
body: {width_mm: 20, outline: round, thickness_mm: 1.2}
posts: {count: 1, clutch: rubber}
packaging: {steps: [polybag]}
order: {quantity: 3000, revision: A}
enamel: {colors: [{pantone: 186 C}]}
inspection:
  aql: {major: 2.5, minor: 4.0}
  major: [as in QC-12]
  minor: [as in QC-12]
  golden_sample: yes
  inline_check: {from_pcs: 50, to_pcs: 100}
"""


def lines(text: str, style: Style | None = None) -> list[str]:
    source = read(text, "an.order.yaml")
    report = judge(load(source), Rulebook.built_in(), name=source.name, source=source)
    return "\n".join(order(report, style or Style())).split("\n")


def caret_under(report: list[str]) -> str:
    """Give the text that the first caret stands under, by the columns of a terminal."""
    place = next(number for number, line in enumerate(report) if "^" in line)
    above, carets = report[place - 1], report[place]
    start, end = carets.index("^"), carets.rindex("^") + 1
    return "".join(
        one for number, one in enumerate(above)
        if start <= columns(above[:number]) < end
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("    - {name: outline, width_mm: 0.20}", "0.20"),
        ("    - {name: 漢字の線, width_mm: 0.20}", "0.20"),
        ("    - {name: e\u0301toile, width_mm: 0.20}", "0.20"),
        ("    - {name: 🦊🦊, width_mm: 0.20 mm}", "0.20 mm"),
        ("    - {name: " + "long " * 40 + ", width_mm: 0.20}", "0.20"),
    ],
    ids=["plain", "wide", "combining", "emoji", "long line"],
)
def test_the_caret_stands_under_the_value(line: str, value: str) -> None:
    report = lines(f"{BASE}artwork:\n  texts: []\n  lines:\n{line}\n")
    assert caret_under(report) == value


@pytest.mark.parametrize("width", [48, 60, 72, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = "x " * 150
    text = f"{BASE}artwork:\n  texts: []\n  lines:\n    - {{name: {long}, width_mm: 0.20}}\n"
    report = lines(text, Style(width=width))
    assert max(columns(line) for line in report) <= width


@pytest.mark.parametrize(
    "name",
    [
        '"\\e[31mred"', '"\\u202Ereversed"', '"##[error]pwned"', '"::error::pwned"',
        '"a\\n::error::b"',
        '"\\r::set-output name=x::y"', '"\\0"', '"[bold]markup[/]"',
    ],
)  # fmt: skip
def test_text_of_an_order_never_steers_a_terminal_or_a_ci_console(name: str) -> None:
    report = lines(
        f"{BASE}artwork:\n  texts: []\n  lines:\n    - {{name: {name}, width_mm: 0.20}}\n"
    )
    text = "\n".join(report)
    assert not set(text) & set("\x00\x07\x0d\x1b\u202e")
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in report)


def test_what_is_safe_already_is_left_alone() -> None:
    text = "±0.15 µm: “quoted” – 漢字"
    assert safe(text) == text


def test_color_paints_words_that_stand_there_anyway() -> None:
    report = "\n".join(lines(BASE + "artwork: {texts: [], lines: []}\n", Style(color=True)))
    assert "\x1b[32m\x1b[1mPASS" in report


@pytest.mark.parametrize(
    ("room", "left"), [(9, "a漢字"), (4, "a漢"), (3, "a漢"), (2, "a"), (0, ""), (-9, "")]
)
def test_a_text_is_clipped_to_any_room(room: int, left: str) -> None:
    assert clipped("a漢字", room) == left


def test_a_report_fits_on_no_terminal_of_a_few_columns_but_ends() -> None:
    report = lines("posts: {count: 0}\n", Style(width=1))
    assert any("PIN013" in line for line in report)


@pytest.mark.parametrize(
    ("name", "end"),
    [("z" * 200, "z..."), ("z" * 49, "z..."), ("z" * 48, "z}"), ("漢" * 40, "漢...")],
    ids=["long", "one too long", "just fits", "wide"],
)
def test_a_line_that_is_cut_says_so(name: str, end: str) -> None:
    text = f"{BASE}artwork:\n  texts: []\n  lines:\n    - {{width_mm: 0.20, name: {name}}}\n"
    report = lines(text, Style(width=88))
    line = next(one for one in report if "width_mm: 0.20" in one)
    assert line.endswith(end)
    assert caret_under(report) == "0.20"


def test_of_many_rules_that_are_not_judged_six_are_named() -> None:
    text = BASE.replace("kind: pin, process: soft_enamel", "kind: pinn, process: enamel")
    source = read(text.replace("quantity: 3000", "quantity: some"), "an.order.yaml")
    report = judge(load(source), Rulebook.built_in(), name=source.name, source=source)
    waiting = " ".join(" ".join(order(report, Style())).split())
    _, _, named = waiting.partition("not judged before that is settled: ")
    names, _, rest = named.partition(" and ")
    assert names.split(", ") == [one.rule for one in report.not_judged if one.unreadable][:6]
    assert rest.startswith(f"{len([one for one in report.not_judged if one.unreadable]) - 6} more")


LACKING = [
    ("enamel: {colors: [{name: black}, {name: bone white}]}",
     'pantone of "black" and "bone white" (its Pantone code'),
    ("enamel: {colors: [{name: black}, {pantone: 186 C}]}", 'pantone of "black" (its Pantone'),
    ("enamel: {colors: [{}, {name: black}, {}]}",
     'pantone of item 1, "black" and item 3 in colors (its Pantone'),
    ("enamel: {colors: [{effect: pearl}]}", "colors pantone (its Pantone code"),
    ("plating: [{finish: gold}]", "plating reference (the sample to match"),
    ("plating: [{finish: other, called: fog}]", 'reference of "fog" (the sample to match'),
    ("plating: [{finish: nickel}, {finish: gold}]", "reference of item 2 in plating (the sample"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "words"), LACKING, ids=[row[0] for row in LACKING])
def test_items_that_lack_the_same_are_told_at_once_and_by_name(block: str, words: str) -> None:
    key = f"{block.partition(':')[0]}:"
    rest = "".join(line for line in BASE.splitlines(keepends=True) if not line.startswith(key))
    report = " ".join(" ".join(lines(f"{rest}{block}\n")).split())
    assert words in report

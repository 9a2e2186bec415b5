"""Reports in Markdown, and that no text of an order or factory acts as markup in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pinspec import safe
from pinspec.cli import run
from pinspec.reporters.markup import plain, table

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EMPTY = "&#8203;"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a line of 0.30 mm", "a line of 0.30 mm"),
        ("a|b", "a\\|b"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("[a](http://x)", f"\\[a\\](http://{EMPTY}x)"),
        ("![a](x)", "!\\[a\\](x)"),
        ("https://x.example", f"https://{EMPTY}x.example"),
        ("www.x.example WWW.y", f"www.{EMPTY}x.example WWW.{EMPTY}y"),
        ("@all and a@b.example", f"@{EMPTY}all and a@{EMPTY}b.example"),
        ("#1 and x/y#2 and GH-3", f"\\#{EMPTY}1 and x/y\\#{EMPTY}2 and GH-{EMPTY}3"),
        ("*a* __b__ ~~c~~", "\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~"),
        ("min_gap_mm", "min_gap_mm"),
        ("R&D; a & b!", "R\\&D; a & b!"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("\\<b>", "\\\\\\<b\\>"),
        ("write `repeated: no`", "write `repeated: no`"),
        ("`a|b <c>`", "`a\\|b <c>`"),
        ("`a", "\\`a"),
        ("`<b>```", "\\`\\<b\\>\\`\\`\\`"),
        ("``<b>``", "\\`\\`\\<b\\>\\`\\`"),
        ("# head\n- list", "\\# head\ufffd- list"),
        ("::error::x", ": :error::x"),
        ("##[error]x", "\\# \\#\\[error\\]x"),
    ],
)
def test_a_text_says_in_markdown_what_it_says(text: str, written: str) -> None:
    assert plain(text) == written


MARKS = st.text(alphabet="ab1`|<>[]()!&;#@\\*_~:/. \n\"'-=+{}$^%", max_size=40)


@given(MARKS)
def test_a_reader_of_markdown_finds_nothing_but_text_in_a_cell(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = "\n".join(table(("a", "b"), [("x", plain(text))]))
    *_, cell = cells = [one for one in reader.parse(page) if one.type == "inline"]
    assert len(cells) == 4
    inside = cell.children or []
    assert {one.type for one in inside} <= {"text", "code_inline"}
    shown = "".join(one.content for one in inside).replace("\u200b", "")
    assert _letters(shown) == _letters(safe(text))


def _letters(text: str) -> str:
    return re.sub(r"[\s`]", "", text)


HOSTILE = """\
order: {id: "<b>@all|#1</b>", quantity: 3000}
product: {kind: pin, process: soft_enamel}
artwork:
  lines:
    - {name: "a|b `x` <img src=x> [c](http://x) @all #1", width_mm: 0.1, repeated: yes}
    - {name: "`<script>```", width_mm: 0.1, repeated: yes}
    - {name: "\\n\\n## head\\n::error::x", width_mm: 0.1, repeated: yes}
"""


@pytest.mark.parametrize(
    "factories", [[], ["kiln-street", "lark-bench"], ["works.yaml", "kiln-street"]]
)
def test_hostile_texts_stay_texts(
    factories: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("works.yaml").write_text(
        'factory: "<i>|@all #2 [x](y) ``z"\n'
        'makes: {source: "<u>|`", date: 2026-03-18, product.kind: [coin]}\n'
    )
    Path("a<b>|@all.order.yaml").write_text(HOSTILE)
    options = [word for one in factories for word in ("--factory", one)]
    assert run(["check", *options, "--format", "markdown", "."]) == 1
    printed = capsys.readouterr().out
    code_free = re.sub(r"(?<!\\)`[^`]*`", "", printed.replace(EMPTY, "\0"))
    assert not re.search(r"(?<!\\)[<>\[\]]", code_free)
    assert not re.search(r"[@#](?=\w)", code_free)
    assert "://x" not in code_free
    for line in printed.splitlines():
        assert not line.startswith(("::", "##["))
        if line.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) in {4, 5, 7}


def test_a_report_has_a_row_for_each_finding(capsys: pytest.CaptureFixture[str]) -> None:
    order = EXAMPLES / "everything-wrong" / "irregular-badge.order.yaml"
    assert run(["check", "--format", "markdown", str(order)]) == 1
    lines = capsys.readouterr().out.splitlines()
    rows = [line for line in lines if line.startswith("| **")]
    assert len(rows) == 16
    assert [line.count("|") for line in rows] == [7] * 16
    assert lines[-1] == "1 order: 1 respec. Do not release."


def test_what_passes_is_short(capsys: pytest.CaptureFixture[str]) -> None:
    order = str(EXAMPLES / "hard-enamel-pin.order.yaml")
    assert run(["check", "--format", "markdown", order]) == 0
    assert "|" not in capsys.readouterr().out
    assert run(["check", "--format", "markdown", "--quiet", order]) == 0
    assert capsys.readouterr().out == ""

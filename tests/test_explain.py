"""Every name in a report or a rulebook has a page, in every format and at every width."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from pinspec import PinspecError, Rulebook, check, cli, explain
from pinspec.errors import ExitCode
from pinspec.finding import Form
from pinspec.language.read import written
from pinspec.order.facts import FACTS
from pinspec.order.load import load
from pinspec.pages.fields import fields
from pinspec.pages.forms import form_page
from pinspec.pages.limits import columns
from pinspec.pages.page import Answer, FormPage, RulePage
from pinspec.reader import read
from pinspec.reporters.explain import json as as_json
from pinspec.reporters.explain import markdown, text
from pinspec.reporters.explain.patch import OPEN, as_yaml
from pinspec.reporters.safe import columns as columns_of
from pinspec.reporters.style import Style
from pinspec.rule.examples import merge
from pinspec.waived import Lapse

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: tuple[Form | Lapse, ...] = (*Form, *Lapse)


def names(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Give every name that has a page, with what the page is called."""
    for entry in book.entries:
        yield from ((entry.code, entry.name), (entry.name, entry.name))
    for form in KINDS:
        yield from ((form.code, form.rule), (form.rule, form.rule))
    for path, place in fields().items():
        yield from ((path, place.name), (place.name, place.name))
    yield from ((name, name) for name in FACTS)
    yield from ((name, name) for name in book.facts.facts)
    for name in (*book.deck.limits, *book.deck.figures, *book.deck.ranges):
        yield from ((name, name), (f"limit.{name}", name))
    yield from ((name, name) for name in columns(book))


@pytest.fixture(scope="module")
def answers(rulebook: Rulebook) -> dict[str, Answer]:
    """One answer for every page that there is."""
    return {called: explain(name, rulebook) for name, called in names(rulebook)}


def test_every_name_leads_to_its_own_page(rulebook: Rulebook) -> None:
    for name, called in names(rulebook):
        assert explain(name.swapcase(), rulebook).page.name == called, name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("pin401", "posts/count"),
        ("PIN 401", "posts/count"),
        ("PIN40l", "posts/count"),
        ("PIN4O1", "posts/count"),
        ("Posts/Count", "posts/count"),
        ("`posts/count`", "posts/count"),
        ("pin011", "format/type"),
        ("f 003", "F003"),
        ("artwork.lines[0].width_mm", "artwork.lines[].width_mm"),
        ("artwork.lines.2.width_mm", "artwork.lines[].width_mm"),
        ("body.size_tol_mm.half", "body.size_tol_mm"),
        ("qty", "order.quantity"),
        ("soft enamel", "product.process"),
        ("clutch", "posts.clutch"),
        ("posts", "posts"),
        ("longest_mm", "body.longest_mm"),
        ("cutouts", "body.features"),
        ("levels", "body.features"),
        ("opp bag", "packaging.steps"),
        ("gate", "order.gate"),
    ],
)
def test_a_word_is_found_however_it_is_written(word: str, name: str, rulebook: Rulebook) -> None:
    assert explain(word, rulebook).page.name == name


def test_of_several_meanings_the_others_are_named(rulebook: Rulebook) -> None:
    answer = explain("thickness_mm", rulebook)
    assert answer.page.kind == "limit"
    others = [one.word for one in answer.others]
    assert others[0] == "body.thickness_mm"
    for word in others:
        assert explain(word, rulebook).page.name == word


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("posts/cuont", "posts/count"),
        ("PIN4012", "PIN401"),
        ("widht_mm", "body.width_mm"),
        ("body.widht_mm", "body.width_mm"),
        ("repeated_lines_mm", "repeated_line_mm"),
        ("format/typ", "format/type"),
        ("cosmetic", "can be released, but write it down"),
        ("RESPEC", "must change before it is released"),
        ("pass", "passes when no rule finds anything"),
        ("TBD", "not stated yet"),
        ("not judged", "waits for a value"),
        ("qqqq", "pinspec rules"),
        ("", "pinspec rules"),
        ("x" * 100_000, "pinspec rules"),
    ],
    ids=lambda word: str(word[:20]),
)
def test_an_unknown_word_is_answered_with_the_nearest(
    word: str, near: str, rulebook: Rulebook
) -> None:
    with pytest.raises(PinspecError) as raised:
        explain(word, rulebook)
    assert near in raised.value.advice
    assert len(raised.value.message) < 120


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_of_a_page_is_wider_than_the_terminal(
    width: int, answers: dict[str, Answer]
) -> None:
    for name, answer in answers.items():
        for line in text.page(answer, Style(width=width)):
            assert columns_of(line) <= width, name
            assert line == line.rstrip(), name


def test_color_paints_words_that_stand_there_anyway(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        plain = "\n".join(text.page(answer, Style()))
        painted = "\n".join(text.page(answer, Style(color=True)))
        assert "\x1b[" in painted
        unpainted = re.sub(r"\x1b\[[\d;]*m", "", painted)
        assert [one.split() for one in unpainted.split("\n")] == [
            one.split() for one in plain.split("\n")
        ], name


def test_every_page_is_markdown_with_even_tables(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        lines = list(markdown.page(answer))
        assert lines[0].startswith("# "), name
        assert lines.count("~~~") == lines.count("~~~yaml"), name
        bars = [len(re.findall(r"(?<!\\)\|", line)) for line in lines if line.startswith("|")]
        assert all(bar >= 3 for bar in bars), name


def test_every_page_is_json_with_numbers(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        content = json.loads(as_json.document(answer))
        assert (content["format"], content["kind"]) == (1, answer.page.kind)
        assert content["name"] == name
        for number in (content.get("limit") or {}).get("numbers", []):
            assert isinstance(number["value"], float)
            assert number["verdict"] in {"cosmetic", "respec"}


def rule_pages(answers: dict[str, Answer]) -> list[RulePage]:
    return [one.page for one in answers.values() if isinstance(one.page, RulePage)]


def test_what_a_rule_looks_at_says_so_in_turn(answers: dict[str, Answer]) -> None:
    for page in rule_pages(answers):
        seen = [*page.reads, *page.figures]
        named = [one.word for one in seen] + ([page.limit.name] if page.limit else [])
        for word in named:
            mentions = answers[word].page.rules  # type: ignore[union-attr]
            assert page.name in {one.word for one in mentions}, (page.name, word)


def test_what_a_table_asks_for_says_so_in_turn(rulebook: Rulebook) -> None:
    for table in rulebook.required:
        for row in table.rows:
            for field in row.fields:
                page: Any = explain(written(field), rulebook).page
                assert (table.name, row.by) in {(one.table.word, one.gate) for one in page.demands}


def test_a_rule_gives_the_source_of_every_fact_that_it_and_its_limit_cite(
    answers: dict[str, Answer], rulebook: Rulebook
) -> None:
    for page in rule_pages(answers):
        entry = next(one for one in rulebook.entries if one.code == page.code)
        behind = {fact for one in page.limit.numbers for fact in one.facts} if page.limit else set()
        assert {one.name for one in page.sources} >= behind | set(entry.facts)
        assert all(one.publisher and one.confidence_means for one in page.sources)


def test_no_page_has_a_placeholder_left(answers: dict[str, Answer]) -> None:
    for page in rule_pages(answers):
        assert not any("{" in one for one in page.change), page.name


def test_the_examples_of_a_rule_are_shown_as_they_can_be_written(rulebook: Rulebook) -> None:
    for entry in rulebook.entries:
        page = explain(entry.code, rulebook).page
        assert isinstance(page, RulePage)
        for sample in page.samples:
            shown = read(as_yaml(sample.order, 60), "shown.yaml")
            assert shown.findings == []
            assert shown.data == _open(sample.order), sample.name


def _open(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _open(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_open(one) for one in value]
    return OPEN if value is None else value


@pytest.mark.parametrize(
    "form", [one for one in Form if form_page(one).is_shown], ids=lambda one: one.rule
)
def test_what_a_page_calls_wrong_is_refused_and_what_it_calls_right_is_read(form: Form) -> None:
    page = form_page(form)
    wrong, right = (load(read(one, "an.order.yaml")).findings for one in (page.wrong, page.right))
    assert {one.code for one in wrong} == {form.code}
    assert {one.verdict for one in wrong} == {page.verdict}
    assert right == ()


@pytest.mark.parametrize("form", KINDS, ids=lambda one: one.rule)
def test_every_kind_of_mistake_has_a_text_of_its_own(form: Form | Lapse) -> None:
    page = form_page(form)
    assert len(page.means) > 80
    assert page.wrong != page.right


def test_what_the_page_of_an_incomplete_waiver_shows_is_so(rulebook: Rulebook) -> None:
    page = form_page(Lapse.INCOMPLETE)
    assert page.is_shown
    base = merge(rulebook.bases["pin"], {"body": {"width_mm": 40, "outline": "irregular"}})
    for shown, codes in ((page.wrong, {"PIN996"}), (page.right, set())):
        report = check(merge(base, yaml.safe_load(shown)), today=date(2026, 12, 1))
        assert {one.code for one in report.findings if one.rule.startswith("waivers/")} == codes


def test_the_page_of_a_rule_says_why_it_can_not_be_waived(rulebook: Rulebook) -> None:
    for name, says in (
        ("body/center", "No waiver: no piece has its center"),
        ("compliance/lead", "No waiver: a law sets its limit"),
        ("compliance/required", "No waiver: a law asks for it"),
    ):
        assert says in "\n".join(text.page(explain(name, rulebook), Style()))
    page = "\n".join(text.page(explain("posts/count", rulebook), Style()))
    assert "No waiver" not in page


HOSTILE = "\x1b[31mred\n::error::x ##[error] | <b> `a` \u202e"


def test_text_of_a_rulebook_never_steers_a_terminal_or_a_page() -> None:
    page = replace(form_page(Form.TYPE), title=HOSTILE, means=HOSTILE, wrong=HOSTILE)
    assert isinstance(page, FormPage)
    answer = Answer(page, ())
    for lines in (list(text.page(answer, Style())), list(markdown.page(answer))):
        shown = "\n".join(lines)
        assert not set(shown) & set("\x1b\u202e")
        assert "##[" not in shown
        assert not any(line.lstrip().startswith("::") for line in lines)
    assert "<b>" not in next(markdown.page(answer))


def test_the_report_leads_to_the_page_of_its_first_finding(
    capsys: pytest.CaptureFixture[str], rulebook: Rulebook, tmp_path: Any
) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text("product: {kind: pin}\nposts: {count: 0}\n")
    cli.run(["check", str(file)])
    (line,) = [one for one in capsys.readouterr().out.split("\n") if one.startswith("Why: ")]
    first = check(file).findings[0]
    assert line == f"Why: pinspec explain {first.rule}"
    assert explain(line.split()[-1], rulebook).page.name == first.rule


@pytest.mark.parametrize(("word", "is_law"), [("lead_ppm", True), ("gap_mm", False)])
def test_a_limit_that_a_law_sets_says_so(
    word: str, is_law: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["explain", word]) == ExitCode.PASSED
    assert ("A law sets this limit: a factory file can't" in capsys.readouterr().out) is is_law


def test_without_a_word_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain"]) == ExitCode.NOT_CHECKED
    lines = capsys.readouterr().err.split("\n")
    examples = [line.split()[2] for line in lines if line.startswith("  pinspec explain ")]
    assert len(examples) == 3
    for word in examples:
        assert cli.run(["explain", word]) == ExitCode.PASSED


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_every_format_is_printed(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", "--format", form, "format/type"]) == ExitCode.PASSED
    printed = capsys.readouterr().out
    assert "PIN011" in printed
    assert printed.endswith("\n")
    assert printed.count("\n\n\n") == 0

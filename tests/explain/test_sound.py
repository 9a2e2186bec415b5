"""What pages show is so, steers nobody, and is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml

from pinspec import Rulebook, check, cli, explain
from pinspec.errors import ExitCode
from pinspec.finding import Form
from pinspec.order.load import load
from pinspec.pages.forms import form_page
from pinspec.pages.page import Answer, FormPage
from pinspec.reader import read
from pinspec.reporters.explain import markdown, text
from pinspec.reporters.style import Style
from pinspec.rule.examples import merge
from pinspec.waived import Lapse
from tests.explain import KINDS


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

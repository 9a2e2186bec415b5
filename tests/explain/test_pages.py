"""Every page, as text, Markdown and JSON, and what it says of rules."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from pinspec import Rulebook, explain
from pinspec.language.read import written
from pinspec.pages.page import Answer, RulePage
from pinspec.reader import read
from pinspec.reporters.explain import json as as_json
from pinspec.reporters.explain import markdown, text
from pinspec.reporters.explain.patch import OPEN, as_yaml
from pinspec.reporters.safe import columns as columns_of
from pinspec.reporters.style import Style
from tests.explain import names


@pytest.fixture(scope="module")
def answers(rulebook: Rulebook) -> dict[str, Answer]:
    """One answer for every page that there is."""
    return {called: explain(name, rulebook) for name, called in names(rulebook)}


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

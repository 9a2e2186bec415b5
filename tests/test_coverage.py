"""Nothing that the articles ask for is left out, and the rulebook's own page is not stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from pinspec import PinspecError, Rulebook, cards_of, order_files

ARTICLE_FACTS = {f"F{number:03}" for number in range(1, 211)}
PAGE = Path(__file__).resolve().parent.parent / "rules" / "README.md"
BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->\n"


def test_every_statement_of_the_articles_is_cited_or_says_why_no_rule_decides_on_it(
    rulebook: Rulebook,
) -> None:
    assert ARTICLE_FACTS - rulebook.facts.facts.keys() == set()


def test_what_no_rule_decides_on_is_the_smaller_part(rulebook: Rulebook) -> None:
    undecided = {name for name, row in rulebook.facts.facts.items() if row.undecided}
    assert undecided <= ARTICLE_FACTS
    assert len(undecided) * 3 < len(ARTICLE_FACTS)


def test_no_file_of_the_rulebook_is_taken_for_an_order() -> None:
    with pytest.raises(PinspecError, match="no order file"):
        list(order_files(PAGE.parent))


def test_the_page_of_the_rulebook_lists_every_rule(
    rulebook: Rulebook, request: pytest.FixtureRequest
) -> None:
    head, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    table, end, tail = rest.partition(END)
    assert begin
    assert end
    fresh = _table(rulebook)
    if request.config.getoption("--record"):
        PAGE.write_text(head + begin + fresh + end + tail, encoding="utf-8")
        table = fresh
    assert table == fresh, "stale: run pytest tests/test_coverage.py --record"


def _table(rulebook: Rulebook) -> str:
    rows = ["| code | rule | what it holds | verdicts | rests on |", "|---|---|---|---|---|"]
    for card in cards_of(rulebook).values():
        verdicts = {one.verdict for one in card.limits} | {one.verdict for one in card.rows}
        words = ", ".join(one.word for one in sorted(verdicts, reverse=True))
        file = f"[{card.name}]({card.name}.yaml)"
        facts = ", ".join(card.facts)
        rows.append(f"| {card.code} | {file} | {card.title} | {words} | {facts} |")
    return "\n".join(rows) + "\n"

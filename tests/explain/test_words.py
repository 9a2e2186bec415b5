"""Which page a word leads to."""

from __future__ import annotations

import pytest

from pinspec import PinspecError, Rulebook, explain
from tests.explain import names


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
        ("PIN980", "name one with `--factory NAME`"),
        ("factory/makes", "name one with `--factory NAME`"),
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

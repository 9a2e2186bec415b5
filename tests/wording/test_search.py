"""How texts are searched, whatever they hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from pinspec.order.texts import Texts, is_searched, words_of
from pinspec.order.validator import blocks
from pinspec.reader import read
from pinspec.rule.sentences import vague_in

PHRASES = ["good polish", "no obvious scratches", "sturdy", "a a"]
letters = st.text(alphabet="aogdplishnbvuscrtey \n-.'é0\u00ad", max_size=40)
parts = st.lists(st.sampled_from([*PHRASES, "good", "polish", " ", "-", "x", ". ", "not "]))


@settings(max_examples=400, deadline=None)
@given(letters | parts.map("".join))
@example("goodpolish")
@example("agood polish")
@example("a a a")
def test_what_is_found_stands_there_as_whole_words(text: str) -> None:
    words = re.findall(r"[^\W_]+", words_of(text))
    for one in vague_in(text, PHRASES):
        phrase = one.phrase.split()
        assert any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text())
def test_words_are_parted_by_single_blanks_and_by_nothing_else(one: str, other: str) -> None:
    words = words_of(f"{one} {other}")
    assert words == f" {' '.join(words.split())} "
    assert all(part.isalnum() for part in words.split())


@settings(max_examples=100, deadline=None)
@given(letters, letters)
def test_a_word_between_blanks_is_found(before: str, behind: str) -> None:
    assert "sturdy" in words_of(f"{before} sturdy {behind}").split()


def test_texts_are_demands_comments_or_names() -> None:
    order = load({"order": {"id": "x", "notes": "a"}, "inspection": {"major": ["b"]}}).order
    assert order is not None
    assert [one.words for one in Texts(order).all] == [" a ", " b "]
    told = {
        (key, shape.text) for block in blocks() for key, shape in shapes(block).items()
        if shape.text != "demand"
    }  # fmt: skip
    assert {key for key, text in told if text == "comment"} == {"notes"}
    assert {"id", "revision", "file", "name", "area", "pantone"} <= {key for key, _ in told}


@pytest.mark.parametrize(
    ("path", "searched"),
    [
        ("artwork.lines.[]", True), ("artwork.lines.[].notes", True), ("notes", True),
        ("inspection.major.[]", True), ("artwork.lines.[].name", False), ("order.id", False),
        ("body.width_mm", False), ("inspection.aql", False), ("inspection.viewed", True),
    ],
)  # fmt: skip
def test_a_field_is_searched_if_it_has_words_that_are_no_name(path: str, searched: bool) -> None:
    assert is_searched(tuple(path.split(".")), Order) is searched


def test_a_text_that_cannot_be_read_is_not_searched() -> None:
    loaded = load(read(b"notes: &a good polish\nsurface: {rim: !x good polish}\nbody: 3\n", "x"))
    assert loaded.order is not None
    assert loaded.unreadable
    assert Texts(loaded.order).all == ()


@pytest.mark.parametrize(("notes", "taken_apart"), [("a sound remark", False), ("sturdy", True)])
def test_a_text_is_taken_apart_only_for_a_phrase(
    notes: str, taken_apart: bool, tmp_path: Path
) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(f"posts: {{count: 1, notes: {notes}}}", encoding="utf-8")
    program = f"import sys; from pinspec import check; check({str(file)!r}); print(*sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {"pinspec.rule.sentences", "pinspec.rule.measures"} & set(done.stdout.split())
    assert bool(loaded) is taken_apart

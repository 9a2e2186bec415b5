"""Texts with vague words in them: however long or odd, they are read fast and obeyed never."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pinspec.rule.sentences import vague_in
from tests.hostile.running import SECONDS, inside

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 250 * 1024
LARGE = {
    "one phrase over and over": "good polish ",
    "sentences": "Good polish. ",
    "bullets": "- good polish\n",
    "lines that look like sentences": "Good polish\nNext ",
    "numbers": "good polish 1",
    "digits": "1",
    "decimals": "1.1",
    "full stops": "good polish .",
    "only full stops": ". ",
    "blanks": " \n \t",
    "quotes behind a stop": '."',
    "halves of phrases": "no obvious good ",
    "what stands before a number": "at about a of distance ",
    "bounds": "max of <= ",
    "pulls": "ten a b pull",
    "color differences": "delta e ",
    "refusals": "not good polish ",
    "wide letters": "ｇｏｏｄ ｐｏｌｉｓｈ ",
    "what grows when it is taken apart": "\ufdfa ",
    "marks": "e\u0301\u0302",
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_the_largest_text_takes_no_time(text: str) -> None:
    words = "good polish " + text * (SIZE // len(text.encode()))
    began = time.process_time()
    vague_in(words, ["good polish", "no obvious scratches"])
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_the_largest_order_takes_no_time(text: str, tmp_path: Path) -> None:
    words = "good polish " + text * (SIZE // 2 // len(text.encode()))
    escaped = words.replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    file = tmp_path / "an.order.yaml"
    file.write_text(f'notes: "{escaped}"', encoding="utf-8")
    assert inside("check", file).seconds < SECONDS
    assert inside("check", "--format", "json", file).seconds < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "[red]good polish[/]", r"\e[31m good polish \e[0m", "##[error]good polish",
        "::error::good polish", "good polish ::error::x", r"\u202egood polish", "`good polish`",
        "{phrases} good polish", r"good\n::error::polish",
    ],
)  # fmt: skip
def test_a_vague_text_is_shown_and_never_obeyed(text: str, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(f'surface: {{rim: "{text}"}}\nnotes: "{text}"', encoding="utf-8")
    vague = () if "error::polish" in text else ("wording/polish", "good polish")
    for form in ("text", "json"):
        inside("check", "--format", form, file).assert_sound(1, *vague)

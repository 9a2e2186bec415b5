"""What holds the output itself: a check that sees nothing would hold everything."""

from __future__ import annotations

import pytest

from tests.hostile.console import obeyed

OBEYED = [
    "\r", "\b", "\a", "\0", "\x0b", "\x1b[31m", "\x1b]0;x\a", "\x7f", "\x85", "\x9b31m",
    "\u061c", "\u200b", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\U000e0041",
    "\ud800", "::error::x", "a\n  ::set-output name=a::b", "\xa0::error::", "##[error]x",
    "a ##[group]", "##vso[task.complete]", "##VSO[x]", "##teamcity[x]",
]  # fmt: skip
SHOWN = ["", "a: b\n\tc\n", "µ ± – 漢 \U0001f9a6 \ufffd", "a::b", "# #[error]", ": :error::x", "##"]


@pytest.mark.parametrize("text", OBEYED, ids=ascii)
def test_what_a_console_obeys_is_found(text: str) -> None:
    assert obeyed(f"a line\n{text}") != []


@pytest.mark.parametrize("text", SHOWN, ids=ascii)
def test_what_a_console_shows_is_let_pass(text: str) -> None:
    assert obeyed(f"a line\n{text}") == []


def test_only_colors_are_let_pass_where_colors_are_wanted() -> None:
    assert obeyed("\x1b[1;31mRESPEC\x1b[0m", color=True) == []
    assert obeyed("\x1b[2J\x1b[31m", color=True) != []
    assert obeyed("\x1b[31m::error::", color=True) != []

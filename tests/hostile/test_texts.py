"""Texts of an order that would steer a terminal, a CI console or a program that reads JSON."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.hostile.running import inside, on_terminal, outside

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "markup": "[red]x[/red][/]",
    "link in markup": "[link=http://x.example]x[/link]",
    "colors": "\x1b[31mx",
    "cleared screen": "\x1b[2J\x1bc",
    "one-byte escape": "\x9b31mx\x9d0;x\x9c",
    "hyperlink": "\x1b]8;;http://x.example\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;eA==\a",
    "GitHub": "::error::x",
    "GitHub behind a blank": "x ::error file=a,line=1::x",
    "GitHub behind a hard blank": "\xa0::error::x",
    "GitHub where a line is broken": f"{'x ' * 30}{' ::error::x' * 60}",
    "GitHub in a second line": "x\n::set-output name=a::b\n",
    "GitHub behind a carriage return": "x\r::add-mask::x",
    "GitHub behind an escaped line end": "%0A::error::x%0D::error::x",
    "GitHub as it was": "##[error]x",
    "many marks": "####[error]x ##[##[error]",
    "Azure": "##vso[task.setvariable variable=a]b",
    "Azure in capitals": "x##VSO[task.complete result=Failed]",
    "Azure around an invisible character": "##v\xadso[task.complete]",
    "TeamCity": "##teamcity[buildStatus status='FAILURE']",
    "GitLab": "\x1b[0Ksection_start:1:x\r\x1b[0Kx",
    "overwritten": "PASS\r\b\b\b\bPASS",
    "bells": "\a\a\x05\x0e",
    "delete": "x\x7f",
    "next line": "x\x85::error::x",
    "line separators": "x\u2028::error::x\u2029::error::x",
    "vertical tab": "x\x0b::error::x\x0c::error::x",
    "bidi": "\u202ex\u2066y\u2069\u061c\u200f",
    "zero width": "\u200b\u200d\ufeffx\xad",
    "tags": "\U000e0041\U000e007f",
    "lone surrogate": "x\ud800",
    "not a character": "\ufdd0\uffff",
    "long": "x" * 1_500,
    "braces": "{order.id}{measured}{0}%s%(x)s",
    "backticks": "`x` `",
}


def order_of(text: str) -> str:
    """Write an order that holds a text wherever one can stand."""
    inside = escaped(text)
    t, k = f'"{inside}"', f'"{escaped(text[:100])}"'  # YAML takes no key of more than 1,024
    return f"""
order: {{id: {t}, revision: {t}, gate: {t}, quantity: {t}, markets: [{t}], ships: {t}, {k}: {t}}}
product: {{kind: {t}, process: soft_enamel, use: {t}}}
body: {{width_mm: "40 {inside}", height_mm: {t}, metal: {t}, features: [{t}], outline: round}}
artwork:
  lines: [{{name: {t}, width_mm: 0.1, repeated: yes, area: {t}}}, {{name: {t}, width_mm: {t}}}]
  texts: [{{name: {t}, made_by: {t}, height_mm: "{inside} 1"}}]
posts: {{at_mm: [[{t}, 1]], clutch: {t}, count: {t}}}
enamel: {{recess_depth_mm: {t}, metal_breaks: {t}}}
waivers:
  - {{rule: PIN101, reason: {t}, approved_by: {t}, until: 2999-12-31}}
  - {{rule: {t}, at: {t}, reason: {t}, approved_by: {t}, until: 2999-12-31}}
  - {{rule: PIN101, at: {t}, reason: {t}, approved_by: {t}, until: 2999-12-31, notes: {t}}}
  - {{rule: PIN101, at: posts, reason: {t}, approved_by: {t}, until: {t}}}
{k}: {{{k}: {t}}}
x-mine: {t}
notes: {t}
"""


def escaped(text: str) -> str:
    """Write a text as double quotes in YAML take it, so that it may hold anything."""
    return "".join(one if one in "x: #[" else rf"\U{ord(one):08x}" for one in text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_shown_and_never_obeyed(text: str, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(order_of(text), encoding="utf-8")
    inside("check", file).assert_sound(1, "an.order.yaml: RESPEC", "artwork/lines PIN101")
    inside("check", "--color", "always", file).assert_sound(1, "artwork/lines PIN101", color=True)
    data = inside("check", "--format", "json", file)
    data.assert_sound(1)
    assert json.loads(data.out)["orders"][0]["verdict"] == "respec"


def test_the_words_of_an_order_come_back_from_json_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text("body: {metal: '####[error]'}", encoding="utf-8")
    done = inside("check", "--format", "json", file)
    done.assert_sound(1)
    messages = [one["message"] for one in json.loads(done.out)["orders"][0]["findings"]]
    assert any("`####[error]`" in one for one in messages)


def _files(folder: Path) -> list[Path]:
    for number, text in enumerate(TEXTS.values()):
        (folder / f"{number}.order.yaml").write_text(order_of(text), encoding="utf-8")
    return sorted(folder.iterdir())


def test_nothing_is_obeyed_in_a_pipe(tmp_path: Path) -> None:
    done = outside("check", *_files(tmp_path))
    done.assert_sound(1, f"{len(TEXTS)} orders: {len(TEXTS)} respec.")


def test_nothing_is_obeyed_by_a_console_that_knows_only_ascii(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = outside("check", *_files(tmp_path), env=environment)
    done.assert_sound(1, f"{len(TEXTS)} orders: {len(TEXTS)} respec.")
    assert done.out.isascii()


@pytest.mark.skipif(os.name == "nt", reason="no such terminals here")
@pytest.mark.parametrize("columns", [80, 1])
def test_nothing_is_obeyed_on_a_terminal_with_colors(columns: int, tmp_path: Path) -> None:
    done = on_terminal("check", *_files(tmp_path), columns=columns)
    done.assert_sound(1, f"{len(TEXTS)} orders: {len(TEXTS)} respec.", "\x1b[31m", color=True)


REFUSED = ["\x01", "\a", "\b", "\x0b", "\x0c", "\x1b[31m", "\x1b]52;c;eA==\a", "\x7f", "\x80",
           "\x85", "\x9b31m", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff",
           "\ufdd0", "\uffff"]  # fmt: skip
PLACES = {
    "key": "order:\n  i{}d: FOX\n",
    "value": "order:\n  id: F{}OX\n",
    "value in quotes": "order:\n  id: 'F{}OX'\n",
    "comment": "order:\n  id: FOX # a{}b\n",
    "end": "order:\n  id: FOX\n{}",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("character", REFUSED, ids=ascii)
def test_a_character_that_steers_is_refused_wherever_it_stands(
    character: str, place: str, tmp_path: Path
) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(place.format(character), encoding="utf-8")
    inside("check", file).assert_sound(1, f"(U+{ord(character[0]):04X}) stands here")
    assert inside("check", "--format", "json", file).mistakes == ["PIN003"]


@pytest.mark.parametrize("character", ["\u200b", "\u200d", "\u200e", "\xad", "\u061c"], ids=ascii)
def test_an_invisible_letter_is_shown_where_it_spoils_a_word(
    character: str, tmp_path: Path
) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(f"body: {{metal: br{character}ass, wid{character}th_mm: 40}} # {character}")
    inside("check", file).assert_sound(1, "`br\ufffdass` is not a word", "no key `wid\ufffdth_mm`")

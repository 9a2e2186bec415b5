"""Rulebooks from strangers: refused with the place of what is wrong, at once."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.hostile.running import inside, outside
from tests.test_rulebook_refusals import renamed, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWN = renamed("ABC", "PIN")
"""A rulebook that stands on its own, as ours does."""
WHEN = "body.metal == 'iron'"
LAUGHS = "&a [x, x]\n" + "".join(f"y{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(9))


class Row(NamedTuple):
    """A file of a rulebook, its new text in place of an old one, and words that tell of it."""

    file: str
    old: str
    new: str
    words: str


def when(text: str, words: str) -> Row:
    return Row("body/thickness.yaml", WHEN, text, words)


TEXTS = {
    "deep condition": when("(" * 240 + WHEN + ")" * 240, "body/thickness.yaml:4:"),
    "deep not": when("not " * 100 + WHEN, "nested too deeply"),
    "deep sum": when("body.width_mm" + " + 1" * 100 + " > 2", "nested too deeply"),
    "many minuses": when("-" * 400 + "1 < body.width_mm", "body/thickness.yaml:4:"),
    "condition of 501 characters": when(WHEN + " " * 490 + "x", "longer than 500 characters"),
    "condition of 200,000 characters": when(WHEN + " or x" * 40_000, "at most 600 characters"),
    "huge number": when("body.width_mm > " + "9" * 400, "number this large"),
    "huge exponent": when("body.width_mm > 1e999", "number this large"),
    "power of powers": when("body.width_mm > 9**9**9", "only + - * / are read"),
    "shift": when("body.width_mm > 1 << 999999999", "only + - * / are read"),
    "class": when("body.__class__ == 'x'", "`body` has no `__class__`"),
    "import": when("__import__('os').system('id')", "body/thickness.yaml:4:"),
    "call": when("print(body)", "there is no `print()`"),
    "lambda": when("'(lambda: 1)()'", "only comparisons"),
    "formatted text": when("f'{body.__class__}' == 'x'", "only comparisons"),
    "walrus": when("(x := 1) == 1", "only comparisons"),
    "comprehension": when("(one for one in artwork.lines) == 1", "only comparisons"),
    "loops in loops": when(
        "any(any(any(a.width_mm > b.width_mm for c in artwork.lines) for b in artwork.lines)"
        " for a in artwork.lines)",
        "a list for every item of another takes too long",
    ),
    "command": when('"\\e[31m\\n::error::##[error]\\u2028"', "one line of plain letters"),
    "placeholder": Row(
        "body/thickness.yaml", "{body.metal}", "{body.__class__.__mro__}", "no `__class__`"
    ),
    "format of a placeholder": Row(
        "body/thickness.yaml", "{body.metal}", "{body.metal!r:>999999999}", "bare path"
    ),
    "braces": Row("body/thickness.yaml", "{body.metal}", "{" * 500, "a brace that belongs"),
    "long name": Row("body/weight.yaml", "at: body.weight_g", f"at: body{'.a' * 90_000}", "600"),
    "long list": Row(
        "body/weight.yaml", "at: body.weight_g", f"each: {{line: body{'.a' * 90_000}}}", "600"
    ),
    "long field": Row(
        "body/required.yaml", "field: body.thickness_mm", f"field: body{'.a' * 90_000}", "600"
    ),
    "long limit": Row("body/thickness.yaml", "metal_mm", "x" * 100_000, "600"),
    "long fact": Row("body/thickness.yaml", "facts: [F1]", f"facts: [{'x' * 100_000}]", "600"),
    "limit without end": Row("limits.yaml", "standard: 1.0", "standard: .inf", "a valid number"),
    "limit that is no number": Row(
        "limits.yaml", "standard: 1.0", "standard: .nan", "a valid number"
    ),
    "limit of many digits": Row("limits.yaml", "standard: 1.0", f"standard: {'9' * 5_000}", "`"),
    "figure without end": Row("limits.yaml", "value: 12", "value: 1e999", "finite"),
    "aliases": Row("facts.yaml", "sources:", f"x: {LAUGHS}sources:", "more than 5 anchors"),
    "tag": Row("pack.yaml", "a small pack", "!!python/object/apply:os.system [id]", "the tag"),
    "deep block": Row("pack.yaml", "name:", f"x: {'{a: ' * 300}", "64 levels"),
    "command in a key": Row("pack.yaml", "name:", '"\\e[31m\\r::error::": 1\nname:', "unknown key"),
    "no UTF-8": Row("pack.yaml", "a small pack", "a \udcff pack", "is not UTF-8 text"),
    "escape": Row("pack.yaml", "a small pack", "a \x1b[31m pack", "(U+001B) stands here"),
}


@pytest.mark.parametrize("row", TEXTS.values(), ids=TEXTS)
def test_a_hostile_rule_is_refused_at_its_place(row: Row, tmp_path: Path) -> None:
    write(tmp_path, OWN)
    text = OWN[row.file].replace(row.old, row.new, 1)
    (tmp_path / row.file).write_bytes(text.encode("utf-8", "surrogateescape"))
    done = inside("rules", "test", tmp_path)
    done.assert_sound(2, f"/{row.file}:", row.words)
    assert len(done.err) < 2_500
    assert done.out == ""


FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "pipe": ("body/pipe.yaml", lambda path: os.mkfifo(path), "body/pipe.yaml: not a file"),
    "zeros": ("body/a.yaml", lambda path: path.symlink_to("/dev/zero"), "body/a.yaml: leads out"),
    "folder": ("body/a.yaml", lambda path: path.mkdir(), "body/a.yaml: not a file"),
    "large": (
        "body/a.yaml", lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 100 << 20),
        "body/a.yaml: larger than 256 KiB",
    ),
    "dangling link": ("body/a.yaml", lambda path: path.symlink_to("x"), "a.yaml: no such file"),
    "pipe for a pack": ("pack.yaml", lambda path: os.mkfifo(path), "pack.yaml: not a file"),
    "zeros for limits": (
        "limits.yaml", lambda path: path.symlink_to("/dev/zero"), "limits.yaml: leads out",
    ),
    "zeros for facts": (
        "facts.yaml", lambda path: path.symlink_to("/dev/zero"), "facts.yaml: leads out",
    ),
    "zeros for a base": (
        "base/a.yaml", lambda path: path.symlink_to("/dev/zero"), "base/a.yaml: leads out",
    ),
    "loop of links": ("body/a.yaml", lambda path: path.symlink_to(path), "symbolic links"),
    "no folder": ("base", lambda path: path.symlink_to(path), "there is no base `pin`"),
    "name that is a command": (
        "body/\x1b[31m\r::error::##[error].yaml", lambda path: path.write_text("a:"), "is missing",
    ),
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="other files there")
@pytest.mark.parametrize(("name", "make", "words"), FILES.values(), ids=FILES)
def test_a_rulebook_of_other_than_plain_files_is_refused(
    name: str, make: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    write(tmp_path, OWN)
    path = tmp_path / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    make(path)
    outside("rules", "test", tmp_path).assert_sound(2, words)


def test_an_example_with_long_lists_is_judged_at_once(tmp_path: Path) -> None:
    write(tmp_path, OWN)
    loops = "any(a.width_mm > 9 for a in artwork.lines)"
    rule = OWN["body/thickness.yaml"].replace(WHEN, f"{WHEN} or {loops}")
    lines = "{width_mm: 1}, " * 1_000
    rule = rule.replace("thickness_mm: 2}", f"thickness_mm: 2}}, artwork: {{lines: [{lines}]}}")
    asked = "  - {field: 'artwork.lines', ask: lines, by: release, verdict: respec, facts: [F1]}"
    required = OWN["body/required.yaml"].replace("rows:", f"rows:\n{asked}")
    write(tmp_path, OWN | {"body/thickness.yaml": rule, "body/required.yaml": required})
    inside("rules", "test", tmp_path).assert_sound(1, "examples of 4 rules")


def test_the_name_of_an_example_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    name = '"\\e[31m\\r\\n::error::##[error]\\u2028\\x9b"'
    write(tmp_path, changed("name: thick, ", f"name: {name}, "))
    inside("rules", "test", tmp_path).assert_sound(0)
    patch = "name: brass, order: {body: {metal: brass}}"
    write(tmp_path, changed(patch, f"name: {name}"))
    inside("rules", "test", tmp_path).assert_sound(1, "# #[error]")


def changed(old: str, new: str) -> dict[str, str]:
    text = OWN["body/thickness.yaml"]
    assert text.count(old) == 1
    return OWN | {"body/thickness.yaml": text.replace(old, new)}

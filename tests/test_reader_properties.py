"""What holds for every text: it comes back as it was written, or is refused, and soon."""

from __future__ import annotations

import gc
import string
import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pinspec import reader
from pinspec.plain import MAX_DEPTH
from pinspec.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.finding import Span
    from pinspec.path import Path
    from pinspec.source import Data, Source

PURE: type = yaml.SafeLoader
FAST: type = getattr(yaml, "CSafeLoader", PURE)
SIZE = 256 * 1024


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


def read_by(parser: type, raw: bytes | str) -> Source:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "PARSER", parser)
        return read(raw, "an order")


def scalars(data: Data, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif data is not None:
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in steps:
            yield from scalars(value, (*path, step))


def cut(source: Source, span: Span) -> str:
    lines = source.text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def assert_stands(source: Source, span: Span | None, value: str) -> None:
    assert span is not None
    written = cut(source, span)
    if written[0] in "'\"" or "\n" in written:
        assert yaml.load(written, Loader=yaml.BaseLoader) == value
    else:
        assert written == value


LETTERS = string.ascii_letters + string.digits + string.punctuation + " éµ\xa0\u3000\U0001f9a6"
# PyYAML's dumper writes keys of many letters or lines as `? key`, which no order holds.
KEYS = st.text(LETTERS, min_size=1, max_size=12)
TEXTS = st.text(LETTERS + "\n\t\r", max_size=30) | st.sampled_from(
    ["no", "on", "021", "1:30", "1_000", "~", "null", "1e3", "2026-03-14", "a # b", "a: b", "<<"]
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
).filter(lambda tree: isinstance(tree, (dict, list)))
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, None, "'", '"']),
        "width": st.sampled_from([1, 20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
        "allow_unicode": st.booleans(),
        "explicit_start": st.booleans(),
    }
)


@settings(deadline=None, max_examples=600)
@given(tree=TREES, style=STYLES)
def test_what_is_written_comes_back_with_its_places(tree: Data, style: dict[str, Any]) -> None:
    raw = yaml.dump(tree, Dumper=_Dumper, **style).encode()
    for parser in (FAST, PURE):
        source = read_by(parser, raw)
        assert (source.data, source.findings, source.unreadable) == (tree, [], set())
        for path, value in scalars(tree):
            assert_stands(source, source.span(path), value)
        for path in source.places.keys:
            assert_stands(source, source.span(path, "key"), str(path[-1]))


def assert_read_alike(raw: bytes | str) -> None:
    gc.disable()  # to collect all that the tests hold takes a second itself
    began = time.process_time()
    try:
        fast, pure = read_by(FAST, raw), read_by(PURE, raw)
    finally:
        took = time.process_time() - began
        gc.enable()
    assert took < 1
    assert (fast.text, fast.data, fast.findings) == (pure.text, pure.data, pure.findings)
    assert fast.unreadable == pure.unreadable
    assert fast.places.keys.keys() == pure.places.keys.keys()
    for path in fast.places.values | pure.places.values:
        assert fast.span(path) == pure.span(path)
        assert fast.span(path, "key") == pure.span(path, "key")


WORDS = [
    *(": ", "- ", "? ", "\n", "\n  ", "\n- ", "a: ", "b: ", "a", "'", '"', "[", "]", "{", "}"),
    *(", ", " #", "&a ", "*a", "!", "!!str ", "|", "|2\n", ">-\n", ">", "---", "\n---\n"),
    *("\n...\n", "%", "~", "<<: ", "\\", "\\x41", "\t", "@", "`", "?", ":", "-", "="),
    *("\U0001f9a6", "\xa0", "\r\n"),
]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(raw=st.text(max_size=40) | st.binary(max_size=40))
def test_any_text_and_any_bytes_are_read_or_refused(raw: bytes | str) -> None:
    assert_read_alike(raw)


@settings(deadline=None, max_examples=3000)
@given(
    raw=st.text(":-[]{}#&*!|>'\"%@,?\n \tabc019~<=.\\", max_size=30)
    | st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
)
def test_any_yaml_signs_are_read_or_refused(raw: str) -> None:
    assert_read_alike(raw)


HOSTILE = {
    "many quotes": "'" * SIZE,
    "many quoted texts": "[" + "'', " * (SIZE // 4 - 1) + "]",
    "an endless quote": 'a: "' + "x\n" * (SIZE // 2 - 2),
    "many brackets": "- [[[[]]]]\n" * (SIZE // 11),
    "brackets up to the limit": ("- " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1) + "\n")
    * 2000,
    "brackets without end": "[" * SIZE,
    "braces without end": "{" * SIZE,
    "one huge word": "a: " + "x" * (SIZE - 3),
    "one huge text": "a: " + "x " * (SIZE // 2 - 2),
    "one huge key": "x" * (SIZE - 3) + ": a",
    "aliases": "- *a\n" * (SIZE // 5),
    "aliases in a line": "*a " * (SIZE // 3),
    "pairs of one key": "a: b\n" * (SIZE // 5),
    "pairs of many keys": "".join(f"k{number}: b\n" for number in range(25_000)),
    "pairs in brackets": "[" + "a: b, " * (SIZE // 6 - 1) + "]",
    "lists in a line": "- " * (SIZE // 2),
    "empty items": "-\n" * (SIZE // 2),
    "question marks": "? " * (SIZE // 2),
    "colons": ": " * (SIZE // 2),
    "blanks before nothing": "a: x" + " " * (SIZE - 4),
    "tabs": "a:" + "\t" * (SIZE - 2),
    "comments": "- x #1\n" * (SIZE // 7),
    "signs in a comment": "a: x #" + "-" * (SIZE - 6),
    "comment lines before a directive": "#\n" * (SIZE // 2),
    "a mistake at the end": "a: [x, y, z]\n" * (SIZE // 13 - 1) + "@",
    "a mistake at the end of a list": "- a\n" * (SIZE // 4 - 1) + "@",
    "tags": "- !a b\n" * (SIZE // 7),
    "escapes": 'a: "' + "\\n" * (SIZE // 2 - 3) + '"',
    "lines of a block": "a: |\n" + " x\n" * (SIZE // 3 - 2),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_of_full_size_is_done_with_soon(text: str) -> None:
    assert SIZE // 2 < len(text) <= SIZE
    began = time.process_time()
    read(text, "an order")
    assert time.process_time() - began < 3

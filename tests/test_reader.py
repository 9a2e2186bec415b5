"""What a file may hold, what is refused in it and where; the same with either YAML parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
import yaml

from pinspec import reader
from pinspec.finding import MAX_FINDINGS, Span, Verdict
from pinspec.plain import MAX_DEPTH
from pinspec.reader import read
from tests.texts import BROKEN, LEAVES, MENDABLE, REFUSED, TEXTS, Case, Place

if TYPE_CHECKING:
    from pinspec.path import Path
    from pinspec.source import Source

PURE: type = yaml.SafeLoader
FAST: type = getattr(yaml, "CSafeLoader", PURE)


def read_by(parser: type, raw: bytes | str) -> Source:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "PARSER", parser)
        return read(raw, "an order")


def spans(source: Source) -> dict[Path, tuple[Span | None, Span | None]]:
    paths = source.places.keys.keys() | source.places.values.keys()
    return {path: (source.span(path, "key"), source.span(path)) for path in paths}


def places(source: Source) -> tuple[Place, ...]:
    found = [(one.code, one.span or source.span(one.path, one.at)) for one in source.findings]
    return tuple((code, span.line, span.column) for code, span in found if span)


@pytest.mark.parametrize("parser", [FAST, PURE], ids=["default parser", "pure parser"])
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=name)
        for table in (LEAVES, MENDABLE, REFUSED)
        for name, case in table.items()
    ],
)
def test_a_text_gives_its_data_and_its_mistakes(case: Case, parser: type) -> None:
    source = read_by(parser, case.raw)
    assert (source.data, places(source)) == (case.data, case.findings)
    assert len(source.findings) == len(case.findings)


@pytest.mark.parametrize("parser", [FAST, PURE], ids=["default parser", "pure parser"])
@pytest.mark.parametrize(("text", "line", "column", "words"), BROKEN.values(), ids=BROKEN)
def test_broken_yaml_is_explained_where_it_is_broken(
    text: str, line: int, column: int, words: str, parser: type
) -> None:
    source = read_by(parser, text)
    assert places(source) == (("PIN001", line, column),)
    assert words in source.findings[0].message
    assert source.data is None


@pytest.mark.skipif(FAST is PURE, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("raw", TEXTS.values(), ids=TEXTS)
def test_the_parsers_agree_on_everything(raw: bytes | str) -> None:
    fast, pure = read_by(FAST, raw), read_by(PURE, raw)
    assert (fast.data, fast.findings, fast.unreadable) == (
        pure.data, pure.findings, pure.unreadable,
    )  # fmt: skip
    assert spans(fast) == spans(pure)


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("a: {b: 1, b: 2}", {("a", "b")}),
        ("a: 1\na: [&x 2]", {("a",)}),
        ("a: &x [&y 1, 2]", {("a",), ("a", 0)}),
        ("a: [1, *x]", {("a", 1)}),
        ("a: !!str 1", {("a",)}),
        ("<<: {a: 1}\n'': 1\n[a]: 1", set()),
        ("a: Pantone #185", set()),
        ("a: *x\nb: [", set()),
    ],
)
def test_what_can_not_be_taken_for_what_it_says_is_unreadable(
    text: str, unreadable: set[Path]
) -> None:
    assert read(text, "an order").unreadable == unreadable


def test_nesting_up_to_the_limit_is_read() -> None:
    source = read("[" * MAX_DEPTH + "]" * MAX_DEPTH, "an order")
    assert source.findings == []
    assert len(source.places.values) == MAX_DEPTH - 1


@pytest.mark.parametrize(
    ("mistakes", "listed", "read_on"), [(MAX_FINDINGS, MAX_FINDINGS, True), (60, 51, False)]
)
def test_a_text_with_too_many_mistakes_is_not_read_on(
    mistakes: int, listed: int, read_on: bool
) -> None:
    source = read("".join(f"- !x{number} 1\n" for number in range(mistakes)), "an order")
    assert len(source.findings) == listed
    assert (source.data is not None) is read_on
    assert ("not listed" in source.findings[-1].message) is not read_on


def test_no_more_swallowed_texts_than_mistakes_are_listed() -> None:
    source = read("- Pantone #185\n" * 60, "an order")
    assert [one.verdict for one in source.findings] == [Verdict.COSMETIC] * MAX_FINDINGS
    assert source.data == ["Pantone"] * 60


@pytest.mark.parametrize(
    ("path", "at", "place"),
    [
        (("a",), "key", (1, 1, 1, 2)),
        (("a",), "value", (1, 1, 1, 2)),
        (("a", 0), "value", (1, 5, 1, 8)),
        (("a", 1), "value", (1, 10, 1, 11)),
        (("a", 1, "b"), "value", (1, 11, 1, 12)),
        (("a", 1, "c"), "key", (1, 19, 1, 20)),
        (("a", 1, "c"), "value", (1, 22, 1, 23)),
        (("a", 1, "gone", 3), "value", (1, 10, 1, 11)),
        (("a", 9), "value", (1, 1, 1, 2)),
        (("d",), "value", (2, 4, 3, 5)),
        (("gone",), "value", None),
        ((), "value", None),
    ],
)
def test_a_path_has_its_place(
    path: Path, at: Literal["key", "value"], place: tuple[int, int, int, int] | None
) -> None:
    source = read("a: ['\U0001f9a6', {b:    , c: 1}]\r\nd: \"x\r\n  y\"\r\n", "an order")
    assert source.span(path, at) == (Span(*place) if place else None)


def test_a_text_that_is_not_read_has_no_places() -> None:
    source = read("a: 1\nb: [", "an order")
    assert source.span(("a",)) is None

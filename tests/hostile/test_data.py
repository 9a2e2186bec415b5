"""Plain data that a user of the library may be handed by somebody else."""

from __future__ import annotations

import time
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from pinspec import check, load_order
from pinspec.errors import NewerFormatError
from pinspec.finding import MAX_FINDINGS
from tests.hostile.running import SECONDS
from tests.test_plain_data import nested

if TYPE_CHECKING:
    from collections.abc import Iterator


def _deep(make: Any, depth: int = 100_000) -> Any:
    value = "x"
    for _ in range(depth):
        value = make(value)
    return value


def _laughs(make: Any) -> Any:
    """Build what is small, and has a billion leaves when it is written out."""
    value = make(["x"] * 10)
    for _ in range(9):
        value = make([value] * 10)
    return value


def _in_itself() -> dict[str, Any]:
    value: dict[str, Any] = {}
    value |= {"order": value, "body": value, "notes": value, "mine": [value]}
    value |= {"artwork": {"lines": [value], "texts": value}, "posts": {"at_mm": [value]}}
    return value


def _list_in_itself() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


class _Odd:
    """Something that gives no account of itself."""

    def __str__(self) -> str:
        raise RuntimeError("no words for it")

    __repr__ = __str__

    def __bool__(self) -> bool:
        raise RuntimeError("neither true nor false")

    def __len__(self) -> int:
        return -1

    def __iter__(self) -> Iterator[Any]:
        while True:
            yield self


VALUES: dict[str, Any] = {
    "deep block": _deep(lambda value: {"a": value}),
    "deep list": _deep(lambda value: [value]),
    "deep tuple": _deep(lambda value: (value,)),
    "list in itself": _list_in_itself(),
    "laughs in lists": _laughs(list),
    "laughs in tuples": _laughs(tuple),
    "laughs in blocks": _laughs(lambda some: dict(enumerate(some))),
    "many keys": {f"k{number}": 1 for number in range(10_000)},
    "many items": ["x"] * 10_000,
    "odd thing": _Odd(),
    "odd class": _Odd,
    "odd thing in a tuple": (_Odd(),),
    "view of a block": MappingProxyType({"a": 1}),
    "endless text": "x" * 1_000_000,
    "endless bytes": b"x" * 1_000_000,
    "endless number": 10**100_000,
    "endless decimal": Decimal("9" * 100_000),
    "endless exponent": Decimal("1e999999"),
    "half a character": "\ud800",
    "command": "\x1b[31m\n::error::x",
    "a function": print,
    "range": range(10**12),
}
FIELDS = ["order.id", "order.quantity", "order.ships", "order.markets", "body", "body.width_mm",
          "body.metal", "enamel.metal_breaks", "enamel.recess_depth_mm", "body.size_tol_mm",
          "artwork.lines", "posts.at_mm", "plating", "pinspec", "body.widht_mm",
          "x-mine"]  # fmt: skip


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("field", FIELDS)
def test_no_value_breaks_a_check_or_holds_it_up(field: str, value: object) -> None:
    began = time.process_time()
    report = check(nested(field, value))
    assert time.process_time() - began < SECONDS
    told = [one for one in report.findings if one.code.startswith("PIN01")]
    assert len(told) <= MAX_FINDINGS + 1
    assert all(len(one.message) < 300 and len(one.change) < 300 for one in told)
    assert told or field in {"x-mine", "order.id"} or isinstance(value, dict)


@pytest.mark.parametrize(
    "key",
    ["", "x" * 1_000_000, "a." * 100_000, "a:" * 100_000, "\ud800", "\x1b[31m", None, 1, 10**5_000,
     ("a",), _deep(lambda one: (one,), 500), frozenset({"a"}), float("nan"), True],
    ids=lambda key: f"{type(key).__name__} {key[:9]!a}" if isinstance(key, str) else "",
)  # fmt: skip
@pytest.mark.parametrize("block", ["", "body", "artwork"])
def test_no_key_breaks_a_check_or_holds_it_up(block: str, key: object) -> None:
    began = time.process_time()
    data: Any = {key: "x"}
    loaded = load_order({block: data} if block else data)
    assert time.process_time() - began < SECONDS
    assert [one.code for one in loaded.findings] == ["PIN010"]
    assert len(loaded.findings[0].message) < 300


def test_data_that_holds_itself_is_judged() -> None:
    assert 0 < len(check(_in_itself()).findings) < MAX_FINDINGS


@pytest.mark.parametrize("version", [2, 10**300])
def test_an_order_of_a_newer_format_is_told_in_one_line(version: int) -> None:
    with pytest.raises(NewerFormatError) as told:
        check({"pinspec": version})
    assert len(told.value.message) < 150


PIECES = ["1", "1,", "1.", "1 ", "1 000", "1/", "1-", "+-", "+1", "- ", "±", "~", "to ", "1 to ",
          "..", "e1", "1e", "''", '" ', "¼", "²", "µ", "\u2009", "\xa0", "a_", "a-", "aA", "a.",
          "?", "tbd ", "none,", "2026-", "1/1/", "x", "#", ":", "::", "\ufdfa"]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_no_pattern_runs_away(piece: str) -> None:
    """Texts as long as a pattern is tried on, and much longer, that match almost."""
    texts = [
        f"{(piece * 60)[:length]}{end}" for length in (20, 59) for end in ("", "!", " mm", "1")
    ]
    texts += [f"{piece * 60_000}{end}" for end in ("", "!")]
    data = [nested(field, text) for field in (*FIELDS, "enamel.recess_depth_mm") for text in texts]
    began = time.process_time()
    for one in data:
        load_order(one)
    assert time.process_time() - began < SECONDS

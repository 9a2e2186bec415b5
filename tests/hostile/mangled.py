"""What chance makes of bytes, orders, rule files, conditions and plain data."""

from __future__ import annotations

import json
import math
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from pinspec.order.model import Order
from pinspec.order.shape import Shape, shapes
from tests.hostile.test_texts import REFUSED, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

Cut = tuple[int, int, bytes]
"""Where bytes are cut out, how many, and what is put in their place."""
Move = tuple[str, int, int, str]
"""What is done to a line, which line it is, another line, and a text."""

FOLDER = Path(__file__).parents[2] / "examples"
ORDERS = [file.read_bytes() for file in sorted(FOLDER.glob("*.yaml"))]


def _keys(known: dict[str, Shape]) -> Iterator[str]:
    """Give the keys of blocks, and of the blocks in them."""
    for key, shape in known.items():
        yield key
        yield from _keys(shapes(block)) if (block := _block(shape)) else ()


def _block(shape: Shape) -> Any:
    return shape.block or (shape.item and shape.item.block)


BLOCKS = {
    key: sorted({*_keys(shapes(block))}) if (block := _block(shape)) else []
    for key, shape in shapes(Order).items()
}
KEYS = sorted({*_keys(shapes(Order))})
SIGNS = ["\n", "\n  ", "\n- ", ": ", "- ", "[", "]", "{", "}", ", ", "'", '"', " #", "# ", "&a ",
         "*a", "<<: ", "!!int ", "|\n", ">-\n", "---\n", "...\n", "%", "\t", "\r", "?", "\\x41",
         "\\ud800", "\ufeff", "\xa0", "TBD", "none", "~", "0,30", "1/3", "+/-0.1", "1-2 mm", "1e99",
         ".inf", "-0", "3,000", "2026-13-01", "12 mil", "x", "漢"]  # fmt: skip
WORDS = st.sampled_from([*KEYS, *SIGNS, *TEXTS.values(), *REFUSED])
VALUES = st.text(max_size=20) | WORDS | st.text("0123456789.,+-/eE~± mincul%'\"", max_size=25)


def _line(block: str, keys: list[tuple[str, str]]) -> str:
    inside = ", ".join(f"{key}: {json.dumps(value)}" for key, value in keys)
    return f"{block}: {{{inside}}}\n"


def _spliced(text: bytes, cuts: list[Cut]) -> bytes:
    for place, length, new in cuts:
        at = place % (len(text) + 1)
        text = text[:at] + new + text[at + length :]
    return text


def _moved(text: bytes, moves: list[Move]) -> bytes:
    """Double, drop and swap lines, give a key to another line, and put texts in place of values."""
    lines = text.decode("utf-8", "replace").split("\n")
    for what, one, two, new in moves:
        at, other = one % len(lines), two % len(lines)
        key, colon, value = lines[at].partition(":")
        if what == "double":
            lines.insert(other, lines[at])
        elif what == "drop" and len(lines) > 1:
            del lines[at]
        elif what == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif what == "key":
            indent = key[: len(key) - len(key.lstrip())]
            lines[at] = f"{indent}{new}{colon}{value}"
        elif what == "value" and colon:
            lines[at] = f"{key}: {json.dumps(new)}"
    return "\n".join(lines).encode("utf-8", "replace")


PLACES = st.integers(0, 9_999)
BYTES = st.binary(max_size=60) | WORDS.map(lambda word: word.encode("utf-8", "replace"))
CUTS = st.lists(st.tuples(PLACES, st.integers(0, 40), BYTES), max_size=5)
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["double", "drop", "swap", "key", "value"]), PLACES, PLACES, VALUES
    ),
    max_size=5,
)  # fmt: skip


def mangled(texts: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Take texts that are right, and change bytes or lines of them."""
    return st.builds(_spliced, texts, CUTS) | st.builds(_moved, texts, MOVES)


SOUP = st.lists(WORDS, max_size=30).map(lambda words: "".join(words).encode("utf-8", "replace"))
FILLED = st.lists(
    st.sampled_from(sorted(BLOCKS)).flatmap(
        lambda block: st.lists(
            st.tuples(st.sampled_from(BLOCKS[block] or KEYS), VALUES), max_size=6
        ).map(lambda keys: _line(block, keys))
    ),
    max_size=6,
).map(lambda lines: "".join(lines).encode("utf-8", "replace"))

PATHS = ["body.width_mm", "body.metal", "body.features", "body.longest_mm", "artwork.lines",
         "artwork", "one.width_mm", "one", "posts.at_mm", "plating.seen.finish", "order.ships",
         "order.quantity", "print.epoxy", "sample", "gate", "limit.a", "limit"]  # fmt: skip
PIECES = st.sampled_from(
    [*PATHS, "'iron'", "'release'", "0", "1e9", "1.5", "True", "None", "(", ")", "[", "]", ",",
     " and ", " or ", "not ", " in ", " not in ", " == ", " < ", " >= ", " + ", " - ", " * ", " / ",
     " ** ", "-", "stated(", "surely(", "any(", "all(", "count(", " for one in ", ":=", "lambda: ",
     " if ", " else ", "f'{", "}'", "__class__", ".", "\\", "#", "'", '"""', "\n", "\0", "é",
     "\x1b[31m", "::error::", "\ud800", "9" * 30]
)  # fmt: skip
CONDITIONS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30)

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.dates()
    | st.datetimes() | st.binary(max_size=5) | VALUES
    | st.sampled_from([10**400, math.inf, -0.0, Decimal("1e99999"), date.max, object(), (), {1}])
)  # fmt: skip
NAMES = st.sampled_from(KEYS) | VALUES
NESTED = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)
ENDS = st.fixed_dictionaries({}, optional={"min": LEAVES, "max": LEAVES})
DATA = st.dictionaries(
    st.sampled_from(sorted(BLOCKS)),
    NESTED | ENDS | st.dictionaries(NAMES, NESTED | ENDS, max_size=4)
    | st.lists(st.dictionaries(NAMES, NESTED, max_size=3), max_size=3),
    max_size=4,
)  # fmt: skip

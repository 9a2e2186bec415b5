"""What holds for any bytes: a report that steers nothing, at once, and no bug.

``HOSTILE_EXAMPLES=100000 python -m pytest tests/hostile/test_fuzz.py`` looks for longer. What it
finds becomes a row of one of the tables beside this file.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pinspec.errors import ExitCode
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from tests.hostile.running import Done, inside
from tests.hostile.test_texts import REFUSED, TEXTS

EXAMPLES = int(os.environ.get("HOSTILE_EXAMPLES", "100"))
ALWAYS_THE_SAME = "HOSTILE_EXAMPLES" not in os.environ
FOLDER = Path(__file__).parents[2] / "examples"
ORDERS = [file.read_bytes() for file in sorted(FOLDER.glob("*.yaml"))]
BLOCKS = {key: list(shapes(shape.block or (shape.item and shape.item.block) or Order))
          for key, shape in shapes(Order).items() if shape.block or shape.item}  # fmt: skip
KEYS = sorted({*BLOCKS, *(key for keys in BLOCKS.values() for key in keys)})
SIGNS = ["\n", "\n  ", "\n- ", ": ", "- ", "[", "]", "{", "}", ", ", "'", '"', " #", "# ", "&a ",
         "*a", "<<: ", "!!int ", "|\n", ">-\n", "---\n", "...\n", "%", "\t", "\r", "?", "\\x41",
         "\\ud800", "\ufeff", "\xa0", "TBD", "none", "~", "0,30", "1/3", "+/-0.1", "1-2 mm", "1e99",
         ".inf", "-0", "3,000", "2026-13-01", "12 mil", "x", "漢"]  # fmt: skip
WORDS = st.sampled_from([*KEYS, *SIGNS, *TEXTS.values(), *REFUSED])
VALUES = st.text(max_size=20) | WORDS | st.text("0123456789.,+-/eE~± mincul%'\"", max_size=25)


def _line(block: str, keys: list[tuple[str, str]]) -> str:
    inside = ", ".join(f"{key}: {json.dumps(value)}" for key, value in keys)
    return f"{block}: {{{inside}}}\n"


def _spliced(order: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, new in cuts:
        at = place % (len(order) + 1)
        order = order[:at] + new + order[at + length :]
    return order


ANY = st.binary(max_size=60)
SOUP = st.lists(WORDS, max_size=30).map(lambda words: "".join(words).encode("utf-8", "replace"))
FILLED = st.lists(
    st.sampled_from(sorted(BLOCKS)).flatmap(
        lambda block: st.lists(st.tuples(st.sampled_from(BLOCKS[block]), VALUES), max_size=6).map(
            lambda keys: _line(block, keys)
        )
    ),
    max_size=6,
).map(lambda lines: "".join(lines).encode("utf-8", "replace"))
BYTES = ANY | WORDS.map(lambda word: word.encode("utf-8", "replace"))
CUTS = st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 40), BYTES), max_size=5)
SPLICED = st.builds(_spliced, st.sampled_from(ORDERS), CUTS)


def _sound(raw: bytes) -> Done:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "an.order.yaml"
        file.write_bytes(raw)
        shown = inside("check", "--color", "always", file)
        data = inside("check", "--format", "json", file)
    assert shown.code in set(ExitCode) - {ExitCode.BUG}, shown.err
    shown.assert_sound(data.code, "an.order.yaml", color=True)
    data.assert_sound(shown.code)
    return data


@settings(deadline=None, max_examples=EXAMPLES, derandomize=ALWAYS_THE_SAME)
@given(raw=ANY | SOUP)
def test_any_bytes_are_refused_or_read(raw: bytes) -> None:
    _sound(raw)


@settings(deadline=None, max_examples=EXAMPLES, derandomize=ALWAYS_THE_SAME)
@given(raw=FILLED | SPLICED)
def test_any_order_is_judged_or_refused(raw: bytes) -> None:
    data = _sound(raw)
    for order in json.loads(data.out)["orders"]:
        places = [(one["code"], one["path"], str(one["place"])) for one in order["findings"]]
        assert len(set(places)) == len(places)

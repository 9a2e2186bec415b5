"""What is clear is read without a word."""

from __future__ import annotations

import pytest

from pinspec.order.load import load
from pinspec.reader import read
from tests.load import READ, value_at


@pytest.mark.parametrize(("text", "path", "expected"), READ, ids=repr)
def test_what_is_clear_is_read_without_a_word(text: str, path: str, expected: object) -> None:
    loaded = load(read(text, "order.yaml"))
    assert not loaded.findings
    assert not loaded.unreadable
    assert value_at(loaded, path) == expected

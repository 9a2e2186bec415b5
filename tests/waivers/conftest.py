"""What these tests share."""

from __future__ import annotations

from typing import Any

import pytest

from pinspec import Rulebook
from pinspec.rule.examples import merge
from tests.waivers import WRONG


@pytest.fixture(name="wrong")
def _wrong(rulebook: Rulebook) -> dict[str, Any]:
    order: dict[str, Any] = merge(rulebook.bases["pin"], WRONG)
    return order

"""What all tests share: the rulebook that comes with pinspec."""

from __future__ import annotations

import pytest

from pinspec import Rulebook

DAY = "1796083200"
"""By which waivers are over: the 1st of December 2026, in seconds since 1970."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="write what the cases print into them")


@pytest.fixture(autouse=True)
def _anywhere_on_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are the same wherever and whenever the tests run."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The built-in rulebook after every check that a stranger's pack gets."""
    return Rulebook.built_in().checked()

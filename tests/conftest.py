"""What all tests share: the rulebook that comes with pinspec."""

from __future__ import annotations

import pytest

from pinspec import Rulebook


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="write what the cases print into them")


@pytest.fixture(autouse=True)
def _outside_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are the same wherever the tests run."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The built-in rulebook after every check that a stranger's pack gets."""
    return Rulebook.built_in().checked()

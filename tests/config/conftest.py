"""A repository that the tests are in."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that we are in."""
    folder = tmp_path / "top"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder

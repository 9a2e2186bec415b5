from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories_compared import COARSE, FINE, ROUND


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in (("fine", FINE), ("coarse", COARSE), ("round", ROUND)):
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path

"""Tables of what is refused, one mistake a row.

A row is one change to a file that is accepted (``title ~ old text ~ new text``, where ⏎ ends a
line), and below it all that is then said of that file. The file's name stands above its rows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet


def rows_of(name: str) -> list[ParameterSet]:
    """Give each row as file name, old text, new text and the problems below it."""
    table = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    found: list[ParameterSet] = []
    for section in table.strip().split("\n\n"):
        file, *lines = section.splitlines()
        name = file.strip("[]")
        said: list[str] = []
        for line in lines:
            if line.startswith("    "):
                said.append(f"{name}:{line.strip()}")
                continue
            said = []
            title, old, new = f"{line} ".replace("⏎", "\n").split(" ~ ")
            found.append(pytest.param(name, old, new.removesuffix(" "), said, id=title))
    return found

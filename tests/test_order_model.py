"""What must hold for every field of every block of the order."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from pinspec.nearest import fold, nearest
from pinspec.order.fields import UNITS, unit_of
from pinspec.order.load import load
from pinspec.order.model import Order
from pinspec.order.reading.units import kind_of
from pinspec.order.shape import Shape, shapes
from pinspec.path import show
from pinspec.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.order.fields import Block
    from pinspec.path import Path


def walk(model: type[Block], above: Path) -> Iterator[tuple[Path, type[Block], Shape]]:
    """Give every field with its path, its block and its shape; 0 stands for any list position."""
    for key, shape in shapes(model).items():
        path: Path = (*above, key)
        yield path, model, shape
        inner = shape.item if shape.item else shape
        if inner.block is not None:
            yield from walk(inner.block, (*path, 0) if shape.item else path)


FIELDS = list(walk(Order, ()))
BLOCKS = {model: path[:-1] for path, model, _ in reversed(FIELDS)}
TOP = {key: shape.item.block if shape.item else shape.block for key, shape in shapes(Order).items()}

every_field = pytest.mark.parametrize(
    ("path", "model", "shape"), FIELDS, ids=[show(path) for path, _, _ in FIELDS]
)
every_block = pytest.mark.parametrize("model", BLOCKS, ids=lambda one: str(one.__name__))


def test_the_walk_reaches_what_lies_deep() -> None:
    paths = {show(path) for path, _, _ in FIELDS}
    assert {"artwork.lines[0].width_mm", "enamel.recess_depth_mm.min", "plating[0].finish"} <= paths
    assert {"magnet.pull_test.cycles", "inspection.aql.major", "compliance.nickel.method"} <= paths


@every_field
def test_a_field_says_what_it_means(path: Path, model: type[Block], shape: Shape) -> None:
    assert shape.meaning.strip()
    assert shape.meaning[-1] != "."
    assert len(shape.meaning) <= 100


@every_block
def test_a_block_says_what_it_is(model: type[Block]) -> None:
    assert (model.__doc__ or "").strip()
    assert "extra" in model.model_config
    assert model.model_config["extra"] == "forbid"


@every_field
def test_a_field_has_a_known_unit_which_is_its_keys(
    path: Path, model: type[Block], shape: Shape
) -> None:
    shape = shape.item.item if shape.item and shape.item.item else shape
    inner = shape.item if shape.item else shape
    kind_of(inner.unit)  # an unknown unit raises
    carried = unit_of(str(path[-1]))
    assert not carried or inner.unit == carried
    assert not inner.unit or inner.kind in {"number", "whole", "span", "tolerance"}


@pytest.mark.parametrize("unit", [one for one in UNITS.values() if one])
def test_a_unit_that_keys_carry_is_known(unit: str) -> None:
    assert kind_of(unit)


@functools.cache
def schema() -> dict[str, Any]:
    return Order.model_json_schema()


def numbers(node: Any) -> Iterator[dict[str, Any]]:
    """Find the numbers of one field of the JSON schema, through ``anyOf`` and lists."""
    if isinstance(node, dict):
        if node.get("type") in {"number", "integer"}:
            yield node
        for key, inner in node.items():
            if key not in {"default", "examples"}:
                yield from numbers(inner)
    elif isinstance(node, list):
        for one in node:
            yield from numbers(one)


@every_block
def test_a_number_has_a_lower_and_an_upper_bound(model: type[Block]) -> None:
    definition = schema() if model is Order else schema()["$defs"][model.__name__]
    for key, field in definition["properties"].items():
        for found in numbers(field):
            assert {"minimum", "exclusiveMinimum"} & found.keys(), key
            # A format that is too new is not a slip of the pen: it needs a newer pinspec.
            assert {"maximum", "exclusiveMaximum"} & found.keys() or (model, key) == (
                Order, "pinspec",
            )  # fmt: skip


def test_the_schema_is_searched_where_the_numbers_are() -> None:
    defs = schema()["$defs"]
    assert len(list(numbers(defs["Body"]["properties"]))) >= 5
    assert len(list(numbers(defs["Posts"]["properties"]["at_mm"]))) == 1


@every_block
def test_another_name_leads_to_a_key_of_its_block(model: type[Block]) -> None:
    known = shapes(model)
    assert set(model.also_called.values()) <= known.keys()
    assert not model.also_called.keys() & known.keys()
    assert all(nearest(alias, known, model.also_called) == key
               for alias, key in model.also_called.items())  # fmt: skip


@every_field
def test_a_key_without_its_unit_is_still_understood(
    path: Path, model: type[Block], shape: Shape
) -> None:
    key = str(path[-1])
    bare, _, unit = key.rpartition("_")
    alike = [one for one in shapes(model) if one.startswith(f"{bare}_")]
    if bare and unit in UNITS and alike == [key] and bare not in model.also_called:
        assert nearest(bare, shapes(model), model.also_called) == key


@pytest.mark.parametrize("key", [key for key, block in TOP.items() if block])
def test_a_block_has_room_for_notes(key: str) -> None:
    block = TOP[key]
    assert block is not None
    assert shapes(block)["notes"].kind == "text"
    assert shapes(Order)["notes"].kind == "text"


def nested(path: Path, value: object) -> Any:
    """Build the order that holds a value at a path."""
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value


EXAMPLES = [
    (path, example)
    for path, model, _ in FIELDS
    for example in model.model_fields[str(path[-1])].examples or ()
]


@pytest.mark.parametrize(("path", "example"), EXAMPLES, ids=lambda one: str(one))
def test_an_example_loads_without_a_finding(path: Path, example: object) -> None:
    text = yaml.safe_dump(nested(path, example), allow_unicode=True)
    loaded = load(read(text, "order.yaml"))
    assert not loaded.findings
    value: Any = loaded.order
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, str(step))
    assert value is not None


def test_most_fields_that_are_no_yes_or_no_have_an_example() -> None:
    shown = {path for path, _ in EXAMPLES}
    leaves = [
        path for path, _, shape in FIELDS if shape.kind in {"number", "whole", "span", "date"}
    ]
    without = [
        show(path) for path in leaves if path not in shown and path[-1] not in {"min", "max"}
    ]
    assert len(without) < len(leaves) / 5, without


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("product", "kind"), {"pin", "badge", "magnet", "keychain", "coin"}),
        (("product", "process"), {"soft_enamel", "hard_enamel", "die_struck", "printed"}),
        (("order", "gate"), {"concept", "sample", "release"}),
        (("order", "tier"), {"promo", "retail", "premium"}),
    ],
    ids=str,
)
def test_the_words_of_the_design_are_known(path: Path, words: set[str]) -> None:
    (shape,) = [shape for one, _, shape in FIELDS if one == path]
    assert set(shape.words) == words


@every_field
def test_words_differ_in_more_than_case_and_blanks(
    path: Path, model: type[Block], shape: Shape
) -> None:
    words = shape.item.words if shape.item else shape.words
    assert len({fold(word) for word in words}) == len(words)

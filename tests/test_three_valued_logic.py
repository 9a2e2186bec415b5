"""Conditions answer as SQL does where values are missing: held against a second evaluator."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pinspec.finding import Gate
from pinspec.language.closure import build
from pinspec.language.condition import condition
from pinspec.language.kinds import ConditionError
from pinspec.order.load import load
from pinspec.rule.case import Case
from tests.second_evaluator import (
    COMPARE,
    UNKNOWN,
    Data,
    Node,
    among,
    calculate,
    chain,
    constant,
    count,
    count_all,
    field,
    holds,
    invert,
    join,
    loop,
    stated,
    surely,
    truth_of,
)

SIZES = [field(f"body.{one}") for one in ("width_mm", "height_mm", "thickness_mm")]
CONSTANTS = [constant(one) for one in (1, 2, 3)]
OUTLINES = ("round", "balanced", "irregular")
FEATURES = ("cutouts", "multi_level", "deep_relief")
ops = st.sampled_from(sorted(COMPARE))


def numbers(fields: list[Node]) -> st.SearchStrategy[Node]:
    plain = st.sampled_from([*fields, *CONSTANTS])
    # x - 2 is zero often enough for division by it
    less = st.sampled_from([calculate(one, "-", constant(2)) for one in fields])
    signs = st.sampled_from(["+", "-", "*"])
    return (
        plain
        | st.builds(calculate, plain, signs, plain)
        | st.builds(calculate, plain, st.just("/"), less)
    )


def chains(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.lists(st.tuples(ops, values), min_size=1, max_size=2)
    return st.tuples(values, pairs).filter(says_something).map(lambda one: chain(one[0], *one[1]))


def says_something(parts: tuple[Node, list[tuple[str, Node]]]) -> bool:
    """The loader refuses to compare a value with itself, or constants with each other."""
    terms = [parts[0], *(one for _, one in parts[1])]
    return all(a.text != b.text and not (a.constant and b.constant) for a, b in pairwise(terms))


def combined(atoms: st.SearchStrategy[Node], most: int) -> st.SearchStrategy[Node]:
    def grow(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(parts, min_size=2, max_size=3)
        joined = st.builds(join, st.sampled_from(["and", "or"]), several)
        return st.builds(invert, parts) | st.builds(surely, parts) | joined

    return st.recursive(atoms, grow, max_leaves=most)


word_sets = st.lists(st.sampled_from(OUTLINES), min_size=1, max_size=2, unique=True).map(tuple)
ORDER_ATOMS = (
    chains(numbers(SIZES))
    | st.sampled_from([truth_of("print.epoxy"), truth_of("artwork.simplify_allowed")])
    | st.sampled_from([stated("body.weight_g"), stated("posts"), stated("product.use")])
    | st.builds(among, st.just("body.outline"), word_sets, st.booleans())
    | st.builds(holds, st.just("body.features"), st.sampled_from(FEATURES), st.booleans())
)
ITEM_ATOMS = chains(numbers([field("one.height_mm"), field("one.stroke_mm")])) | st.just(
    stated("one.area")
)
inner = combined(ITEM_ATOMS | ORDER_ATOMS, 3)
counts = st.builds(count, inner) | st.sampled_from([count_all("plating")])
LOOPS = st.builds(loop, st.sampled_from(["any", "all"]), inner) | st.builds(
    lambda left, op, right: chain(left, (op, right)), counts, ops, st.sampled_from(CONSTANTS)
)
conditions = combined(ORDER_ATOMS | LOOPS, 6)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries({}, optional=fields)


size = st.sampled_from([1.0, 2.0, 3.0])
text = some(height_mm=size, stroke_mm=size, area=st.just("rim"))
orders = some(
    body=some(
        width_mm=size, height_mm=size, thickness_mm=size, weight_g=size,
        outline=st.sampled_from(OUTLINES),
        features=st.lists(st.sampled_from(FEATURES), max_size=2),
    ),
    print=some(epoxy=st.booleans()),
    artwork=some(simplify_allowed=st.booleans(), texts=st.lists(text, max_size=3)),
    posts=some(count=st.just(1)),
    product=some(use=st.just("event")),
    plating=st.lists(some(finish=st.just("gold")), max_size=3),
)  # fmt: skip


def case_of(data: Data) -> Case:
    loaded = load(data)
    assert loaded.order is not None
    assert not loaded.findings
    return Case.of(loaded.order, Gate.RELEASE, frozenset(), {})


@settings(max_examples=600, deadline=None)
@given(conditions, orders)
def test_a_condition_answers_as_the_second_evaluator_does(said: Node, data: Data) -> None:
    try:
        checked = condition(said.text)
    except ConditionError as error:
        assume("make it two rules" not in error.message)
        raise
    case = case_of(data)
    answer = build(checked.node)(case.scope)
    truth = {None: UNKNOWN, False: 0, True: 1}[answer]
    assert truth == said.value(data)
    if truth == UNKNOWN and "/" not in said.text:
        assert case.missing(checked.needs), "an unknown answer must name what it waits for"


def product(number: str, *times: int) -> str:
    """Many factors within the length and depth that a condition may have."""
    for count_ in times:
        number = f"({'*'.join([number] * count_)})"
    return number


TABLE = [
    # condition, order, answer
    ("body.width_mm > 30", {}, None),
    ("not body.width_mm > 30", {"body": {}}, None),
    ("body.width_mm > 30 or print.epoxy", {"print": {"epoxy": True}}, True),
    ("body.width_mm > 30 or print.epoxy", {"print": {"epoxy": False}}, None),
    ("body.width_mm > 30 and print.epoxy", {"print": {"epoxy": False}}, False),
    ("body.width_mm > 30 and print.epoxy", {"print": {"epoxy": True}}, None),
    ("1 < body.width_mm < 3", {"body": {"width_mm": 2.0}}, True),
    ("1 < body.width_mm < 3", {"body": {"width_mm": 3.0}}, False),
    ("9 < body.width_mm < body.height_mm", {"body": {"width_mm": 2.0}}, False),
    ("1 < body.width_mm < body.height_mm", {"body": {"width_mm": 2.0}}, None),
    ("1 / (body.width_mm - 2) > 0", {"body": {"width_mm": 2.0}}, None),
    ("body.outline in ('round',)", {}, None),
    ("body.outline not in ('round',)", {}, None),
    ("'cutouts' in body.features", {}, None),
    ("'cutouts' in body.features", {"body": {"features": []}}, False),
    ("stated(body.width_mm)", {}, False),
    ("surely(print.epoxy)", {}, False),
    ("surely(print.epoxy)", {"print": {"epoxy": True}}, True),
    ("not surely(body.width_mm > 30)", {}, True),
    ("surely(body.width_mm > 30 or print.epoxy)", {"print": {"epoxy": True}}, True),
    ("stated(body.features)", {"body": {"features": []}}, True),
    ("any(one.stroke_mm < 1 for one in artwork.texts)", {}, None),
    ("any(one.stroke_mm < 1 for one in artwork.texts)", {"artwork": {"texts": []}}, False),
    ("all(one.stroke_mm < 1 for one in artwork.texts)", {"artwork": {"texts": []}}, True),
    ("any(one.stroke_mm < 1 for one in artwork.texts)",
     {"artwork": {"texts": [{}, {"stroke_mm": 0.5}]}}, True),
    ("all(one.stroke_mm < 1 for one in artwork.texts)",
     {"artwork": {"texts": [{}, {"stroke_mm": 0.5}]}}, None),
    ("count(one.stroke_mm < 1 for one in artwork.texts) >= 1",
     {"artwork": {"texts": [{}, {"stroke_mm": 0.5}]}}, None),
    ("gate == 'release'", {}, True),
    # what no float can hold: past infinity, and a whole number that is too large for one
    (f"body.width_mm * {product('1e9', 3, 3, 4)} > 1", {"body": {"width_mm": 3.0}}, None),
    (f"body.width_mm * {product('999999999', 3, 3, 4)} > 1", {"body": {"width_mm": 3.0}}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "data", "answer"), TABLE, ids=[f"{row[0][:60]}, {row[1]}" for row in TABLE]
)
def test_a_condition_answers_by_the_table(text: str, data: Data, answer: bool | None) -> None:
    assert build(condition(text).node)(case_of(data).scope) is answer

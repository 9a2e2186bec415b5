"""Where an order can be made, and what stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pinspec import PinspecError, Rulebook, Verdict, compare, compare_text
from pinspec.files import read_bytes
from pinspec.path import show
from pinspec.reporters.compare import text
from pinspec.reporters.style import Style
from tests.factories_compared import (
    EXAMPLES,
    books,
    codes,
    compared,
)


@pytest.mark.usefixtures("works")
def test_it_says_where_an_order_can_be_made_and_what_stands_in_the_way() -> None:
    comparison = compared(0.3)
    assert comparison.made_at == ("Fine",)
    assert comparison.nearly_at == ()
    assert comparison.everywhere == ()
    assert codes(comparison, "Fine") == []
    assert codes(comparison, "Coarse") == ["PIN106"]
    assert codes(comparison, "Round") == ["PIN980"]
    assert comparison.verdict is Verdict.COSMETIC
    assert not comparison.passes


@pytest.mark.usefixtures("works")
def test_what_stands_in_the_way_everywhere_is_told_apart() -> None:
    comparison = compared(0.3, artwork={
        "texts": [{"height_mm": 0.5, "stroke_mm": 0.5}], "lines": [], "min_gap_mm": 0.3,
    })  # fmt: skip
    assert comparison.made_at == ()
    assert comparison.nearly_at == ("Fine",)
    assert [show(one[0].path) for one in comparison.everywhere] == ["artwork.texts[0].height_mm"]
    allowed = [one.allowed.value for one in comparison.everywhere[0] if one.allowed]
    assert allowed == [0.6, 0.8, 0.8]
    assert codes(comparison, "Coarse") == ["PIN106"]


@pytest.mark.usefixtures("works")
def test_several_findings_at_one_place_are_all_told() -> None:
    fine = [{"name": f"{area} {place}", "width_mm": 0.26, "area": area}
            for area in ("face", "tail") for place in (1, 2)]  # fmt: skip
    order: dict[str, Any] = {
        "order": {"quantity": 300},
        "artwork": {"lines": fine, "texts": [], "min_gap_mm": 1},
    }
    comparison = compared(1, **order)
    crowded = [[one.message for one in each] for each in comparison.everywhere]
    assert [each[0].partition('"')[2] for each in crowded] == ['face"', 'tail"']
    assert all(len(set(each)) == 1 for each in crowded)


@pytest.mark.usefixtures("works")
def test_a_cosmetic_finding_stands_in_nobody_s_way() -> None:
    comparison = compared(0.45, "round")
    assert comparison.made_at == ("Fine", "Coarse", "Round")
    assert all(not comparison.in_the_way(at) for at in comparison.reports)


def test_an_order_is_read_once(works: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (works / "an.order.yaml").write_text("order: {gate: concept}\n")
    three = books("fine", "coarse", "round")
    times: list[Path] = []

    def counted(path: Path) -> bytes:
        times.append(path)
        return read_bytes(path)

    monkeypatch.setattr("pinspec.library.read_bytes", counted)
    compare(works / "an.order.yaml", three)
    assert times == [works / "an.order.yaml"]


def test_a_text_is_compared_as_its_file_is() -> None:
    books = [Rulebook.built_in().at_factory(one) for one in ("kiln-street", "lark-bench")]
    file = EXAMPLES / "soft-enamel-pin.order.yaml"
    told = compare_text(read_bytes(file), str(file), books)
    assert [*text.order(told, Style())] == [*text.order(compare(file, books), Style())]
    assert told.counted == compare(file, books).counted


@pytest.mark.usefixtures("works")
def test_factories_of_one_name_and_none_at_all_are_refused() -> None:
    with pytest.raises(PinspecError, match="there are two of Fine"):
        compare({}, books("fine", "fine"))
    with pytest.raises(PinspecError, match="no rulebook to compare by"):
        compare({}, [])


@pytest.mark.usefixtures("works")
def test_a_rulebook_at_no_factory_stands_for_itself() -> None:
    comparison = compare({}, [Rulebook.built_in(), *books("fine")])
    assert [*comparison.reports] == ["built-in limits", "Fine"]

"""Several mistakes in one order, and orders that are none."""

from __future__ import annotations

import time

import pytest

from pinspec.errors import NewerFormatError
from pinspec.finding import MAX_FINDINGS
from pinspec.order.load import load
from pinspec.reader import read
from tests.load import at, value_at


def test_a_key_that_is_a_path_belongs_into_its_block() -> None:
    loaded = load(read("body.thickness_mm: 1.2\n", "order.yaml"))
    (finding,) = loaded.findings
    assert finding.change == "`thickness_mm` belongs under `body:`"
    assert loaded.unreadable == {at("body.thickness_mm")}


def test_decimal_commas_inside_braces_are_one_mistake_each() -> None:
    text = "body: {width_mm: 40,0, height_mm: 38,0, thickness_mm: 1,2}\n"
    loaded = load(read(text, "order.yaml"))
    assert [one.code for one in loaded.findings] == ["PIN014"] * 3
    assert loaded.unreadable == {
        at("body.width_mm"), at("body.height_mm"), at("body.thickness_mm"),
    }  # fmt: skip


def test_every_mistake_of_an_order_is_found_and_the_rest_still_stands() -> None:
    loaded = load(read(MANY, "order.yaml"))
    assert [(one.code, one.path) for one in sorted(loaded.findings, key=lambda one: one.code)] == [
        ("PIN010", at("order.qty")),
        ("PIN010", at("artwork.lines.2.widht_mm")),
        ("PIN011", at("artwork.lines.0")),
        ("PIN011", at("artwork.lines.1.width_mm")),
        ("PIN012", at("body.metal")),
        ("PIN013", at("body.thickness_mm")),
        ("PIN013", at("artwork.lines.3.width_mm")),
    ]
    widths = [line.width_mm for line in value_at(loaded, "artwork.lines")]
    assert widths == [None, None, None, None, 0.3]
    assert value_at(loaded, "artwork.lines.3.name") == "rim"
    assert value_at(loaded, "body.width_mm") == 40
    assert loaded.written == {at("body.width_mm"): "4 cm", at("artwork.lines.4.width_mm"): "0,3"}


MANY = """\
order: {id: OTTER-40, qty: 3000}
body: {width_mm: 4 cm, height_mm: 31.0, metal: unobtainium, thickness_mm: 99}
artwork:
  lines:
    - whiskers
    - {width_mm: thin}
    - {widht_mm: 0.3}
    - {width_mm: 0, name: rim}
    - {width_mm: '0,3'}
"""


def test_a_line_that_the_reader_refused_is_emptied_and_shifts_no_other() -> None:
    text = "artwork:\n  lines:\n    - &a {width_mm: 0.2}\n    - *a\n    - {width_mm: 0.3}\n"
    loaded = load(read(text, "order.yaml"))
    assert [one.code for one in loaded.findings] == ["PIN006"]
    assert [line.width_mm for line in value_at(loaded, "artwork.lines")] == [None, None, 0.3]
    assert loaded.unreadable == {at("artwork.lines.0"), at("artwork.lines.1")}


WRITTEN = {
    "0.30": None, "-1": None, "0,30": "0,30", "0.3 mm": "0.3 mm", "3e-1": "3e-1", "０.3": "０.3",
    "12 mil": "12 mil",
}  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), WRITTEN.items())
def test_a_number_is_kept_as_written_where_that_is_not_the_plain_number(
    text: str, kept: str | None
) -> None:
    loaded = load(read(f"artwork: {{lines: [{{width_mm: '{text}'}}]}}", "order.yaml"))
    assert loaded.written == ({at("artwork.lines.0.width_mm"): kept} if kept else {})


@pytest.mark.parametrize("text", ["- a\n- b", "just text", "5", "[]"])
def test_an_order_that_is_no_set_of_blocks_is_refused(text: str) -> None:
    loaded = load(read(text, "order.yaml"))
    assert loaded.order is None
    assert [one.code for one in loaded.findings] == ["PIN011"]
    assert "pinspec: 1" in loaded.findings[0].change


@pytest.mark.parametrize("version", ["2", "'2'", "1e3", "99"])
def test_a_newer_format_is_not_guessed_at(version: str) -> None:
    with pytest.raises(NewerFormatError) as raised:
        load(read(f"pinspec: {version}\nfuture: {{a: [b]}}", "order.yaml"))
    assert "upgrade" in raised.value.advice


def test_a_file_of_nothing_but_mistakes_is_told_so_and_takes_no_time() -> None:
    text = "body: {" + ", ".join(f"widht_{number}: 1" for number in range(4_900)) + "}\n"
    start = time.process_time()
    loaded = load(read(text, "order.yaml"))
    assert time.process_time() - start < 2
    assert len(loaded.findings) == MAX_FINDINGS + 1
    assert loaded.findings[-1].message == "the mistakes after this one are not listed"

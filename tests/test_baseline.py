"""A baseline: what it knows of an order, what counts all the same, and how it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pinspec import check
from pinspec.baseline import Baseline, marks_of
from pinspec.errors import PinspecError

ORDER = """\
order: {id: FOX, gate: concept, quantity: 3000}
product: {kind: pin, process: soft_enamel, use: daily_wear}
body: {width_mm: 40, height_mm: 31, outline: irregular, metal: brass, forming: stamped}
artwork:
  lines:
    - {name: ear, width_mm: 0.20, repeated: true}
    - {name: tail, width_mm: 0.35, repeated: true}
posts: {count: 1, clutch: rubber}
"""
EAR = "PIN101 artwork.lines[].width_mm"
POST = "PIN401 posts.count"


def baseline(folder: Path, **marks: dict[str, int]) -> Baseline:
    return Baseline({f"{name}.order.yaml": counts for name, counts in marks.items()}, folder)


def found(tmp_path: Path, text: str) -> Any:
    file = tmp_path / "fox.order.yaml"
    file.write_text(text, encoding="utf-8")
    return check(file)


def split(tmp_path: Path, text: str, **counts: int) -> tuple[set[str], set[str], dict[str, int]]:
    report = found(tmp_path, text)
    marks = {{"ear": EAR, "post": POST}[name]: number for name, number in counts.items()}
    counting, known, left = baseline(tmp_path, fox=marks).split(report.name, report.findings)
    assert sorted([*counting, *known]) == sorted(report.findings)
    return set(marks_of(counting)) & {EAR, POST}, set(marks_of(known)), dict(left)


def test_what_it_knows_does_not_count(tmp_path: Path) -> None:
    assert split(tmp_path, ORDER) == ({EAR, POST}, set(), {})
    assert split(tmp_path, ORDER, ear=1) == ({POST}, {EAR}, {})
    assert split(tmp_path, ORDER, ear=1, post=1) == (set(), {EAR, POST}, {})


def test_lines_and_items_of_a_list_may_move(tmp_path: Path) -> None:
    moved = "# a remark\n\n" + ORDER.replace(
        "  lines:\n", "  lines:\n    - {name: nose, width_mm: 0.4, repeated: true}\n"
    )
    assert split(tmp_path, moved, ear=1, post=1) == (set(), {EAR, POST}, {})


def test_one_more_of_a_kind_and_all_of_it_count(tmp_path: Path) -> None:
    worse = ORDER.replace("width_mm: 0.35", "width_mm: 0.22")
    assert split(tmp_path, worse, ear=1, post=1) == ({EAR}, {POST}, {})
    assert split(tmp_path, worse, ear=2, post=1) == (set(), {EAR, POST}, {})


def test_what_was_mended_is_left_over(tmp_path: Path) -> None:
    mended = ORDER.replace("width_mm: 0.20", "width_mm: 0.40")
    assert split(tmp_path, mended, ear=1, post=1) == (set(), {POST}, {EAR: 1})
    assert split(tmp_path, ORDER, ear=3) == ({POST}, {EAR}, {EAR: 2})


def test_another_file_is_not_known(tmp_path: Path) -> None:
    report = found(tmp_path, ORDER)
    known = baseline(tmp_path, owl={EAR: 1})
    assert known.split(report.name, report.findings).known == ()
    assert known.gone() == ["owl.order.yaml"]


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    counts = {"b/ö.order.yaml": {POST: 1, EAR: 2}, "a.order.yaml": {EAR: 1}, "none": {}}
    file.write_text(Baseline(counts, tmp_path).text(), encoding="utf-8")
    again = Baseline.read(file)
    assert again.counts == {name: marks for name, marks in counts.items() if marks}
    assert again.text() == file.read_text(encoding="utf-8")
    assert [*again.counts] == ["a.order.yaml", "b/ö.order.yaml"]


def test_a_path_counts_from_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "orders").mkdir()
    known = Baseline({}, tmp_path)
    monkeypatch.chdir(tmp_path / "orders")
    assert known.key("fox.order.yaml") == "orders/fox.order.yaml"
    assert known.key("../fox.order.yaml") == "fox.order.yaml"
    assert known.key(str(tmp_path / "fox.order.yaml")) == "fox.order.yaml"


HEAD = '{"pinspec-baseline": 1, "orders": '


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1:1: the baseline is no JSON: Expecting value"),
        ("{\n  <<<<<<< ours\n", ":2:3: the baseline is no JSON"),
        ("\xff", "can't be read: 'utf-8'"),
        ("[" * 200_000, "nested too deep"),
        ("1" * 5_000, "can't be read: Exceeds the limit"),
        ("[]", "this is no baseline"),
        ("null", "this is no baseline"),
        ('{"orders": {}}', "this is no baseline"),
        ('{"pinspec-baseline": 1, "orders": []}', "this is no baseline"),
        ('{"pinspec-baseline": 2, "orders": {}}', "a baseline of format 2; this reads 1"),
        (HEAD + '{"a": 1}}', "a has no counts"),
        (HEAD + '{"a": {"PIN101 x": 0}}}', "PIN101 x is 0, not how often it was found"),
        (HEAD + '{"a": {"PIN101 x": true}}}', "PIN101 x is True, not how often"),
        (HEAD + '{"a": {"PIN101 x": "1"}}}', "PIN101 x is '1', not how often"),
        (HEAD + '{"a": {"PIN101 x": 1, "PIN101 x": 2}}}', "`PIN101 x` stands twice"),
        (HEAD + '{"a": {}, "a": {}}}', "`a` stands twice"),
        (HEAD + '{}, "more": 1}', "this is no baseline"),
    ],
)
def test_what_is_no_baseline_is_refused_with_the_way_out(
    text: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "known.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(PinspecError) as refused:
        Baseline.read(file)
    assert refused.value.message.startswith(str(file))
    assert said in refused.value.message
    assert "pinspec baseline write" in refused.value.advice


def test_a_missing_baseline_is_an_error_and_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(PinspecError, match=r"known.json: no such file"):
        Baseline.read(tmp_path / "known.json")


def test_a_baseline_without_orders_is_one(tmp_path: Path) -> None:
    text = Baseline({}, tmp_path).text()
    assert json.loads(text) == {"pinspec-baseline": 1, "orders": {}}

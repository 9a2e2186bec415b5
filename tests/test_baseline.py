"""A baseline: what it knows of an order, what counts all the same, and how it is read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pinspec import check
from pinspec.baseline import Baseline
from pinspec.errors import PinspecError
from tests.hostile.running import inside

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
EAR = "respec PIN101 artwork.lines[].width_mm"
POST = "respec PIN401 posts.count"


def baseline(folder: Path, **marks: dict[str, int]) -> Baseline:
    return Baseline({f"{name}.order.yaml": counts for name, counts in marks.items()}, folder)


def found(tmp_path: Path, text: str) -> Any:
    file = tmp_path / "fox.order.yaml"
    file.write_text(text, encoding="utf-8")
    return check(file)


def split(tmp_path: Path, text: str, **counts: int) -> tuple[set[str], set[str], dict[str, int]]:
    report = found(tmp_path, text)
    marks = {{"ear": EAR, "post": POST}[name]: number for name, number in counts.items()}
    told = baseline(tmp_path, fox=marks).applied(report)
    assert sorted([*told.findings, *told.baselined]) == sorted(report.findings)
    return (
        set(Baseline.marks(told)) & {EAR, POST},
        set(Baseline.marks(replace(told, findings=told.baselined))),
        {**told.leftover},
    )


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
    assert split(tmp_path, mended, ear=1, post=1) == (
        set(),
        {POST},
        {"PIN101 artwork.lines[].width_mm": 1},
    )
    assert split(tmp_path, ORDER, ear=3) == ({POST}, {EAR}, {"PIN101 artwork.lines[].width_mm": 2})


FAINT = ORDER.replace("width_mm: 0.20", "width_mm: 0.28")
"""The same ear, which is only a matter of looks."""


def test_what_got_worse_is_not_known_and_what_got_better_is(tmp_path: Path) -> None:
    faint = EAR.replace("respec", "cosmetic")
    assert faint in Baseline.marks(found(tmp_path, FAINT))
    known = baseline(tmp_path, fox={faint: 1})
    worse = known.applied(found(tmp_path, ORDER))
    assert EAR in Baseline.marks(worse)
    assert worse.leftover == {}
    assert known.still_known(worse) == {faint: 1}
    known = baseline(tmp_path, fox={EAR: 1})
    better = known.applied(found(tmp_path, FAINT))
    assert faint not in Baseline.marks(better)
    assert known.still_known(found(tmp_path, FAINT)) == {faint: 1}


RELEASE = ORDER.replace("gate: concept", "gate: release")


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (RELEASE, {"switched_off": ["PIN101", "PIN401"]}),
        (RELEASE.replace("width_mm: 40", "width_mm: wide"), {}),
        (RELEASE.replace("count: 1", "count: one or two"), {}),
        ("order: {", {}),
        (RELEASE.replace("height_mm: 31, ", ""), {}),
        (RELEASE, {"gate": "sample"}),
        (RELEASE, {"gate": "concept"}),
    ],
)
def test_what_nobody_asked_or_can_read_is_not_mended(
    text: str, options: Any, tmp_path: Path
) -> None:
    known = baseline(tmp_path, fox=Baseline.marks(found(tmp_path, RELEASE)))
    (tmp_path / "fox.order.yaml").write_text(text, encoding="utf-8")
    report = check(tmp_path / "fox.order.yaml", **options)
    assert known.applied(report).leftover == {}
    assert known.still_known(report) == known.counts["fox.order.yaml"]


def test_another_file_is_not_known(tmp_path: Path) -> None:
    report = found(tmp_path, ORDER)
    known = baseline(tmp_path, owl={EAR: 1})
    assert known.applied(report).baselined == ()
    assert known.gone() == ["owl.order.yaml"]


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    counts = {"b/ö.order.yaml": {POST: 1, EAR: 2}, "a.order.yaml": {EAR: 1}, "none": {}}
    file.write_text(Baseline(counts, tmp_path).text(), encoding="utf-8")
    again = Baseline.read(file)
    assert again.counts == {name: marks for name, marks in counts.items() if marks}
    assert again.text() == file.read_text(encoding="utf-8")
    assert [*again.counts] == ["a.order.yaml", "b/ö.order.yaml"]


def test_a_path_counts_from_the_top_of_its_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here" / "orders").mkdir(parents=True)
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here" / "orders")
    words = ("fox.order.yaml", "../fox.order.yaml", str(tmp_path / "here" / "fox.order.yaml"))
    known = Baseline({}, tmp_path / "here")
    keys = ["orders/fox.order.yaml", "fox.order.yaml", "fox.order.yaml"]
    assert [known.key(one) for one in words] == keys
    away = (tmp_path / "here" / "fox.order.yaml").as_posix()
    assert Baseline({}, tmp_path / "there").key(words[1]) == away
    (tmp_path / "here" / ".git").mkdir()
    assert [Baseline({}, tmp_path / "there").key(one) for one in words] == keys


def test_orders_of_repositories_inside_another_are_told_apart(tmp_path: Path) -> None:
    for name in (".git", "one/.git", "two/.git"):
        (tmp_path / name).mkdir(parents=True)
    known = Baseline({}, tmp_path)
    keys = [known.key(str(tmp_path / one)) for one in ("a.yaml", "one/a.yaml", "two/a.yaml")]
    assert keys == ["a.yaml", "one/a.yaml", "two/a.yaml"]


HEAD = '{"pinspec-baseline": 1, "orders": '


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1:1: the baseline is no JSON: Expecting value"),
        ("\xff", "can't be read: 'utf-8'"),
        ("[" * 200_000, "nested too deep"),
        ("1" * 5_000, "can't be read: Exceeds the limit"),
        ("[]", "this is no baseline"),
        ("null", "this is no baseline"),
        ('{"orders": {}}', "this is no baseline"),
        ('{"pinspec-baseline": 1, "orders": []}', "this is no baseline"),
        ('{"pinspec-baseline": 2, "orders": {}}', "a baseline of format 2; this reads 1"),
        (HEAD + '{"a": 1}}', "a has no counts"),
        (HEAD + '{"a": {"respec PIN101 x": 0}}}', "PIN101 x is 0, not how often it was found"),
        (HEAD + '{"a": {"respec PIN101 x": true}}}', "PIN101 x is True, not how often"),
        (HEAD + '{"a": {"respec PIN101 x": "1"}}}', "PIN101 x is '1', not how often"),
        (HEAD + '{"a": {"PIN101 x": 1, "PIN101 x": 2}}}', "`PIN101 x` stands twice"),
        (HEAD + '{"a": {"PIN101 x": 1}}}', "a: PIN101 x is no finding"),
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


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of two orders in which something is wrong, and of one that is broken."""
    (tmp_path / "orders").mkdir()
    for name in ("fox", "owl"):
        (tmp_path / "orders" / f"{name}.order.yaml").write_text(ORDER, encoding="utf-8")
    (tmp_path / "broken.order.yaml").write_text(ORDER + "postss: 3\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "orders"


def test_a_repository_adopts_checks_and_mends_its_orders(orders: Path) -> None:
    inside("check", "orders").assert_sound(1)
    inside("baseline", "write", "orders").assert_sound(0, "findings in 2 orders")
    known = inside("check", "--baseline", "pinspec-baseline.json", "orders")
    known.assert_sound(0, "2 orders: 2 pass.", "In the baseline, not counted:")
    fox = orders / "fox.order.yaml"
    fox.write_text("# remark\n" + ORDER.replace("count: 1", "count: 2"), encoding="utf-8")
    mended = inside("check", "--baseline", "pinspec-baseline.json", "orders")
    mended.assert_sound(0, "In the baseline, found no more: 1;")
    inside("baseline", "prune", "orders/fox.order.yaml").assert_sound(0, ": 1 taken out, ")
    fox.write_text(ORDER, encoding="utf-8")
    again = inside("check", "--baseline", "pinspec-baseline.json", "orders")
    again.assert_sound(1, "fox.order.yaml: RESPEC   1 respec, ", "owl.order.yaml: PASS")
    fox.unlink()
    gone = inside("check", "--baseline", "pinspec-baseline.json", "orders")
    gone.assert_sound(0, "found no more:")
    inside("baseline", "prune").assert_sound(0, "in 1 order left")
    inside("baseline", "prune").assert_sound(0, ": 0 taken out")


def test_a_mistake_of_form_is_never_known(orders: Path) -> None:
    written = inside("baseline", "write", "broken.order.yaml")
    written.assert_sound(0, "not in it, as nobody can accept them: 1 (mistakes of form")
    document = json.loads(Path("pinspec-baseline.json").read_text(encoding="utf-8"))
    document["orders"]["broken.order.yaml"]["respec PIN010 postss"] = 1
    Path("pinspec-baseline.json").write_text(json.dumps(document), encoding="utf-8")
    told = inside("check", "--baseline", "pinspec-baseline.json", "broken.order.yaml")
    told.assert_sound(1, "PIN010")


def test_of_missing_fields_each_is_known_by_itself(tmp_path: Path) -> None:
    report = found(tmp_path, ORDER.replace("gate: concept", "gate: release"))
    packing = next(one for one in report.findings if len(one.missing) > 1)
    mark = next(iter(Baseline.marks(replace(report, findings=(packing,)))))
    told = baseline(tmp_path, fox={mark: 1}).applied(report)
    (known,) = told.baselined
    (left,) = [one for one in told.findings if one.code == packing.code]
    assert [*known.missing, *left.missing] == [*packing.missing]
    assert len(known.missing) == 1
    assert known.message != left.message
    assert known.message.startswith("not stated: ")


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "gitlab", "github", "concise"])
def test_programs_are_told_what_is_known_apart(form: str, orders: Path) -> None:
    inside("baseline", "write", "orders").assert_sound(0)
    words = ("check", "--format", form, str(orders))
    assert ('"ruleId": "PIN401"' if form == "sarif" else "PIN401") in inside(*words).out
    told = inside(*words, "--baseline", "pinspec-baseline.json")
    told.assert_sound(0)
    if form == "json":
        first = json.loads(told.out)["orders"][0]
        assert (first["verdict"], first["findings"], first["leftover"]) == ("pass", [], {})
        assert "PIN401" in [one["code"] for one in first["baselined"]]
    elif form == "junit":
        assert 'message="in the baseline: ' in told.out
        assert "<failure" not in told.out
    else:
        assert ('"ruleId": "PIN401"' if form == "sarif" else "PIN401") not in told.out


def test_a_baseline_is_never_half_written(orders: Path) -> None:
    old = Baseline({"owl": {EAR: 1}}, orders).text()
    Path("pinspec-baseline.json").write_text(old, encoding="utf-8")
    done = inside("baseline", "write", str(orders), "gone.order.yaml")
    done.assert_sound(2, "gone.order.yaml: no such file", "no baseline was written")
    assert Path("pinspec-baseline.json").read_text(encoding="utf-8") == old


@pytest.mark.parametrize("name", ["broken.order.yaml", "pinspec.toml", "notes"])
def test_a_baseline_takes_the_place_of_no_other_file(name: str, orders: Path) -> None:
    Path(name).write_text("# ours\n" + ORDER.split("product")[0] * (name[0] == "b"), "utf-8")
    before = Path(name).read_bytes()
    done = inside("baseline", "write", str(orders), "--no-config", "--baseline", name)
    done.assert_sound(2, f"{name} is no baseline, and is not written over", "--baseline")
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize(
    "old", ["", '{\n<<<<<<< ours\n"pinspec-baseline": 1\n', '{"pinspec-baseline": 99}']
)
def test_a_damaged_baseline_is_written_anew(old: str, orders: Path) -> None:
    Path("pinspec-baseline.json").write_text(old, encoding="utf-8")
    inside("baseline", "write", str(orders)).assert_sound(0, "in 2 orders")


def test_it_is_told_how_much_a_new_baseline_leaves_out(orders: Path) -> None:
    inside("baseline", "write", str(orders)).assert_sound(0, "in 2 orders")
    known = json.loads(Path("pinspec-baseline.json").read_text(encoding="utf-8"))["orders"]
    left = sum(known["orders/owl.order.yaml"].values())
    again = inside("baseline", "write", "orders/fox.order.yaml")
    again.assert_sound(0, "in 1 order;", f"no more in it: {left} of orders that were not named")


def test_an_unresolved_merge_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text('{\n<<<<<<< ours\n"a": 1\n', encoding="utf-8")
    with pytest.raises(PinspecError, match=r"known\.json:2:1: an unresolved merge") as refused:
        Baseline.read(tmp_path / "known.json")
    assert refused.value.advice == "keep the lines of both sides, each once"


def test_several_processes_write_the_same_baseline(orders: Path) -> None:
    for number in range(6):
        (orders / f"{number}.order.yaml").write_text(ORDER, encoding="utf-8")
    for jobs in ("1", "2"):
        words = ("baseline", "write", "--jobs", jobs, "--baseline", f"{jobs}.json", str(orders))
        inside(*words).assert_sound(0, "in 8 orders")
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


def test_several_factories_are_not_held_to_the_baseline_of_a_config(orders: Path) -> None:
    Path("pinspec.toml").write_text('baseline = "pinspec-baseline.json"\n', encoding="utf-8")
    inside("baseline", "write", str(orders)).assert_sound(0)
    inside("check", str(orders)).assert_sound(0)
    two = ("--factory", "kiln-street", "--factory", "harbor-castings")
    several = inside("check", *two, str(orders))
    several.assert_sound(1)
    assert several.err.startswith("pinspec: the baseline of the config is of one factory")

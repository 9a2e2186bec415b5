"""A rule that has been renamed is still known by its old names, wherever rules are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pinspec import PinspecError, Rulebook, WaiverTerms, check, explain
from tests.hostile.running import inside
from tests.test_editions import NEW

PACK = "name: House\nprefix: HSE\n"
RULE = NEW.replace("code: NEW101", "code: HSE101").replace(
    "since: 0.9", "formerly: [body/breadth, HSE177]"
)
ORDER = """\
order: {id: OTTER, gate: concept, quantity: 3000}
product: {kind: pin, process: soft_enamel}
body: {width_mm: 24, height_mm: 22, thickness_mm: 1.2, outline: balanced}
artwork: {lines: [], texts: []}
"""
OLD = ["body/breadth", "HSE177"]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "house" / "body").mkdir(parents=True)
    (tmp_path / "house" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "house" / "body" / "width.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "an.order.yaml").write_text(ORDER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "house"


@pytest.mark.parametrize("old", OLD)
@pytest.mark.usefixtures("pack")
def test_it_is_selected_and_ignored_by_its_old_names(old: str) -> None:
    words = ("check", "--rules", "house", "an.order.yaml")
    inside(*words).assert_sound(1, "HSE101")
    inside(*words, "--select", old).assert_sound(1, "HSE101")
    inside(*words, "--ignore", old).assert_sound(0, "1 rule switched off")


@pytest.mark.parametrize("old", OLD)
@pytest.mark.usefixtures("pack")
def test_a_config_may_still_name_it_so(old: str) -> None:
    Path("pinspec.toml").write_text(f'rules = ["house"]\nmandatory = ["{old}"]\n', encoding="utf-8")
    inside("check", "an.order.yaml").assert_sound(1, "HSE101")
    refused = inside("check", "--ignore", "body/width", "an.order.yaml")
    refused.assert_sound(2, "body/width is mandatory")


@pytest.mark.parametrize("old", OLD)
def test_a_waiver_may_still_name_it_so(old: str, pack: Path) -> None:
    waiver = f"{{rule: {old}, reason: we like it, approved_by: M. Ortiz, until: 2027-03-31}}"
    Path("an.order.yaml").write_text(f"{ORDER}waivers: [{waiver}]\n", encoding="utf-8")
    book = Rulebook.built_in().with_packs(pack)
    day = date(2026, 12, 1)
    report = check("an.order.yaml", rulebook=book, today=day)
    assert [one.finding.code for one in report.waived] == ["HSE101"]
    assert [one.code for one in report.findings if one.rule.startswith("waivers/")] == []
    terms = WaiverTerms(mandatory=frozenset({old}))
    barred = check("an.order.yaml", rulebook=book, today=day, terms=terms)
    assert {"HSE101", "PIN994"} <= {one.code for one in barred.findings}


@pytest.mark.usefixtures("pack")
def test_a_baseline_may_still_know_it_by_its_old_code() -> None:
    words, file = ("--rules", "house", "an.order.yaml"), Path("pinspec-baseline.json")
    inside("baseline", "write", *words).assert_sound(0)
    new = file.read_text(encoding="utf-8")
    file.write_text(new.replace('"HSE101 ', '"HSE177 '), encoding="utf-8")
    known = inside("check", "--baseline", str(file), *words)
    known.assert_sound(0, "PASS   2 in the baseline")
    assert "found no more" not in known.out
    inside("baseline", "prune", *words).assert_sound(0, ": 0 taken out")
    assert file.read_text(encoding="utf-8") == new


@pytest.mark.parametrize("old", OLD)
def test_its_page_is_found_and_says_how_it_was_called(old: str, pack: Path) -> None:
    book = Rulebook.built_in().with_packs(pack)
    assert explain(old, book) == explain("body/width", book)
    inside("explain", "--rules", "house", old).assert_sound(0, "Formerly: body/breadth, HSE177.")


@pytest.mark.parametrize("word", OLD)
def test_an_old_name_stands_once(word: str, pack: Path) -> None:
    text = RULE.replace("[body/breadth, HSE177]", f"[{word}, {word}]")
    (pack / "body" / "width.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PinspecError, match=rf"width\.yaml:11:12: {word} stands twice among old"):
        Rulebook.built_in().with_packs(pack)


@pytest.mark.parametrize("word", ["body/width", "HSE101", "posts/count", "PIN401"])
def test_what_a_rule_is_called_now_is_no_old_name(word: str, pack: Path) -> None:
    text = RULE.replace("[body/breadth, HSE177]", f"[{word}]")
    (pack / "body" / "width.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PinspecError, match=r"width\.yaml:11:12: .*is what a rule is called now"):
        Rulebook.built_in().with_packs(pack)

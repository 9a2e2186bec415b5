"""SARIF, held to its schema and to what code scanning demands beside it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from pinspec import Rulebook, cards_of
from pinspec.cli import run
from pinspec.errors import ExitCode
from pinspec.finding import Form
from pinspec.reporters import sarif
from pinspec.waived import Lapse
from tests.formats import (
    EXAMPLES,
    PASSING,
    ROOT,
    SAME_TWICE,
    WRONG,
    printed,
    results_of,
    sarif_run,
)
from tests.test_packs import PACK, added


def test_sarif_has_all_that_code_scanning_asks_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = sarif_run(printed(capsys, "sarif", EXAMPLES))
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["automationDetails"]["id"].endswith("/")
    driver = found["tool"]["driver"]
    assert driver.keys() >= {"name", "semanticVersion", "informationUri", "rules"}
    for rule in driver["rules"]:
        assert 0 < len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in {"warning", "error"}
        assert len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
    described = {rule["id"] for rule in driver["rules"]}
    for one in found["results"]:
        assert one["ruleId"] in described
        assert one["message"]["text"]
        (location,) = one["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        assert (ROOT / place["artifactLocation"]["uri"]).is_file()
        region = place["region"]
        start = (region["startLine"], region["startColumn"])
        assert (1, 1) <= start <= (region["endLine"], region["endColumn"])


def test_sarif_lists_every_rule_that_was_asked_and_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    forms = [one.code for kinds in (Form, Lapse) for one in kinds]
    rules = sarif_run(printed(capsys, "sarif", WRONG))["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == [*forms, *cards_of(Rulebook.built_in())]
    some = sarif_run(printed(capsys, "sarif", "--select", "PIN401", WRONG))
    assert [one["id"] for one in some["tool"]["driver"]["rules"]] == [*forms, "PIN401"]


def test_each_result_is_of_a_rule_of_the_run_where_orders_have_settings_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pinspec.toml").write_text('[per-file]\n"old.*" = {ignore = ["body/required"]}\n')
    for name in ("new.order.yaml", "old.order.yaml"):
        Path(name).write_text(SAME_TWICE)
    found = sarif_run(printed(capsys, "sarif", "old.order.yaml", "new.order.yaml"))
    described = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    for one in found["results"]:
        place = one.get("ruleIndex", described.index(one["ruleId"]))
        assert described[place] == one["ruleId"]
    assert len(set(described)) == len(described)


def test_sarif_names_commands_that_explain_each_rule_also_of_packs_and_factories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    added(tmp_path, PACK, "our rules")
    held = ("--rules", "our rules", "--factory", "kiln-street")
    asked = ("--select", "packaging/acme-card", "--select", "factory/makes", *held)
    found = sarif_run(printed(capsys, "sarif", *asked, PASSING, code=0))
    for rule in found["tool"]["driver"]["rules"]:
        command = rule["help"]["text"].rpartition("More: `pinspec ")[2].rstrip("`.")
        assert run(shlex.split(command)) == ExitCode.PASSED
        assert rule["id"] in capsys.readouterr().out


def test_sarif_says_what_could_not_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    (invocation,) = sarif_run(printed(capsys, "sarif", "gone.order.yaml", code=2))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == "not checked: gone.order.yaml: no such file"


def test_sarif_leaves_out_what_github_would_refuse_all_for_and_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 5)
    found = sarif_run(printed(capsys, "sarif", WRONG))
    assert [one["level"] for one in found["results"]] == ["error"] * 5
    (notice,) = found["invocations"][0]["toolExecutionNotifications"]
    assert "more results found no room" in notice["message"]["text"]


def test_each_missing_field_is_a_result_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = tmp_path / "an.order.yaml"
    order.write_text("product: {kind: pin, process: soft_enamel}\nbody: {}\n")
    texts = [one["message"]["text"] for one in results_of(capsys, "--select", "PIN200", order)]
    assert "Not stated: body.width_mm (the overall width)." in texts
    assert len(texts) > 1


def test_sarif_escapes_paths_and_keeps_whole_what_lies_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for folder in (here, tmp_path):
        (folder / "a b%#.order.yaml").write_text("{}")
    results = results_of(capsys, "a b%#.order.yaml", "../a b%#.order.yaml")
    uris = {
        tuple(one["locations"][0]["physicalLocation"]["artifactLocation"].items())
        for one in results
    }
    outside = (tmp_path / "a b%#.order.yaml").as_uri()
    inside = (("uri", "a%20b%25%23.order.yaml"), ("uriBaseId", "%SRCROOT%"))
    assert uris == {inside, (("uri", outside),)}

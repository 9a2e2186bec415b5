"""Reports for programs, read back as those programs do, and held to what they demand."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from pinspec.reporters.results import in_repository
from tests.formats import (
    COMMAND,
    EXAMPLES,
    FINDING,
    ROOT,
    SAME_TWICE,
    WRONG,
    printed,
    results_of,
)


def test_each_line_of_a_concise_report_is_a_place_and_a_finding(
    capsys: pytest.CaptureFixture[str],
) -> None:
    *lines, waived, summary = printed(capsys, "concise", EXAMPLES).splitlines()
    assert waived == "2 findings waived."
    assert summary.endswith("Do not release.")
    for line in lines:
        found = FINDING.match(line)
        assert found
        text = Path(found["path"]).read_text(encoding="utf-8").splitlines()
        assert 1 <= int(found["column"]) <= len(text[int(found["line"]) - 1]) + 1


def test_a_concise_report_is_silent_of_what_passes(capsys: pytest.CaptureFixture[str]) -> None:
    order = EXAMPLES / "hard-enamel-pin.order.yaml"
    assert len(printed(capsys, "concise", order, code=0).splitlines()) == 1
    assert printed(capsys, "concise", "--quiet", order, code=0) == ""


def marks(capsys: pytest.CaptureFixture[str], order: Path) -> list[str]:
    prints = [one["partialFingerprints"] for one in results_of(capsys, order)]
    rows = json.loads(printed(capsys, "gitlab", order))
    keys = [row["fingerprint"] for row in rows]
    assert [one["primaryLocationLineHash"].partition(":")[0] for one in prints] == keys
    return keys


def test_fingerprints_stay_when_lines_move_and_differ_where_findings_are_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    order = Path("an.order.yaml")
    order.write_text(SAME_TWICE)
    before = marks(capsys, order)
    assert len(set(before)) == len(before) > 2
    texts = [one["message"]["text"] for one in results_of(capsys, order)]
    assert len(set(texts)) < len(texts)
    order.write_text("# a remark\n\n" + SAME_TWICE.replace("lines:\n", "\n\n  lines:\n"))
    assert marks(capsys, order) == before
    order.rename("other.order.yaml")
    assert not set(before) & set(marks(capsys, Path("other.order.yaml")))


def test_fingerprints_of_all_examples_are_unique(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, "gitlab", EXAMPLES, WRONG))
    assert len({row["fingerprint"] for row in rows}) == len(rows) > 100


def test_an_order_that_is_named_twice_has_each_result_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    order = WRONG / "irregular-badge.order.yaml"
    again = WRONG / ".." / "everything-wrong" / order.name
    assert results_of(capsys, order) == results_of(capsys, order, again)
    assert printed(capsys, "gitlab", order) == printed(capsys, "gitlab", order, again)


def test_gitlab_finds_all_that_it_asks_for(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "gitlab", EXAMPLES, "gone.order.yaml", code=2)
    for row in json.loads(text):
        assert row.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "critical", "blocker"}
        assert row["location"]["lines"]["begin"] >= 1
        path = row["location"]["path"]
        assert not path.startswith(("/", "."))
        assert (ROOT / path).is_file() or row["check_name"] == "not checked"


def test_gitlab_gets_an_empty_list_when_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    order = EXAMPLES / "hard-enamel-pin.order.yaml"
    assert json.loads(printed(capsys, "gitlab", order, code=0)) == []


def test_junit_counts_what_it_holds_and_names_no_case_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = printed(capsys, "junit", EXAMPLES, "gone.order.yaml", code=2)
    suites = ET.fromstring(text)
    assert suites.tag == "testsuites"
    names = [case.get("name") for case in suites.iter("testcase")]
    assert len(set(names)) == len(names)
    for suite in suites:
        kinds = [case[0].tag if len(case) else "pass" for case in suite]
        assert suite.get("tests") == str(len(kinds))
        for word, attribute in (
            ("failure", "failures"), ("error", "errors"), ("skipped", "skipped")
        ):  # fmt: skip
            assert suite.get(attribute) == str(kinds.count(word))
        assert "pass" in kinds or suite.get("failures") != "0" or suite.get("errors") == "1"
        for case in suite:
            assert case.get("classname") == case.get("file") == suite.get("name")


def test_junit_fails_a_respec_and_no_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = EXAMPLES / "concept.order.yaml"
    suite = ET.fromstring(printed(capsys, "junit", order, code=0))[0]
    assert suite.get("failures") == "0"
    skipped = [one.get("message", "") for one in suite.iter("skipped")]
    assert any(one.startswith("cosmetic: ") for one in skipped)


@pytest.mark.parametrize(
    ("posts", "reason"),
    [
        ("{count: TBD, clutch: rubber}", ": waits for posts.count"),
        ("{count: 2, clutch: rubber, at_mm: [[0, 1]]}", " before what is found is settled"),
        ("{count: two, clutch: rubber}", " before what is found is settled"),
    ],
    ids=["not stated", "contradicted", "unreadable"],
)
def test_junit_says_why_a_rule_is_not_judged(
    posts: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = tmp_path / "an.order.yaml"
    text = (EXAMPLES / "soft-enamel-pin.order.yaml").read_text(encoding="utf-8")
    order.write_text(re.sub(r"^posts:\n( .*\n)+", f"posts: {posts}\n", text, flags=re.MULTILINE))
    suites = ET.fromstring(printed(capsys, "junit", order))
    said = {one.get("message") for one in suites.iter("skipped")}
    assert f"not judged{reason}" in said


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines():
        if line.startswith("::"):
            parts = COMMAND.fullmatch(line)
            assert parts, line
            values = dict(one.split("=", 1) for one in parts[2].split(","))
            found.append((parts[1], {key: _read(one) for key, one in values.items()}, parts[3]))
    return found


def _read(value: str) -> str:
    for code, mark in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        value = value.replace(code, mark)
    return value


def test_github_gets_ten_of_a_kind_errors_first_and_how_many_there_are_beside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = commands(printed(capsys, "github", WRONG))
    assert [kind for kind, *_ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 2
    concise = printed(capsys, "concise", WRONG).splitlines()[:-2]
    assert found[-1][2] == f"{len(concise) - 21} more in the summary"
    for _, values, _ in found[:-1]:
        assert (ROOT / values["file"]).is_file()
        assert ("col" in values) == (values.get("line") == values.get("endLine"))


def test_the_text_stands_before_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "text", WRONG)
    assert printed(capsys, "github", WRONG).startswith(text)


def test_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tmp_path / "repository"
    (top / ".git").mkdir(parents=True)
    (top / "orders" / "new").mkdir(parents=True)
    order = top / "orders" / "new" / "a b%.order.yaml"
    order.write_text("{}")
    (top / "linked.order.yaml").symlink_to(order)
    monkeypatch.chdir(top / "orders")
    for name in ("new/a b%.order.yaml", "./new/../new/a b%.order.yaml", str(order)):
        assert in_repository(name) == "orders/new/a b%.order.yaml"
    assert in_repository("../linked.order.yaml") == "orders/new/a b%.order.yaml"
    assert in_repository("../../x.order.yaml") == (tmp_path / "x.order.yaml").as_posix()


def test_a_report_is_the_same_wherever_in_a_repository_it_is_made(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "orders").mkdir()
    (tmp_path / "orders" / "an.order.yaml").write_text(SAME_TWICE)
    command = ["-m", "pinspec", "check", "--format"]
    made = [
        subprocess.run(
            [sys.executable, *command, form, path], cwd=folder, capture_output=True, check=False
        ).stdout
        for form in ("sarif", "gitlab")
        for folder, path in ((tmp_path, "orders"), (tmp_path / "orders", "an.order.yaml"))
    ]
    assert made[0] == made[1]
    assert made[2] == made[3]

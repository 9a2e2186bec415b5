"""Several reports in one run: where each goes, and what happens when one can't be written."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pinspec import check
from pinspec.cli import report_files, run
from pinspec.cli.outputs import FORMATS, outputs_of
from pinspec.reporters.results import results

ROOT = Path(__file__).resolve().parent.parent
PASSING = ROOT / "examples" / "hard-enamel-pin.order.yaml"
FAILING = ROOT / "examples" / "everything-wrong" / "irregular-badge.order.yaml"
FACTORIES = ("--factory", "kiln-street", "--factory", "lark-bench")


@pytest.fixture(autouse=True)
def _in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def checked(
    capsys: pytest.CaptureFixture[str], *words: str | Path, code: int = 1
) -> tuple[str, str]:
    assert run(["check", *map(str, words)]) == code
    return capsys.readouterr()


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_would_be_printed(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    text, _ = checked(capsys, FAILING, PASSING)
    alone, _ = checked(capsys, "--format", form, FAILING, PASSING)
    beside, _ = checked(capsys, "--format", f"{form}=a report", FAILING, PASSING)
    assert beside == text
    written = Path("a report").read_text(encoding="utf-8")
    assert written == (alone.removeprefix(text) if form == "github" else alone)
    assert [one.name for one in Path().iterdir()] == ["a report"]


def test_one_run_writes_all_formats(capsys: pytest.CaptureFixture[str]) -> None:
    words = [word for form in FORMATS for word in ("--format", f"{form}={form}.out")]
    out, _ = checked(capsys, *words, "--format", "concise", FAILING)
    assert ": respec PIN" in out
    assert sorted(one.stem for one in Path().iterdir()) == sorted(FORMATS)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_several_factories_are_reported_to_files_too(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    alone, _ = checked(capsys, *FACTORIES, "--format", form, FAILING)
    checked(capsys, *FACTORIES, "--format", f"{form}=report", FAILING)
    assert Path("report").read_text(encoding="utf-8") == alone


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["jsn"], "there is no format `jsn`; did you mean json?"),
        (["=x"], "there are text, concise"),
        (["JSON"], "did you mean json?"),
        (["json="], "names no file: write `json=FILE`"),
        (["json", "sarif"], "json and sarif can't both be printed"),
        (["json", "github"], "json and github can't both be printed"),
        (["text", "text"], "text and text can't both be printed"),
        (["json=a", "sarif=./a"], "two reports would go to a"),
        (["json=an.order.yaml"], "an.order.yaml is named like an order"),
        (["json=pinspec.toml"], "pinspec.toml is named like a config"),
        (["json=old/pinspec-baseline.json"], "pinspec-baseline.json is named like a baseline"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_format_that_makes_no_sense_is_refused_before_anything_is_checked(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [one for word in words for one in ("--format", word)]
    out, err = checked(capsys, *asked, FAILING, code=2)
    assert out == ""
    assert said in err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"text", "markdown", "json"}))
def test_a_format_for_one_factory_names_those_for_several(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, err = checked(capsys, *FACTORIES, "--format", f"{form}=x", FAILING, code=2)
    assert f"{form} can't tell of several factories; these can: text, markdown, json" in err


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("gone/report", "there is no such folder"),
        ("folder", "not a file"),
        ("folder/file/report", "not a directory"),
        ("x" * 300, "too long"),
        (os.devnull, "not a file"),
    ],
)
def test_a_file_that_cannot_be_written_costs_no_other_report(
    file: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    Path("folder/file").touch()
    text, _ = checked(capsys, FAILING)
    words = ("--format", f"sarif={file}", "--format", "json=good", FAILING)
    out, err = checked(capsys, *words, code=2)
    assert out == text
    assert "can't write the report to " in err
    assert said in err
    assert json.loads(Path("good").read_text())["orders"]
    assert sorted(one.name for one in Path().iterdir()) == ["folder", "good"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_is_closed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("closed").mkdir(mode=0o555)
    _, err = checked(capsys, "--format", "json=closed/x", FAILING, code=2)
    assert "permission denied" in err


def test_a_report_that_breaks_off_leaves_the_old_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("report").write_text("the old one")

    def broken(*_: object) -> Any:
        yield "half a "
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pinspec.reporters.gitlab.document", broken)
    _, err = checked(capsys, "--format", "gitlab=report", FAILING, code=2)
    assert "no space left on device" in err
    assert Path("report").read_text() == "the old one"
    assert [one.name for one in Path().iterdir()] == ["report"]


@pytest.mark.parametrize("target", ["real", "nowhere"])
def test_a_report_is_never_written_where_a_link_of_the_repository_leads(
    target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("real").touch()
    Path("link").symlink_to(target)
    _, err = checked(capsys, "--format", "json=link", FAILING, code=2)
    assert "can't write the report to link: it is a link" in err
    assert Path("real").read_text() == ""
    assert sorted(one.name for one in Path().iterdir()) == ["link", "real"]


@pytest.mark.parametrize("form", ["text", "concise", "markdown", "github", "junit", "gitlab"])
def test_a_file_says_what_could_not_be_checked(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(capsys, "--format", f"{form}=x", "gone.order.yaml", code=2)
    assert "gone.order.yaml: no such file" in Path("x").read_text()


def test_a_file_has_no_colors(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = checked(
        capsys, "--color", "always", "--format", "text=x", "--format", "concise", FAILING
    )
    assert "\x1b[" in out
    assert "\x1b[" not in Path("x").read_text()


def test_at_github_a_check_marks_the_lines_by_itself_unless_a_format_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text, _ = checked(capsys, FAILING)
    by_name, _ = checked(capsys, "--format", "github", FAILING)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert checked(capsys, FAILING)[0] == by_name != text
    assert checked(capsys, "--format", "text", FAILING)[0] == text
    assert checked(capsys, "--format", "json=x", FAILING)[0] == text
    assert "::" not in checked(capsys, *FACTORIES, FAILING)[0]
    assert checked(capsys, "--quiet", PASSING, code=0) == ("", "")


def test_the_summary_of_a_step_is_no_format_of_its_own() -> None:
    outputs = outputs_of(["github"], compares=False, env={"GITHUB_STEP_SUMMARY": "summary"})
    assert {one.form for one in outputs} <= set(FORMATS)
    assert [one.file for one in outputs if one.is_summary] == [Path("summary")]


def test_the_summary_of_a_step_is_added_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary")
    Path("summary").write_text("Before.\n\n")
    checked(capsys, "--format", "github", FAILING, "gone.order.yaml", code=2)
    text = Path("summary").read_text()
    assert text.startswith("Before.\n\n## ")
    assert "**not checked:** gone.order.yaml: no such file" in text
    checked(capsys, "--format", "text", FAILING)
    assert Path("summary").read_text() == text


def test_a_summary_ends_at_the_end_of_an_order_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary")
    whole, _ = checked(capsys, "--format", "markdown", FAILING)
    room = 3 * len(whole.encode())
    monkeypatch.setattr(report_files, "_MOST_OF_SUMMARY", room)
    Path("summary").write_text("x" * 99 + "\n")
    copies = [Path(f"{number}.order.yaml") for number in range(9)]
    for copy in copies:
        shutil.copyfile(FAILING, copy)
    checked(capsys, "--format", "github", *copies)
    written = Path("summary").read_bytes()
    assert room * 0.6 < len(written) <= room
    assert "7 of 9 orders found no room; the log has all." in written.decode()
    assert written.endswith(b"9 orders: 9 respec. Do not release.\n")
    Path("summary").write_text("x" * room)
    checked(capsys, "--format", "github", FAILING)
    assert Path("summary").stat().st_size == room


def test_a_summary_that_cannot_be_written_is_told_and_changes_no_verdict(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "gone/summary")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, err = checked(capsys, PASSING, code=0)
    assert err == (
        "pinspec: can't write the report to gone/summary: there is no such folder "
        "(the summary of this step)\n"
    )


def test_findings_that_are_alike_have_fingerprints_of_their_own() -> None:
    report = check(FAILING)
    once = [one.fingerprint for one in results(report)]
    twice = [one.fingerprint for one in results(replace(report, findings=report.findings * 2))]
    assert twice[: len(once)] == once
    assert len(set(twice)) == 2 * len(set(once))

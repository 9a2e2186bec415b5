"""Texts and paths that would steer whoever reads a report: consoles, XML, SARIF, GitHub, GitLab."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.hostile.console import obeyed
from tests.hostile.running import Done, inside, outside
from tests.hostile.test_texts import TEXTS, order_of

HERE = {
    "end of CDATA": "]]>",
    "XML": "</failure></testcase><!-- & &#27; &lt; <![CDATA[",
    "attributes": '"\'/><x y="z',
    "escaped line end of GitHub": "%0A::error::x%0D%0A::warning file=a::x",
    "properties of GitHub": "x,line=1::error::a:b,c",
    "link of SARIF": "[x](http://x.example) [a\\](0)](1)",
    "placeholder of SARIF": "{0} {1}",
    "not in XML": "\x00\x01\x08\ufffe\uffff\ud800",
    "line separators": "a\u2028b\u2029c\x85d",
    "JSON": '"}],"runs":[]}\\',
}
ALL = TEXTS | HERE
FORMS = ("concise", "github", "gitlab", "junit", "markdown", "sarif")
COMMAND = re.compile(r"::(error|warning|notice) (\w+=[^:,]*,?)+::")


def _assert_sound(done: Done, form: str) -> None:
    """Hold that a console obeys nothing but our own commands, a line each, behind the text."""
    text, end, own = done.out.partition("Do not release.\n")
    if form != "github":
        text, own = done.out, ""
    Done(done.code, text + end, done.err, done.seconds).assert_sound(1)
    assert bool(own) == (form == "github")
    assert len(own.splitlines()) <= 21
    for line in own.splitlines():
        assert COMMAND.match(line), line
        assert obeyed(line[2:]) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_text_steers_whoever_reads_a_report(text: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(order_of(text), encoding="utf-8")
    done = inside("check", "--format", form, file)
    _assert_sound(done, form)
    if form == "junit":
        assert {one.tag for one in ET.fromstring(done.out).iter()} == {
            "testsuites", "testsuite", "testcase", "failure", "skipped",
        }  # fmt: skip
    elif form == "gitlab":
        assert all(len(row) == 5 for row in json.loads(done.out))
    elif form == "sarif":
        (run,) = json.loads(done.out)["runs"]
        said = [one["message"]["text"] for one in run["results"]]
        assert said
        assert not any("](" in one or re.search(r"(?<!\{)\{\d", one) for one in said)


def test_what_is_said_comes_back_from_xml_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text('body: {metal: "<b>&]]>%0A"}', encoding="utf-8")
    suites = ET.fromstring(inside("check", "--format", "junit", file).out)
    assert any("`<b>&]]>%0A`" in (one.text or "") for one in suites.iter("failure"))


def test_what_is_said_comes_back_from_github_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text('body: {metal: "100%0A,a:b"}', encoding="utf-8")
    lines = inside("check", "--format", "github", file).out.splitlines()
    (said,) = [one for one in lines if one.startswith("::error") and "250A" in one]
    assert "`100%0A,a:b`" in said.rpartition("::")[2].replace("%25", "%")


PATHS = {
    "command": "::error::x.order.yaml",
    "group": "##[group]x.order.yaml",
    "comma": "a,line=9::x.order.yaml",
    "markup": "<b>&\"'.order.yaml",
    "percent": "%0A%25.order.yaml",
    "line end": "a\n::error::x.order.yaml",
    "escape": "\x1b[31m.order.yaml",
    "separator": "a\u2028b\u202e.order.yaml",
    "no UTF-8": os.fsdecode(b"a\xff.order.yaml"),
    "colon": "C:x.order.yaml",
    "question": "a?b#c.order.yaml",
}


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PATHS.values(), ids=PATHS)
def test_no_path_steers_whoever_reads_a_report(
    name: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("body: {metal: x}", encoding="utf-8")
    done = outside("check", "--format", form, ".", env={**os.environ, "PYTHONUTF8": "1"})
    _assert_sound(done, form)
    if form == "junit":
        ET.fromstring(done.out)
    elif form in {"gitlab", "sarif"}:
        json.loads(done.out)
    gone = outside("check", "--format", f"{form}=out", "--", f"gone {name}")
    assert gone.code == 2
    assert "Traceback" not in gone.err
    assert obeyed(gone.out + gone.err) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_largest_order_is_reported_at_once(form: str, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    lines = "{name: a, width_mm: 0.1, repeated: yes}, " * 5_000
    file.write_text(f"artwork: {{lines: [{lines}]}}", encoding="utf-8")
    assert inside("check", "--format", form, file).code == 1

"""What holds for anything at all: a report that steers nothing, within a second, and no bug.

``HOSTILE_EXAMPLES=100000 python -m pytest tests/hostile/test_fuzz.py`` looks for longer. What it
finds becomes a row of one of the tables beside this file.
"""

from __future__ import annotations

import json
import os
import signal
import tempfile
import xml.etree.ElementTree as ET
from contextlib import chdir, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pinspec import Rulebook, check, safe
from pinspec.cli.outputs import FORMATS
from pinspec.errors import ExitCode, NewerFormatError
from pinspec.finding import Gate
from pinspec.language.closure import build
from pinspec.language.condition import condition
from pinspec.language.kinds import ConditionError
from pinspec.order.load import load
from pinspec.rule.case import Case
from tests.hostile.console import obeyed
from tests.hostile.mangled import CONDITIONS, DATA, FILLED, ORDERS, SOUP, VALUES, mangled
from tests.hostile.running import Done, inside
from tests.hostile.test_reports import COMMAND
from tests.hostile.test_rulebooks import OWN
from tests.test_packs import PACK
from tests.test_rulebook_refusals import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLES = int(os.environ.get("HOSTILE_EXAMPLES", "100"))
ALWAYS_THE_SAME = "HOSTILE_EXAMPLES" not in os.environ
A_SECOND = 1.0
"""Of processor time, for what is as small as all examples here are."""

_read_once = cache(Rulebook.checked)


@pytest.fixture(scope="module", autouse=True)
def _rules_are_read() -> None:
    """Read what every command shares before any of them is timed."""
    _read_once(Rulebook.built_in())


@contextmanager
def within_a_second() -> Iterator[None]:
    """Stop what takes longer, as a test that hangs never fails; Windows has no such timer."""
    if os.name == "nt":
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError("this takes longer than a second")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, A_SECOND)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def any_of(share: float = 1, **given_: st.SearchStrategy[Any]) -> Callable[[Any], Any]:
    """Try a property on a share of the usual number of examples."""
    most = max(1, int(EXAMPLES * share))
    held = settings(deadline=None, max_examples=most, derandomize=ALWAYS_THE_SAME)
    return lambda test: held(given(**given_)(test))


def _sound(*words: str | Path, color: bool = False) -> Done:
    """Run the command, and hold what is true of anything it is given."""
    with within_a_second():
        done = inside(*words)
    assert done.code in {ExitCode.PASSED, ExitCode.FAILED, ExitCode.NOT_CHECKED}, done.err
    assert done.out + done.err, "silence"
    done.assert_sound(done.code, color=color)
    return done


def _sound_report(raw: bytes, form: str) -> Done:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "an.order.yaml"
        file.write_bytes(raw)
        shown = _sound("check", "--color", "always", file, color=True)
        data = _sound("check", "--format", "json", file)
        other = _sound("check", "--format", f"{form}={folder}/report", file)
        _read_back((Path(folder) / "report").read_text("utf-8"), form)
    assert "an.order.yaml" in shown.out + shown.err
    assert shown.code == data.code == other.code
    return data


def _read_back(report: str, form: str) -> None:
    """Hold that a console obeys only our own commands, and that programs can read the report."""
    if form == "github":
        assert all(COMMAND.match(line) for line in report.splitlines())
        report = "".join(line[2:] for line in report.splitlines(keepends=True))
    assert obeyed(report) == []
    if form == "junit":
        ET.fromstring(report)
    elif form in {"json", "sarif", "gitlab"}:
        json.loads(report)


@any_of(raw=st.binary(max_size=60) | SOUP, form=st.sampled_from(FORMATS))
def test_any_bytes_are_refused_or_read(raw: bytes, form: str) -> None:
    _sound_report(raw, form)


@any_of(raw=FILLED | mangled(st.sampled_from(ORDERS)), form=st.sampled_from(FORMATS))
def test_any_order_is_judged_or_refused(raw: bytes, form: str) -> None:
    data = _sound_report(raw, form)
    for order in json.loads(data.out)["orders"]:
        places = [(one["code"], one["path"], str(one["place"])) for one in order["findings"]]
        assert len(set(places)) == len(places)


@any_of(1.5, data=DATA)
def test_any_data_is_judged(data: dict[str, Any]) -> None:
    with within_a_second(), suppress(NewerFormatError):
        report = check(data)
        assert obeyed("".join(safe(one.message) for one in report.findings)) == []
        assert report.notes is not None


CASES = [
    Case.of(order, Gate.RELEASE, frozenset(), {})
    for data in ({}, {"artwork": {"lines": [{"width_mm": 1}, {}]}, "body": {"metal": "iron"}})
    if (order := load(data).order)
]


@any_of(5, text=CONDITIONS)
def test_any_condition_is_answered_or_refused(text: str) -> None:
    refused = None
    with within_a_second():
        try:
            answer = build(condition(text, {}, {"a": 0.0}).node)
            assert {answer(case.scope) for case in CASES} <= {True, False, None}
        except ConditionError as error:
            refused = error
    if refused:
        assert obeyed(safe(refused.message)) == []
        assert 0 <= refused.column <= len(text)


BOOKS = {"own": OWN, "pack": PACK}
FILES = st.sampled_from([(book, file) for book, files in BOOKS.items() for file in files])


@any_of(0.7, data=st.data(), which=FILES)
def test_any_rule_file_is_proved_or_refused(data: st.DataObject, which: tuple[str, str]) -> None:
    book, file = which
    raw = data.draw(mangled(st.just(BOOKS[book][file].encode())))
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), BOOKS[book])
        (Path(folder) / file).write_bytes(raw)
        _sound("rules", "test", folder)


FACTORY = (Path(__file__).parents[2] / "rules/factories/kiln-street.yaml").read_bytes()


@any_of(raw=mangled(st.just(FACTORY)))
def test_any_factory_is_asked_or_refused(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        factory, order = Path(folder) / "works.yaml", Path(folder) / "an.order.yaml"
        factory.write_bytes(raw)
        order.write_bytes(ORDERS[0])
        _sound("check", "--factory", factory, order)


SIGNS = ["a", "b", "*", "*a", "*b", "**", "**/", "?", "[", "]", "[!a", "a-", "[:alpha:]", "\\",
         "/", "!", "#", " ", "\n", "\r", "é"]  # fmt: skip
PATTERNS = st.lists(st.sampled_from(SIGNS)).map(lambda signs: "".join(signs).encode())


@any_of(raw=PATTERNS | st.binary(max_size=40))
@example(raw=b"*a*a*a*a*a*a*a*a*b")
def test_any_ignore_file_is_heeded(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder) / "ab" / ("a" * 200)
        (Path(folder) / ".git").mkdir()
        (Path(folder) / ".gitignore").write_bytes(raw)
        inner.mkdir(parents=True)
        (inner / "an.order.yaml").write_bytes(ORDERS[0])
        _sound("check", folder)


NUMBERS = st.text("0123456789.,%/ +-eESI", max_size=8)
SAID = st.lists(NUMBERS | VALUES, max_size=3)
OPTIONS = {
    "aql": ["--lot", "--aql", "--level", "--defects", "--severity", "--format"],
    "explain": ["--format", "--color", "--"],
    "check": ["--gate", "--select", "--ignore", "--fail-on", "--format", "--stdin-filename"],
}
LINES = st.sampled_from(sorted(OPTIONS)).flatmap(
    lambda command: st.tuples(
        st.just(command), SAID,
        st.lists(st.tuples(st.sampled_from(OPTIONS[command]), NUMBERS | VALUES), max_size=2),
    )
)  # fmt: skip


@any_of(2, line=LINES)
def test_any_words_of_the_command_line_are_answered(
    line: tuple[str, list[str], list[tuple[str, str]]],
) -> None:
    command, said, options = line
    words = [command, *said, *(word for pair in options for word in pair)]
    words = [word for word in words if "=" not in word and word != "-"]  # files, standard input
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        chdir(folder),
    ):
        patch.setattr(Rulebook, "checked", _read_once)
        _sound(*words)

# ruff: noqa: E501 - a table reads better with each of its rows in one line
"""Every way in which the command can end: what was done, its exit code, and its first words.

A line of a table is a command, its exit code, and how standard output and standard error begin; a
column that is empty is held to be empty. No line may end in a trace or, but for a quiet pass, in
silence. The commands run where ``here`` has laid out files; those with a ``>``, ``<`` or ``|``
run in a shell of their own.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from pinspec import Baseline, check, cli
from pinspec.errors import ExitCode
from pinspec.files import MAX_BYTES
from tests.hostile.running import PATIENCE, hears_ctrl_c, inside

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PASSING = EXAMPLES / "soft-enamel-pin.order.yaml"
FAILING = EXAMPLES / "everything-wrong" / "irregular-badge.order.yaml"
COMMAND = [sys.executable, "-m", "pinspec"]
MANY = 3000

ANYWHERE = """
check good.order.yaml                             | 0 | good.order.yaml: PASS |
check --quiet good.order.yaml                     | 0 | |
check --fail-on cosmetic good.order.yaml          | 0 | good.order.yaml: PASS |
check --fail-on never good.order.yaml             | 0 | good.order.yaml: PASS |
check small.order.yaml                            | 0 | small.order.yaml: COSMETIC |
check --quiet small.order.yaml                    | 0 | small.order.yaml: COSMETIC |
check --fail-on cosmetic small.order.yaml         | 1 | small.order.yaml: COSMETIC |
check --fail-on never small.order.yaml            | 0 | small.order.yaml: COSMETIC |
check bad.order.yaml                              | 1 | bad.order.yaml: RESPEC |
check --quiet bad.order.yaml                      | 1 | bad.order.yaml: RESPEC |
check --fail-on cosmetic bad.order.yaml           | 1 | bad.order.yaml: RESPEC |
check --fail-on never bad.order.yaml              | 0 | bad.order.yaml: RESPEC |
check --format json good.order.yaml               | 0 | { |
check --format json bad.order.yaml                | 1 | { |
check good.order.yaml bad.order.yaml              | 1 | good.order.yaml: PASS |
check good.order.yaml good.order.yaml             | 0 | good.order.yaml: PASS |
check mixed                                       | 1 | mixed/broken.order.yaml: RESPEC |
check mixed/broken.order.yaml                     | 1 | mixed/broken.order.yaml: RESPEC |
check --fail-on never mixed/broken.order.yaml     | 0 | mixed/broken.order.yaml: RESPEC |
check --fail-on never gone.order.yaml             | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check gone.order.yaml                             | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check --quiet gone.order.yaml                     | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check --format json gone.order.yaml               | 2 | { | pinspec: gone.order.yaml: no such file
check gone.order.yaml good.order.yaml             | 2 | good.order.yaml: PASS | pinspec: gone.order.yaml: no such file
check gone.order.yaml bad.order.yaml              | 2 | bad.order.yaml: RESPEC | pinspec: gone.order.yaml: no such file
check good.order.yaml/order.yaml                  | 2 | Nothing was checked. | pinspec: good.order.yaml/order.yaml: not a directory
check empty                                       | 2 | Nothing was checked. | pinspec: empty: no order file in this folder
check others                                      | 2 | Nothing was checked. | pinspec: others: no order file in this folder
check empty good.order.yaml                       | 2 | good.order.yaml: PASS | pinspec: empty: no order file in this folder
check foreign                                     | 2 | Passed over: foreign/compose.order.yaml | pinspec: no order was found
check --allow-empty foreign                       | 0 | Passed over: foreign/compose.order.yaml |
check --quiet foreign                             | 2 | Passed over: foreign/compose.order.yaml | pinspec: no order was found
check --format json foreign                       | 2 | { | pinspec: no order was found
check foreign good.order.yaml                     | 0 | good.order.yaml: PASS |
check foreign/compose.order.yaml                  | 1 | foreign/compose.order.yaml: RESPEC |
check ignored                                     | 2 | Passed over: ignored/fox.order.yaml | pinspec: ignored: no order file in this folder
check ignored/fox.order.yaml                      | 0 | ignored/fox.order.yaml: PASS |
check --force-exclude ignored/fox.order.yaml      | 2 | Passed over: ignored/fox.order.yaml | pinspec: no order was found
check --force-exclude --allow-empty ignored/fox.order.yaml | 0 | Passed over: ignored/fox.order.yaml |
check --force-exclude ignored/fox.order.yaml good.order.yaml | 0 | good.order.yaml: PASS |
check --force-exclude gone.order.yaml             | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check --allow-empty empty                         | 0 | Nothing was checked. |
check --allow-empty --quiet empty                 | 0 | |
check --allow-empty                               | 0 | Nothing was checked. |
check --allow-empty gone.order.yaml               | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check --allow-empty --format json empty           | 0 | { |
check large.order.yaml                            | 2 | Nothing was checked. | pinspec: large.order.yaml: larger than 256 KiB
check newer.order.yaml                            | 2 | Nothing was checked. | pinspec: newer.order.yaml: the order needs a pinspec
check pipe.order.yaml                             | 2 | Nothing was checked. | pinspec: pipe.order.yaml: not a file
check /dev/zero                                   | 2 | Nothing was checked. | pinspec: /dev/zero: not a file
check loop.order.yaml                             | 2 | Nothing was checked. | pinspec: loop.order.yaml: too many levels of symbolic links
check dangling.order.yaml                         | 2 | Nothing was checked. | pinspec: dangling.order.yaml: no such file
check outside                                     | 2 | Passed over: outside/fox.order.yaml (a link | pinspec: outside: no order file in this folder
check outside/fox.order.yaml                      | 0 | outside/fox.order.yaml: PASS |
check ring                                        | 0 | ring/order.yaml: PASS |
check ''                                          | 2 | | Usage: pinspec check
check - -                                         | 2 | | Usage: pinspec check
check --stdin-filename fox good.order.yaml        | 2 | | Usage: pinspec check
check                                             | 2 | | Usage: pinspec check
check --config gone.toml good.order.yaml          | 2 | | pinspec: gone.toml has 1 mistake:
check --config bad.toml good.order.yaml           | 2 | | pinspec: bad.toml has 1 mistake:
check --config bad.toml --no-config good.order.yaml | 2 | | Usage: pinspec check
check --config strict.toml small.order.yaml       | 1 | small.order.yaml: COSMETIC |
check --config strict.toml --fail-on respec small.order.yaml | 0 | small.order.yaml: COSMETIC |
check --config strict.toml --ignore PIN401 good.order.yaml | 2 | | Usage: pinspec check
check --no-config good.order.yaml                 | 0 | good.order.yaml: PASS |
check strict                                      | 1 | strict/order.yaml: COSMETIC |
check --no-config strict                          | 0 | strict/order.yaml: COSMETIC |
check --today soon good.order.yaml                | 2 | | Usage: pinspec check
check --no-waivers good.order.yaml                | 0 | good.order.yaml: PASS |
check --baseline known.json bad.order.yaml        | 0 | bad.order.yaml: PASS   16 in the baseline |
check --baseline known.json good.order.yaml bad.order.yaml | 0 | good.order.yaml: PASS |
check --baseline gone.json bad.order.yaml         | 2 | | pinspec: the baseline gone.json: no such file
check --baseline works.yaml bad.order.yaml        | 2 | | pinspec: works.yaml:1:1: the baseline is no JSON
check --baseline known.json --factory kiln-street --factory lark-bench bad.order.yaml | 2 | | Usage: pinspec check
baseline                                          | 2 | | Usage: pinspec baseline
baseline write                                    | 2 | | Usage: pinspec baseline write
baseline write --baseline new.json bad.order.yaml | 0 | new.json: 16 findings in 1 order; |
baseline write --baseline new.json gone.order.yaml | 2 | | pinspec: gone.order.yaml: no such file
baseline write --baseline gone/new.json bad.order.yaml | 2 | | pinspec: can't write the baseline to gone/new.json
baseline prune --baseline known.json              | 0 | known.json: 0 taken out |
baseline prune --baseline gone.json               | 2 | | pinspec: the baseline gone.json: no such file
check --bad good.order.yaml                       | 2 | | Usage: pinspec check
check --gate soon good.order.yaml                 | 2 | | Usage: pinspec check
check --gate                                      | 2 | | Error: Option '--gate' requires an argument
check --fail-on pass good.order.yaml              | 2 | | Usage: pinspec check
check --format xml good.order.yaml                | 2 | | Usage: pinspec check
check --color red good.order.yaml                 | 2 | | Usage: pinspec check
check --select posts/cuont good.order.yaml        | 2 | | Usage: pinspec check
check --ignore PIN001 good.order.yaml             | 2 | | Usage: pinspec check
check --select PIN401 --ignore PIN401 good.order.yaml | 2 | | Usage: pinspec check
check --rules gone good.order.yaml                | 2 | | pinspec: the pack gone has 1 mistake:
check --rules slip good.order.yaml                | 2 | | pinspec: the pack slip has 1 mistake
check --factory gone good.order.yaml              | 2 | | pinspec: there is no factory `gone`
check --factory gone.yaml good.order.yaml         | 2 | | pinspec: gone.yaml: no such file
check --factory works.yaml good.order.yaml        | 2 | | pinspec: the factory file works.yaml has 1 mistake
check --factory kiln-street --factory gone good.order.yaml | 2 | | pinspec: there is no factory `gone`
check --factory kiln-street --factory kiln-street good.order.yaml | 2 | | Usage: pinspec check
check --factory kiln-street --factory lark-bench good.order.yaml | 0 | good.order.yaml: can be made at Kiln Street |
check --factory kiln-street --factory lark-bench --quiet good.order.yaml | 0 | good.order.yaml: can be made at Kiln Street |
check --factory kiln-street --factory lark-bench bad.order.yaml  | 1 | bad.order.yaml: can't be made as it stands |
check --factory kiln-street --factory lark-bench --fail-on never bad.order.yaml | 0 | bad.order.yaml: can't be made as it stands |
check --factory kiln-street --factory lark-bench gone.order.yaml | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check --factory kiln-street --factory lark-bench gone.order.yaml good.order.yaml | 2 | good.order.yaml: can be made | pinspec: gone.order.yaml: no such file
check --factory kiln-street --factory lark-bench newer.order.yaml | 2 | Nothing was checked. | pinspec: newer.order.yaml: the order needs a pinspec
check --factory kiln-street --factory lark-bench mixed/broken.order.yaml | 1 | mixed/broken.order.yaml: can't be made anywhere |
check --factory kiln-street --factory lark-bench foreign         | 2 | Passed over: foreign/compose.order.yaml | pinspec: no order was found
check --factory kiln-street --factory lark-bench --quiet foreign | 2 | Passed over: foreign/compose.order.yaml | pinspec: no order was found
check --factory kiln-street --factory lark-bench --format json foreign | 2 | { | pinspec: no order was found
check --factory kiln-street --factory lark-bench --format markdown foreign | 2 | Passed over: foreign/compose.order.yaml | pinspec: no order was found
check --factory kiln-street --factory lark-bench --allow-empty foreign | 0 | Passed over: foreign/compose.order.yaml |
check --factory kiln-street --factory lark-bench ignored         | 2 | Passed over: ignored/fox.order.yaml | pinspec: ignored: no order file in this folder
check --factory kiln-street --factory lark-bench --allow-empty --quiet empty | 0 | |
check --format markdown good.order.yaml           | 0 | ## good.order.yaml: PASS |
check --format markdown --quiet good.order.yaml   | 0 | |
check --format markdown foreign                   | 2 | Passed over: foreign/compose.order.yaml | pinspec: no order was found
check --format markdown gone.order.yaml           | 2 | Nothing was checked. | pinspec: gone.order.yaml: no such file
check rules aql                                   | 2 | Nothing was checked. | pinspec: rules: no such file
                                                  | 2 | | Usage: pinspec [OPTIONS]
--help                                            | 0 | Usage: pinspec [OPTIONS] |
-h                                                | 0 | Usage: pinspec [OPTIONS] |
--version                                         | 0 | pinspec |
--verbose                                         | 2 | | Usage: pinspec [OPTIONS]
chekc good.order.yaml                             | 2 | | Usage: pinspec [OPTIONS]
good.order.yaml                                   | 2 | | Usage: pinspec [OPTIONS]
check --help                                      | 0 | Usage: pinspec check |
rules --help                                      | 0 | Usage: pinspec rules |
rules                                             | 0 | PIN100 |
rules --format xml                                | 2 | | Usage: pinspec rules
rules prove                                       | 2 | | Usage: pinspec rules
rules check good.order.yaml                       | 2 | | Usage: pinspec rules
rules --rules gone                                | 2 | | pinspec: the pack gone has 1 mistake:
rules test sound                                  | 0 | 3 examples of 1 rule: 3 ok. |
rules test failing                                | 1 | missing packaging/acme-card ACM601 |
rules test slip                                   | 2 | | pinspec: the pack slip has 1 mistake
rules test gone                                   | 2 | | pinspec: the pack gone has 1 mistake:
rules test sound failing                          | 2 | | Usage: pinspec rules test
rules --rules sound test                          | 2 | | Usage: pinspec rules
explain posts/count                               | 0 | posts/count PIN401 |
explain posts/cuont                               | 2 | | pinspec: there is nothing called `posts/cuont`
explain PIN 401                                   | 0 | posts/count PIN401 |
explain ' '                                       | 2 | | Usage: pinspec explain
explain                                           | 2 | | Usage: pinspec explain
explain --format html posts                       | 2 | | Usage: pinspec explain
explain --rules gone posts                        | 2 | | pinspec: the pack gone has 1 mistake:
aql 3000                                          | 0 | A lot of 3,000 |
aql --lot 3000 --aql 2,5 --defects 7% --format json | 0 | [ |
aql --lot 3000 --defects 0.07                     | 2 | | pinspec:
aql --lot 3000 --severity reduced                 | 2 | | Usage: pinspec aql
aql                                               | 2 | | Usage: pinspec aql
aql 3,000                                         | 2 | | pinspec:
aql --aql 3 3000                                  | 2 | | pinspec:
aql 3000 --lot 3000                               | 2 | | Usage: pinspec aql
schema order                                      | 0 | { |
schema                                            | 2 | | Usage: pinspec schema
schema oder                                       | 2 | | Usage: pinspec schema
schema config                                     | 0 | { |
config                                            | 0 | .: no config |
config good.order.yaml --format json              | 0 | { |
config --no-config                                | 0 | .: no config |
config gone                                       | 2 | | pinspec: gone: no such file or folder
config --config gone.toml                         | 2 | | pinspec: gone.toml has 1 mistake:
config --config good.order.yaml                   | 2 | | pinspec: good.order.yaml has 1 mistake:
config --config a.toml --no-config                | 2 | | Usage: pinspec config
config one two                                    | 2 | | Usage: pinspec config
"""

REDIRECTED = """
check - < good.order.yaml                         | 0 | <stdin>: PASS |
check - --stdin-filename fox.yaml < bad.order.yaml | 1 | fox.yaml: RESPEC |
check - --factory kiln-street --factory lark-bench < good.order.yaml | 0 | <stdin>: can be made at Kiln Street |
check - --factory kiln-street --factory lark-bench --stdin-filename fox --format json < bad.order.yaml | 1 | { |
check --factory kiln-street --factory lark-bench good.order.yaml > /dev/full | 2 | | pinspec: can't write the report: No space
check - < /dev/null                               | 1 | <stdin>: RESPEC |
check - < large.order.yaml                        | 2 | Nothing was checked. | pinspec: <stdin>: larger than 256 KiB
check - <&-                                       | 2 | Nothing was checked. | pinspec: <stdin>: standard input is closed
check good.order.yaml <&-                         | 0 | good.order.yaml: PASS |
check good.order.yaml > /dev/full                 | 2 | | pinspec: can't write the report: No space
check bad.order.yaml > /dev/full                  | 2 | | pinspec: can't write the report: No space
check --format json bad.order.yaml > /dev/full    | 2 | | pinspec: can't write the report: No space
--help > /dev/full                                | 2 | | pinspec: can't write the report: No space
check gone.order.yaml bad.order.yaml 2> /dev/full | 2 | bad.order.yaml: RESPEC |
check --bad 2> /dev/full                          | 2 | |
check > /dev/full 2>&1                            | 2 | |
check good.order.yaml >&-                         | 2 | | pinspec: can't write the report: standard output is closed
rules >&-                                         | 2 | | pinspec: can't write the report: standard output is closed
check gone.order.yaml bad.order.yaml 2>&-         | 2 | bad.order.yaml: RESPEC |
check bad.order.yaml >&- 2>&-                     | 2 | |
check good.order.yaml 1< /dev/null                | 2 | | pinspec: can't write the report: Bad file descriptor
check many | head -n 1                            | 2 | many/0000.order.yaml: PASS |
check --format json good.order.yaml | true                 | 2 | |
"""
"""In these an error stream that is full or closed can't speak, so the exit code has to."""

NO_ORDER_FIELDS = "order: {quantity: 3000}\n"
PACK = {
    "pack.yaml": "name: Acme\nprefix: ACM\n",
    "facts.yaml": "sources:\n  a: {publisher: Acme, title: Trials, year: 2026}\n"
    "facts:\n  ACM-1: {says: Cards sag., source: a, confidence: house}\n",
    "limits.yaml": "limits:\n  acme_card_gsm:\n    title: Weight of the card\n"
    "    cosmetic_below: {carded: 300, facts: [ACM-1]}\n",
    "packaging/acme-card.yaml": """\
code: ACM601
title: A card that does not sag
category: appearance
when: stated(packaging.card.gsm)
measure: packaging.card.gsm
against: acme_card_gsm
message: "the card has {measured}; it {allowed}"
if_it_ships: the card sags
change: take a card of {needed}
facts: [ACM-1]
examples:
  pass: [{name: the edge, order: {packaging: {card: {gsm: 300, holes: punched}}}}]
  cosmetic: [{name: thin, order: {packaging: {card: {gsm: 250, holes: punched}}}}]
  irrelevant: [{name: a polybag, order: {packaging: {steps: [polybag], card: null}}}]
""",
}


class Row(NamedTuple):
    """One way to end."""

    command: str
    code: int
    out: str
    err: str


def rows(table: str) -> list[Row]:
    """Read a table, of which each line has four columns."""
    split = (line.rsplit(" |", 3) for line in table.strip("\n").split("\n"))
    return [Row(one.strip(), int(code), out.strip(), err.strip()) for one, code, out, err in split]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out what the commands of the tables name."""
    folder = tmp_path_factory.mktemp("orders")
    (folder / "strict").mkdir()
    shutil.copyfile(PASSING, folder / "good.order.yaml")
    shutil.copyfile(FAILING, folder / "bad.order.yaml")
    shutil.copyfile(EXAMPLES / "concept.order.yaml", folder / "small.order.yaml")
    (folder / "newer.order.yaml").write_text("pinspec: 99\n" + NO_ORDER_FIELDS, encoding="utf-8")
    report = check(folder / "bad.order.yaml")
    known = Baseline.count(Baseline.marks(report))
    (folder / "known.json").write_text(Baseline({"bad.order.yaml": known}, folder).text())
    (folder / "bad.toml").write_text('fial-on = "cosmetic"\n', encoding="utf-8")
    strict = 'fail-on = "cosmetic"\nmandatory = ["posts/count"]\n'
    for name in ("strict.toml", "strict/pinspec.toml"):
        (folder / name).write_text(strict, encoding="utf-8")
    shutil.copyfile(EXAMPLES / "concept.order.yaml", folder / "strict" / "order.yaml")
    (folder / "large.order.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    (folder / "works.yaml").write_text("factory: Works\nlimts: {}\n", encoding="utf-8")
    for name in ("empty", "others", "mixed", "ring", "many", "foreign", "outside", "ignored/.git"):
        (folder / name).mkdir(parents=True)
    (folder / "others" / "fox.yaml").touch()
    compose = "version: '3'\nservices: {web: {image: fox}}\n"
    (folder / "foreign" / "compose.order.yaml").write_text(compose, encoding="utf-8")
    shutil.copyfile(PASSING, folder / "ignored" / "fox.order.yaml")
    (folder / "ignored" / ".gitignore").write_text("fox.*\n", encoding="utf-8")
    shutil.copyfile(PASSING, folder / "mixed" / "order.yaml")
    (folder / "mixed" / "broken.order.yaml").write_text("order: {", encoding="utf-8")
    (folder / "pipe.order.yaml").unlink(missing_ok=True)
    _pack(folder / "sound", {})
    _pack(folder / "failing", {"packaging/acme-card.yaml": ("gsm: 250", "gsm: 350")})
    _pack(folder / "slip", {"packaging/acme-card.yaml": ("measure:", "mesure:")})
    if os.name != "nt":
        _links(folder)
    return folder


def _links(folder: Path) -> None:
    os.mkfifo(folder / "pipe.order.yaml")
    (folder / "loop.order.yaml").symlink_to("loop.order.yaml")
    (folder / "dangling.order.yaml").symlink_to("nowhere")
    for name in ("ring", "many"):
        shutil.copyfile(PASSING, folder / name / "pin.yaml")
    (folder / "ring" / "order.yaml").symlink_to("pin.yaml")
    (folder / "outside" / "fox.order.yaml").symlink_to(PASSING)
    (folder / "ring" / "again").symlink_to("..", target_is_directory=True)
    for number in range(MANY):
        (folder / "many" / f"{number:04}.order.yaml").symlink_to("pin.yaml")


def _pack(folder: Path, changed: dict[str, tuple[str, str]]) -> None:
    for name, text in PACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace(*changed.get(name, ("", ""))), encoding="utf-8")


pytestmark = pytest.mark.skipif(os.name == "nt", reason="other files, signals and shells there")


@pytest.mark.parametrize("row", rows(ANYWHERE), ids=lambda row: row.command or "nothing")
def test_a_command_ends_as_the_table_says(
    row: Row, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    done = inside(*shlex.split(row.command))
    done.assert_sound(row.code)
    _assert_begins(row, done.out, done.err)
    assert done.out or done.err or "--quiet" in row.command


@pytest.mark.parametrize("row", rows(REDIRECTED), ids=lambda row: row.command)
def test_a_command_with_other_streams_ends_as_the_table_says(row: Row, here: Path) -> None:
    words, _, reader = row.command.partition(" | ")
    first = f"{shlex.join(COMMAND)} {words}"
    line = f"{{ {first}; echo $? >&9; }} | {reader}" if reader else f"{first}; echo $? >&9"
    ours, theirs = os.pipe()
    done = subprocess.run(
        ["bash", "-c", f"exec 9>&{theirs}; {line}"], cwd=here, capture_output=True, text=True,
        pass_fds=[theirs], stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
    )  # fmt: skip
    os.close(theirs)
    with os.fdopen(ours) as code:
        assert code.read() == f"{row.code}\n", done.stderr
    assert "Traceback" not in done.stderr
    _assert_begins(row, done.stdout, done.stderr)


def _assert_begins(row: Row, out: str, err: str) -> None:
    assert out.startswith(row.out)
    assert err.startswith(row.err)
    assert bool(out) == bool(row.out), out
    assert bool(err) == bool(row.err), err


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(rows(ANYWHERE) + rows(REDIRECTED)) > 40


def _started(*words: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *words], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, preexec_fn=hears_ctrl_c,
    )  # fmt: skip


def test_ctrl_c_ends_a_long_run_with_what_was_found_so_far(here: Path) -> None:
    with _started("check", "many", cwd=here) as process:
        assert process.stdout
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == ExitCode.INTERRUPTED
    assert first.startswith("many/0000.order.yaml: PASS")
    assert err.startswith("interrupted; orders not looked at: ")
    assert err.endswith(" of 3,000\n")
    assert "not checked. Not everything could be checked: do not release." in out
    assert len(out.splitlines()) < MANY


def test_the_system_ends_a_long_run_by_sigterm(here: Path) -> None:
    with _started("check", "many", cwd=here) as process:
        assert process.stdout
        process.stdout.readline()
        process.terminate()
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGTERM
    assert err == ""


def test_ctrl_c_while_modules_are_loaded_leaves_no_trace(tmp_path: Path) -> None:
    """The signal is played where the slowest of them would be loaded."""
    (tmp_path / "pydantic.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [*COMMAND, "check", PASSING], capture_output=True, text=True, env=env, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "interrupted")


class _Broken:
    """Judges as ever, until it raises what it was given at the second order."""

    def __init__(self, error: BaseException) -> None:
        from pinspec import engine

        self.error = error
        self.orders = 0
        self.judge = engine.judge

    def __call__(self, *args: object, **more: object) -> object:
        self.orders += 1
        if self.orders == 2:
            raise self.error
        return self.judge(*args, **more)  # type: ignore[arg-type]


def test_an_interruption_counts_what_was_not_looked_at(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    words = ["check", "--format", "json", "bad.order.yaml", "good.order.yaml", "gone.order.yaml"]
    monkeypatch.setattr("pinspec.library.judge", _Broken(KeyboardInterrupt()))
    done = inside(*words)
    done.assert_sound(ExitCode.INTERRUPTED, "interrupted; orders not looked at: 2 of 3")
    document = json.loads(done.out)
    assert [one["file"] for one in document["orders"]] == ["bad.order.yaml"]
    left = {one["file"]: one["message"] for one in document["not_checked"]}
    assert left == dict.fromkeys(words[-2:], "interrupted before it was looked at")


def test_a_bug_names_the_order_that_provoked_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    for debug in ([], ["--debug"]):
        monkeypatch.setattr("pinspec.library.judge", _Broken(ZeroDivisionError("seven")))
        done = inside("check", *debug, "bad.order.yaml", "good.order.yaml")
        assert done.code == ExitCode.BUG
        assert "(ZeroDivisionError: seven)\n" in done.err
        assert "please report it with good.order.yaml that provoked it" in done.err
        assert ("Traceback" in done.err) == bool(debug)
        assert done.out.startswith("bad.order.yaml: RESPEC")


def test_a_file_that_vanishes_after_it_was_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.order.yaml", "b.order.yaml"):
        shutil.copyfile(PASSING, name)
    from pinspec import engine

    def vanishing(*args: object, **more: object) -> object:
        Path("b.order.yaml").unlink()
        return engine.judge(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("pinspec.library.judge", vanishing)
    done = inside("check", ".")
    done.assert_sound(2, "pinspec: b.order.yaml: no such file", "1 pass, 1 not checked.")


def test_a_folder_that_is_gone_while_we_are_in_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    inside("check", ".").assert_sound(2, "pinspec: .: no order file in this folder")
    inside("check", "a.order.yaml").assert_sound(2, "pinspec: a.order.yaml: no such file")
    inside("check", str(PASSING)).assert_sound(0, "PASS")


def test_a_place_where_nobody_may_write_is_no_hindrance(here: Path) -> None:
    (here / "empty").chmod(0o555)
    done = subprocess.run(
        [*COMMAND, "check", PASSING],
        cwd=here / "empty",
        capture_output=True,
        text=True,
        check=False,
    )
    (here / "empty").chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")


class _Refusing(io.StringIO):
    """A stream that the system takes nothing from."""

    def __init__(self, reason: int) -> None:
        super().__init__()
        self.reason = reason

    def write(self, _: str) -> int:
        raise OSError(self.reason, os.strerror(self.reason))


@pytest.mark.parametrize("reason", ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EAGAIN", "ECONNRESET"])
@pytest.mark.parametrize("words", [["--help"], ["rules"], ["check", str(FAILING)]], ids=str)
def test_a_report_that_can_not_be_written_is_no_bug_and_no_verdict(
    reason: str,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", _Refusing(getattr(errno, reason)))
    assert cli.run(words) == ExitCode.NOT_CHECKED
    assert capfd.readouterr().err.startswith("pinspec: can't write the report: ")


@pytest.mark.parametrize(
    "words", ["--help", "check --help", "rules", "explain posts/count", "aql 3000", "schema order"]
)
def test_a_console_that_knows_only_ascii_gets_all_of_it(words: str) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*COMMAND, *words.split()], capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_a_terminal_is_told_that_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = os.openpty()
    os.write(ours, b"order: {quantity: 3000}\n\x04")
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert cli.run(["check", "-"]) == ExitCode.FAILED
    os.close(ours)
    output = capsys.readouterr()
    assert output.err.startswith("reading an order from the terminal; end it with Ctrl-D")
    assert output.out.startswith("<stdin>: RESPEC")

"""The rulebook that a wheel carries compiled says what the YAML of the tree says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pinspec import PinspecError, Rulebook, carried, check, explain, explained_words, prove
from pinspec.order import validator
from pinspec.order.model import Order
from pinspec.rule.examples import by_kind, order_of
from pinspec.rulebook import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec import Report

ROOT = Path(__file__).resolve().parent.parent
PASSING = ROOT / "examples" / "soft-enamel-pin.order.yaml"
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a wheel of this tree installs."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def compiled(installed: Path) -> Rulebook:
    folder = installed / "pinspec" / "rules"
    parts = packed.unpack((folder / packed.FILE).read_bytes())
    assert parts is not None
    return Rulebook(*parts, folder)


def orders(rulebook: Rulebook) -> Iterator[Path | dict[str, Any]]:
    yield from EXAMPLES
    for entry in rulebook.entries:
        for _, _, example in by_kind(entry.examples):
            yield order_of(example, rulebook.bases)


def said(report: Report) -> tuple[object, ...]:
    return (report.findings, report.not_judged, report.passed, report.cards, report.quantity)


def test_every_example_comes_out_as_it_does_with_the_yaml(
    rulebook: Rulebook, compiled: Rulebook
) -> None:
    for order in orders(rulebook):
        assert said(check(order, rulebook=compiled)) == said(check(order, rulebook=rulebook))


def test_a_factory_changes_the_compiled_limits_as_it_does_the_others(
    rulebook: Rulebook, compiled: Rulebook
) -> None:
    order, factory = EXAMPLES[0], "kiln-street"
    theirs, ours = (one.at_factory(factory) for one in (compiled, rulebook))
    assert theirs.title == ours.title
    assert said(check(order, rulebook=theirs)) == said(check(order, rulebook=ours))


def test_what_is_unpacked_packs_to_the_same_bytes(installed: Path, compiled: Rulebook) -> None:
    parts = packed.Parts(compiled.name, compiled.rules, compiled.required, compiled.deck)
    file = installed / "pinspec" / "rules" / packed.FILE
    assert packed.pack(parts) == file.read_bytes()


def run(program: str, site: Path) -> str:
    env = {**os.environ, "PYTHONPATH": str(site)}
    if site == ROOT:  # which is to read its rules, whatever it has kept
        env["PYTHONPYCACHEPREFIX"] = os.devnull
    command = [sys.executable, "-P", "-c", program]
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, check=True, encoding="utf-8"
    ).stdout


def test_an_installed_check_loads_nothing_that_reads_rules_or_explains_mistakes(
    installed: Path,
) -> None:
    program = f"import sys; from pinspec import check; check({str(PASSING)!r}); print(*sys.modules)"
    loaded = run(program, installed).split()
    reads_rules = {
        f"pinspec.{name}"
        for name in (
            "rulebook.pack",
            "rule.schema",
            "rule.compile",
            "rule.placeholders",
            "language.condition",
            "language.vocabulary",
        )
    }
    works_out_the_model = {"importlib.metadata", "pydantic._internal._generate_schema"}
    works_out_the_model -= set(run("import sys, pydantic.main; print(*sys.modules)", ROOT).split())
    explains = {"pinspec.builder", "pinspec.syntax", "pinspec.order.reading.meant"}
    assert "pinspec.rulebook.packed" in loaded
    assert (reads_rules | works_out_the_model | explains).isdisjoint(loaded)
    assert reads_rules | works_out_the_model <= set(run(program, ROOT).split())


def test_an_installed_order_is_refused_as_in_the_tree(installed: Path, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_text(REFUSED, encoding="utf-8")
    program = f"from pinspec.cli import run; run(['check', '--format', 'json', {str(file)!r}])"
    assert run(program, installed) == run(program, ROOT)
    assert run(program, ROOT).count("PIN01") > 5


def test_the_schema_is_only_taken_for_the_pydantic_that_made_it(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = installed / "pinspec" / "order" / validator.FILE
    program = "from pinspec.order import validator; print(validator.pack().hex())"
    assert run(program, ROOT).strip() == file.read_bytes().hex()
    monkeypatch.setattr(validator, "__file__", str(file.with_suffix(".py")))
    assert validator.validator.__wrapped__() != Order.model_validate
    monkeypatch.setattr("pydantic.VERSION", "2.0")
    assert validator.validator.__wrapped__() == Order.model_validate


def test_no_two_blocks_have_one_name() -> None:
    names = Counter(block.__name__ for block in validator.blocks())
    assert len(names) > 20
    assert set(names.values()) == {1}


def test_an_installed_rulebook_is_shown_as_that_of_the_tree(installed: Path) -> None:
    program = "from pinspec.cli import run; run(['rules', '--format', 'json'])"
    assert run(program, installed) == run(program, ROOT)


REFUSED = """\
pinspec: 1
order: {quantity: 0, age_from: 400, ships: 2026-13-01}
product: {kind: pinn, needs: [fly]}
body: {width_mm: 900, thickness_mm: -1, widht_mm: 3}
enamel: {recess_depth_mm: {min: 3, max: 20000}}
posts: {count: 2.5, at_mm: [[1, 2, 3]]}
packaging: {steps: polybag, card: 4}
"""
WHOLE = packed.pack(packed.Parts("a", (), (), Rulebook.built_in().deck))
DAMAGED = {
    "empty": b"",
    "zeros": bytes(4),
    "cut short": WHOLE[:-1],
    "a bit is wrong": WHOLE[:50] + bytes([WHOLE[50] ^ 1]) + WHOLE[51:],
    "text": b"compiled",
}


@pytest.mark.parametrize("raw", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_not_trusted(
    raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "rules", tmp_path, dirs_exist_ok=True)
    (tmp_path / packed.FILE).write_bytes(raw)
    monkeypatch.setattr("pinspec.rulebook.book._built_in_folder", lambda: tmp_path)
    assert packed.unpack(raw) is None
    assert len(Rulebook.built_in.__wrapped__().rules) == len(Rulebook.built_in().rules)


def test_a_file_of_another_version_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert packed.unpack(WHOLE) is not None
    monkeypatch.setattr(carried, "__version__", "0.0.0")
    assert packed.unpack(WHOLE) is None


def test_the_same_data_is_written_in_the_same_bytes_wherever_it_comes_from() -> None:
    made = "".join(["po", "sts"])
    data = [made, ("posts", 1, True, 1.0, "1"), {made: ["posts"]}]
    written = carried.wrap(data)
    assert written == carried.wrap(["posts", (made, 1, True, 1.0, "1"), {"posts": [made]}])
    assert repr(carried.unwrap(written)) == repr(data)  # 1, 1.0 and True stay what they are


@pytest.mark.parametrize("twice", [["a"], (1, ["a"]), (1, ({"b": 2},))])
def test_lists_that_are_the_same_are_read_as_two(twice: Any) -> None:
    one, two = carried.unwrap(carried.wrap([twice, twice]))
    assert one == two
    assert one is not two
    assert one[-1] is not two[-1] or one[-1] == "a"


def test_an_installed_rulebook_is_explained_as_that_of_the_tree(compiled: Rulebook) -> None:
    tree = Rulebook.built_in().checked()
    assert explained_words(compiled) == explained_words(tree)
    file = ROOT / "rules" / "factories" / "kiln-street.yaml"
    books = ((compiled, tree), (compiled.at_factory(file), tree.at_factory(file)))
    for ours, theirs in books:
        for word in ("small_run_to", "limit.fine_element_mm", "F047"):
            assert explain(word, ours) == explain(word, theirs)
        assert explain("PIN105", ours).page.title == explain("PIN105", theirs).page.title


def test_examples_that_were_not_read_are_not_proved_in_silence(compiled: Rulebook) -> None:
    with pytest.raises(PinspecError, match="read without its examples"):
        prove(compiled)

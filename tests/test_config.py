"""Which config holds for an order, what it says, and who says so."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pinspec import ConfigError, Configs, Flags, PinspecError, Rulebook, cli, config_schema
from pinspec.config.checked import Pattern, suits
from pinspec.config.chosen import ChoiceError, chosen_rulebook, switched_off
from pinspec.config.find import Finder
from pinspec.config.mistakes import config_of
from pinspec.config.places import Place, places_of
from pinspec.config.read import read_config
from pinspec.config.settings import Settings
from pinspec.errors import ExitCode
from pinspec.versions import number
from tests.refusals import rows_of
from tests.test_config_refusals import VALID

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = '[project]\nname = "x"\n[tool.pinspec]\ngate = "sample"\n'
OTHER = '[project]\nname = "x"\ndependencies = ["pinspec"]\n[tool.ruff]\nline-length = 100\n'


def lay(top: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that we are in."""
    folder = tmp_path / "top"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("files", "folder", "found"),
    [
        ({}, "", None),
        ({"pinspec.toml": ""}, "", "pinspec.toml"),
        ({"pinspec.toml": ""}, "a/b/c", "pinspec.toml"),
        ({"pinspec.toml": "", "a/pinspec.toml": ""}, "a/b", "a/pinspec.toml"),
        ({"pinspec.toml": "", "a/b/pinspec.toml": ""}, "a", "pinspec.toml"),
        ({"pyproject.toml": OWN}, "a", "pyproject.toml"),
        ({"pyproject.toml": OWN, "pinspec.toml": ""}, "a", "pinspec.toml"),
        ({"pyproject.toml": OWN, "a/pyproject.toml": OTHER}, "a", "pyproject.toml"),
        ({"pyproject.toml": OTHER}, "a", None),
        ({"pyproject.toml": "no TOML at all"}, "a", None),
        ({"pyproject.toml": '[tool]\npinspec = {gate = "sample"}'}, "", "pyproject.toml"),
        ({"pyproject.toml": '[ tool . "pinspec" ]'}, "", "pyproject.toml"),
        ({"pyproject.toml": "['tool'.'pinspec'.waivers]"}, "", "pyproject.toml"),
        ({"pyproject.toml": 'tool.pinspec.gate = "sample"'}, "", "pyproject.toml"),
        ({"pyproject.toml": "tool = {x = 1, pinspec = {}}"}, "", "pyproject.toml"),
        ({"pyproject.toml": "[tool.pinspector]"}, "", None),
        ({"pyproject.toml": "[tool.ruff]\n[project.scripts]\npinspec = 1"}, "", None),
        ({"pyproject.toml": 'tool = "pinspec"'}, "", None),
        ({"a/pinspec.toml": ""}, "b", None),
        ({".pinspec.toml": "", "Pinspec.TOML": "", "pinspec.yaml": ""}, "", None),
        ({"pinspec.toml": "", "a/.git/HEAD": ""}, "a/b", None),
        ({"pinspec.toml": "", "a/.git": "gitdir: ../elsewhere"}, "a/b", None),
        ({"../pinspec.toml": ""}, "a", None),
    ],
)
def test_the_nearest_config_counts_and_none_above_the_repository(
    files: Mapping[str, str], folder: str, found: str | None, top: Path
) -> None:
    (top / folder).mkdir(parents=True, exist_ok=True)
    lay(top, files)
    expected = top / found if found else None
    finder = Finder()
    assert [finder.nearest(folder) for _ in range(2)] == [expected, expected]
    assert Finder().nearest(str(top / folder)) == expected


def test_without_a_repository_it_is_looked_for_up_to_the_root(tmp_path: Path) -> None:
    lay(tmp_path, {"pinspec.toml": "", "a/b/order.yaml": ""})
    assert Finder().nearest(str(tmp_path / "a" / "b")) == tmp_path / "pinspec.toml"


def test_a_link_to_a_folder_has_the_config_of_where_it_lies(top: Path) -> None:
    lay(top, {"pinspec.toml": "", "real/pinspec.toml": "", "real/orders/order.yaml": ""})
    (top / "linked").symlink_to(top / "real" / "orders")
    assert Finder().nearest("linked") == top / "real" / "pinspec.toml"


def test_a_folder_that_is_gone_or_no_path_has_no_config_of_its_own(top: Path) -> None:
    lay(top, {"pinspec.toml": 'gate = "sample"'})
    assert Configs().of("not/yet/order.yaml").gate == "sample"
    assert Configs().of("<stdin>").gate == "sample"
    assert Configs().of("a\0b/order.yaml").gate == "sample"


def test_a_deep_folder_is_no_trouble(top: Path) -> None:
    assert Finder().nearest("/a" * 2000) is None


@pytest.mark.parametrize("name", ["pinspec.toml", "pyproject.toml"])
def test_what_has_the_name_but_is_no_file_is_no_silence(top: Path, name: str) -> None:
    (top / name).mkdir()
    with pytest.raises(ConfigError, match=f"^{name} has 1 mistake:\n{name}: not a file$"):
        Configs().of("order.yaml")
    (top / name).rmdir()
    os.mkfifo(top / name)
    with pytest.raises(ConfigError, match="not a file"):
        Configs().of("order.yaml")
    (top / name).unlink()
    (top / name).symlink_to(top / "gone.toml")
    with pytest.raises(ConfigError, match="no such file"):
        Configs().of("order.yaml")


def test_a_pyproject_that_may_have_a_config_must_be_readable(top: Path) -> None:
    lay(top, {"pyproject.toml": '[tool.pinspec]\ngate = "sample'})
    with pytest.raises(ConfigError, match=r"pyproject\.toml:2:1: a quote is opened"):
        Configs().of("order.yaml")


def test_a_link_that_leads_out_is_read_only_where_it_is_named(top: Path) -> None:
    lay(top.parent, {"secret.toml": "token = 1"})
    (top / "pinspec.toml").symlink_to(top.parent / "secret.toml")
    with pytest.raises(ConfigError) as refused:
        Configs().of("order.yaml")
    assert "token" not in refused.value.message
    assert "leads out of the repository" in refused.value.message
    with pytest.raises(ConfigError, match="token"):
        Configs("pinspec.toml")


def test_one_config_holds_for_all_where_it_is_named_and_none_where_it_is_off(top: Path) -> None:
    lay(top, {"a/pinspec.toml": 'gate = "sample"', "gate.toml": 'gate = "release"'})
    assert Configs("gate.toml").of("a/order.yaml").gate == "release"
    assert Configs("gate.toml").of("order.yaml").origin("gate").words == "gate.toml:1"
    assert Configs(off=True).of("a/order.yaml").gate is None
    for missing in ("gone.toml", "a"):
        with pytest.raises(ConfigError, match=missing):
            Configs(missing)


def test_a_pyproject_that_is_named_must_have_a_config(top: Path) -> None:
    lay(top, {"pyproject.toml": OTHER})
    with pytest.raises(ConfigError, match=r"write the config below \[tool\.pinspec\]"):
        Configs("pyproject.toml")


MAKES = "factory: Works\nmakes: {source: a, date: 2026-01-01, body.metal: [brass, iron]}\n"
CONFIG = """\
required-version = ">=0.1,<2"
edition = "0.1"
gate = "release"
fail-on = "cosmetic"
select = ["posts/count", "posts/level", "PIN403"]
ignore = ["PIN403"]
mandatory = ["artwork/lines"]
factory = "works.yaml"
rules = ["packs/ours"]
baseline = "known.json"
waivers.longest-days = 90
[per-file]
"archive/**" = {gate = "sample", ignore = ["posts/level"], fail-on = "respec"}
"*-old.order.yaml" = {gate = "concept", factory = "kiln-street"}
"""


@pytest.fixture
def full(top: Path) -> Path:
    lay(
        top,
        {
            "orders/pinspec.toml": CONFIG,
            "orders/works.yaml": MAKES,
            "orders/packs/ours/pack.yaml": "name: Ours\nprefix: OUR\n",
            "orders/packs/ours/factories/x.yaml": MAKES.replace("Works", "X"),
        },
    )
    return top


def test_each_value_has_its_place_and_paths_begin_at_the_config(full: Path) -> None:
    settings = Configs().of("orders/new/fox.order.yaml")
    assert settings == settings
    assert (settings.config, settings.gate, settings.fail_on, settings.edition) == (
        "orders/pinspec.toml", "release", "cosmetic", "0.1",
    )  # fmt: skip
    assert settings.longest_days == 90
    assert settings.factory == ("orders/works.yaml",)
    assert settings.rules == ("orders/packs/ours",)
    assert settings.baseline == "orders/known.json"
    told = {
        ".".join(map(str, path)): by.words.rpartition(":")[2]
        for path, by in settings.set_by.items()
    }
    assert told == {
        "required_version": "1", "edition": "2", "gate": "3", "fail_on": "4",
        "select.posts/count": "5", "select.posts/level": "5", "select.PIN403": "5",
        "ignore.PIN403": "6", "mandatory.artwork/lines": "7", "factory.orders/works.yaml": "8",
        "rules.orders/packs/ours": "9", "baseline": "10", "longest_days": "11",
    }  # fmt: skip


def test_a_file_without_an_ending_stays_a_file(top: Path) -> None:
    lay(top, {"pinspec.toml": 'factory = "./works"', "works": "factory: Works"})
    (named,) = Configs().of("order.yaml").factory
    assert Path(named) == Path("works")
    assert "/" in named


@pytest.mark.parametrize(
    ("order", "gate", "ignored", "fail_on", "factory"),
    [
        ("fox.order.yaml", "release", "PIN403", "cosmetic", "orders/works.yaml"),
        ("archive/fox.order.yaml", "sample", "PIN403 posts/level", "respec", "orders/works.yaml"),
        ("new/archive/fox.order.yaml", "release", "PIN403", "cosmetic", "orders/works.yaml"),
        ("a/fox-old.order.yaml", "concept", "PIN403", "cosmetic", "kiln-street"),
        ("archive/a/x-old.order.yaml", "concept", "PIN403 posts/level", "respec", "kiln-street"),
    ],
)
def test_for_some_files_a_pattern_says_what_differs(
    full: Path, order: str, gate: str, ignored: str, fail_on: str, factory: str
) -> None:
    settings = Configs().of(f"orders/{order}")
    assert (settings.gate, settings.fail_on, settings.factory) == (gate, fail_on, (factory,))
    assert settings.ignore == tuple(ignored.split())
    assert len([path for path in settings.set_by if path[0] == "factory"]) == 1


@pytest.mark.parametrize(
    ("pattern", "path", "meets"),
    [
        ("archive/**", "archive/a.yaml", True),
        ("archive/**", "archive/b/a.yaml", True),
        ("archive/**", "b/archive/a.yaml", False),
        ("archive/", "b/archive/a.yaml", True),
        ("archive", "b/archive/a.yaml", True),
        ("/archive", "b/archive/a.yaml", False),
        ("/archive", "archive/a.yaml", True),
        ("archive", "archive.yaml", False),
        ("**/old/*.yaml", "a/b/old/c.yaml", True),
        ("**/old/*.yaml", "old/c.yaml", True),
        ("a/*/c.yaml", "a/b/c.yaml", True),
        ("a/*/c.yaml", "a/b/b/c.yaml", False),
        ("*.order.yaml", "a/b/fox.order.yaml", True),
        ("fox-?.yaml", "fox-1.yaml", True),
        ("[a-c]*.yaml", "dog.yaml", False),
        ("**", "a/b.yaml", True),
        ("/**", "a/b.yaml", True),
        ("fuchs-ß.yaml", "fuchs-ß.yaml", True),
        ("a.yaml", "../a.yaml", True),
        ("/a.yaml", "../a.yaml", False),
    ],
)
def test_patterns_are_those_of_ignore_files(pattern: str, path: str, meets: bool) -> None:
    assert Pattern.of(pattern).meets(path) is meets


def test_the_same_settings_are_one_object_and_each_folder_is_looked_at_once(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = os.path.lexists

    def lexists(path: Path) -> bool:
        asked.append(str(path))
        return real(path)

    monkeypatch.setattr("os.path.lexists", lexists)
    configs = Configs()
    names = [f"orders/{place % 50}/{place}.order.yaml" for place in range(2000)]
    assert len({id(configs.of(name)) for name in names}) == 1
    assert len(asked) < 50 * 3 + 10


@pytest.mark.parametrize(
    ("flags", "key", "value", "by"),
    [
        (Flags(gate="sample"), "gate", "sample", "--gate"),
        (Flags(fail_on="never"), "fail_on", "never", "--fail-on"),
        (Flags(ignore=("PIN404",)), "ignore", ("PIN404",), "--ignore"),
        (Flags(select=("PIN404",)), "select", ("PIN404",), "--select"),
        (Flags(factory=("lark-bench",)), "factory", ("lark-bench",), "--factory"),
        (Flags(rules=("packs/x",)), "rules", ("packs/x",), "--rules"),
    ],
)
def test_an_option_takes_the_place_of_the_key_of_its_name(
    full: Path, flags: Flags, key: str, value: Any, by: str
) -> None:
    settings = Configs(flags=flags).of("orders/fox.order.yaml")
    assert getattr(settings, key) == value
    words = (key, *value) if isinstance(value, tuple) else (key,)
    assert settings.origin(*words).words == by
    assert len([path for path in settings.set_by if path[0] == key]) == 1
    assert Configs(flags=Flags()).of("x").origin("gate").words == "default"


def test_what_is_switched_off_and_what_is_mandatory(full: Path, rulebook: Rulebook) -> None:
    settings = Configs().of("orders/fox.order.yaml")
    codes = {one.code for one in rulebook.entries}
    names = {one.name: one.code for one in rulebook.entries}
    asked = {"PIN401", names["posts/level"], names["artwork/lines"]}
    assert switched_off(settings, [chosen_rulebook(settings)]) == codes - asked | {"PIN980"}
    assert switched_off(Settings(), [rulebook]) == frozenset()


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (Flags(ignore=("artwork/lines",)), "artwork/lines is mandatory: it can't be ignored"),
        (Flags(ignore=("posts/cuont",)), "there is no rule posts/cuont, did you mean posts/count?"),
    ],
)
def test_an_option_switches_off_nothing_that_is_mandatory_or_not_there(
    full: Path, flags: Flags, said: str
) -> None:
    settings = Configs(flags=flags).of("orders/fox.order.yaml")
    with pytest.raises(ChoiceError) as refused:
        switched_off(settings, [chosen_rulebook(settings)])
    assert refused.value.message == said


def test_that_no_rule_is_left_is_told(rulebook: Rulebook) -> None:
    every = tuple(one.code for one in rulebook.entries)
    with pytest.raises(PinspecError, match="no rule is left to ask"):
        switched_off(Settings(ignore=every), [rulebook])


def test_what_a_factory_makes_may_be_ignored_where_another_factory_says_nothing_of_it(
    rulebook: Rulebook,
) -> None:
    assert switched_off(Settings(ignore=("factory/makes",)), [rulebook]) == frozenset()


@pytest.mark.parametrize(
    ("asked", "is_ours"),
    [
        (">=0.1", True), (">=0.1.0", True), ("==0.1", True), ("== 0.1.0.0", True), ("<0.1", False),
        (">0.1", False), ("<=0.1,>=0.0.9", True), ("!=0.1", False), (">=0.1, <0.2", True),
        (">=0.2", False), ("<10", True), (">=0.10", False),
    ],
)  # fmt: skip
def test_versions_are_compared_number_by_number(asked: str, is_ours: bool) -> None:
    assert suits(asked) is is_ours


def test_a_version_is_read_as_numbers() -> None:
    assert number("") < number("0.1") == number("0.1.0") == number("0.1rc2") < number("0.10")
    with pytest.raises(ValueError, match="`x` is no version"):
        number("x")


SCHEMA = jsonschema.Draft7Validator(config_schema())


def test_the_schema_takes_what_is_taken_and_marks_what_editors_can_know() -> None:
    jsonschema.Draft7Validator.check_schema(config_schema())
    for text in ("", VALID, CONFIG):
        assert list(SCHEMA.iter_errors(tomllib.loads(text))) == []
    marked = {"word with a typo", "key with an underscore", "text for a list", "no day"}
    for row in rows_of("config"):
        if row.id in marked:
            _, old, new, _ = row.values
            data = tomllib.loads(VALID.replace(str(old), str(new), 1))
            assert list(SCHEMA.iter_errors(data))
            marked.remove(str(row.id))
    assert not marked
    properties = config_schema()["properties"]
    assert all(one["description"] for one in properties.values())


def test_places_are_found_however_a_key_is_written() -> None:
    text = """\
# a = 1
a."b.c" . 'd' = "x # = ["   # e = 2
list = [ "one", # two
  'three', [4.5, {x.y = 1, z = 12:30:00}],
]
[ t . u ]
v = \"\"\"
w = 1 \"\" \\\\
\"\"\"\"\"
x = '''[y]'''''
[[t.items]]
z = 1979-05-27 07:32:00
"""
    assert tomllib.loads(text)
    found = {place: path for path, place in places_of(text).items()}
    assert found == {
        Place(2, 1): ("a",), Place(2, 3): ("a", "b.c"), Place(2, 11): ("a", "b.c", "d"),
        Place(3, 1): ("list",), Place(3, 10): ("list", 0), Place(4, 3): ("list", 1),
        Place(4, 12): ("list", 2), Place(4, 13): ("list", 2, 0), Place(4, 18): ("list", 2, 1),
        Place(4, 19): ("list", 2, 1, "x"), Place(4, 21): ("list", 2, 1, "x", "y"),
        Place(4, 28): ("list", 2, 1, "z"), Place(6, 3): ("t",), Place(6, 7): ("t", "u"),
        Place(7, 1): ("t", "u", "v"), Place(10, 1): ("t", "u", "x"),
        Place(11, 5): ("t", "items"), Place(12, 1): ("t", "items", "z"),
    }  # fmt: skip


WRITTEN = st.sampled_from(
    [*VALID.splitlines(), *"[]{}=,.#\"'\\\n\r \ufeffaß", '"""', "'''", "gate", "1.5", "x = [",
     "[tool.pinspec]", '"\\u0000"']
)  # fmt: skip


@given(st.lists(WRITTEN).map("\n".join).map(str.encode) | st.binary(max_size=60))
@example(VALID.encode())
def test_no_bytes_end_in_a_traceback(raw: bytes) -> None:
    file = Path("/tmp/none/pinspec.toml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pinspec.config.read.read_bytes", lambda *_: raw)
        for name in ("pinspec.toml", "pyproject.toml"):
            try:
                text = read_config(file.with_name(name), name)
                places_of(text.text)
                config_of(text)
            except ConfigError as refused:
                problems = refused.problems
                assert all(one.startswith(name) for one in problems)


@given(st.lists(WRITTEN).map("\n".join))
def test_every_key_that_is_read_has_a_place(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except ValueError:
        return
    places = places_of(text.replace("\r\n", "\n"))
    assert {path[0] for path in places} >= data.keys()


def test_an_empty_name_is_no_config(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["config", "--config", ""]) == ExitCode.NOT_CHECKED
    assert "is a variable of the script not set?" in capsys.readouterr().err
    assert cli.run(["config", "--config", "x.toml", "--no-config"]) == ExitCode.NOT_CHECKED
    assert "contradict each other" in capsys.readouterr().err


def test_a_config_of_another_checkout_means_the_same_files_here(tmp_path: Path) -> None:
    for name in ("base", "here"):
        (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / name / "orders" / "archive").mkdir(parents=True)
    config = tmp_path / "base" / "orders" / "pinspec.toml"
    config.write_text('[per-file]\n"archive/**" = {gate = "sample"}\n', encoding="utf-8")
    configs = Configs(str(config))
    orders = tmp_path / "here" / "orders"
    assert configs.of(str(orders / "archive" / "a.order.yaml")).gate == "sample"
    assert configs.of(str(orders / "a.order.yaml")).gate is None
    assert configs.of(str(tmp_path / "here" / "archive" / "a.order.yaml")).gate is None

"""How a config is read: versions, places, and whatever bytes there are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pinspec import ConfigError, Configs, cli, config_schema
from pinspec.config.checked import suits
from pinspec.config.mistakes import config_of
from pinspec.config.places import Place, places_of
from pinspec.config.read import read_config
from pinspec.errors import ExitCode
from pinspec.versions import number
from tests.config import CONFIG
from tests.config.test_refused import VALID
from tests.refusals import rows_of


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

"""What a config makes of an order, and who says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from pinspec import Configs, Flags, PinspecError, Rulebook
from pinspec.config.checked import Pattern
from pinspec.config.chosen import ChoiceError, chosen_rulebook, switched_off
from pinspec.config.settings import Settings
from tests.config import CONFIG, lay

MAKES = "factory: Works\nmakes: {source: a, date: 2026-01-01, body.metal: [brass, iron]}\n"


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
        (Flags(ignore=("PIN099",)), "there is no rule PIN099, did you mean PIN709?"),
        *[
            (
                Flags(ignore=(word,)),
                f"{word} is about the form of the file and can't be switched off",
            )
            for word in ("PIN015", "format/comment")
        ],
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

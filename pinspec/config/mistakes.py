"""What is wrong in a config, put into words, each with its place and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from pinspec.config.checked import Ground, suits, this_version
from pinspec.config.errors import ConfigError
from pinspec.config.schema import ConfigFile, PerFile, Table, Waivers
from pinspec.nearest import nearest

if TYPE_CHECKING:
    from pinspec.config.read import ConfigText
    from pinspec.path import Path

_OURS = ("tool", "pinspec")
_KEY_OF_DICT = "[key]"
"""What pydantic calls the key of a table, where that is wrong and not its value."""
_WAYS = {
    "string_type": "write text in quotes, such as {example}",
    "list_type": "write a list, such as {example}",
    "int_type": "write a whole number, such as {example}",
    "dict_type": "write a table, such as {example}",
    "model_type": "write a table, such as {example}",
    "string_too_short": "this says nothing: write something such as {example}, or leave it out",
    "string_too_long": "this is longer than any name or path",
    "too_long": "these are more than any config has",
    "greater_than_equal": "write a number of at least 1",
    "less_than_equal": "write a number of at most 3,650, which is ten years",
}
_EXAMPLES = {
    "required-version": '">=0.1"', "edition": '"0.1"', "gate": '"release"', "fail-on": '"respec"',
    "select": '["posts/count"]', "ignore": '["posts/count"]', "mandatory": '["posts/count"]',
    "factory": '"kiln-street"', "rules": '["packs/our-house"]',
    "baseline": '"pinspec-baseline.json"', "longest-days": "180", "waivers": "{longest-days = 180}",
    "per-file": '{"archive/**" = {gate = "sample"}}',
    "": '{gate = "sample"}',
}  # fmt: skip


def config_of(text: ConfigText) -> ConfigFile:
    """Read a config as a model.

    Raises:
        ConfigError: with every mistake and its place. Of a version that is not the required one
            nothing else is said, as its keys may be others.
    """
    _refuse_version(text)
    try:
        return ConfigFile.model_validate(text.data, context=Ground.of(text.file))
    except ValidationError as refused:
        found = {_told(text, one) for one in refused.errors(include_url=False)}
        problems = (
            f"{text.name}:{line}:{column}: {words}" for line, column, words in sorted(found)
        )
        raise ConfigError(tuple(problems), text.name) from None


def _refuse_version(text: ConfigText) -> None:
    asked = text.data.get("required-version")
    try:
        if not isinstance(asked, str) or suits(asked):
            return
        this_version(asked)
    except ValueError as error:
        problem = f"{text.at(('required-version',))}: `required-version`: {error}"
        raise ConfigError((problem,), text.name) from None


def _told(text: ConfigText, error: Any) -> tuple[int, int, str]:
    """Give line, column and words of a mistake."""
    path: Path = tuple(one for one in error["loc"] if one != _KEY_OF_DICT)
    path = path[: _depth(text.data, path)]
    line, column = text.place(path)
    if error["type"] == "extra_forbidden":
        return line, column, _unknown(text, path)
    names = [one for one in path if isinstance(one, str) and one]
    key = names[-1] if names else ""
    words = _words(error, key, is_item=bool(path) and isinstance(path[-1], int))
    return line, column, f"`{key}`: {words}"


def _depth(data: Any, path: Path) -> int:
    """Count the steps of a path that lead through the data; pydantic adds some of its own."""
    for depth, step in enumerate(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return depth
    return len(path)


def _words(error: Any, key: str, *, is_item: bool) -> str:
    kind = error["type"]
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "literal_error":
        return _word(key, error["input"])
    if key == "edition" and kind == "string_type":
        return 'write it in quotes, such as "0.1", since 0.10 is another edition than 0.1'
    example = _EXAMPLES.get(key, _EXAMPLES[""])
    example = example.strip("[]") if is_item else example
    return _WAYS.get(kind, str(error["msg"])).format(example=example)


def _word(key: str, given: object) -> str:
    known = next(
        get_args(get_args(one.annotation)[0])
        for model in (ConfigFile, PerFile)
        for one in model.model_fields.values()
        if one.alias == key
    )
    if key == "fail-on" and given == "never":
        return "a config can't lower a verdict: write cosmetic or respec, or give `--fail-on never`"
    near = nearest(given, known) if isinstance(given, str) else ""
    if near:
        return f"there is no `{given}`, did you mean `{near}`?"
    return "write one of " + ", ".join(f'"{one}"' for one in known)


def _unknown(text: ConfigText, path: Path) -> str:
    """Say what is meant by a key that is not known: another, or one of another table."""
    key, table = str(path[-1]), path[:-1]
    if (not text.above and path == _OURS[:1]) or path == _OURS[1:]:
        return f"in {text.name} the keys stand at the top: leave the line [tool.pinspec] out"
    known, top = _keys(_MODELS.get(table[:1], PerFile)), _keys(ConfigFile)
    if table and key in top and table[0] != "per-file":
        way = "write it above all lines in brackets, since what stands below one belongs to it"
        return f"there is no `{key}` in `{table[0]}`: {way}"
    if not table and key in _keys(Waivers):
        return f"there is no `{key}` here: it belongs below [waivers]"
    near = nearest(key, known)
    way = f"did you mean `{near}`?" if near else f"known are {', '.join(known)}"
    alone = " for some files alone" if table and key in top else ""
    return f"there is no key `{key}`{alone}, {way}"


def _keys(model: type[Table]) -> list[str]:
    return [str(one.alias) for one in model.model_fields.values()]


_MODELS: dict[Path, type[Table]] = {(): ConfigFile, ("waivers",): Waivers}

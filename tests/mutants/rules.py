"""Mutants of any file of the rulebook, by the keys that its blocks have."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, get_args

from pinspec.language.read import LIMIT
from pinspec.rule.schema import Column, File, GateWord, RequiredRow, Word
from tests.mutants.conditions import changes
from tests.mutants.mutant import GONE, Edit, Mutant, moved, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.path import Path
    from pinspec.source import Data

CONDITIONS = ("when", "respec", "cosmetic", "measure")
WORDS = {
    "by": ("gate moved", get_args(GateWord)),
    "verdict": ("verdict swapped", get_args(Word)),
}
"""The keys whose value is one of a few words."""
TELLS = ("examples", "facts", "cost", "phrases", "but_not")
"""What a rule tells, and does not decide by; and its phrases, which a table of texts holds."""


def of_blocks(file: str, data: Data, path: Path = ()) -> Iterator[Mutant]:
    """Change one thing at a time in a block and in all below it, whatever keys it has."""
    if isinstance(data, list):
        yield from _of_list(file, data, path)
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str):
                yield from _of_value(file, key, value, (*path, key))
        yield from _of_condition(file, data, path)
        yield from _of_verdicts(file, data, path)
    for step, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        if step not in TELLS and isinstance(value, (dict, list)):
            yield from of_blocks(file, value, (*path, step))


def _of_list(file: str, items: list[Data], path: Path) -> Iterator[Mutant]:
    for place, item in enumerate(items):
        at = (*path, place)
        if isinstance(item, dict):
            yield Mutant(file, f"{_one_of(path)} dropped", told(at, "dropped"), (Edit(at, GONE),))
        elif path[-1] == "any_of" and len(items) == 2:
            other = Edit((*path[:-1], "field"), items[1 - place])
            edits = (Edit(path, GONE), other)
            yield Mutant(file, "one of several dropped", told(at, f"`{item}` dropped"), edits)
        else:
            what = told(at, f"`{item}` dropped")
            yield Mutant(file, "one of several dropped", what, (Edit(at, GONE),))


def _one_of(path: Path) -> str:
    return str(path[-1]).removesuffix("s")


def _of_value(file: str, key: str, value: str, path: Path) -> Iterator[Mutant]:
    if key in CONDITIONS:
        for kind, what, text in changes(value):
            yield Mutant(file, kind, told(path, what), (Edit(path, text),))
    elif key in WORDS:
        kind, words = WORDS[key]
        for word in words:
            if word != value:
                yield Mutant(file, kind, told(path, f"{value} -> {word}"), (Edit(path, word),))
    elif key == "respec_from":
        for number in moved(value):
            what = told(path, f"{value} -> {number}")
            yield Mutant(file, "respec_from moved or dropped", what, (Edit(path, number),))
        what = told(path, "dropped")
        yield Mutant(file, "respec_from moved or dropped", what, (Edit(path, GONE),))


def _of_condition(file: str, block: dict[str, Any], path: Path) -> Iterator[Mutant]:
    """Drop a block's condition, and change what holds while that is unknown."""
    if "when" not in block:
        return
    models: dict[str, type[File]] = {"columns": Column, "rows": RequiredRow}
    model = models.get(str(path[0])) if path else None
    if model is not Column:
        at = (*path, "when")
        yield Mutant(file, "when dropped", told(at, "dropped"), (Edit(at, GONE),))
    if model and _can_be_unknown(block["when"]):
        setting = model.model_fields["unknown"]
        at, now = (*path, "unknown"), block.get("unknown", setting.default)
        for word in get_args(setting.annotation):
            if word != now:
                what = told(at, f"{now} -> {word}")
                yield Mutant(file, "unknown setting changed", what, (Edit(at, word),))


def _can_be_unknown(text: str) -> bool:
    """Tell whether anything is read outside of ``stated()`` and ``surely()``, which always know."""
    parts: list[ast.AST] = [ast.parse(text, mode="eval").body]
    while parts:
        match parts.pop():
            case ast.Call(func=ast.Name(id="stated" | "surely")):
                pass
            case ast.Call(args=inner):
                parts += inner
            case ast.Attribute(value=ast.Name(id=root)) if root != LIMIT:
                return True
            case node:
                parts += ast.iter_child_nodes(node)
    return False


def _of_verdicts(file: str, block: dict[str, Any], path: Path) -> Iterator[Mutant]:
    """Let what is respec be cosmetic and the other way round: conditions, or sides of a limit."""
    words = get_args(Word)
    for key in block:
        word, _, edge = key.partition("_")
        if word not in words or (edge and not isinstance(block[key], dict)):
            continue  # respec_from is no side of a limit
        other = "_".join([words[1 - words.index(word)], *([edge] if edge else [])])
        if other in block and key > other:
            continue  # this pair has been swapped already
        edits = [Edit((*path, other), block[key])]
        edits.append(Edit((*path, key), block.get(other, GONE)))
        what = told((*path, key), f"<-> {other}")
        yield Mutant(file, "verdict swapped", what, tuple(edits))

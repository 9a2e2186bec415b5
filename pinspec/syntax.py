"""What a YAML parser's errors mean to somebody who has never heard of a token."""

from __future__ import annotations

from typing import NamedTuple

import yaml


class SyntaxProblem(NamedTuple):
    """A syntax error in plain words; line and column from 1."""

    message: str
    change: str
    line: int
    column: int


class _Saying(NamedTuple):
    contains: str
    """Words of the parser's message."""
    message: str
    change: str
    at_opening: bool = False
    """The trouble begins where the thing was opened, not where the parser noticed."""


_SAYINGS = (
    _Saying(
        "mapping values",
        "a `:` can't stand here",
        "indent this line like those around it, or put text that holds a `:` in quotes",
    ),
    _Saying(
        "could not find expected ':'", "this line has no `:` after its key", "write `key: value`",
    ),
    _Saying(
        "unexpected end of stream", "a quote that is opened here is never closed",
        "close the quote", at_opening=True,
    ),
    _Saying(
        "',' or ']'", "this list is not closed, or lacks a comma", "write [one, two]",
        at_opening=True,
    ),
    _Saying(
        "',' or '}'", "this block is not closed, or lacks a comma", "write {one: 1, two: 2}",
        at_opening=True,
    ),
    _Saying(
        "cannot start any token", "a value can't begin with this character",
        "put the value in quotes",
    ),
    _Saying(
        "<block end>", "this line does not fit the block that it stands in",
        "indent it like the lines around it",
    ),
    _Saying("unknown escape", "a `\\` in double quotes begins an escape", "use single quotes"),
)  # fmt: skip
_DEFAULT_CHANGE = "the file must be YAML: blocks of `key: value`"


def explain(text: str, error: yaml.YAMLError) -> SyntaxProblem:
    """Put a parser's error into words, with the pure parser's message and place.

    libyaml says less, and points elsewhere; asking the pure parser gives the same answer on
    every machine.
    """
    error = _pure_error(text) or error
    if not isinstance(error, yaml.MarkedYAMLError):
        return SyntaxProblem(str(error), _DEFAULT_CHANGE, 1, 1)
    problem = error.problem or str(error)
    known = (one for one in _SAYINGS if one.contains in problem)
    saying = next(known, _Saying("", problem, _DEFAULT_CHANGE))
    mark = error.context_mark if saying.at_opening else error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return SyntaxProblem(saying.message, saying.change, line, column)


def _pure_error(text: str) -> yaml.YAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None

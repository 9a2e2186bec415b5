"""What a YAML parser's errors mean to somebody who has never heard of a token."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from pinspec.decode import merge_at


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
        at_opening=True,
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
        "<block end>, but found ':'", "a key is missing before this `:`", "write `key: value`",
    ),
    _Saying(
        "<block end>", "this line does not fit the block that it stands in",
        "indent it like the lines around it",
    ),
    _Saying("unknown escape", "a `\\` in double quotes begins an escape", "use single quotes"),
    _Saying(
        "sequence entries", "a `-` can't stand here", "begin the list on a line of its own",
    ),
    _Saying(
        "alphabetic or numeric", "a value can't begin with this character",
        "put the value in quotes", at_opening=True,
    ),
    _Saying("node content", "a value is missing here", "write the value"),
    _Saying(
        "<document start>", "this does not go with what stands above it",
        "write each value as `key: value`",
    ),
)  # fmt: skip
_MERGED = "keep what holds of both sides, without the lines of <<<<<<<, ======= and >>>>>>>"
_DEFAULT_CHANGE = "the file must be YAML: blocks of `key: value`"


def explain(text: str, error: yaml.YAMLError) -> SyntaxProblem:
    """Put the pure parser's error about a text into words; libyaml says less about where."""
    if merge := merge_at(text):
        return SyntaxProblem("an unresolved merge begins here", _MERGED, merge, 1)
    if not isinstance(error, yaml.MarkedYAMLError):
        return SyntaxProblem(str(error), _DEFAULT_CHANGE, 1, 1)
    problem = error.problem or str(error)
    known = (one for one in _SAYINGS if one.contains in problem)
    saying = next(known, _Saying("", problem, _DEFAULT_CHANGE))
    mark = error.context_mark if saying.at_opening else error.problem_mark
    line, column = min((mark.line, mark.column), _end(text)) if mark else (0, 0)
    return SyntaxProblem(saying.message, saying.change, line + 1, column + 1)


def _end(text: str) -> tuple[int, int]:
    """Give the line and column behind the last word: nobody sees what is missing below it."""
    text = text.rstrip(" \t\n")
    return text.count("\n"), len(text) - text.rfind("\n") - 1

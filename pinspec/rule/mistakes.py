"""Mistakes in a rulebook, each with its place in the file that it stands in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from pinspec.finding import Form
from pinspec.language.kinds import ConditionError
from pinspec.language.vocabulary import UnknownNameError, hint
from pinspec.path import Path, show
from pinspec.rule.placeholders import WordingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.finding import Finding
    from pinspec.source import Source

_PATTERNS = {
    "code": "write the prefix of the pack and three digits, such as PIN101",
    "since": "write the number of an edition, such as 0.1",
    "prefix": "write two to six capital letters, such as PIN",
}
At: TypeAlias = Literal["key", "value"]
Model = TypeVar("Model", bound=BaseModel)


class Mistakes:
    """Collects what is wrong in the files of a rulebook."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int, int, str]] = []
        """File, line, column and message of each; line 0 where it is the file as a whole."""

    def note(
        self, source: Source, path: Path, message: str, column: int = 0, *, at: At = "value"
    ) -> None:
        """Note a mistake at a path of a file, ``column`` characters into its text."""
        span = source.span(path, at)
        line, start = (span.line, span.column) if span else (1, 1)
        if span and span.end_line > line:
            column = 0  # the text is folded over several lines, so its columns are not the file's
        self.found.append((source.name, line, start + column, message))

    def note_file(self, file: str, message: str) -> None:
        """Note what is wrong with a file as a whole, such as that it is missing."""
        self.found.append((file, 0, 0, message))

    def note_finding(self, source: Source, finding: Finding, above: Path = ()) -> None:
        """Note what is wrong with the form of a file, or of an order at a path of it."""
        if finding.span:
            line, column = finding.span.line, finding.span.column
            self.found.append((source.name, line, column, finding.message))
        else:
            self.note(source, (*above, *finding.path), finding.message, at=finding.at)

    def texts(self) -> tuple[str, ...]:
        """Write each as one line, ``file:line:column: message``, in order."""
        return tuple(
            f"{f'{file}:{line}:{column}' if line else file}: {' '.join(message.split())}"
            for file, line, column, message in sorted(set(self.found))
        )

    @contextmanager
    def at(self, source: Source, path: Path) -> Iterator[None]:
        """Note what goes wrong while the text at a path is read, and go on behind the block."""
        try:
            yield
        except UnknownNameError as error:
            self.note(source, path, error.message)
        except (ConditionError, WordingError) as error:
            span = source.span(path)
            quoted = span and source.line(span.line)[span.column - 1 : span.column] in "'\""
            self.note(source, path, error.message, error.column + (1 if quoted else 0))

    def model(self, source: Source, model: type[Model]) -> Model | None:
        """Read a file as a model; ``None`` after noting what is wrong."""
        for finding in source.findings:
            if finding.code == Form.EMPTY.code:
                self.note(source, (), "there is nothing in this file")
            else:
                self.note_finding(source, finding)
        if source.data is None:
            return None
        try:
            return model.model_validate(source.data)
        except ValidationError as refused:
            for error in refused.errors(include_url=False):
                kind, path = error["type"], error["loc"]
                at: At = "key" if kind == "extra_forbidden" else "value"
                self.note(source, path, _words(kind, path, error["msg"], model), at=at)
        return None


def _words(kind: str, path: Path, message: str, model: type[BaseModel]) -> str:
    key = show(path[-2:] if path and isinstance(path[-1], int) else path[-1:])
    if kind == "extra_forbidden":
        return f"unknown key `{key}`{hint(key, _keys(model, path[:-1]))}"
    if kind == "missing":
        return f"`{key}` is missing"
    if kind == "string_pattern_mismatch":
        message = _PATTERNS[key]
    if kind in {"model_type", "dict_type"}:
        message = "write a block of `key: value` here"
    words = f"{message[0].lower()}{message[1:]}"
    return f"`{key}`: {words}" if key else words


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """Collect the keys known at a path of a file."""
    models = [model]
    for step in path:
        kinds = [
            info.annotation
            for one in models
            for key, info in one.model_fields.items()
            if step == (info.alias or key)
        ]
        models = [inner for kind in kinds for inner in _models(kind)] if kinds else models
    return [info.alias or key for one in models for key, info in one.model_fields.items()]


def _models(kind: object) -> list[type[BaseModel]]:
    """Find the models in a type annotation, such as that of a list or of values by name."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    return [model for inner in get_args(kind) for model in _models(inner)]

"""Mistakes in a rulebook, each with its place in the file that it stands in."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from pinspec.nearest import nearest
from pinspec.rule.condition import ConditionError
from pinspec.rule.vocabulary import UnknownNameError
from pinspec.rule.wording import WordingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec.path import Path
    from pinspec.source import Source

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Mistakes:
    """Collects what is wrong in the files of a rulebook."""

    found: list[tuple[str, int, int, str]] = field(default_factory=list)
    """File, line, column and message of each."""

    def note(self, source: Source, path: Path, message: str, column: int = 0) -> None:
        """Note a mistake at a path of a file, ``column`` characters into its text."""
        span = source.span(path)
        line, start = (span.line, span.column) if span else (1, 1)
        self.found.append((source.name, line, start + column, message))

    def texts(self) -> tuple[str, ...]:
        """Write each as ``file:line:column: message``, in order."""
        return tuple(
            f"{file}:{line}:{column}: {message}"
            for file, line, column, message in sorted(set(self.found))
        )

    @contextmanager
    def at(self, source: Source, path: Path) -> Iterator[None]:
        """Note what goes wrong while the text at a path is read, and go on behind the block."""
        span = source.span(path)
        quote = 1 if span and source.line(span.line)[span.column - 1 : span.column] in "'\"" else 0
        try:
            yield
        except UnknownNameError as error:
            self.note(source, path, error.message)
        except (ConditionError, WordingError) as error:
            self.note(source, path, error.message, error.column + quote)

    def model(self, source: Source, model: type[Model]) -> Model | None:
        """Read a file as a model; ``None`` after noting what is wrong."""
        for finding in source.findings:
            span = finding.span or source.span(finding.path)
            line, column = (span.line, span.column) if span else (1, 1)
            self.found.append((source.name, line, column, finding.message))
        if source.data is None:
            return None
        try:
            return model.model_validate(source.data)
        except ValidationError as refused:
            for error in refused.errors(include_url=False):
                self.note(
                    source, error["loc"], _words(error["type"], error["loc"], error["msg"], model)
                )
        return None


def _words(kind: str, path: Path, message: str, model: type[BaseModel]) -> str:
    key = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        near = nearest(key, _keys(model, path[:-1]))
        return f"unknown key `{key}`" + (f", did you mean `{near}`?" if near else "")
    if kind == "missing":
        return f"`{key}` is missing"
    return f"`{key}`: {message[0].lower()}{message[1:]}"


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """Collect the keys known at a path, or anywhere below the file's model."""
    known = [info.alias or key for key, info in model.model_fields.items()]
    if path:
        from pinspec.rule import schema  # the nested models, asked only after a mistake

        nested: list[type[BaseModel]] = [
            schema.Limit,
            schema.Column,
            schema.Cost,
            schema.Example,
            schema.Examples,
            schema.RequiredRow,
        ]
        known = [info.alias or key for one in nested for key, info in one.model_fields.items()]
    return known

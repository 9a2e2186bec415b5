"""Where reports go: the formats that were asked for, each printed or in a file of its own."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

import click

from pinspec.cli.orders import print_all, say
from pinspec.cli.terminal import PIPED_WIDTH
from pinspec.errors import PinspecError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pinspec.reporters.style import Run, Style

FORMATS = ("text", "concise", "markdown", "json", "github", "sarif", "gitlab", "junit")
COMPARING = ("text", "markdown", "json")
"""Those that can tell of several factories."""
_MOST_OF_SUMMARY = 1024 * 1024
"""Bytes that GitHub takes of a step's summary; of more it shows nothing."""


class Format(Protocol):
    """What a module of ``pinspec.reporters`` offers."""

    def piece(self, one: Any, /, style: Style) -> str:
        """Write down one order, knowing nothing of the others."""

    def document(self, pieces: Iterable[str], /, run: Run[Any]) -> Iterator[str]:
        """Put the pieces together; what all orders come to is known when they are through."""


class Output(NamedTuple):
    """One report of a run."""

    form: str
    file: Path | None = None
    """Where it goes; ``None`` where it is printed."""
    compares: bool = False
    """Whether it is about several factories."""

    @property
    def format(self) -> Format:
        """The module that writes it."""
        home = "pinspec.reporters.compare" if self.compares else "pinspec.reporters"
        return cast("Format", importlib.import_module(f"{home}.{self.form}"))


def outputs_of(
    words: Sequence[str], *, compares: bool, env: Mapping[str, str] = os.environ
) -> tuple[Output, ...]:
    """Read every ``NAME[=FILE]``; the first output is the one that is printed as orders come.

    Raises:
        click.UsageError: an unknown format, or two that go to the same place.
    """
    asked = [_read(word, compares=compares) for word in words]
    files = [one for one in asked if one.file]
    _refuse_same([one.file for one in files if one.file])
    printed = _printed([one.form for one in asked if not one.file])
    summary = env.get("GITHUB_STEP_SUMMARY")
    if summary and any(one.form == "github" for one in asked):
        files.append(Output("summary", Path(summary)))
    return (*(Output(form, None, compares) for form in printed), *files)


def _read(word: str, *, compares: bool) -> Output:
    form, equals, file = word.partition("=")
    if form not in FORMATS:
        from pinspec.nearest import nearest

        near = nearest(form, FORMATS)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(FORMATS)}"
        raise click.UsageError(f"there is no format `{form}`; {hint}")
    if compares and form not in COMPARING:
        able = ", ".join(COMPARING)
        raise click.UsageError(f"{form} can't tell of several factories; these can: {able}")
    if equals and not file:
        raise click.UsageError(f"`--format {word}` names no file: write `{form}=FILE`")
    if file.lower().endswith((".yaml", ".yml")):
        raise click.UsageError(f"{file} is named like an order, and must not take its place")
    return Output(form, Path(file) if equals and file != "-" else None, compares)


def _refuse_same(files: Sequence[Path]) -> None:
    """No two reports may go to one file, however it is named."""
    seen: set[str] = set()
    for file in files:
        place = os.path.normcase(os.path.realpath(file))
        if place in seen:
            raise click.UsageError(f"two reports would go to {file}")
        seen.add(place)


def _printed(forms: Sequence[str]) -> Sequence[str]:
    """Choose what is printed: text if nothing else is, and always before GitHub's commands."""
    if len(set(forms)) == len(forms) and set(forms) <= {"text", "github"}:
        return ["text", "github"] if "github" in forms else ["text"]
    if len(forms) > 1:
        raise click.UsageError(
            f"{' and '.join(forms)} can't both be printed: "
            f"give all but one a file, such as `--format {forms[-1]}=FILE`"
        )
    return forms


def pieces_of(one: object, outputs: Sequence[Output], style: Style) -> tuple[str, ...]:
    """Write down one order for each output."""
    flat = in_file(style)
    return tuple(each.format.piece(one, flat if each.file else style) for each in outputs)


def in_file(style: Style) -> Style:
    """Give the style of a file, which is no terminal."""
    return style._replace(color=False, width=PIPED_WIDTH)


def write(orders: Iterable[tuple[str, ...]], outputs: Sequence[Output], run: Run[Any]) -> None:
    """Print the first output as orders come, and write the others when all are through.

    Args:
        orders: the pieces of each order, one for each output.
        outputs: where they go.
        run: what else there is to say.

    Raises:
        PinspecError: a file can't be written; the others are written nevertheless.
    """
    first, *others = outputs
    kept: list[list[str]] = [[] for _ in others]

    def printed() -> Iterator[str]:
        for piece, *more in orders:
            for pieces, one in zip(kept, more, strict=True):
                pieces.append(one)
            yield piece

    print_all(first.format.document(printed(), run))
    failed = [_finish(one, pieces, run) for one, pieces in zip(others, kept, strict=True)]
    if any(failed):
        raise PinspecError("\n".join(filter(None, failed)), "every other report is written")


def _finish(output: Output, pieces: Sequence[str], run: Run[Any]) -> str:
    """Write one output; give the reason if it can't be."""
    if output.file is None:
        print_all(output.format.document(pieces, run))
        return ""
    run = run._replace(style=in_file(run.style), told=False)
    try:
        if output.form == "summary":
            _append(output.file, pieces, run)
        else:
            _replace(output.file, output.format.document(pieces, run))
    except (OSError, ValueError) as error:
        failure = f"can't write the report to {output.file}: {_reason(error)}"
        if output.form != "summary":
            return failure
        say(f"{failure} (the summary of this step)")  # nobody asked for it: no reason to fail
    return ""


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _replace(file: Path, parts: Iterable[str]) -> None:
    """Write a file completely or not at all."""
    place = Path(os.path.realpath(file))
    if place.exists() and not place.is_file():
        raise ValueError("not a file")
    beside = place.with_name(f".{place.name[:100]}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
            out.writelines(parts)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _append(file: Path, pieces: Sequence[str], run: Run[Any]) -> None:
    """Add to the summary of a step, in what room other commands have left."""
    from pinspec.reporters.summary import limited

    room = _MOST_OF_SUMMARY - (file.stat().st_size if file.exists() else 0)
    text = "".join(limited(pieces, run, room))
    with file.open("a", encoding="utf-8", errors="replace", newline="\n") as out:
        out.write(text)

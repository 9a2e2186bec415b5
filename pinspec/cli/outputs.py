"""The formats that were asked for, and where each report goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pinspec.cli.pieces import Output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMATS = ("text", "concise", "markdown", "json", "github", "sarif", "gitlab", "junit")
COMPARING = ("text", "markdown", "json")
"""Those that can tell of several factories."""

_OTHERS = {
    ".yaml": "an order", ".yml": "an order", ".toml": "a config",
    "pinspec-baseline.json": "a baseline",
}  # fmt: skip
"""How files are called that no report is written over."""


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
        files.append(Output("markdown", Path(summary), is_summary=True))
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
    for ending, what in _OTHERS.items():
        if file.lower().endswith(ending):
            raise click.UsageError(f"{file} is named like {what}, and must not take its place")
    return Output(form, Path(file) if equals and file != "-" else None, compares)


def _refuse_same(files: Sequence[Path]) -> None:
    """No two reports may go to one file, however it is named."""
    seen: set[str] = set()
    for file in files:
        place = os.path.normcase(_real(file))
        if place in seen:
            raise click.UsageError(f"two reports would go to {file}")
        seen.add(place)


def _real(file: Path) -> str:
    try:
        return os.path.realpath(file)
    except OSError:  # the folder that we are in is gone
        return str(file)


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

"""``pinspec check``: judge orders and report."""

from __future__ import annotations

import sys
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pinspec.cli.options import COLOR, DEBUG, FACTORY, PACKS
from pinspec.cli.rulebook import as_options, rulebook_of
from pinspec.errors import ExitCode, NewerFormatError, PinspecError, UnreadableFileError
from pinspec.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pinspec import Rulebook
    from pinspec.cli.terminal import ColorChoice
    from pinspec.report import Report
    from pinspec.reporters.style import Style

_FAILING = {"cosmetic": Verdict.COSMETIC, "respec": Verdict.RESPEC}


@click.command
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--gate", type=click.Choice(["concept", "sample", "release"], case_sensitive=False),
    help="How far the orders have come; each order's own gate if not given.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["cosmetic", "respec", "never"]), default="respec",
    show_default=True, help="The verdict from which on the exit code is 1.",
)  # fmt: skip
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Ask only this rule, by name or code; repeatable.",
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out this rule; repeatable.")
@PACKS
@FACTORY
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
@COLOR
@click.option("--quiet", is_flag=True, help="Say nothing of orders that pass.")
@DEBUG
def check(
    paths: tuple[Path, ...], gate: str | None, fail_on: str, select: tuple[str, ...],
    ignore: tuple[str, ...], packs: tuple[Path, ...], factories: tuple[str, ...], form: str,
    color: ColorChoice, *, quiet: bool,
) -> int:  # fmt: skip
    """Check orders: files, or folders with all order files below them."""
    book = rulebook_of(packs, factories)
    run = _Run(book, gate, _switched_off(book, select, ignore))
    if form == "json":
        _print_json(run, paths)
    else:
        from pinspec.cli.terminal import style_for

        options = as_options(packs, factories)
        style = style_for(color, sys.stdout, quiet=quiet, options=options)
        _print_text(run, paths, style._replace(notes=_is_one_file(paths)))
    return run.exit_code(fail_on)


def _is_one_file(paths: tuple[Path, ...]) -> bool:
    """Tell whether one order was named, of which more may be said than that it passes."""
    return len(paths) == 1 and not isdir(paths[0])  # noqa: PTH112 - that fails on long names


def _switched_off(
    book: Rulebook, select: tuple[str, ...], ignore: tuple[str, ...]
) -> frozenset[str]:
    """Turn codes and names of rules into the codes that are not asked."""
    if not select and not ignore:
        return frozenset()
    codes = {one.code: one.name for one in book.entries}
    wanted, unwanted = _codes_of(select, codes), _codes_of(ignore, codes)
    off = frozenset(codes.keys() - (wanted or codes.keys()) | unwanted)
    if off == codes.keys():
        raise click.UsageError("no rule is left to ask")
    return off


def _codes_of(words: tuple[str, ...], codes: dict[str, str]) -> set[str]:
    """Find what is meant by codes and names; packs can ask for fields under a name of ours."""
    found: set[str] = set()
    for word in words:
        meant = {code for code, name in codes.items() if word in {code, name}}
        if not meant:
            raise click.UsageError(_no_such_rule(word, codes))
        found |= meant
    return found


def _no_such_rule(word: str, codes: dict[str, str]) -> str:
    from pinspec.nearest import nearest

    if word.startswith("PIN0"):
        return f"{word} is about the form of the file and can't be switched off"
    near = nearest(word, [*codes.values(), *codes])
    return f"there is no rule {word}, " + (
        f"did you mean {near}?" if near else "see `pinspec rules`"
    )


class _Run:
    """The orders of one call, judged one after the other."""

    def __init__(self, rulebook: Rulebook, gate: str | None, switched_off: frozenset[str]) -> None:
        from pinspec import Tally

        self.rulebook = rulebook
        self.gate = gate
        self.switched_off = switched_off
        self.tally = Tally()
        self.not_checked: list[tuple[str, str]] = []

    def judge(self, paths: tuple[Path, ...]) -> Iterator[Report | PinspecError]:
        """Give the report of each order, or what kept it from being judged."""
        for path in self._files(paths):
            outcome = path if isinstance(path, PinspecError) else self._one(path)
            if not isinstance(outcome, PinspecError):
                self.tally.add(outcome)
            yield outcome

    def _one(self, path: Path) -> Report | PinspecError:
        from pinspec import check as check_order

        try:
            return check_order(
                path, rulebook=self.rulebook, gate=self.gate, switched_off=self.switched_off
            )
        except (UnreadableFileError, NewerFormatError) as error:
            return self._fail(path, error)

    def _files(self, paths: tuple[Path, ...]) -> Iterator[Path | PinspecError]:
        from pinspec import order_files

        for path in paths:
            try:
                yield from order_files(path)
            except PinspecError as error:
                yield self._fail(path, error)

    def _fail(self, path: Path, error: PinspecError) -> PinspecError:
        self.not_checked.append((str(path), error.message))
        return error

    def exit_code(self, fail_on: str) -> ExitCode:
        """2 beats 1 beats 0."""
        if self.not_checked:
            return ExitCode.NOT_CHECKED
        failing = _FAILING.get(fail_on)
        failed = failing is not None and self.tally.worst >= failing
        return ExitCode.FAILED if failed else ExitCode.PASSED


def _print_text(run: _Run, paths: tuple[Path, ...], style: Style) -> None:
    from pinspec.cli.terminal import fitting
    from pinspec.reporters import text
    from pinspec.reporters.safe import safe

    out = sys.stdout
    for outcome in run.judge(paths):
        if isinstance(outcome, PinspecError):
            advice = f" ({outcome.advice})" if outcome.advice else ""
            click.echo(fitting(safe(f"pinspec: {outcome.message}{advice}"), sys.stderr), err=True)
        else:
            lines = "".join(f"{line}\n" for line in text.order(outcome, style))
            if lines:  # an empty text would be written as well
                out.write(fitting(lines, out))
    passed = not run.not_checked and run.tally.worst is Verdict.PASS
    if not (style.quiet and passed):
        out.write(fitting(text.summary(run.tally, len(run.not_checked)) + "\n", out))


def _print_json(run: _Run, paths: tuple[Path, ...]) -> None:
    from pinspec.reporters import json

    judged = (one for one in run.judge(paths) if not isinstance(one, PinspecError))
    sys.stdout.write(json.document(judged, run.not_checked) + "\n")

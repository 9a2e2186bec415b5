"""What a press of TAB offers; loaded only then, and silent about all that is wrong."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TypeAlias

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    get_completion_class,
    split_arg_string,
)

from pinspec.cli import cli
from pinspec.errors import ExitCode, PinspecError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pinspec import Rulebook

    Offered: TypeAlias = list[CompletionItem[str]]

_PLAIN = re.compile(r"[\w./@%+,-]*")
"""Names that every shell takes as they stand."""


def script(shell: str) -> str:
    """Give what a shell has to read once.

    Raises:
        PinspecError: the click that is installed does not know this shell.
    """
    known = _of(shell)
    if known is None:
        raise PinspecError(f"this click can't complete in {shell}", "pip install --upgrade click")
    return known.source()


def complete(asked: str) -> ExitCode:
    """Answer the script of a shell; in the midst of a line there is no room for a message."""
    shell, _, what = asked.partition("_")
    known = _of(shell)
    if known is None or what not in {"complete", "source"}:
        return ExitCode.NOT_CHECKED
    try:
        answer = known.complete() if what == "complete" else known.source()
    except Exception:
        return ExitCode.BUG
    click.echo(answer.encode())  # as bytes, since no shell expects other line ends
    return ExitCode.PASSED


def _of(shell: str) -> ShellComplete | None:
    """Give click's answers for a shell, which keep what stands before a `=`."""
    found = get_completion_class(shell)
    if found is None:
        return None
    kind: type[ShellComplete] = _Bash if shell == "bash" else type(shell, (_Whole, found), {})
    return kind(cli, {}, "pinspec", "_PINSPEC_COMPLETE")


class _Whole(ShellComplete):
    """A shell in which a value takes the place of the whole word, as in ``--gate=release``."""

    def get_completions(self, args: list[str], incomplete: str) -> Offered:
        """Let values begin with the option that they belong to."""
        option, equals, _ = incomplete.partition("=")
        found = super().get_completions(args, incomplete)
        for one in found if equals and option.startswith("-") else ():
            one.value = f"{option}={one.value}"
        return found


class _Bash(BashComplete):
    """Bash, for which a `=` is a word of its own and parts its neighbors."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Put ``--gate``, ``=`` and ``release`` together again."""
        place = int(os.environ["COMP_CWORD"])
        words = [*split_arg_string(os.environ["COMP_WORDS"]), ""][: place + 1]
        whole: list[str] = []
        for before, word in zip(["", *words], words, strict=False):
            if "=" in {before, word} and whole:
                whole[-1] += word
            else:
                whole.append(word)
        return whole[1:-1], whole[-1]


def rules(context: click.Context, _: click.Parameter, begun: str) -> Offered:
    """Offer rules by name, and by code once a capital is typed."""
    entries = _rulebook(context).entries
    named = {one.name: one.title for one in entries}
    codes = {one.code: one.title for one in entries} if begun else {}
    return _offered(named | codes, begun)


def explained(context: click.Context, _: click.Parameter, begun: str) -> Offered:
    """Offer whatever can be explained; where nothing is typed, the blocks and the rules."""
    from pinspec import explained_words

    words = explained_words(_rulebook(context))
    if begun:
        return _offered(words, begun)
    blocks = {one.partition(".")[0] for one in words if "." in one}
    return _offered({one: title for one, title in words.items() if one in blocks or "/" in one})


def factories(context: click.Context, _: click.Parameter, begun: str) -> Offered:
    """Offer the factories that the rulebook knows, and files."""
    known = dict.fromkeys(_rulebook(context).factories, "a factory of the rulebook")
    return _offered(known, begun) + _files(begun)


def formats(context: click.Context, _: click.Parameter, begun: str) -> Offered:
    """Offer the formats; of one that is typed in full, also that it goes to a file."""
    from pinspec.cli.outputs import COMPARING, FORMATS

    form, equals, file = begun.partition("=")
    if equals:
        return [CompletionItem(file, type="file")]
    known = COMPARING if len(context.params.get("factories") or ()) > 1 else FORMATS
    into = {f"{form}=": "into a file"} if form in known else {}
    return _offered(dict.fromkeys(known, "") | into, form)


def orders(_: click.Context, asking: click.Parameter, begun: str) -> Offered:
    """Offer YAML files and folders, and ``-`` where that is read."""
    reads_input = not begun and getattr(asking.type, "allow_dash", False)
    return _offered({"-": "standard input"} if reads_input else {}) + _files(begun)


def folders(_: click.Context, __: click.Parameter, begun: str) -> Offered:
    """Offer folders."""
    return [CompletionItem(begun, type="dir")]


def _offered(words: Mapping[str, str], begun: str = "") -> Offered:
    found = (one for one in words.items() if one[0].startswith(begun))
    return [CompletionItem(word, help=title or None) for word, title in found]


def _rulebook(context: click.Context) -> Rulebook:
    """Give the rulebook with the packs that stand on the line so far, if they have no mistakes."""
    from pinspec import Rulebook

    book = Rulebook.built_in()
    try:
        return book.with_packs(*context.params.get("packs") or ())
    except PinspecError:
        return book


def _files(begun: str) -> Offered:
    """Offer YAML files and folders; names that a shell would have to quote are left to it."""
    found = list(_beside(begun))
    if len(found) == 1 and found[0].endswith("/"):  # nothing is left to choose but what it holds
        found += _beside(found[0])
    if all(map(_PLAIN.fullmatch, [begun, *found])):
        return [CompletionItem(one) for one in found]
    return [CompletionItem(begun, type="file")]


def _beside(begun: str) -> Iterator[str]:
    """Give the folders, with a slash, and the YAML files whose paths begin so."""
    above, slash, name = begun.rpartition("/")
    try:
        entries = sorted(os.scandir(above + slash or "."), key=lambda one: one.name)
    except OSError:
        return
    for one in entries:
        if one.name.startswith(name) and (name or not one.name.startswith(".")):
            if one.is_dir():
                yield f"{above}{slash}{one.name}/"
            elif one.name.endswith((".yaml", ".yml")):
                yield above + slash + one.name

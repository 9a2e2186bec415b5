"""How the command ends when something is in its way: every way has its exit code and its words."""

from __future__ import annotations

import io
import os
import sys

import click

from pinspec import __version__
from pinspec.cli.streams import CANT_WRITE, drop, say
from pinspec.errors import BugError, ExitCode, PinspecError


def no_output() -> ExitCode:
    """Say that there is nothing to write a report to."""
    say("pinspec: can't write the report: standard output is closed")
    return ExitCode.NOT_CHECKED


def ended_by(error: BaseException, arguments: list[str]) -> ExitCode:
    """Say what ended the command."""
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        say("interrupted")
        return ExitCode.INTERRUPTED
    if isinstance(error, (click.ClickException, PinspecError)):
        say(_refusal(error, arguments))
        return ExitCode.NOT_CHECKED
    if isinstance(error, SystemExit):  # what click makes of a closed pipe, with a respec's code
        return _unwritten(BrokenPipeError())
    if isinstance(error, OSError) and error.errno in CANT_WRITE:
        return _unwritten(error)
    return _bug(error, debug="--debug" in arguments)


def _refusal(error: click.ClickException | PinspecError, arguments: list[str]) -> str:
    if isinstance(error, PinspecError):
        return f"pinspec: {error.message}\n{error.advice}"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    return _usage(error, arguments)


def _unwritten(error: OSError) -> ExitCode:
    """Whoever closes a pipe has seen enough, but not the verdict."""
    drop(sys.stdout)
    if not isinstance(error, BrokenPipeError):
        say(f"pinspec: can't write the report: {error.strerror}")
    return ExitCode.NOT_CHECKED


def _usage(error: click.ClickException, arguments: list[str]) -> str:
    """Give click's words, and the way out for a file that is taken for an option."""
    words = io.StringIO()
    error.show(words)
    taken = [one for one in arguments if one.startswith("-") and os.path.lexists(one)]
    if isinstance(error, click.NoSuchOption) and taken:
        words.write(f"The file {taken[0]} begins with a `-`: write ./{taken[0]}\n")
    first = arguments[0] if arguments else ""
    is_path = first.endswith((".yaml", ".yml")) or (first and os.path.lexists(first))
    if is_path and "No such command" in error.message:
        import shlex  # only this mistake pays for it

        words.write(f"Did you mean `pinspec check {shlex.quote(first)}`?\n")
    return words.getvalue()


def _bug(error: BaseException, *, debug: bool) -> ExitCode:
    bug = error if isinstance(error, BugError) else BugError.of(error)
    if debug:
        say(bug.trace)
    say(f"pinspec: a bug in pinspec {__version__} ({bug.what})")
    say(f"please report it with {bug.file or 'the order'} that provoked it; --debug shows where")
    return ExitCode.BUG

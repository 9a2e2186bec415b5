"""The command: every way that it can end has its exit code."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

from pinspec import __version__
from pinspec.cli.streams import CANT_WRITE, drop, say
from pinspec.errors import BugError, ExitCode, PinspecError

_COMMANDS = ("aql", "check", "explain", "rules", "schema")


class _Commands(click.Group):
    """Imports each command when it is asked for, so that no other pays for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name in [cmd_name] if cmd_name in _COMMANDS else _COMMANDS:  # all, to name the nearest
            self.commands[name] = getattr(importlib.import_module(f"pinspec.cli.{name}"), name)
        return self.commands.get(cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pinspec", message="%(prog)s %(version)s")
def cli() -> None:
    """Check custom pin orders against what a factory can hold, before they are released.

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 do not release, 2 could not check,
    3 a bug in pinspec, 130 interrupted.
    """  # noqa: D301


def run(arguments: list[str]) -> int:
    """Run the command line on arguments and give its exit code; only ``--debug`` shows a trace."""
    if sys.stdout is None:
        say("pinspec: can't write the report: standard output is closed")
        return ExitCode.NOT_CHECKED
    try:
        code = cli.main(arguments, prog_name="pinspec", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return ExitCode.INTERRUPTED
    except (click.ClickException, PinspecError) as error:
        say(_refusal(error, arguments))
        return ExitCode.NOT_CHECKED
    except SystemExit:  # what click makes of a closed pipe, with a code that would be a respec
        return _unwritten(BrokenPipeError())
    except Exception as error:
        if isinstance(error, OSError) and error.errno in CANT_WRITE:
            return _unwritten(error)
        return _bug(error, debug="--debug" in arguments)
    return int(code or ExitCode.PASSED)


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


def _bug(error: Exception, *, debug: bool) -> int:
    bug = error if isinstance(error, BugError) else BugError.of(error)
    if debug:
        say(bug.trace)
    say(f"pinspec: a bug in pinspec {__version__} ({bug.what})")
    say(f"please report it with {bug.file or 'the order'} that provoked it; --debug shows where")
    return ExitCode.BUG

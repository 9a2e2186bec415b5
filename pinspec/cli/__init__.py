"""The command: every way that it can end has its exit code."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys

import click

from pinspec import __version__
from pinspec.errors import ExitCode, PinspecError

_CANT_WRITE = frozenset({errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG})


_COMMANDS = ("aql", "check", "completion", "explain", "rules", "schema")


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
    try:
        code = cli.main(arguments, prog_name="pinspec", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitCode.NOT_CHECKED
    except click.ClickException as error:
        _say(_usage(error, arguments))
        return ExitCode.NOT_CHECKED
    except PinspecError as error:
        _say(f"pinspec: {error.message}\n{error.advice}")
        return ExitCode.NOT_CHECKED
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _close_output()  # whoever reads has seen enough, but not the verdict
        return ExitCode.NOT_CHECKED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _CANT_WRITE:
            _close_output()
            click.echo(f"pinspec: can't write the report: {error.strerror}", err=True)
            return ExitCode.NOT_CHECKED
        return _bug(error, debug="--debug" in arguments)
    return int(code or ExitCode.PASSED)


def _close_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not try it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
        import shlex

        words.write(f"Did you mean `pinspec check {shlex.quote(first)}`?\n")
    return words.getvalue()


def _say(text: str) -> None:
    from pinspec.reporters.safe import safe

    for line in text.expandtabs(4).rstrip().split("\n"):
        click.echo(safe(line), err=True)


def _bug(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        _say(traceback.format_exc())
    _say(f"pinspec: a bug in pinspec {__version__} ({type(error).__name__}: {error})")
    _say("please report it with the order that provoked it; --debug shows where")
    return ExitCode.BUG

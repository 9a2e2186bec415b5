"""The command, and those below it."""

from __future__ import annotations

import importlib
import sys

import click

from pinspec import __version__

_COMMANDS = (
    "aql", "baseline", "check", "completion", "config", "explain", "rules", "schema",
)  # fmt: skip


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
        from pinspec.cli.ending import no_output

        return no_output()
    try:
        code = cli.main(arguments, prog_name="pinspec", standalone_mode=False)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        from pinspec.cli.ending import ended_by  # most ends are good

        return ended_by(error, arguments)
    return int(code or 0)

"""``pinspec completion``: what a shell has to read so that a press of TAB completes."""

from __future__ import annotations

import sys

import click

from pinspec.cli.options import DEBUG


@click.command
@click.argument("shell", type=click.Choice(["bash", "fish", "powershell", "zsh"]))
@DEBUG
def completion(shell: str) -> None:
    """Print the script that lets SHELL complete commands, options, rules, factories and files.

    \b
    bash         eval "$(pinspec completion bash)"                     in ~/.bashrc
    zsh          eval "$(pinspec completion zsh)"                      in ~/.zshrc, behind compinit
    fish         pinspec completion fish | source                      in ~/.config/fish/config.fish
    powershell   pinspec completion powershell | Out-String | Invoke-Expression      in $PROFILE
    """  # noqa: D301
    from pinspec.cli.completing import script

    sys.stdout.write(script(shell))

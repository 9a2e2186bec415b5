"""What is wrong with a config."""

from __future__ import annotations

from pinspec.errors import PinspecError, told


class ConfigError(PinspecError):
    """A config with mistakes; ``problems`` has each with its place."""

    def __init__(self, problems: tuple[str, ...], what: str) -> None:
        self.problems = tuple(" ".join(one.split()) for one in problems)  # keys can have line ends
        super().__init__(told(self.problems, f"{what} has"), "`--no-config` does without it")

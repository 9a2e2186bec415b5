"""What keeps pinspec from checking at all, and the exit codes of the command."""

from __future__ import annotations

import enum

_MOST_TOLD = 100
"""Mistakes of a rulebook that a message lists; ``problems`` has them all."""


class ExitCode(enum.IntEnum):
    """Could pinspec open and judge the file (0, 1), or not (2, 3, 130)?"""

    PASSED = 0
    FAILED = 1
    NOT_CHECKED = 2
    BUG = 3
    INTERRUPTED = 130


class PinspecError(Exception):
    """Something kept pinspec from checking; the message is for people, ``advice`` the way out."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UnreadableFileError(PinspecError):
    """A file that can't be opened or read, or that is no regular file of a sane size."""


class EmptyFolderError(UnreadableFileError):
    """A folder without any order file."""


class NewerFormatError(PinspecError):
    """An order written for a later version of the order format."""


class SamplingError(PinspecError):
    """No sampling plan can be given for what was asked."""


class BugError(Exception):
    """A bug in pinspec, in words that can be sent from one process to another."""

    def __init__(self, what: str, trace: str, file: str = "") -> None:
        super().__init__(what, trace, file)
        self.what = what
        self.trace = trace
        self.file = file
        """The order that provoked it."""

    @classmethod
    def of(cls, error: BaseException, file: str = "") -> BugError:
        """Write down an exception that nobody expected."""
        import traceback

        trace = "".join(traceback.format_exception(error))
        return cls(f"{type(error).__name__}: {error}", trace, file)


class RulebookError(PinspecError):
    """A rulebook, pack or factory file with mistakes; ``problems`` has each with its place."""

    def __init__(self, problems: tuple[str, ...], what: str = "the rulebook has") -> None:
        super().__init__(told(problems, what))
        self.problems = problems


def told(problems: tuple[str, ...], what: str) -> str:
    """Write down mistakes, a line each, below what has them."""
    count = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    listed = [*problems[:_MOST_TOLD]]
    listed += ["mend these first: the others are not listed"] if len(problems) > _MOST_TOLD else []
    return f"{what} {count}:\n" + "\n".join(listed)

"""What git leaves out of a folder, read from its ignore files without asking git.

git would run the programs that the settings of a stranger's repository name (``core.fsmonitor``),
need not be installed, and refuses folders of other owners. Libraries for its patterns search as
long as a pattern makes them.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pinspec.errors import UnreadableFileError
from pinspec.files import read_bytes, reason_of
from pinspec.repository import is_top, top_of

if TYPE_CHECKING:
    import re

IGNORED = "ignored by git"
_MOST_PATTERNS = 5_000
"""Lines of an ignore file; each is asked about each file and folder."""
_LONGEST = 4_096
"""No path is longer than that, and so no pattern of one need be."""


class Pattern(NamedTuple):
    """One line of an ignore file."""

    fits: re.Pattern[str]
    leaves_out: bool
    folders_only: bool
    of_path: bool
    """Whether it is about the path from the folder of its file on, not only about a name."""


class Ignored(NamedTuple):
    """The patterns that hold in one folder of a repository; none hold outside of any."""

    in_repository: bool = False
    here: str = ""
    """The folder's path from the top of the repository on, with a slash behind it."""
    files: tuple[tuple[int, tuple[Pattern, ...]], ...] = ()
    """The patterns of each ignore file, and the length of its folder's path; the last wins."""

    @classmethod
    def of(cls, folder: Path) -> Ignored:
        """Find what holds in a folder that somebody named."""
        try:
            ignored, inside = _from_top(Path(os.path.realpath(folder)))
        except OSError:  # the folder that we are in is gone
            return cls()
        for one in inside:
            ignored = ignored.inside(one)
        return ignored

    def inside(self, folder: Path) -> Ignored:
        """Find what holds in a folder of this one."""
        if is_top(folder):
            return _top(folder)
        if not self.in_repository:
            return self
        here = f"{self.here}{_bytes_of(folder.name)}/"
        return Ignored(True, here, (*self.files, *_read(folder / ".gitignore", len(here))))

    def leaves_out(self, name: str, *, is_folder: bool) -> bool:
        """Tell whether git leaves out a file or folder of this folder."""
        if not self.files:
            return False
        name = _bytes_of(name)
        path = self.here + name
        for length, patterns in reversed(self.files):
            for one in reversed(patterns):
                if one.folders_only and not is_folder:
                    continue
                fits = one.fits.fullmatch(path, length) if one.of_path else one.fits.fullmatch(name)
                if fits:
                    return one.leaves_out
        return False


def why_left_out(path: Path) -> str:
    """Say so if git leaves out a file or folder, by itself or with a folder that it lies in."""
    try:
        at = Path(os.path.realpath(path.parent))
    except OSError:  # the folder that we are in is gone
        return ""
    ignored, inside = _from_top(at)
    for folder in inside:
        if ignored.leaves_out(folder.name, is_folder=True):
            return IGNORED
        ignored = ignored.inside(folder)
    return IGNORED if ignored.leaves_out(path.name, is_folder=path.is_dir()) else ""


def _from_top(folder: Path) -> tuple[Ignored, list[Path]]:
    """Give what holds at the top of a folder's repository, and the folders from there on."""
    top = top_of(folder)
    if top is None:
        return Ignored(), []
    below = [folder, *folder.parents]
    return _top(top), below[: below.index(top)][::-1]


def _top(folder: Path) -> Ignored:
    """Begin a repository anew: what holds around it does not hold in it."""
    exclude = _read(folder / ".git" / "info" / "exclude", 0)
    return Ignored(True, "", (*exclude, *_read(folder / ".gitignore", 0)))


def _read(file: Path, length: int) -> list[tuple[int, tuple[Pattern, ...]]]:
    """Read an ignore file; as for git, a link or a folder of its name is none."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return []
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UnreadableFileError(f"{file}: {reason_of(error)}") from None
    text = read_bytes(file).removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    lines = text.split("\n")
    if len(lines) > _MOST_PATTERNS:
        raise UnreadableFileError(f"{file}: more than {_MOST_PATTERNS:,} patterns")
    patterns = tuple(one for line in lines if (one := _pattern(line.removesuffix("\r"))))
    return [(length, patterns)] if patterns else []


def _pattern(line: str) -> Pattern | None:
    from pinspec import wildcards  # only a folder with ignored files pays for it

    line = _without_blanks(line)
    if not line or line.startswith("#") or len(line) > _LONGEST:
        return None
    leaves_out, line = not line.startswith("!"), line.removeprefix("!")
    folders_only, line = line.endswith("/"), line.removesuffix("/")
    of_path, line = "/" in line, line.removeprefix("/")
    if not line:
        return None
    fits = wildcards.of_path(line) if of_path else wildcards.of_name(line)
    return Pattern(fits, leaves_out, folders_only, of_path)


def _without_blanks(line: str) -> str:
    """Cut the blanks at the end off, but for one behind a backslash."""
    cut = line.rstrip(" ")
    backslashes = len(cut) - len(cut.rstrip("\\"))
    return f"{cut} " if backslashes % 2 and cut != line else cut


def _bytes_of(name: str) -> str:
    """Write each byte of a name as a character, as git compares bytes."""
    return os.fsencode(name).decode("latin-1")

"""A stranger's folder, read so that nothing in it can hang pinspec or lead it out of there."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pinspec.errors import UnreadableFileError
from pinspec.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES = 1000
"""Of one folder; there are no more codes than that behind a prefix."""
MOST_BYTES = 2 * 1024 * 1024
"""Of all files together, which is many times what a rulebook takes."""


class Place(Protocol):
    """A file or folder: of the installed package, on the disk, or in a stranger's pack."""

    @property
    def name(self) -> str:
        """The last part of its path."""

    def __truediv__(self, name: str, /) -> Place: ...

    def is_dir(self) -> bool:
        """Tell whether it is a folder."""

    def is_file(self) -> bool:
        """Tell whether it is a file."""

    def iterdir(self) -> Iterator[Place]:
        """Give what stands in the folder."""

    def read_bytes(self) -> bytes:
        """Read the file."""


@dataclass(slots=True, eq=False)
class Fence:
    """What may be read: files that lie below a folder, and so much of them altogether."""

    root: str
    room: int = MOST_BYTES

    def keeps(self, path: Path) -> bool:
        """Tell whether a path, whatever links it goes through, ends below the folder."""
        end = os.path.realpath(path)
        return end == self.root or end.startswith(self.root.rstrip(os.sep) + os.sep)


@dataclass(frozen=True, slots=True, eq=False)
class Guarded:
    """A file or folder below a stranger's folder."""

    path: Path
    fence: Fence

    @classmethod
    def of(cls, folder: str | Path) -> Guarded:
        """Put a fence around a folder."""
        return cls(Path(folder), Fence(os.path.realpath(folder)))

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.name

    def __str__(self) -> str:
        return str(self.path)

    def __truediv__(self, name: str) -> Guarded:
        return Guarded(self.path / name, self.fence)

    def is_dir(self) -> bool:
        """Tell whether it is a folder."""
        return self.path.is_dir()

    def is_file(self) -> bool:
        """Tell whether there is anything here that has to be read as a file, or refused."""
        return os.path.lexists(self.path) and not self.is_dir()

    def iterdir(self) -> Iterator[Guarded]:
        """Give what stands in this folder.

        Raises:
            UnreadableFileError: it lies outside the fence, or holds too much.
            OSError: it can't be read.
        """
        self._stay_inside()
        with os.scandir(self.path) as entries:
            found = [one.name for one in itertools.islice(entries, MOST_ENTRIES + 1)]
        if len(found) > MOST_ENTRIES:
            message = f"{self}: more than {MOST_ENTRIES:,} entries, which no pack has"
            raise UnreadableFileError(message)
        return (self / name for name in found)

    def read_bytes(self) -> bytes:
        """Read a regular file.

        Raises:
            UnreadableFileError: it lies outside the fence, is no regular file, or is too large.
        """
        self._stay_inside()
        raw = read_bytes(self.path)
        self.fence.room -= len(raw)
        if self.fence.room < 0:
            message = f"{self}: with this file the pack is larger than {MOST_BYTES // 2**20} MiB"
            raise UnreadableFileError(message)
        return raw

    def _stay_inside(self) -> None:
        if not self.fence.keeps(self.path):
            message = f"{self}: leads out of the folder, and nothing out there is read"
            raise UnreadableFileError(message)

"""Finding the order files in a folder and below."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pinspec.errors import EmptyFolderError, UnreadableFileError
from pinspec.files import named, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER_FILE = r"(order|[^/]+\.(order|pinspec))\.ya?ml"
"""The names of order files, wherever pinspec looks for them."""

_ORDER_FILES = (
    "order files are named order.yaml, *.order.yaml or *.pinspec.yaml, or the same with .yml"
)
_MOST_PASSED_OVER = 3


def order_files(path: Path, ignored: list[Path] | None = None) -> Iterator[Path]:
    """Give a file as it is named, or every order file in a folder and below, in order.

    Folders that are hidden, links to folders, and what git leaves out are passed over; a file or
    folder that is named itself never is.

    Args:
        path: the file or folder.
        ignored: takes up the order files that git leaves out.

    Raises:
        EmptyFolderError: the folder holds no order file.
        UnreadableFileError: a folder or an ignore file can't be read.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - never raises, however odd the path is
        yield path
        return
    ignored = [] if ignored is None else ignored
    before, found = len(ignored), False
    passed_over: list[str] = []
    closed: list[Path] = []
    for file in _files(path, ignored, closed):
        if re.fullmatch(ORDER_FILE, file.name):
            found = True
            yield file
        elif not found and len(passed_over) <= _MOST_PASSED_OVER and _is_yaml(file.name):
            passed_over.append(named(file.relative_to(path)))
    if not found:
        left_out = [named(one.relative_to(path)) for one in [*ignored[before:], *closed]]
        advice = _ORDER_FILES + _listed("passed over", passed_over)
        advice += _listed("ignored by git", left_out)
        raise EmptyFolderError(f"{named(path)}: no order file in this folder", advice)


def _files(top: Path, ignored: list[Path], closed: list[Path]) -> Iterator[Path]:
    """Give all files that git does not leave out.

    Args:
        top: the folder.
        ignored: takes up the others that are named as orders.
        closed: takes up the folders that are left out whole.
    """
    from pinspec.ignored import Ignored  # only a folder pays for it

    rules = {str(top): Ignored.of(top)}
    for folder, folders, names in os.walk(top, onerror=_refuse):
        here = rules.pop(folder)
        shown = sorted(one for one in folders if not one.startswith("."))
        folders[:] = [one for one in shown if not here.leaves_out(one, is_folder=True)]
        closed += [Path(folder, one) for one in shown if one not in folders]
        for one in folders:
            below = os.path.join(folder, one)  # noqa: PTH118 - as os.walk writes it
            if not os.path.islink(below):  # noqa: PTH114 - os.walk does not follow those
                rules[below] = here.inside(Path(below))
        for name in sorted(names):
            file = Path(folder) / name
            if not here.leaves_out(name, is_folder=False):
                yield file
            elif re.fullmatch(ORDER_FILE, name):
                ignored.append(file)


def _refuse(error: OSError) -> None:
    """A folder that can't be read would else be passed over without a word."""
    raise UnreadableFileError(f"{error.filename}: {reason_of(error)}")


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def _listed(what: str, names: list[str]) -> str:
    """Name the first files that may be what somebody was looking for."""
    more = " and others" if len(names) > _MOST_PASSED_OVER else ""
    return f"; {what}: {', '.join(names[:_MOST_PASSED_OVER])}{more}" if names else ""

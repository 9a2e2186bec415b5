"""Finding the order files in a folder and below."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pinspec.errors import EmptyFolderError, UnreadableFileError
from pinspec.files import named, reason_of
from pinspec.ignored import IGNORED, Ignored
from pinspec.repository import top_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER_FILE = r"(order|[^/]+\.(order|pinspec))\.ya?ml"
"""The names of order files, wherever pinspec looks for them."""

_ORDER_FILES = (
    "order files are named order.yaml, *.order.yaml or *.pinspec.yaml, or the same with .yml"
)
OUTSIDE = "a link that leads out of the repository"
_MOST_NAMED = 3


class LeftOut(NamedTuple):
    """An order file that was found but is not given, or a folder into which nobody looked."""

    path: Path
    why: str


def order_files(path: Path, passed_over: list[LeftOut] | None = None) -> Iterator[Path]:
    """Give a file as it is named, or every order file in a folder and below, in order.

    Hidden folders and links to folders are not entered; links that lead out of the folder and its
    repository, and what git leaves out, are passed over. What is named itself never is.

    Args:
        path: the file or folder.
        passed_over: takes up what is passed over: order files, and folders that git leaves out.

    Raises:
        EmptyFolderError: the folder holds no order file.
        UnreadableFileError: a folder or an ignore file can't be read.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - never raises, however odd the path is
        yield path
        return
    passed_over = [] if passed_over is None else passed_over
    before, found = len(passed_over), False
    others: list[str] = []
    for file in _files(path, passed_over):
        if re.fullmatch(ORDER_FILE, file.name):
            found = True
            yield file
        elif not found and len(others) <= _MOST_NAMED and _is_yaml(file.name):
            others.append(named(file.relative_to(path)))
    if not found:
        advice = _ORDER_FILES + _listed("passed over", others)
        for why in (IGNORED, OUTSIDE):
            left_out = (one.path for one in passed_over[before:] if one.why == why)
            names = [named(one.relative_to(path)) for one in left_out]
            advice += _listed(why, names)
        raise EmptyFolderError(f"{named(path)}: no order file in this folder", advice)


def _files(top: Path, passed_over: list[LeftOut]) -> Iterator[Path]:
    """Give all files that are not passed over.

    Args:
        top: the folder.
        passed_over: takes up the others that are named as orders, and the folders that git leaves
            out whole, into which nobody looks.
    """
    rules = {str(top): Ignored.of(top)}
    for folder, folders, names in os.walk(top, onerror=_refuse):
        here = rules.pop(folder)
        shown = sorted(one for one in folders if not one.startswith("."))
        folders[:] = [one for one in shown if not here.leaves_out(one, is_folder=True)]
        closed = (Path(folder, one) for one in shown if one not in folders)
        passed_over += (LeftOut(one, IGNORED) for one in closed)
        for one in folders:
            below = os.path.join(folder, one)  # noqa: PTH118 - as os.walk writes it
            if not os.path.islink(below):  # noqa: PTH114 - os.walk does not follow those
                rules[below] = here.inside(Path(below))
        for name in sorted(names):
            file = Path(folder) / name
            why = IGNORED if here.leaves_out(name, is_folder=False) else _leads_out(file, top)
            if not why:
                yield file
            elif re.fullmatch(ORDER_FILE, name):
                passed_over.append(LeftOut(file, why))


def _leads_out(file: Path, top: Path) -> str:
    """Say so if a file is a link to one of the machine's, which a report would quote from."""
    if not file.is_symlink() or not file.exists():
        return ""
    inside = top_of(top) or Path(os.path.realpath(top))
    return "" if Path(os.path.realpath(file)).is_relative_to(inside) else OUTSIDE


def _refuse(error: OSError) -> None:
    """A folder that can't be read would else be passed over without a word."""
    raise UnreadableFileError(f"{error.filename}: {reason_of(error)}")


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def _listed(what: str, names: list[str]) -> str:
    """Name the first files that may be what somebody was looking for."""
    more = " and others" if len(names) > _MOST_NAMED else ""
    return f"; {what}: {', '.join(names[:_MOST_NAMED])}{more}" if names else ""

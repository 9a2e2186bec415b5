"""Loads an order, and checks it against a rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pinspec.engine import judge
from pinspec.files import read_bytes
from pinspec.finding import Gate
from pinspec.order.load import Loaded, load
from pinspec.reader import read
from pinspec.rulebook.book import Rulebook

if TYPE_CHECKING:
    from collections.abc import Collection
    from os import PathLike

    from pinspec.report import Report
    from pinspec.source import Source


def load_order(order: str | PathLike[str] | Mapping[str, Any]) -> Loaded:
    """Load an order without judging it.

    Args:
        order: the path of an order file, or nested dicts and lists as such a file has them. Numbers
            may be numbers or text with a unit (``"0.047 in"``).

    Returns:
        The order as far as it could be read, with what is wrong with its form.

    Raises:
        UnreadableFileError: the file can't be opened or read.
        NewerFormatError: the order is written for a later version of the format.
    """
    return load(dict(order) if isinstance(order, Mapping) else _source(order))


def check(
    order: str | PathLike[str] | Mapping[str, Any],
    *,
    rulebook: Rulebook | None = None,
    gate: str | None = None,
    switched_off: Collection[str] = (),
) -> Report:
    """Check one order against a rulebook.

    Args:
        order: as for ``load_order``.
        rulebook: the one that comes with pinspec if not given.
        gate: ``concept``, ``sample`` or ``release``; the order's own gate if not given.
        switched_off: codes of rules that are not to be asked.

    Returns:
        The report: the verdict, every finding with its place, and what could not be judged.

    Raises:
        UnreadableFileError: the file can't be opened or read.
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate.
    """
    book = rulebook or Rulebook.built_in()
    wanted = Gate.of(gate) if gate else None
    if isinstance(order, Mapping):
        loaded = load(dict(order))
        return judge(loaded, book, name="order", gate=wanted, switched_off=switched_off)
    return _judged(_source(order), book, wanted, switched_off)


def check_text(
    text: bytes | str,
    name: str,
    *,
    rulebook: Rulebook | None = None,
    gate: str | None = None,
    switched_off: Collection[str] = (),
) -> Report:
    """Check an order that is no file, such as one that an editor holds.

    Args:
        text: what the file of the order would hold.
        name: what the report calls it.
        rulebook: as for ``check``.
        gate: as for ``check``.
        switched_off: as for ``check``.

    Returns:
        The report, as ``check`` gives it.

    Raises:
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate.
    """
    wanted = Gate.of(gate) if gate else None
    return _judged(read(text, name), rulebook or Rulebook.built_in(), wanted, switched_off)


def _judged(
    source: Source, book: Rulebook, gate: Gate | None, switched_off: Collection[str]
) -> Report:
    return judge(
        load(source), book, name=source.name, gate=gate, switched_off=switched_off, source=source
    )


def _source(order: str | PathLike[str]) -> Source:
    path = Path(order)
    return read(read_bytes(path), str(path))

"""Loads an order, and checks it against a rulebook, or against those of several factories."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pinspec.engine import judge
from pinspec.errors import PinspecError
from pinspec.files import read_bytes
from pinspec.finding import Gate
from pinspec.order.load import Loaded, load
from pinspec.reader import read
from pinspec.rulebook.book import Rulebook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from os import PathLike

    from pinspec.comparison import Comparison
    from pinspec.report import Report
    from pinspec.source import Source
    from pinspec.waived import WaiverTerms


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
    waivers: bool = True,
    today: date | None = None,
    terms: WaiverTerms | None = None,
) -> Report:
    """Check one order against a rulebook.

    Args:
        order: as for ``load_order``.
        rulebook: the one that comes with pinspec if not given.
        gate: ``concept``, ``sample`` or ``release``; the order's own gate if not given.
        switched_off: codes of rules that are not to be asked.
        waivers: whether the waivers of the order are honoured.
        today: the day by which they are over; if not given, that of ``SOURCE_DATE_EPOCH``, or else
            of this machine.
        terms: what is asked of them; nothing if not given.

    Returns:
        The report: the verdict, every finding with its place, and what could not be judged.

    Raises:
        UnreadableFileError: the file can't be opened or read.
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate.
    """
    books = [rulebook or Rulebook.built_in()]
    return _judge(order, books, gate, switched_off, waivers, today, terms)[0]


def compare(
    order: str | PathLike[str] | Mapping[str, Any],
    rulebooks: Iterable[Rulebook],
    *,
    gate: str | None = None,
    switched_off: Collection[str] = (),
    waivers: bool = True,
    today: date | None = None,
    terms: WaiverTerms | None = None,
) -> Comparison:
    """Check one order at several factories, reading it once.

    Args:
        order: as for ``load_order``.
        rulebooks: one for each factory: ``Rulebook.built_in().at_factory("kiln-street")``. One
            at no factory stands for itself, under its own name.
        gate: as for ``check``.
        switched_off: codes of rules that are not to be asked.
        waivers: as for ``check``.
        today: as for ``check``.
        terms: as for ``check``.

    Returns:
        The report of each factory, where the order can be made, and what stands in the way.

    Raises:
        PinspecError: there is no rulebook, or two are those of factories of the same name.
        UnreadableFileError: the file can't be opened or read.
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate.
    """
    from pinspec.comparison import Comparison  # most orders are checked at one factory, or none

    books: dict[str, Rulebook] = {}
    for book in rulebooks:
        at = book.factory.name if book.factory else book.title
        if at in books:
            raise PinspecError(f"there are two of {at}", "give each factory a name of its own")
        books[at] = book
    if not books:
        raise PinspecError("there is no rulebook to compare by", "give one for each factory")
    reports = _judge(order, books.values(), gate, switched_off, waivers, today, terms)
    return Comparison(dict(zip(books, reports, strict=True)))


def _judge(
    order: str | PathLike[str] | Mapping[str, Any],
    books: Iterable[Rulebook],
    gate: str | None,
    switched_off: Collection[str],
    waivers: bool,
    today: date | None,
    terms: WaiverTerms | None,
) -> list[Report]:
    """Read an order once, and judge it by each rulebook."""
    wanted = Gate.of(gate) if gate else None
    given = dict(order) if isinstance(order, Mapping) else _source(order)
    source = None if isinstance(given, dict) else given
    loaded, name = load(given), source.name if source else "order"
    return [
        judge(
            loaded,
            one,
            name=name,
            gate=wanted,
            switched_off=switched_off,
            source=source,
            waivers=waivers,
            today=today,
            terms=terms,
        )
        for one in books
    ]


def _source(order: str | PathLike[str]) -> Source:
    path = Path(order)
    return read(read_bytes(path), str(path))

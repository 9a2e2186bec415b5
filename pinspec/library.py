"""Loads an order, and checks it against a rulebook, or against those of several factories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pinspec.engine import judge, placed
from pinspec.errors import PinspecError
from pinspec.files import read_bytes
from pinspec.finding import Gate
from pinspec.order.load import Loaded, load
from pinspec.reader import read
from pinspec.rulebook.book import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date
    from os import PathLike
    from typing import Unpack

    from pinspec.comparison import Comparison
    from pinspec.options import Options
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
    return load(_given(order))


def check(
    order: str | PathLike[str] | Mapping[str, Any],
    *,
    rulebook: Rulebook | None = None,
    **options: Unpack[Options],
) -> Report:
    """Check one order against a rulebook.

    Args:
        order: as for ``load_order``.
        rulebook: the one that comes with pinspec if not given.
        options: see ``Options``.

    Returns:
        The report: the verdict, every finding with its place, and what could not be judged.

    Raises:
        UnreadableFileError: the file can't be opened or read.
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate, edition or code of a rule.
    """
    return _judge(_given(order), [rulebook or Rulebook.built_in()], **options)[0]


def check_text(
    text: bytes | str,
    name: str,
    *,
    rulebook: Rulebook | None = None,
    **options: Unpack[Options],
) -> Report:
    """Check an order that is no file, such as one that an editor holds.

    Args:
        text: what the file of the order would hold.
        name: what the report calls it.
        rulebook: as for ``check``.
        options: see ``Options``.

    Returns:
        The report, as ``check`` gives it.

    Raises:
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate, edition or code of a rule.
    """
    return _judge(read(text, name), [rulebook or Rulebook.built_in()], **options)[0]


def compare(
    order: str | PathLike[str] | Mapping[str, Any],
    rulebooks: Iterable[Rulebook],
    **options: Unpack[Options],
) -> Comparison:
    """Check one order at several factories, reading it once.

    Args:
        order: as for ``load_order``.
        rulebooks: one for each factory: ``Rulebook.built_in().at_factory("kiln-street")``. One
            at no factory stands for itself, under its own name.
        options: see ``Options``.

    Returns:
        The report of each factory, where the order can be made, and what stands in the way.

    Raises:
        PinspecError: there is no rulebook, or two are those of factories of the same name.
        UnreadableFileError: the file can't be opened or read.
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate, edition or code of a rule.
    """
    return _compare(_given(order), rulebooks, options)


def compare_text(
    text: bytes | str, name: str, rulebooks: Iterable[Rulebook], **options: Unpack[Options]
) -> Comparison:
    """Check an order that is no file at several factories.

    Args:
        text: as for ``check_text``.
        name: as for ``check_text``.
        rulebooks: as for ``compare``.
        options: see ``Options``.

    Returns:
        The report of each factory, as ``compare`` gives it.

    Raises:
        PinspecError: there is no rulebook, or two are those of factories of the same name.
        NewerFormatError: the order is written for a later version of the format.
        ValueError: there is no such gate, edition or code of a rule.
    """
    return _compare(read(text, name), rulebooks, options)


def _compare(
    given: Source | dict[str, Any], rulebooks: Iterable[Rulebook], options: Options
) -> Comparison:
    from pinspec.comparison import Comparison  # most orders are checked at one factory, or none

    books: dict[str, Rulebook] = {}
    for book in rulebooks:
        at = book.factory.name if book.factory else book.title
        if at in books:
            raise PinspecError(f"there are two of {at}", "give each factory a name of its own")
        books[at] = book
    if not books:
        raise PinspecError("there is no rulebook to compare by", "give one for each factory")
    return Comparison(dict(zip(books, _judge(given, [*books.values()], **options), strict=True)))


def _judge(
    given: Source | dict[str, Any], books: Collection[Rulebook], *, gate: str | Gate | None = None,
    switched_off: Collection[str] = (), edition: str = "", waivers: bool = True,
    today: date | None = None, terms: WaiverTerms | None = None,
) -> list[Report]:  # fmt: skip
    """Judge an order, once it is read, by each rulebook; see ``Options``."""
    wanted = Gate.of(gate) if isinstance(gate, str) and gate else gate or None
    if switched_off:
        _refuse_unknown(switched_off, books)
    source = None if isinstance(given, dict) else given
    loaded, name = load(given), source.name if source else "order"

    def ask(book: Rulebook) -> Report:
        return judge(loaded, book, name=name, gate=wanted, switched_off=switched_off, source=source)

    reports = [_by_edition(edition, book, ask) for book in books]
    if loaded.order is None or not loaded.order.waivers:
        return reports
    from pinspec.waivers import honour, set_aside  # most orders waive nothing

    if not waivers:
        return [set_aside(one, loaded) for one in reports]
    honoured = [honour(one, loaded, today, terms) for one in reports]
    return [replace(one, findings=placed([*one.findings], source)) for one in honoured]


def _refuse_unknown(codes: Collection[str], books: Iterable[Rulebook]) -> None:
    """Refuse what is no rule's code, as it would switch off nothing."""
    from pinspec.rule.makes import MAKES  # which only the rulebook of some factories has

    known = MAKES.union(*({one.code for one in book.entries} for book in books))
    if unknown := sorted({*codes} - known):
        raise ValueError(f"no rule has the code `{unknown[0]}`")


def _by_edition(edition: str, book: Rulebook, ask: Callable[[Rulebook], Report]) -> Report:
    if not edition:
        return ask(book)
    from pinspec.held_to import held_to  # most orders are held to all rules

    return held_to(edition, book, ask)


def _given(order: str | PathLike[str] | Mapping[str, Any]) -> Source | dict[str, Any]:
    if isinstance(order, Mapping):
        return dict(order)
    path = Path(order)
    return read(read_bytes(path), str(path))

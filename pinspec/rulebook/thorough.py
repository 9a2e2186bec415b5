"""Every check that can be made of a rulebook or pack without an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.errors import RulebookError
from pinspec.rule.facts import FactsFile
from pinspec.rulebook import MARKER
from pinspec.rulebook.citations import Citations
from pinspec.rulebook.factory import read_factory
from pinspec.rulebook.pack import (
    FACTORIES,
    FACTS,
    Pack,
    files_in,
    read_bases,
    read_facts,
    read_pack,
    read_source,
)
from pinspec.rulebook.shelf import Shelf
from pinspec.rulebook.strays import note_strays
from pinspec.source import Source

if TYPE_CHECKING:
    from pinspec.rulebook.book import Rulebook
    from pinspec.rulebook.guarded import Place


def read_thoroughly(folder: Place, below: Rulebook | None = None) -> Pack:
    """Read a rulebook, or a pack over one, noting all that is wrong with it.

    Args:
        folder: where ``pack.yaml`` stands.
        below: the rulebook that a pack is added to.

    Raises:
        RulebookError: there is no pack in this folder.
    """
    if not folder.is_dir():
        what = "not a folder, as a pack of rules is" if folder.is_file() else "no such folder"
        raise RulebookError((f"{folder}: {what}",))
    if not (folder / MARKER).is_file():
        what = f"no pack of rules: there is no {MARKER} in it (`name: Acme cards`, `prefix: ACM`)"
        raise RulebookError((f"{folder}: {what}",))
    pack = read_pack(folder, examples=True, below=below.deck if below else None)
    note_strays(pack.folder, pack.mistakes)
    whole = not pack.mistakes.found
    pack.bases = read_bases(folder, pack.mistakes)
    pack.facts, pack.facts_source = _facts(pack, below)
    if pack.facts is not None:
        settled = below.facts.facts if below else {}
        Citations(pack, pack.facts, pack.facts_source, settled).check(whole=whole)
    Shelf(pack, below).check(whole=whole)
    for _, file in files_in(folder / FACTORIES, pack.mistakes):
        read_factory(read_source(file, pack.mistakes), pack.deck, pack.mistakes)
    return pack


def _facts(pack: Pack, below: Rulebook | None) -> tuple[FactsFile | None, Source]:
    """Read the facts; a pack that cites only those of the rulebook below need not have any."""
    if below is not None and not (pack.folder / FACTS).is_file():
        return FactsFile(sources={}, facts={}), Source(str(pack.folder / FACTS), "")
    return read_facts(pack.folder, pack.mistakes)

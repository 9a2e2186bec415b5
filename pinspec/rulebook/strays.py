"""Files in a rulebook's folder that nobody would read, and so would be passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.language.vocabulary import hint
from pinspec.nearest import nearest
from pinspec.order.model import Order
from pinspec.order.shape import shapes
from pinspec.rulebook import MARKER
from pinspec.rulebook.pack import BASE, FACTORIES, FACTS, LIMITS, WORDING, listed

if TYPE_CHECKING:
    from pinspec.rule.mistakes import Mistakes
    from pinspec.rulebook.guarded import Place

_FILES = {name.removesuffix(".yaml"): name for name in (MARKER, LIMITS, FACTS)}
_YAML = (".yaml", ".yml")


def note_strays(folder: Place, mistakes: Mistakes) -> None:
    """Note every YAML file that stands where no rulebook has one; other files are let be."""
    for one in listed(folder, mistakes):
        if one.name.startswith((".", "_")):
            continue
        if one.is_dir():
            _note_folder(one, mistakes)
        elif one.name.endswith(_YAML) and one.name not in _FILES.values():
            near = nearest(one.name.rpartition(".")[0], _FILES)
            way_out = f", did you mean {_FILES[near]}?" if near else ": move it out of this folder"
            mistakes.note_file(str(one), f"a rulebook has no such file{way_out}")


def _note_folder(folder: Place, mistakes: Mistakes) -> None:
    blocks = shapes(Order)
    is_known = folder.name in blocks or folder.name in {BASE, FACTORIES, WORDING}
    for one in listed(folder, mistakes):
        if one.name.startswith((".", "_")):
            continue
        if not is_known:
            if one.name.endswith(_YAML):
                way_out = hint(folder.name, blocks) or ": move it out of this folder"
                mistakes.note_file(str(folder), f"the order has no block `{folder.name}`{way_out}")
                return
        elif one.name.endswith(".yml"):
            mistakes.note_file(str(one), "files of a rulebook end in .yaml")
        elif one.is_dir() and not one.name.endswith(".yaml"):
            mistakes.note_file(str(one), "a folder in here is not read: move its files up")

"""Compiles what a wheel carries, so that a check need not work it out: rulebook and validator."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface[Any]):
    """Adds two files to the wheel; an editable install reads rules and model as they stand."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules of this tree, and refuse to build a wheel of rules with a mistake."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from pinspec.order import validator
            from pinspec.rulebook import packed
            from pinspec.rulebook.book import Rulebook

            book = Rulebook.built_in()
        finally:
            sys.path.remove(self.root)
        rulebook = packed.pack(packed.Parts(book.name, book.rules, book.required, book.deck))
        carried = {
            f"pinspec/rules/{packed.FILE}": rulebook,
            f"pinspec/order/{validator.FILE}": validator.pack(),
        }
        self.folder = tempfile.TemporaryDirectory()
        for number, (place, raw) in enumerate(carried.items()):
            file = Path(self.folder.name) / str(number)
            file.write_bytes(raw)
            build_data["force_include"][str(file)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what was only needed for the wheel."""
        if version != "editable":
            self.folder.cleanup()

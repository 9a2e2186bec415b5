"""Compiles the built-in rulebook into the wheel, so that a check need not read it from YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface[Any]):
    """Adds one file to the wheel; an editable install reads the rules as they stand."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules of this tree, and refuse to build a wheel of rules with a mistake."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from pinspec.rulebook import packed
            from pinspec.rulebook.book import Rulebook

            book = Rulebook.built_in()
        finally:
            sys.path.remove(self.root)
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / packed.FILE
        file.write_bytes(packed.pack(packed.Parts(book.name, book.rules, book.required, book.deck)))
        build_data["force_include"][str(file)] = f"pinspec/rules/{packed.FILE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what was only needed for the wheel."""
        if version != "editable":
            self.folder.cleanup()

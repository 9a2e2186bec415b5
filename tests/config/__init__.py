"""Configs: where they are found, what they come to, and what is refused in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def lay(top: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")


CONFIG = """\
required-version = ">=0.1,<2"
edition = "0.1"
gate = "release"
fail-on = "cosmetic"
select = ["posts/count", "posts/level", "PIN403"]
ignore = ["PIN403"]
mandatory = ["artwork/lines"]
factory = "works.yaml"
rules = ["packs/ours"]
baseline = "known.json"
waivers.longest-days = 90
[per-file]
"archive/**" = {gate = "sample", ignore = ["posts/level"], fail-on = "respec"}
"*-old.order.yaml" = {gate = "concept", factory = "kiln-street"}
"""

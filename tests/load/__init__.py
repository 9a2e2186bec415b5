"""Loading an order: what is read without a word, and what is a mistake at its place."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from pinspec.order.load import Loaded

if TYPE_CHECKING:
    from pinspec.path import Path


def at(path: str) -> Path:
    """Turn ``artwork.lines.0.width_mm`` into a path."""
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))


def value_at(loaded: Loaded, path: str) -> Any:
    value: Any = loaded.order
    for step in at(path):
        value = value[step] if isinstance(step, int) else getattr(value, str(step), None)
    return value


READ = [
    *((f"artwork: {{simplify_allowed: {word}}}", "artwork.simplify_allowed", said)
      for words, said in (("yes YES Yes true True TRUE", True), ("no No NO false False", False))
      for word in words.split()),
    ("product: {process: Soft Enamel}", "product.process", "soft_enamel"),
    ("product: {needs: stay level}", "product.needs", ["stay_level"]),
    ("product: {needs: none}", "product.needs", []),
    ("artwork: {texts: None}", "artwork.texts", []),
    ("product: {process: SOFT-ENAMEL}", "product.process", "soft_enamel"),
    ("ring: {jump_ring: open}", "ring.jump_ring", "open"),
    ("ring: {jump_ring: Open}", "ring.jump_ring", "open"),
    ("ring: {kind: open}", "ring.kind", None),
    ("body: {metal: zinc-alloy}", "body.metal", "zinc_alloy"),
    ("inspection: {level: s-1}", "inspection.level", "S-1"),
    ("inspection: {level: S 1}", "inspection.level", "S-1"),
    ("inspection: {level: ii}", "inspection.level", "II"),
    ("order: {markets: [us, US CA, Other]}", "order.markets", ["US", "US-CA", "other"]),
    *((f"body: {{width_mm: {nothing}}}", "body.width_mm", None)
      for nothing in ("TBD", "tbc", "'?'", "", "~", "null", "''")),
    ("body:\n  width_mm:", "body.width_mm", None),
    ("body: TBD", "body", None),
    *((f"surface: {{rim: '{nothing}'}}", "surface.rim", None)
      for nothing in ("see email", "See attached.", "ask client", "as discussed", "to follow",
                      "to be advised", "to be agreed", "pending", "Unknown", "not sure",
                      "as usual", "n.a.", "N/A", "na", "-", "--", "xx", "T.B.D.", "tba",
                      " as  usual ")),
    ("surface: {rim: as on the drawing}", "surface.rim", "as on the drawing"),
    ("surface: {rim: see email of 3 May}", "surface.rim", "see email of 3 May"),
    ("surface: {rim: none}", "surface.rim", "none"),
    ("surface: {notes: as usual}", "surface.notes", "as usual"),
    ("order: {revision: '-'}", "order.revision", "-"),
    ("artwork: {lines: [{name: xx}]}", "artwork.lines.0.name", "xx"),
    ("enamel: {colors: [{pantone: see email}]}", "enamel.colors.0.pantone", None),
    ("inspection: {major: as usual}", "inspection.major", None),
    ("inspection: {major: [see email]}", "inspection.major", None),
    ("body: {width_mm: as discussed, metal: ask client}", "body.metal", None),
    ("inspection: {inline_check: none}", "inspection.inline_check", None),
    *((f"posts: {none}", "posts", None) for none in ("none", "None", "no", "nothing")),
    ("artwork: {lines: TBD}", "artwork.lines", None),
    ("artwork: {views: [front, TBD]}", "artwork.views", None),
    ("posts: {at_mm: [[1, 2], [3, TBD]]}", "posts.at_mm", None),
    ("posts: {at_mm: [TBD, TBD]}", "posts.at_mm", None),
    ("artwork: {lines: []}", "artwork.lines", []),
    ("artwork: {lines: [TBD, {width_mm: 0.3}]}", "artwork.lines.1.width_mm", 0.3),
    ("plating: [{notes: a}, {notes: b}]", "plating.1.notes", "b"),
    ("notes: 12", "notes", "12"),
    ("body: {notes: 'a, b'}", "body.notes", "a, b"),
    ("posts: {at_mm: [[-12, 6.5], [12 mm, '1/4 in']]}", "posts.at_mm", [[-12, 6.5], [12, 6.35]]),
    ("order: {ships: 2026-12-01}", "order.ships", datetime.date(2026, 12, 1)),
    ("order: {ships: 2026/12/1}", "order.ships", datetime.date(2026, 12, 1)),
    ("magnet: {cure_h: {min: 1 day, max: 48}}", "magnet.cure_h.min", 24.0),
    ("magnet: {cure_h: {min: 24}}", "magnet.cure_h.max", None),
    ("body: {size_tol_mm: +0.20/-0.05}", "body.size_tol_mm.minus", 0.05),
    ("packaging: {storage_months: 6 months}", "packaging.storage_months", 6),
    ("pinspec: 1", "pinspec", 1),
    ("body: {}", "pinspec", 1),
    ("product: {process: printed}\nartwork: {lines: [{}]}", "artwork.lines.0.made_by", "print"),
    ("product: {process: die_struck}\nartwork: {texts: [{}]}", "artwork.texts.0.made_by", "metal"),
    ("artwork: {texts: [{}]}", "artwork.texts.0.made_by", None),
    ("x-a: {b: [1]}\nbody: {x-b: 1, width_mm: 4}", "body.width_mm", 4),
    ("artwork: {lines: [{x-c: 1, name: rim}]}", "artwork.lines.0.name", "rim"),
    ("inspection: {aql: {x-d: 2, major: 2.5}}", "inspection.aql.major", 2.5),
    ("magnet: {cure_h: {min: 24, x-e: 3}}", "magnet.cure_h.min", 24),
]  # fmt: skip

"""How an order is read: what is understood, what is refused, and what is left of the rest."""

from __future__ import annotations

import datetime
import time
from typing import TYPE_CHECKING, Any

import pytest

from pinspec.errors import NewerFormatError
from pinspec.finding import MAX_FINDINGS
from pinspec.order.load import Loaded, load
from pinspec.reader import read

if TYPE_CHECKING:
    from pinspec.path import Path

KEPT = "notes: kept\n"
"""Stands above every text with a mistake, and must survive it."""


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
                      "to be advised", "pending", "Unknown", "not sure", "as usual", "n.a.", "N/A",
                      "na", "-", "--", "xx", "T.B.D.", "tba", " as  usual ")),
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


@pytest.mark.parametrize(("text", "path", "expected"), READ, ids=repr)
def test_what_is_clear_is_read_without_a_word(text: str, path: str, expected: object) -> None:
    loaded = load(read(text, "order.yaml"))
    assert not loaded.findings
    assert not loaded.unreadable
    assert value_at(loaded, path) == expected


# Text in which « stands before the place of the finding, its code, its path, words of what it
# says, and what is unreadable where that is not the path ("" for nothing).
MISTAKES: list[tuple[str, ...]] = [
    ("artwork: {simplify_allowed: «y}", "PIN011", "artwork.simplify_allowed", "write yes or no"),
    ("artwork: {simplify_allowed: «1}", "PIN011", "artwork.simplify_allowed", "neither yes nor no"),
    ("enamel: {metal_breaks: «maybe}", "PIN011", "enamel.metal_breaks", "`maybe` is neither"),
    ("body:\n  metal: «irn", "PIN012", "body.metal", "did you mean iron?"),
    ("product: {kind: «brooch}", "PIN012", "product.kind", "write one of: pin, badge, magnet"),
    ("plating: [{finish: «qqq}]", "PIN012", "plating.0.finish", "(other: say which in notes)"),
    ("body: {metal: «" + "x" * 5000 + "}", "PIN012", "body.metal", "xxx...` is not a word"),
    ("body: {«widht_mm: 4}", "PIN010", "body.widht_mm", "did you mean width_mm?", "body.width_mm"),
    ("body: {«widht_mm: 4, width_mm: 5}", "PIN010", "body.widht_mm",
     "`width_mm:` is there already: leave this out, or say it in `notes:`", ""),
    ("plating: [{finish: gold, «color: 18K}]", "PIN010", "plating.0.color",
     "`finish:` is there already", ""),
    ("inspection: {aql: {minor: 4, «minro: 4}}", "PIN010", "inspection.aql.minro",
     "`minor:` is there already: leave this out", ""),
    ("body: {«cutouts: yes}", "PIN010", "body.cutouts", "write `features: [cutouts]`",
     "body.features"),
    ("body: {«cutouts: no}", "PIN010", "body.cutouts", "leave it out; where it is there", ""),
    ("body: {«levels: 2}", "PIN010", "body.levels", "write `features: [multi_level]`",
     "body.features"),
    ("product: {«moving_part: yes}", "PIN010", "product.moving_part",
     "write `features: [moving_part]` under `body:`", "body.features"),
    ("product: {«magnet: yes}", "PIN010", "product.magnet", "write `kind: magnet`",
     "product.kind"),
    ("enamel: {«glitter: yes}", "PIN010", "enamel.glitter", "write `colors: [{effect: glitter}]`",
     "enamel.colors.effect"),
    ("packaging: {«polybag: yes}", "PIN010", "packaging.polybag", "write `steps: [polybag]`",
     "packaging.steps"),
    ("magnet: {«neodymium: yes}", "PIN010", "magnet.neodymium", "write `material: neodymium`",
     "magnet.material"),
    ("plating: [{«gold: 0.05}]", "PIN010", "plating.0.gold", "write `finish: gold`",
     "plating.0.finish"),
    ("«butterfly: 2", "PIN010", "butterfly", "write `clutch: butterfly` under `posts:`",
     "posts.clutch"),
    ("packaging: {card: {«print: 4/0}}", "PIN010", "packaging.card.print", "known here: material",
     ""),
    ("artwork: {texts: [{«by: print}]}", "PIN010", "artwork.texts.0.by", "did you mean made_by?",
     "artwork.texts.0.made_by"),
    ("«parts: {a: 4}", "PIN010", "parts", "known here: pinspec, order, product", ""),
    ("body: {«widthMm: 4}", "PIN010", "body.widthMm", "did you mean width_mm?", "body.width_mm"),
    ("body: {«Width-mm: 4}", "PIN010", "body.Width-mm", "did you mean width_mm?", "body.width_mm"),
    ("body: {«width: 4}", "PIN010", "body.width", "did you mean width_mm?", "body.width_mm"),
    ("posts: {«at: 4}", "PIN010", "posts.at", "did you mean at_mm?", "posts.at_mm"),
    ("body: {«diameter_mm: 4}", "PIN010", "body.diameter_mm",
     "write `width_mm:`, with `outline: round`", "body.outline", "body.width_mm"),
    ("body: {«height_in: 1.25}", "PIN010", "body.height_in", "write `height_mm: 1.25 in`",
     "body.height_mm"),
    ("artwork: {lines: [{«width_mil: 12}]}", "PIN010", "artwork.lines.0.width_mil",
     "write `width_mm: 12 mil`", "artwork.lines.0.width_mm"),
    ("order: {«quantity:3000}", "PIN010", "order.quantity:3000",
     "put a space after the colon: `quantity: 3000`", "order.quantity"),
    ("body: {width_mm: «40,0}", "PIN014", "body.width_mm", "write a point for the comma"),
    ("body: {«breite_mm: 40}", "PIN010", "body.breite_mm", "known here: width_mm", ""),
    ("product: {kind: «lapel pin}", "PIN012", "product.kind", "did you mean pin?"),
    ("magnet: {adhesive: «epoxy}", "PIN012", "magnet.adhesive", "did you mean two_part_epoxy?"),
    ("product: {process: «enamel}", "PIN012", "product.process", "soft_enamel or hard_enamel?"),
    ("plating: «gold", "PIN011", "plating", "write `plating: [{finish: gold}]`"),
    ("plating: «Shiny Gold", "PIN011", "plating", "write `plating: [{finish: gold}]`"),
    ("plating: «shiny", "PIN011", "plating", "or each as {finish: ..., called: ...}"),
    ("body: {width_mm: «1.2 mm thick}", "PIN011", "body.width_mm", "leave out `thick`"),
    ("body: {«Shape: x}", "PIN010", "body.Shape", "did you mean outline?", "body.outline"),
    ("body: {«clutch: x}", "PIN010", "body.clutch", "belongs under `posts:`", "posts.clutch"),
    ("«clutch: x", "PIN010", "clutch", "`clutch` belongs under `posts:`", "posts.clutch"),
    ("«quantity: 9", "PIN010", "quantity", "belongs under `order:`", "order.quantity"),
    ("body: {«surface: {raised: satin}}", "PIN010", "body.surface", "begin it at the left margin",
     "surface"),
    ("packaging: {«gsm: 9}", "PIN010", "packaging.gsm", "under `packaging.card:`",
     "packaging.card.gsm"),
    ("body: {}\nartwork: {«height_mm: 4}", "PIN010", "artwork.height_mm", "`artwork.texts:`",
     "artwork.texts.height_mm"),
    ("packaging: {card: {«fit_tested: yes}}", "PIN010", "packaging.card.fit_tested",
     "belongs under `packaging:`", "packaging.fit_tested"),
    ("body: {«pull_force_n: 9}", "PIN010", "body.pull_force_n", "under `magnet:` or `ring:`",
     "magnet.pull_force_n", "ring.pull_force_n"),
    ("ring: {}\nbody: {«pull_force_n: 9}", "PIN010", "body.pull_force_n", "under `ring:`",
     "ring.pull_force_n"),
    ("body: {«colour: 4}", "PIN010", "body.colour", "known here: width_mm, height_mm,", ""),
    ("posts: {«qwertz: 4}", "PIN010", "posts.qwertz", "construction, pull_test, notes, count", ""),
    ("enamel: {«qwertz: 4}", "PIN010", "enamel.qwertz", "void_max_mm, colors, notes; keys", ""),
    ("order: {«qwertz: 4}", "PIN010", "order.qwertz", "unit_price_usd, ...; keys of", ""),
    ("body: {«qwertz: 4}", "PIN010", "body.qwertz", "keys of your own begin with x-", ""),
    ("«geometry: {a: 4}", "PIN010", "geometry", "did you mean body?", "body"),
    ("«Body: {a: 4}", "PIN010", "Body", "did you mean body?", "body"),
    ("body: {}\n«geometry: {a: 4}", "PIN010", "geometry", "`body:` is there already: put this", ""),
    ("«vouchers: [{a: 4}]", "PIN010", "vouchers", "the file has no key `vouchers`", ""),
    ("artwork: {lines: [{«widht: 4}]}", "PIN010", "artwork.lines.0.widht", "mean width_mm?",
     "artwork.lines.0.width_mm"),
    ("magnet: {cure_h: {«low: 24}}", "PIN010", "magnet.cure_h.low", "known here: min, max;", ""),
    ("artwork: {views: «'front, back'}", "PIN011", "artwork.views", "write `views: [front, back]`"),
    ("artwork: {lines: «0.3}", "PIN011", "artwork.lines", "write `lines: [{width_mm: 0.3}]`"),
    ("«plating: {finish: gold, thickness_um: 0.5}", "PIN011", "plating",
     "write `plating: [{finish: gold, thickness_um: 0.5}]`"),
    ("«plating: {finish: gold, reference: 'a, b', thickness_um: {min: 1, max: 2}}", "PIN011",
     "plating", "[{finish: gold, reference: 'a, b', thickness_um: {min: 1, max: 2}}]`"),
    ("«plating: {finish: gold, reference: " + "x" * 99 + "}", "PIN011", "plating",
     "put one `- ` before all of its keys"),
    ("«plating: {finish: rose gold, thickness: 0.5 µm}", "PIN011", "plating",
     "put one `- ` before all of its keys, which is one item of a list"),
    ("«plating: {top: {finish: gold}}", "PIN011", "plating", "each as {finish: ..., called: ...}"),
    ("plating: «'nickel, gold'", "PIN011", "plating",
     "write `plating: [{finish: nickel}, {finish: gold}]`"),
    ("enamel: {colors: [«186 C]}", "PIN011", "enamel.colors.0",
     "write `colors: [{pantone: 186 C}, ...]`"),
    ("enamel: {colors: «'186 C, Black C'}", "PIN011", "enamel.colors",
     "write `colors: [{pantone: 186 C}, {pantone: Black C}]`"),
    ("body: {«features: {cutouts: yes, 3d: yes}}", "PIN011", "body.features",
     "write `features: [cutouts, deep_relief]`"),
    ("inspection: {aql: «2.5/4.0}", "PIN011", "inspection.aql",
     "write `aql: {major: 2.5, minor: 4.0}`"),
    ("inspection: {aql: «2.5}", "PIN011", "inspection.aql",
     "write `aql: {major: 2.5, minor: 4.0}`"),
    ("inspection: {aql: «6.5}", "PIN011", "inspection.aql", "{major: 6.5, minor: 6.5}`"),
    ("inspection: {aql: «0 / 1.5 / 4}", "PIN011", "inspection.aql",
     "write `aql: {critical: 0, major: 1.5, minor: 4}`"),
    ("inspection: {aql: «normal}", "PIN011", "inspection.aql",
     "write `aql: {critical: 0, major: 2.5, minor: 4}`, with your values"),
    ("posts: «1", "PIN011", "posts", "write `posts: {count: 1}`"),
    ("posts: «2 posts", "PIN011", "posts", "write `posts: {count: 2}`"),
    ("posts: «military clutch", "PIN011", "posts", "write `posts: {clutch: butterfly}`"),
    ("magnet: «10 mm", "PIN011", "magnet", "write `magnet: {diameter_mm: 10}`"),
    ("posts: {pull_test: «10 pulls}", "PIN011", "posts.pull_test", "`pull_test: {cycles: 10}`"),
    ("posts: {pull_test: «15 N}", "PIN011", "posts.pull_test", "`pull_test: {force_min_n: 15}`"),
    ("inspection: {viewed: «30 cm}", "PIN011", "inspection.viewed",
     "write `viewed: {at_cm: 30, light: D65}`"),
    ("inspection: {inline_check: «first 50}", "PIN011", "inspection.inline_check",
     "write `inline_check: {from_pcs: 50, to_pcs: 100}`, with your values"),
    ("order: {«designs: [a, b, c]}", "PIN011", "order.designs", "write `designs: 3`"),
    ("order: {«quantity: [100, 200]}", "PIN011", "order.quantity", "write quantity: and one value"),
    ("compliance: {nickel: «low}", "PIN011", "compliance.nickel",
     "give its keys: release_max, method"),
    ("plating: [«none]", "PIN011", "plating.0", "a block is asked for here"),
    ("plating: [«gold]", "PIN011", "plating.0", "write `plating: [{finish: gold}, ...]`"),
    ("plating: [«shiny]", "PIN011", "plating.0", "give its keys: finish, called, layer ..."),
    ("body: {«width_mm: [4]}", "PIN011", "body.width_mm", "is asked for here, not a list"),
    ("body: {«width_mm: {a: 4}}", "PIN011", "body.width_mm", "not a block of keys"),
    ("body: «40", "PIN011", "body", "write `body: {width_mm: 40}`"),
    ("body: «small", "PIN011", "body", "give its keys: width_mm, height_mm, size_tol_mm ..."),
    ("«body: [40]", "PIN011", "body", "a block is asked for here, not a list"),
    ("magnet: {«cure_h: [24, 48]}", "PIN011", "magnet.cure_h", "one number, or give min, max"),
    ("posts: {at_mm: «'1, 2'}", "PIN011", "posts.at_mm", "write [[x, y], ...] in mm"),
    ("posts: {«at_mm: [1, 2]}", "PIN011", "posts.at_mm", "write [[x, y], ...] in mm"),
    ("posts: {at_mm: [«[1, 2, 3], [1, 2]]}", "PIN011", "posts.at_mm.0", "a place is two numbers"),
    ("posts: {at_mm: [[1, 2], «[1]]}", "PIN011", "posts.at_mm.1", "[x, y] in mm, such as [-12, 6]"),
    ("posts: {at_mm: [[1, 2], [3, «300]]}", "PIN013", "posts.at_mm.1.1", "300 mm can't be"),
    ("posts: {at_mm: [[1, 2], «3]}", "PIN011", "posts.at_mm.1", "write [x, y] in mm",
     "posts.at_mm", "posts.at_mm.1"),
    ("posts: {at_mm: [[1, «a]]}", "PIN011", "posts.at_mm.0.1", "write one number in mm",
     "posts.at_mm", "posts.at_mm.0", "posts.at_mm.0.1"),
    ("bar_pin: {at_mm: «6}", "PIN011", "bar_pin.at_mm", "write [x, y] in mm"),
    ("order: {ships: «12/01/2027}", "PIN014", "order.ships", "write 2027-01-12 or 2027-12-01"),
    ("order: {ships: «1.12.2026}", "PIN011", "order.ships", "write 2026-12-01"),
    ("order: {ships: «12/31/2027}", "PIN011", "order.ships", "write 2027-12-31"),
    ("order: {ships: «1/1/2027}", "PIN011", "order.ships", "write 2027-01-01"),
    ("order: {ships: «2026-13-01}", "PIN011", "order.ships", "is no day of the calendar"),
    ("order: {ships: «30.2.2026}", "PIN011", "order.ships", "is no day of the calendar"),
    *((f"order: {{ships: «'{written}'}}", "PIN011", "order.ships", f"write {day}")
      for written, day in (
          ("1 Dec 2026", "2026-12-01"), ("12 JAN 2027", "2027-01-12"),
          ("March 15, 2027", "2027-03-15"), ("5. Oktober 2026", "2026-10-05"),
          ("3rd April 2027", "2027-04-03"), ("the 3rd", "year-month-day"),
          ("1st of May 2027", "2027-05-01"), ("12-Jan-2027", "2027-01-12"),
          ("2. März 2027", "2027-03-02"), ("2027 Sept. 9", "2027-09-09"),
          ("31 June 2027", "year-month-day, such as 2026-12-31"),
          ("5 Foo 2027", "year-month-day"), ("5 Mar 27", "year-month-day"),
          ("May" * 20, "year-month-day"))),
    ("order: {ships: «2026-W49-2}", "PIN011", "order.ships", "write year-month-day"),
    ("body: {width_mm: «0}", "PIN013", "body.width_mm", "it must be more than 0"),
    ("body: {width_mm: «-1}", "PIN013", "body.width_mm", "-1 mm can't be"),
    ("body: {width_mm: «1 m}", "PIN013", "body.width_mm", "1,000 mm can't be"),
    ("body: {width_mm: «1e6}", "PIN013", "body.width_mm", "1,000,000 mm can't be"),
    ("order: {quantity: «1e20}", "PIN013", "order.quantity", "1e+20 can't be; it must be at most"),
    ("order: {quantity: «'3,000'}", "PIN014", "order.quantity", "write 3000"),
    ("order: {quantity: «3,000}", "PIN014", "order.quantity", "write 3000"),
    ("order: {quantity: «1,000,000, id: A}", "PIN014", "order.quantity", "write 1000000"),
    ("packaging: {carton_pcs: «1,000}", "PIN014", "packaging.carton_pcs", "write 1000"),
    ("body: {thickness_mm: «1.5 +- 0.1}", "PIN011", "body.thickness_mm",
     "write `thickness_mm: 1.5` and `thickness_tol_mm: 0.1`"),
    ("body: {width_mm: «40 ± 5%}", "PIN011", "body.width_mm",
     "write `width_mm: 40` and `size_tol_mm: 2`"),
    ("order: {quantity: «3000 +/- 5%}", "PIN011", "order.quantity",
     "write `quantity: 3000`, and in `notes:` how far it may be off"),
    ("inspection: {aql: {major: «2.5%}}", "PIN011", "inspection.aql.major", "alone: 2.5"),
    ("body: {size_tol_mm: «11}", "PIN013", "body.size_tol_mm", "11 mm can't be"),
    ("body: {size_tol_mm: {plus: «11}}", "PIN013", "body.size_tol_mm.plus", "11 mm can't be"),
    ("magnet: {cure_h: «-1}", "PIN013", "magnet.cure_h", "it must be at least 0"),
    ("magnet: {cure_h: {min: «2 mm}}", "PIN011", "magnet.cure_h.min", "write the time in h"),
    ("magnet: {«cure_h: {min: 2, max: 1}}", "PIN013", "magnet.cure_h", "`min` (2) is above `max`"),
    ("pinspec: «one", "PIN011", "pinspec", "`one` is not a number"),
    ("pinspec: «0", "PIN013", "pinspec", "it must be at least 1"),
    ("artwork: {views: [front, «bakc]}", "PIN012", "artwork.views.1", "did you mean back?",
     "artwork.views", "artwork.views.1"),
    ("body: {«notes: [a]}", "PIN011", "body.notes", "one value is asked for"),
]  # fmt: skip


@pytest.mark.parametrize("row", MISTAKES, ids=lambda row: f"{row[0][:40]}")
def test_a_mistake_is_one_finding_at_its_place(row: tuple[str, ...]) -> None:
    marked, code, path, words, *unreadable = row
    before, _, _ = (KEPT + marked).partition("«")
    source = read(KEPT + marked.replace("«", ""), "order.yaml")
    loaded = load(source)
    (finding,) = loaded.findings
    assert (finding.code, finding.path) == (code, at(path))
    assert words in f"{finding.message}; {finding.change}"
    assert len(finding.message) < 200
    span = source.span(finding.path, finding.at)
    assert span is not None
    assert (span.line, span.column) == (before.count("\n") + 1, len(before.split("\n")[-1]) + 1)
    assert loaded.unreadable == {at(one) for one in unreadable or [path] if one}
    assert value_at(loaded, "notes") == "kept"


def test_a_key_that_is_a_path_belongs_into_its_block() -> None:
    loaded = load(read("body.thickness_mm: 1.2\n", "order.yaml"))
    (finding,) = loaded.findings
    assert finding.change == "`thickness_mm` belongs under `body:`"
    assert loaded.unreadable == {at("body.thickness_mm")}


def test_decimal_commas_inside_braces_are_one_mistake_each() -> None:
    text = "body: {width_mm: 40,0, height_mm: 38,0, thickness_mm: 1,2}\n"
    loaded = load(read(text, "order.yaml"))
    assert [one.code for one in loaded.findings] == ["PIN014"] * 3
    assert loaded.unreadable == {
        at("body.width_mm"), at("body.height_mm"), at("body.thickness_mm"),
    }  # fmt: skip


def test_every_mistake_of_an_order_is_found_and_the_rest_still_stands() -> None:
    loaded = load(read(MANY, "order.yaml"))
    assert [(one.code, one.path) for one in sorted(loaded.findings, key=lambda one: one.code)] == [
        ("PIN010", at("order.qty")),
        ("PIN010", at("artwork.lines.2.widht_mm")),
        ("PIN011", at("artwork.lines.0")),
        ("PIN011", at("artwork.lines.1.width_mm")),
        ("PIN012", at("body.metal")),
        ("PIN013", at("body.thickness_mm")),
        ("PIN013", at("artwork.lines.3.width_mm")),
    ]
    widths = [line.width_mm for line in value_at(loaded, "artwork.lines")]
    assert widths == [None, None, None, None, 0.3]
    assert value_at(loaded, "artwork.lines.3.name") == "rim"
    assert value_at(loaded, "body.width_mm") == 40
    assert loaded.written == {at("body.width_mm"): "4 cm", at("artwork.lines.4.width_mm"): "0,3"}


MANY = """\
order: {id: OTTER-40, qty: 3000}
body: {width_mm: 4 cm, height_mm: 31.0, metal: unobtainium, thickness_mm: 99}
artwork:
  lines:
    - whiskers
    - {width_mm: thin}
    - {widht_mm: 0.3}
    - {width_mm: 0, name: rim}
    - {width_mm: '0,3'}
"""


def test_a_line_that_the_reader_refused_is_emptied_and_shifts_no_other() -> None:
    text = "artwork:\n  lines:\n    - &a {width_mm: 0.2}\n    - *a\n    - {width_mm: 0.3}\n"
    loaded = load(read(text, "order.yaml"))
    assert [one.code for one in loaded.findings] == ["PIN006"]
    assert [line.width_mm for line in value_at(loaded, "artwork.lines")] == [None, None, 0.3]
    assert loaded.unreadable == {at("artwork.lines.0"), at("artwork.lines.1")}


WRITTEN = {
    "0.30": None, "-1": None, "0,30": "0,30", "0.3 mm": "0.3 mm", "3e-1": "3e-1", "０.3": "０.3",
    "12 mil": "12 mil",
}  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), WRITTEN.items())
def test_a_number_is_kept_as_written_where_that_is_not_the_plain_number(
    text: str, kept: str | None
) -> None:
    loaded = load(read(f"artwork: {{lines: [{{width_mm: '{text}'}}]}}", "order.yaml"))
    assert loaded.written == ({at("artwork.lines.0.width_mm"): kept} if kept else {})


@pytest.mark.parametrize("text", ["- a\n- b", "just text", "5", "[]"])
def test_an_order_that_is_no_set_of_blocks_is_refused(text: str) -> None:
    loaded = load(read(text, "order.yaml"))
    assert loaded.order is None
    assert [one.code for one in loaded.findings] == ["PIN011"]
    assert "pinspec: 1" in loaded.findings[0].change


@pytest.mark.parametrize("version", ["2", "'2'", "1e3", "99"])
def test_a_newer_format_is_not_guessed_at(version: str) -> None:
    with pytest.raises(NewerFormatError) as raised:
        load(read(f"pinspec: {version}\nfuture: {{a: [b]}}", "order.yaml"))
    assert "upgrade" in raised.value.advice


def test_a_file_of_nothing_but_mistakes_is_told_so_and_takes_no_time() -> None:
    text = "body: {" + ", ".join(f"widht_{number}: 1" for number in range(4_900)) + "}\n"
    start = time.process_time()
    loaded = load(read(text, "order.yaml"))
    assert time.process_time() - start < 2
    assert len(loaded.findings) == MAX_FINDINGS + 1
    assert loaded.findings[-1].message == "the mistakes after this one are not listed"

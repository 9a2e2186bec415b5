"""What each mistake in the form of an order file, or in its waivers, means, and the right way."""

from __future__ import annotations

from typing import NamedTuple

from pinspec.finding import Form, Verdict
from pinspec.pages.page import FormPage
from pinspec.waived import Lapse


class _Text(NamedTuple):
    means: str
    wrong: str
    right: str
    is_shown: bool = True


def _waiver(line: str) -> str:
    """Leave out of a waiver what makes no difference, and so show none that could be read."""
    return f"waivers: [{{..., {line}}}]"


_TEXTS: dict[Form | Lapse, _Text] = {
    Form.SYNTAX: _Text(
        "An order is YAML: lines of `key: value`, with the keys of a block indented alike, by "
        "spaces. Something in this line breaks that, most often a missing blank after a colon, an "
        "indentation that fits no block, or a quote or bracket that is never closed. Nothing "
        "behind it can be read.",
        "body:\n    width_mm: 30\n  height_mm: 28",
        "body:\n  width_mm: 30\n  height_mm: 28",
    ),
    Form.ENCODING: _Text(
        "The file was saved in the letters of one country (such as Windows-1252, which some "
        "programs call ANSI) or as UTF-16, so that `µ`, `±` and all accents are uncertain. Save "
        "it anew, and choose UTF-8 where the program asks for an encoding.",
        "Save as type: Text, encoding: ANSI",
        "Save as type: Text, encoding: UTF-8",
        is_shown=False,
    ),
    Form.CHARACTERS: _Text(
        "Either the file is no text at all (a Word or Excel file, a PDF, a picture), or a "
        "character stands in it that nobody sees, as copying from a web page or a chat brings "
        "along. Save it as plain text, or delete the place that is named and type it anew.",
        "an order that was saved as order.xlsx and renamed to order.yaml",
        "the same order saved as plain text in UTF-8",
        is_shown=False,
    ),
    Form.EMPTY: _Text(
        "The file is empty, or each of its lines begins with `#` and so is a comment. There is "
        "nothing to check. An order begins with `pinspec: 1` and the first things that are known.",
        "# the otter badge, to be written",
        "pinspec: 1\norder: {id: OTTER-40}",
    ),
    Form.DUPLICATE_KEY: _Text(
        "One block has the same key twice, so it is open which of the two values the factory "
        "would go by. Other readers of YAML take the last one and say nothing. Keep one of them.",
        "body:\n  width_mm: 30\n  width_mm: 32",
        "body:\n  width_mm: 32",
    ),
    Form.ALIAS: _Text(
        "YAML can name a value with `&` and repeat it elsewhere with `*` or `<<`. An order must "
        "say each value where it belongs, so that whoever reads a line sees what holds. Text that "
        "begins with one of these characters belongs in quotes.",
        "artwork:\n  lines:\n    - {name: outline, width_mm: &least 0.35}\n"
        "    - {name: border, width_mm: *least}",
        "artwork:\n  lines:\n    - {name: outline, width_mm: 0.35}\n"
        "    - {name: border, width_mm: 0.35}",
    ),
    Form.TAG: _Text(
        "A word that begins with `!` tells other programs what kind of value follows. Here each "
        "field knows its own kind, so delete the tag; text that begins with `!` belongs in "
        "quotes.",
        "order: {quantity: !!int 3000}",
        "order: {quantity: 3000}",
    ),
    Form.SECOND_DOCUMENT: _Text(
        "A line `---` in the middle begins a second document. One file is one order of one "
        "design; a second design is a file of its own.",
        "order: {id: OTTER-40}\n---\norder: {id: HERON}",
        "order: {id: OTTER-40}",
    ),
    Form.SIZE: _Text(
        "The file holds blocks inside blocks, or a number of values, far beyond what an order "
        "needs; it is probably another kind of file.",
        "brackets or blocks inside each other, 70 deep",
        "blocks as an order has them, at most five deep",
        is_shown=False,
    ),
    Form.UNKNOWN_KEY: _Text(
        "The order has no key of this name here, so nobody would read its value: it is misspelt, "
        "stands in the wrong block, or is your own. The finding names the nearest known key. A "
        "key of your own begins with `x-`; free text goes into `notes`.",
        "body: {widht_mm: 30, supplier_ref: A7}",
        "body: {width_mm: 30, x-supplier_ref: A7}",
    ),
    Form.TYPE: _Text(
        "The field asks for another kind of value: a number where there are words, one value "
        "where there is a list, or a unit of another kind. What is not known yet is `TBD`.",
        "body: {width_mm: about 30}",
        "body: {width_mm: 30}",
    ),
    Form.WORD: _Text(
        "The field knows a fixed list of words, and this is none of them. Capitals, blanks and "
        "hyphens make no difference. `pinspec explain` with the field's name lists its words.",
        "product: {process: soft_enamle}",
        "product: {process: soft_enamel}",
    ),
    Form.IMPOSSIBLE: _Text(
        "The value can be read but lies outside all that a pin, badge or coin can have, so it is "
        "a slip of the pen: a zero too many, a missing decimal point, or another unit than the "
        "key's.",
        "body: {thickness_mm: 150}",
        "body: {thickness_mm: 1.50}",
    ),
    Form.AMBIGUOUS: _Text(
        "The value means one thing in one country and another elsewhere: `3,000` pieces are "
        "three thousand or three, and `05/06/2027` is a day in June or in May. Write it so that "
        "it has one meaning.",
        'order: {quantity: "3,000", ships: 05/06/2027}',
        "order: {quantity: 3000, ships: 2027-06-05}",
    ),
    Form.COMMENT: _Text(
        "In YAML a `#` behind a blank begins a comment, so that what follows is not part of the "
        "value. Where it looks like a color code or a number, it was probably meant to be. Put "
        "the value in quotes.",
        "enamel:\n  colors:\n    - pantone: Cool Gray #185",
        'enamel:\n  colors:\n    - pantone: "Cool Gray #185"',
    ),
    Lapse.UNUSED: _Text(
        "Nothing is found where this waiver would accept it, so it hides nothing: what it was for "
        "has been mended, it names another place than the finding does, or another waiver covers "
        "that already. Delete it, or write the place that the finding names; without `at:` it "
        "covers the whole order. Of a rule that could not be judged this is not said.",
        _waiver("at: posts.clutch"),
        _waiver("at: posts.count"),
        is_shown=False,
    ),
    Lapse.OVERDUE: _Text(
        "The last day of the waiver lies before today, so what it accepted counts again. The day "
        "is that of `--today`, of SOURCE_DATE_EPOCH, or of this computer, and the report names it. "
        "Mend what is found, or have it approved anew and write the new day.",
        _waiver("until: 2026-03-31"),
        _waiver("until: 2027-03-31"),
        is_shown=False,
    ),
    Lapse.SOON: _Text(
        "The waiver is honoured still, for two weeks at most. It is told now, so that the order "
        "does not stop on a day that nobody expects.",
        _waiver("until: 2026-12-01"),
        _waiver("until: 2027-03-31"),
        is_shown=False,
    ),
    Lapse.FORBIDDEN: _Text(
        "Somebody signed for what no signature can settle: a file that can't be read, two values "
        "that can't both be true, or what a law forbids. `pinspec explain` says of each such rule "
        "why. Mend what is found and delete the waiver. A house can also make rules mandatory, or "
        "say for how long waivers may hold.",
        "waivers: [{rule: compliance/lead, reason: old stock, approved_by: M. Ortiz, "
        "until: 2027-03-31}]",
        "compliance: {lead_ppm: 90}",
        is_shown=False,
    ),
    Lapse.UNKNOWN_RULE: _Text(
        "No rule has this name or code, so the waiver accepts nothing. The finding names the "
        "nearest rule. A rule of a pack is known where the pack is added with `--rules`.",
        _waiver("rule: posts/cuont"),
        _waiver("rule: posts/count"),
        is_shown=False,
    ),
    Lapse.INCOMPLETE: _Text(
        "A waiver says which rule, why, who accepts it and until when. Without one of these nobody "
        "answers for it, so it is not honoured and what it was for counts.",
        "waivers:\n  - rule: posts/count",
        "waivers:\n  - rule: posts/count\n    reason: worn for one evening\n"
        "    approved_by: M. Ortiz\n    until: 2027-03-31",
    ),
}


def form_page(kind: Form | Lapse) -> FormPage:
    """Build the page of a kind of mistake."""
    if isinstance(kind, Lapse):
        verdict = kind.verdict
    else:
        verdict = Verdict.COSMETIC if kind is Form.COMMENT else Verdict.RESPEC
    return FormPage(kind.code, kind.rule, kind.title, verdict, *_TEXTS[kind])

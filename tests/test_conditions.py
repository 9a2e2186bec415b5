"""Which conditions and measures are read, what they read, and what is said of all others."""

from __future__ import annotations

import pytest

from pinspec.language.checker import DEEPEST
from pinspec.language.condition import LONGEST, condition, measure
from pinspec.language.kinds import ConditionError
from pinspec.language.read import written

FIGURES = {"edge_mm": 0.3, "share": 0.5, "usual_mm.least": 1, "usual_mm.most": 2}

ACCEPTED = [
    # condition, the fields it depends on, those of them that it waits for
    ("body.width_mm > 30", "body.width_mm", "body.width_mm"),
    ("0.10 <= body.width_mm < 30", "body.width_mm", "body.width_mm"),
    ("-1 < body.width_mm", "body.width_mm", "body.width_mm"),
    ("body.width_mm > body.height_mm", "body.height_mm body.width_mm", "same"),
    ("body.width_mm * 2 + 1 > body.height_mm", "body.height_mm body.width_mm", "same"),
    ("body.width_mm / body.height_mm > 1.3", "body.height_mm body.width_mm", "same"),
    ("body.width_mm > limit.edge_mm", "body.width_mm", "same"),
    ("body.outline == 'round'", "body.outline", "same"),
    ("'round' != body.outline", "body.outline", "same"),
    ("body.outline in ('round', 'balanced')", "body.outline", "same"),
    ("body.outline not in ['round']", "body.outline", "same"),
    ("order.quantity in {100, 200}", "order.quantity", "same"),
    ("'cutouts' in body.features", "body.features", "same"),
    ("'cutouts' not in body.features", "body.features", "same"),
    ("order.id == 'OTTER-40'", "order.id", "same"),
    ("order.ships > order.art_approved", "order.art_approved order.ships", "same"),
    ("artwork.simplify_allowed", "artwork.simplify_allowed", "same"),
    ("not artwork.simplify_allowed or print.epoxy", "artwork.simplify_allowed print.epoxy", "same"),
    ("enamel.recess_depth_mm.min > 0.1", "enamel.recess_depth_mm.min", "same"),
    ("body.size_tol_mm.half > 0.1", "body.size_tol_mm", "same"),
    ("stated(posts)", "posts?", ""),
    ("not stated(body.width_mm) or body.height_mm > 3", "body.height_mm body.width_mm?",
     "body.height_mm"),
    ("stated(posts) and posts.clutch == 'screw'", "posts.clutch posts?", "posts.clutch"),
    ("stated(posts.at_mm) and posts.number > 2", "posts.at_mm posts.at_mm? posts.count",
     "posts.count"),
    ("surely(print.epoxy)", "print.epoxy", ""),
    ("not surely(print.epoxy and body.width_mm > 30) or body.width_mm > 40",
     "body.width_mm print.epoxy", "body.width_mm"),
    ("body.width_mm > 40 and surely(body.longest_mm > 50)",
     "body.height_mm body.outline body.width_mm", "body.width_mm"),
    ("plating.seen.finish == 'gold'", "plating[-1].finish", "same"),
    ("stated(plating.seen.thickness_um) and plating.seen.thickness_um.min > 1",
     "plating[-1].thickness_um.min plating[-1].thickness_um?", "plating[-1].thickness_um.min"),
    ("plating.assured_um > 0.08", "plating[-1].finish plating[-1].layer plating[-1].thickness_um",
     "plating[-1].thickness_um"),
    ("body.longest_mm > 30", "body.height_mm body.outline body.width_mm",
     "body.height_mm body.width_mm"),
    ("count(plating) > 1", "plating?", "same"),
    ("count(line.repeated for line in artwork.lines) >= 2",
     "artwork.lines? artwork.lines[].repeated", "same"),
    ("any(line.made_by == 'laser' for line in artwork.lines)",
     "artwork.lines? artwork.lines[].made_by product.process", "artwork.lines? product.process"),
    ("all(stated(line.width_mm) for line in artwork.lines)",
     "artwork.lines? artwork.lines[].width_mm?", "artwork.lines?"),
    ("any(one == 'cutouts' for one in body.features)", "body.features body.features[]", "same"),
    ("any(any(at > 9 for at in place) for place in posts.at_mm)",
     "posts.at_mm posts.at_mm[] posts.at_mm[][]", "same"),
    ("any(count(one.width_mm < 0.3 for one in area.details) > 1 for area in artwork.areas)",
     "artwork.lines artwork.texts product.process", "same"),
    ("gate == 'release'", "", ""),
    ("body.width_mm < limit.usual_mm.least * 2", "body.width_mm", "same"),
    ("body.width_mm > 30\n", "body.width_mm", "same"),
]  # fmt: skip

SAME = "this is the same for every order"
ONLY = "only comparisons, names and numbers are read here"
PLAIN = "a condition is one line of plain letters, digits and signs"
UNREAD = "this can't be read as a condition"
NOT_YES_NO = "this is not something that is true or false"
ONE_FOR = "write one plain `for one in list`"
NO_CALL = "there is no `{}()`; there are stated, surely, count, any and all"
NO_GUARD = "no guard is needed: a comparison with a missing {} is unknown by itself"

REFUSED = [
    # names
    ("bdy.width_mm > 3", 0, "there is no `bdy`, did you mean `body`?"),
    ("body.widht_mm > 3", 5, "`body` has no `widht_mm`, did you mean `width_mm`?"),
    ("1 < body.longest", 9, "`body` has no `longest`, did you mean `longest_mm`?"),
    ("enamel.recess_depth_mm.mim > 1", 23,
     "`enamel.recess_depth_mm` has no `mim`, did you mean `min`?"),
    ("body.width_mm.half > 3", 14, "`body.width_mm` has no `half`"),
    ("body.width_mm > limit.edge", 16, "there is no figure `edge`, did you mean `edge_mm`?"),
    ("body.width_mm > limit.usual_mm.last", 16,
     "there is no range `usual_mm.last`, did you mean `usual_mm.least`?"),
    ("body.width_mm > limit.usual_mm", 16,
     "there is no figure `usual_mm`, did you mean `usual_mm.most`?"),
    ("body.weight_g > limit.usual_mm.most", 16, "g and mm don't go together"),
    ("body.width_mm > limit", 16, "there is no `limit`"),
    ("stated(limit.edge_mm)", 7, "there is no `limit`"),
    ("body.__class__", 5, "`body` has no `__class__`"),
    ("order.id.__class__.__mro__ == 1", 9, "`order.id` has no `__class__`"),
    ("any(line.nme == 'x' for line in artwork.lines)", 9,
     "`line` has no `nme`, did you mean `name`?"),
    ("stated(line.width_mm)", 7, "there is no `line`"),
    # words
    ("body.outline == 'rund'", 16, "this is never 'rund', did you mean 'round'?"),
    ("'rund' == body.outline", 0, "this is never 'rund', did you mean 'round'?"),
    ("body.outline in ('round', 'ovl')", 26,
     "this is never 'ovl'; it is one of round, balanced, irregular"),
    ("'cutout' in body.features", 0, "this is never 'cutout', did you mean 'cutouts'?"),
    ("any(line.made_by == 'metl' for line in artwork.lines)", 20,
     "this is never 'metl', did you mean 'metal'?"),
    ("gate == 'reelase'", 8, "this is never 'reelase', did you mean 'release'?"),
    ("body.outline == product.kind", 16, "these two have no word in common"),
    # kinds
    ("body.features == 'cutouts'", 17, "a list can't be compared with a text by `==`"),
    ("artwork.lines.width_mm > 1", 14,
     "`artwork.lines` is a list: write any(... for one in artwork.lines)"),
    ("'gold' in plating", 10, "`plating` is no list of words: write any(... for one in plating)"),
    ("'round' in body.outline", 11, "`body.outline` is not a list"),
    ("body.outline in body.features", 0, "write a word in quotes before `in`"),
    ("body.outline in ('round', body.metal)", 26, "only words and numbers stand here"),
    ("body.features in ('cutouts',)", 18, "a list is never a text"),
    ("body.width_mm in (1, 'a')", 21, "a number is never a text"),
    ("body.width_mm == 'wide'", 17, "a number can't be compared with a text by `==`"),
    ("body.outline > 3", 15, "a word can't be compared with a number by `>`"),
    ("body.outline < 'round'", 15, "a word can't be compared with a text by `<`"),
    ("print.epoxy == body.outline", 15, "a yes or no can't be compared with a word by `==`"),
    ("print.epoxy == True", 15, "write the name alone, or `not` before it"),
    ("order.ships == '2026-01-01'", 15, "a date can't be compared with a text by `==`"),
    ("order.ships - order.art_approved > 3", 0, "a date is not a number"),
    ("body.size_tol_mm > 0.1", 19, "a tolerance can't be compared with a number by `>`"),
    ("body", 0, "this is a block, not something that is true or false"),
    ("order.quantity", 0, "this is a number, not something that is true or false"),
    ("'metal'", 0, "this is a text, not something that is true or false"),
    ("not body.outline", 4, NOT_YES_NO),
    ("print.epoxy and body.width_mm", 16, NOT_YES_NO),
    ("any(line for line in artwork.lines)", 4, NOT_YES_NO),
    # units and numbers
    ("body.width_mm > body.weight_g", 16, "mm and g don't go together"),
    ("body.width_mm + body.weight_g > 3", 16, "mm and g don't go together"),
    ("body.weight_g > limit.edge_mm", 16, "g and mm don't go together"),
    ("body.width_mm > 1e999", 16, "no order has a number this large"),
    (f"body.width_mm > {'9' * 400}", 16, "no order has a number this large"),
    ("body.width_mm / 0 > 1", 16, "this divides by zero"),
    ("body.width_mm > 3j", 16, "only numbers and words can stand here"),
    ("body.outline == None", 16, "only numbers and words can stand here"),
    ("body.outline == b'round'", 16, "only numbers and words can stand here"),
    # guards and constants
    ("stated(body.width_mm) and body.width_mm > 3", 0, NO_GUARD.format("body.width_mm")),
    ("not stated(body.width_mm) or body.longest_mm > 3", 0, NO_GUARD.format("body.width_mm")),
    ("stated(body.size_tol_mm) and body.size_tol_mm.half > 1", 0,
     NO_GUARD.format("body.size_tol_mm")),
    ("any(stated(line.width_mm) and line.width_mm > 1 for line in artwork.lines)", 0,
     NO_GUARD.format("artwork.lines[].width_mm")),
    ("stated(body.features) and 'cutouts' in body.features", 0, NO_GUARD.format("body.features")),
    ("1 < 2", 0, SAME),
    ("limit.edge_mm < 2", 0, SAME),
    ("1 + 1 < 2 * limit.share", 0, SAME),
    ("'gate' == 'gate'", 0, SAME),
    ("stated(gate)", 0, SAME),
    ("surely(body.width_mm)", 7, NOT_YES_NO),
    ("surely(1 < 2)", 7, SAME),
    ("body.width_mm > 3 or 1 < 2", 21, SAME),
    ("body.width_mm == body.width_mm", 0, SAME),
    ("body.outline in ()", 0, SAME),
    ("1 in (1, 2)", 0, SAME),
    ("True", 0, "write the name alone, or `not` before it"),
    ("body.width_mm > -True", 17, "write the name alone, or `not` before it"),
    # calls
    ("len(body.features) > 1", 0, NO_CALL.format("len")),
    ("__import__('os')", 0, NO_CALL.format("__import__")),
    ("__import__('os').system('x')", 0, ONLY),
    ("body.width_mm()", 0, ONLY),
    ("stated()", 0, ONLY),
    ("stated(body.width_mm, body.height_mm)", 0, ONLY),
    ("stated(path=body.width_mm)", 0, ONLY),
    ("stated(*body)", 7, "a dotted name is asked for here"),
    ("stated(**body)", 0, ONLY),
    ("stated('body')", 7, "a dotted name is asked for here"),
    ("count(body.width_mm) > 1", 6, "`body.width_mm` is not a list"),
    ("any(body.features)", 4, "write any(... for one in list)"),
    ("all([line.repeated for line in artwork.lines])", 4, "write all(... for one in list)"),
    ("any(line.repeated for line in artwork.lines if line.repeated)", 3, ONE_FOR),
    ("any(a.repeated for a in artwork.lines for b in artwork.texts)", 3, ONE_FOR),
    ("any(a.repeated for a, b in artwork.lines)", 3, ONE_FOR),
    ("any(body.repeated for body in artwork.lines)", 22, "`body` has a meaning already"),
    ("any(gate.repeated for gate in artwork.lines)", 22, "`gate` has a meaning already"),
    ("any(any(a.repeated for a in artwork.texts) for a in artwork.lines)", 23,
     "`a` has a meaning already"),
    ("any(any(a.repeated for b in artwork.texts) for a in artwork.lines)", 28,
     "a list for every item of another takes too long: make it two rules"),
    # the rest of Python
    ("posts.at_mm[0] > 3", 0, ONLY),
    ("body['width_mm'] > 3", 0, ONLY),
    ("lambda: body.width_mm > 3", 0, ONLY),
    ("print.epoxy if body.width_mm > 3 else print.small_text", 0, ONLY),
    ("f'{body.outline}' == 'round'", 0, ONLY),
    ("(x := body.width_mm) > 3", 1, ONLY),
    ("await print.epoxy", 0, ONLY),
    ("[print.epoxy]", 0, ONLY),
    ("-body.width_mm > 3", 0, ONLY),
    ("body.width_mm ** 2 > 3", 0, "only + - * / are read here"),
    ("body.width_mm % 2 > 3", 0, "only + - * / are read here"),
    ("body.outline is 'round'", 0, "write == or != here"),
    ("().__class__", 0, "a dotted name is asked for here"),
    # text that is no condition
    ("body.width_mm = 3", 14, UNREAD),
    ("", 0, UNREAD),
    ("import os", 0, UNREAD),
    ("body.width_mm > 1or print.epoxy", None, UNREAD),
    ("order.id == '\\d'", None, UNREAD),
    ("(" * 250 + "print.epoxy" + ")" * 250, 0, "longer than 500 characters: make it two rules"),
    ("(" * 220 + "print.epoxy" + ")" * 220, None, UNREAD),
    ("body.width_mm >\n3", 15, PLAIN),
    ("body.width_mm >\x003", 15, PLAIN),
    ("b\u00f6dy.width_mm > 3", 1, PLAIN),
    ("\uff42ody.width_mm > 3", 0, PLAIN),
]  # fmt: skip


def paths(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(("text", "reads", "needs"), ACCEPTED, ids=[row[0] for row in ACCEPTED])
def test_a_condition_says_which_fields_it_reads(text: str, reads: str, needs: str) -> None:
    checked = condition(text, figures=FIGURES)
    assert checked.kind == "yes_no"
    assert sorted(written(one) for one in checked.reads) == paths(reads)
    wanted = reads if needs == "same" else needs
    assert sorted(written(one) for one in checked.needs) == paths(wanted)


@pytest.mark.parametrize(
    ("text", "column", "message"), REFUSED, ids=[ascii(row[0])[1:60] for row in REFUSED]
)
def test_a_condition_is_refused_with_the_column(
    text: str, column: int | None, message: str
) -> None:
    with pytest.raises(ConditionError) as caught:
        condition(text, figures=FIGURES)
    assert caught.value.message == message
    if column is not None:  # where Python itself gives up differs from version to version
        assert caught.value.column == column


def test_a_condition_may_be_as_long_and_as_deep_as_the_bounds_say() -> None:
    longest = f"order.id == '{'x' * (LONGEST - 14)}'"
    assert len(longest) == LONGEST
    assert condition(longest).kind == "yes_no"
    assert condition("not " * (DEEPEST - 1) + "print.epoxy").kind == "yes_no"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"order.id == '{'x' * (LONGEST - 13)}'", "longer than 500 characters: make it two rules"),
        ("not " * DEEPEST + "print.epoxy", "nested too deeply: make it two rules"),
        ("+".join(["order.quantity"] * 20) + " > 1", "nested too deeply: make it two rules"),
    ],
    ids=["long", "deep", "long sum"],
)
def test_a_condition_past_the_bounds_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConditionError, match=message):
        condition(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("body.width_mm", "mm"),
        ("body.width_mm - body.height_mm", "mm"),
        ("body.width_mm + limit.edge_mm", "mm"),
        ("body.width_mm * 2", "mm"),
        ("2 * body.width_mm", "mm"),
        ("body.width_mm / 2", "mm"),
        ("2 / body.width_mm", ""),
        ("body.width_mm / body.height_mm", ""),
        ("body.width_mm * body.height_mm", ""),
        ("order.quantity", "pieces"),
        ("posts.location_tol_mm.half", "mm"),
        ("count(artwork.lines)", ""),
    ],
)
def test_a_measure_has_the_unit_of_its_fields(text: str, unit: str) -> None:
    assert measure(text, figures=FIGURES).unit == unit


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("print.epoxy", "this is a yes or no, not a number that can be measured"),
        ("body.width_mm > 3", "this is a yes or no, not a number that can be measured"),
        ("body.outline", "this is a word, not a number that can be measured"),
        ("body.size_tol_mm", "this is a tolerance, not a number that can be measured"),
        ("'0.35'", "this is a text, not a number that can be measured"),
        ("0.35", SAME),
        ("limit.edge_mm * 2 + 1", SAME),
        ("body.widht_mm", "`body` has no `widht_mm`, did you mean `width_mm`?"),
    ],
)
def test_a_measure_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        measure(text, figures=FIGURES)
    assert caught.value.message == message

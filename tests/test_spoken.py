"""Conditions and measures in words: what a page says that a rule looks at."""

from __future__ import annotations

import pytest

from pinspec.pages.spoken import speak_condition, speak_measure


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("product.kind == 'pin'", "product.kind is pin"),
        ("product.kind != 'pin'", "product.kind is not pin"),
        ("not (product.kind == 'pin')", "product.kind is not pin"),
        ("product.kind in ('pin', 'badge')", "product.kind is badge or pin"),
        ("not (product.kind in ('pin', 'badge'))", "product.kind is none of badge or pin"),
        ("product.kind not in ('pin',)", "product.kind is not pin"),
        ("body.longest_mm > 30", "body.longest_mm is over 30 mm"),
        ("not (body.longest_mm > 30)", "body.longest_mm is at most 30 mm"),
        (
            "10 < body.width_mm <= 30",
            "body.width_mm is over 10 mm and body.width_mm is at most 30 mm",
        ),
        ("order.quantity <= limit.few", "order.quantity is at most 500"),
        ("packaging.fit_tested", "packaging.fit_tested is yes"),
        ("not packaging.fit_tested", "packaging.fit_tested is no"),
        ("stated(posts) and not stated(bar_pin)", "posts is stated and bar_pin is not stated"),
        ("'cutouts' in body.features", "body.features has cutouts"),
        ("'cutouts' not in body.features", "body.features has no cutouts"),
        ("posts.count != count(posts.at_mm)", "posts.count is not the number of posts.at_mm"),
        ("body.width_mm > body.height_mm + 2", "body.width_mm is over body.height_mm + 2.0 mm"),
        (
            "(body.weight_g > 12 or body.longest_mm > 30) and product.kind == 'pin'",
            "(body.weight_g is over 12 g or body.longest_mm is over 30 mm) and product.kind is pin",
        ),
        (
            "not (stated(posts) and stated(ring))",
            "it is not so that posts is stated and ring is stated",
        ),
        (
            "any(one.width_mm < 0.2 for one in artwork.lines)",
            "there is a one in artwork.lines whose one.width_mm is below 0.20 mm",
        ),
        (
            "all(one.repeated for one in artwork.lines)",
            "for every one in artwork.lines, one.repeated is yes",
        ),
        ("gate == 'release'", "gate is release"),
        (
            "stated(posts) or surely(1 < body.width_mm < 2)",
            (
                "posts is stated or (the order says that body.width_mm is over 1.0 mm and "
                "body.width_mm is below 2.0 mm)"
            ),
        ),
    ],
)  # fmt: skip
def test_a_condition_is_told_in_words(condition: str, words: str) -> None:
    assert speak_condition(condition, None, {"few": 500}).words == words


def test_a_measure_names_what_it_looks_at() -> None:
    spoken = speak_measure("count(one.width_mm < limit.fine_mm for one in artwork.lines)", None,
                           {"fine_mm": 0.3})  # fmt: skip
    assert spoken.words == "the number of artwork.lines whose one.width_mm is below 0.30 mm"
    assert spoken.figures == {"fine_mm"}
    assert spoken.fields == {("artwork", "lines"), ("artwork", "lines", "[]", "width_mm")}
    assert speak_measure("body.longest_mm", None, {}).computed == {"body.longest_mm"}
    both = speak_condition("body.longest_mm > 30 and body.width_mm > 9", None, {})
    assert both.fields == {("body", "width_mm")}
    assert speak_condition("gate == 'release'", None, {}).fields == {("order", "gate")}

"""Which word of an order is suggested for a word of the trade, and which is not."""

from __future__ import annotations

import time
from functools import cache

import pytest

from pinspec.order.model import Order
from pinspec.order.reading.said import ELSEWHERE, SAID
from pinspec.order.reading.trade import advice, meant
from pinspec.order.reading.values import is_word
from pinspec.order.shape import shape_at, shapes


@cache
def words_at(path: str) -> tuple[str, ...]:
    shape = shape_at(Order, tuple(0 if step == "0" else step for step in path.split(".")))
    return (shape.item or shape).words


ANTIQUE = "antique_gold antique_silver antique_nickel antique_brass antique_bronze antique_copper"

MEANT = [
    ("body.forming", "die struck", "stamped"),
    ("body.forming", "die stamped brass", "stamped"),
    ("body.forming", "zinc die cast", "die_cast"),
    ("body.forming", "casting", "die_cast spin_cast"),
    ("body.forming", "photo-etched", "etched"),
    ("body.metal", "bronze", ""),
    ("body.metal", "nickel silver", ""),
    ("body.metal", "German silver", "other"),
    ("body.metal", "Zamak", "zinc_alloy"),
    ("body.metal", "zinc", "zinc_alloy"),
    ("body.metal", "stainless steel", "stainless"),
    ("body.metal", "steel or iron", "iron steel"),
    ("body.metal", "irn", "iron"),
    ("body.features", "levels", "multi_level"),
    ("product.process", "enamel", "soft_enamel hard_enamel"),
    ("product.process", "imitation hard", "hard_enamel"),
    ("product.process", "synthetic enamel", "hard_enamel"),
    ("product.process", "cloisonné", ""),
    ("product.process", "soft enamel pin", "soft_enamel"),
    ("product.process", "die cast", ""),
    ("product.kind", "lapel pin", "pin"),
    ("inspection.level", "1", "I"),
    ("inspection.level", "2", "II"),
    ("inspection.level", "3", "III"),
    ("inspection.level", "GII", "II"),
    ("inspection.level", "G2", "II"),
    ("inspection.level", "general II", "II"),
    ("inspection.level", "special 3", "S-3"),
    ("inspection.level", "special III", "S-3"),
    ("inspection.level", "special", "S-1 S-2 S-3 S-4"),
    ("inspection.level", "IV", ""),
    ("inspection.level", "S-5", ""),
    ("inspection.level", "2.5", ""),
    ("inspection.level", "I don't know", ""),
    ("inspection.sampling", "100%", "full"),
    ("inspection.sampling", "100 %", "full"),
    ("plating.0.finish", "antique", ANTIQUE),
    ("plating.0.finish", "antiqued gold", "antique_gold"),
    ("plating.0.finish", "antique iron", ""),
    ("plating.0.finish", "raw", "none"),
    ("plating.0.finish", "matte", ""),
    ("plating.0.finish", "matte gold", ""),
    ("plating.0.finish", "white gold", ""),
    ("plating.0.finish", "brushed gold", "satin_gold"),
    ("plating.0.finish", "18K gold plated", "gold"),
    ("plating.0.finish", "antique bronze 2-tone", "antique_bronze dual"),
    ("plating.0.finish", "gunmetal", "black_nickel"),
    ("plating.0.finish", "black chrome", "black_nickel"),
    ("plating.0.finish", "silver nickel", "silver nickel"),
    ("plating.0.layer", "silver nickel", "nickel"),
    ("order.tier", "premium retail", "retail premium"),
    ("order.markets", "Germany", "EU"),
    ("order.markets", "DE", "EU"),
    ("order.markets", "GB", "UK"),
    ("order.markets", "USA", "US"),
    ("order.markets", "California", "US-CA"),
    ("order.markets", "Mars", ""),
    ("order.incoterm", "CIP", ""),
    ("packaging.steps", "carton", ""),
    ("packaging.steps", "opp bag", "polybag"),
    ("packaging.steps", "plastic bag", "polybag"),
    ("packaging.steps", "backing card", "card"),
    ("packaging.transport", "Ocean freight", "sea"),
    ("packaging.transport", "DHL Express", "courier"),
    ("packaging.transport", "truck", "road"),
    ("posts.clutch", "military clutch", "butterfly"),
    ("posts.clutch", "locking pin back", "locking"),
    ("magnet.material", "ferrite sheet", "flexible_sheet"),
    ("magnet.material", "rubber magnet", "flexible_sheet"),
    ("magnet.material", "NdFeB N52", "neodymium"),
    ("magnet.material", "ceramic", "ferrite"),
    ("magnet.adhesive", "superglue", "cyanoacrylate"),
    ("magnet.adhesive", "hot glue", "hot_melt"),
    ("magnet.adhesive", "epoxy", "two_part_epoxy"),
    ("magnet.adhesive", "UV epoxy", ""),
    ("ring.kind", "keyring", "split_ring"),
    ("ring.kind", "lobster", "clasp"),
    ("print.by", "silkscreen", "screen"),
    ("surface.raised", "polished", "mirror"),
    ("artwork.lines.0.made_by", "struck", "metal"),
    ("artwork.lines.0.made_by", "laser engraved", "laser"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "words"), MEANT)
def test_a_word_of_the_trade_means_what_it_names_and_nothing_else(
    path: str, text: str, words: str
) -> None:
    assert sorted(meant(text, words_at(path))) == sorted(words.split())


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("body.metal", "irn", "did you mean iron?"),
        ("order.tier", "premium retail", "did you mean retail or premium?"),
        ("inspection.level", "special", "did you mean S-1, S-2, S-3 or S-4?"),
        ("packaging.steps", "inner box", "of an inner box say `inner_pcs:`"),
        ("packaging.steps", "master carton", "of a carton say `carton_pcs:`"),
        ("magnet.fixing", "carton", "write one of: bonded, pressed, molded_in, sheet, or TBD"),
        ("body.metal", "bronze", "(other: say which in notes), or TBD while it is open"),
        ("body.metal", "alpaca", "write other, and say which in notes"),
        ("enamel.colors.0.effect", "none", "leave this key out where there is none"),
        ("body.metal", "x" * 100_000, "write one of: iron"),
    ],
)
def test_the_advice_names_what_is_meant_or_all_there_is(path: str, text: str, said: str) -> None:
    assert said in advice(text, words_at(path))


FIELDS = [
    words
    for block in (shapes(Order)[key] for key in shapes(Order))
    for inner in [(block.item or block).block]
    if inner
    for shape in shapes(inner).values()
    for words in [(shape.item or shape).words]
    if words
]


@pytest.mark.parametrize("word", [*SAID, *(word for _, word, _ in ELSEWHERE)])
def test_what_is_said_leads_to_a_word_of_the_order(word: str) -> None:
    lists = [*FIELDS, words_at("artwork.lines.0.made_by"), words_at("enamel.colors.0.effect"),
             words_at("packaging.card.holes"), words_at("packaging.card.fit"),
             words_at("inspection.inline_check.proof"), words_at("sample.faults.0.what"),
             words_at("sample.faults.0.category"),
             words_at("sample.faults.0.threatens")]  # fmt: skip
    assert any(word in words for words in lists)


@pytest.mark.parametrize("word", SAID)
def test_what_is_said_is_of_use_and_no_word_of_the_field_already(word: str) -> None:
    for words in FIELDS:
        if word in words:
            for phrase in SAID[word].split(","):
                assert word in meant(phrase, words, slips=False), phrase
                assert not is_word(phrase, words), phrase


@pytest.mark.parametrize("text", ["a " * 30, "gold " * 12, "-" * 60, "é" * 60, "ﷺ" * 60])
def test_no_word_takes_long(text: str) -> None:
    begin = time.perf_counter()
    for words in FIELDS:
        advice(text, words)
    assert time.perf_counter() - begin < 0.2

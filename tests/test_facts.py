"""Each computed fact: its value, and that it waits for what it needs."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pinspec.figures import ranged
from pinspec.order.attachment import PullTest
from pinspec.order.face import Plating
from pinspec.order.facts import FACTS
from pinspec.order.facts.first_check import FirstPieces
from pinspec.order.facts.inspection import Sample
from pinspec.order.facts.lead_time import Step
from pinspec.order.facts.piece import Area, Detail
from pinspec.order.facts.weight import Weight
from pinspec.order.load import load
from pinspec.rule.examples import merge

Data = dict[str, Any]


def body(**fields: object) -> Data:
    return {"body": fields}


def posts(**fields: object) -> Data:
    return {"posts": fields}


def packaging(**fields: object) -> Data:
    return {"packaging": fields}


def dates(approved: str | None, ships: str | None) -> Data:
    return {"order": {"art_approved": approved, "ships": ships}}


SHIPS = dates(None, "2027-01-12")


def plating(*layers: Data) -> Data:
    return {"plating": list(layers)}


def artwork(process: str | None = "soft_enamel", **fields: object) -> Data:
    return {"product": {"process": process}, "artwork": fields}


def inspection(quantity: int | None = 3000, **fields: object) -> Data:
    return {"order": {"quantity": quantity}, "inspection": fields}


def grams(least: float, most: float | None = None) -> Weight:
    both = (least, most or least)
    return Weight(*both, ranged(*both, "g"))


AQL = {"critical": 0, "major": 2.5, "minor": 4.0}
MAJORS = "inspection.unlisted_majors"
PINNED = {"posts": {}, "plating": [{"finish": "nickel"}], "artwork": {"texts": [{"name": "motto"}]}}
SIZED = body(width_mm=30, height_mm=20, outline="balanced")
DISC = body(width_mm=30, outline="round")
COIN = {
    "product": {"process": "die_struck"},
    "body": {"width_mm": 30, "thickness_mm": 1.5, "outline": "round", "metal": "brass"},
}
DISC_MAGNET = {"count": 1, "material": "neodymium", "diameter_mm": 10, "thickness_mm": 2}
BLOCK_MAGNET = {"count": 1, "material": "neodymium", "length_mm": 10, "width_mm": 4,
                "thickness_mm": 2}  # fmt: skip
LINE = {"name": "whiskers", "width_mm": 0.28, "area": "face"}
TEXT = {"name": "motto", "stroke_mm": 0.3, "area": "face"}

CASES: list[tuple[str, Data, object]] = [
    ("body.longest_mm", {}, None),
    ("body.longest_mm", body(), None),
    ("body.longest_mm", body(width_mm=40), None),
    ("body.longest_mm", body(height_mm=40, outline="irregular"), None),
    ("body.longest_mm", body(width_mm=40, height_mm=31), 40),
    ("body.longest_mm", body(width_mm=31, height_mm=40), 40),
    ("body.longest_mm", body(width_mm=40, outline="round"), 40),
    ("body.longest_mm", body(height_mm=40, outline="round"), 40),
    ("body.longest_mm", body(width_mm=40, height_mm=39.9, outline="round"), 40),
    ("body.longest_mm", body(outline="round"), None),
    ("body.elongation", {}, None),
    ("body.elongation", body(width_mm=30), None),
    ("body.elongation", body(width_mm=30, outline="balanced"), None),
    ("body.elongation", body(width_mm=30, outline="round"), 1.0),
    ("body.elongation", body(width_mm=30, height_mm=8, outline="round"), 3.75),
    ("body.elongation", body(width_mm=20, height_mm=26), 1.3),
    ("posts.number", {}, None),
    ("posts.number", posts(), None),
    ("posts.number", posts(count=2), 2),
    ("posts.number", posts(at_mm=[[0, 6]]), 1),
    ("posts.number", posts(at_mm=[[-12, 6], [12, 6]]), 2),
    ("posts.number", posts(at_mm=[]), 0),
    ("posts.number", posts(count=3, at_mm=[[-12, 6], [12, 6]]), None),
    ("posts.number", posts(count=2, at_mm=[[-12, 6], [12, 6]]), 2),
    ("magnet.cures", {}, None),
    ("magnet.cures", {"magnet": {}}, True),
    ("magnet.cures", {"magnet": {"adhesive": "two_part_epoxy"}}, True),
    ("magnet.cures", {"magnet": {"adhesive": "tape"}}, False),
    ("magnet.cures", {"magnet": {"adhesive": "none"}}, False),
    ("magnet.cures", {"magnet": {"fixing": "pressed", "adhesive": "acrylic"}}, False),
    ("magnet.cures", {"magnet": {"material": "flexible_sheet"}}, False),
    ("posts.above_center_mm", {}, None),
    ("posts.above_center_mm", posts(count=1), None),
    ("posts.above_center_mm", posts(at_mm=[]), None),
    ("posts.above_center_mm", posts(at_mm=[[0, -3]]), -3),
    ("posts.above_center_mm", posts(at_mm=[[8, -3], [-8, 4]]), 4),
    ("posts.above_center_mm", posts(at_mm=[[8, -3]]) | body(center_mm=[9, -5]), 2),
    ("posts.past_edge_mm", {}, None),
    ("posts.past_edge_mm", SIZED, None),
    ("posts.past_edge_mm", SIZED | posts(at_mm=[]), None),
    ("posts.past_edge_mm", posts(at_mm=[[0, 6]]), None),
    ("posts.past_edge_mm", body(width_mm=30) | posts(at_mm=[[0, 6]]), None),
    ("posts.past_edge_mm", SIZED | posts(at_mm=[[0, 6]]), -4),
    ("posts.past_edge_mm", SIZED | posts(at_mm=[[-15, 0]]), 0),
    ("posts.past_edge_mm", SIZED | posts(at_mm=[[0, 6], [-15.1, 0], [0, -10.3]]), 0.3),
    ("posts.past_edge_mm", DISC | posts(at_mm=[[9, 12]]), 0),
    ("posts.past_edge_mm", DISC | posts(at_mm=[[12, 12]]), round(288**0.5 - 15, 9)),
    (
        "posts.past_edge_mm",
        body(width_mm=30, height_mm=8, outline="round") | posts(at_mm=[[0, 6]]),
        2,
    ),
    ("bar_pin.past_edge_mm", SIZED, None),
    ("bar_pin.past_edge_mm", SIZED | {"bar_pin": {"length_mm": 20}}, None),
    ("bar_pin.past_edge_mm", SIZED | {"bar_pin": {"at_mm": [0, -11]}}, 1),
    ("magnet.past_edge_mm", SIZED, None),
    ("magnet.past_edge_mm", SIZED | {"magnet": {"count": 2}}, None),
    ("magnet.past_edge_mm", SIZED | {"magnet": {"at_mm": [[0, 0], [17, 0]]}}, 2),
    ("body.center_past_edge_mm", SIZED, None),
    ("body.center_past_edge_mm", body(center_mm=[0, 0]), None),
    ("body.center_past_edge_mm", merge(SIZED, body(center_mm=[0, 12])), 2),
    ("posts.beside_mm", posts(at_mm=[[0, 6]]), None),
    ("posts.beside_mm", body(outline="balanced"), None),
    ("posts.beside_mm", body(outline="irregular") | posts(at_mm=[[0, 6]]), None),
    ("posts.beside_mm", body(outline="balanced") | posts(at_mm=[[-3, 6], [0, -6]]), 0),
    ("posts.beside_mm", body(outline="round") | posts(at_mm=[[3, 6], [5, 6]]), 3),
    ("posts.beside_mm", body(outline="round") | posts(at_mm=[[-3, 6], [-5, 6]]), 3),
    ("posts.beside_mm", body(center_mm=[4, -2]) | posts(at_mm=[[-3, 6], [3, 6]]), 1),
    ("body.estimate", {}, None),
    ("body.estimate", DISC, None),
    ("body.estimate", merge(COIN, body(thickness_mm=None)), None),
    ("body.estimate", merge(COIN, body(metal="pewter")), None),
    ("body.estimate", merge(COIN, body(outline="irregular")), None),
    ("body.estimate", COIN, grams(9.0)),
    ("body.estimate", COIN | posts(count=2), grams(9.6)),
    ("body.estimate", COIN | posts(at_mm=[[0, 6]], clutch="butterfly"), grams(10.0, 10.3)),
    ("body.estimate", COIN | posts(count=1, at_mm=[[0, 6], [0, 9]]), grams(9.0)),
    ("body.estimate", COIN | {"magnet": DISC_MAGNET}, grams(10.2)),
    ("body.estimate", COIN | {"magnet": DISC_MAGNET | {"at_mm": [[0, 6], [0, -6]]}}, grams(11.4)),
    ("body.estimate", COIN | {"magnet": BLOCK_MAGNET}, grams(9.6)),
    ("body.estimate", COIN | {"magnet": BLOCK_MAGNET | {"material": "ferrite"}}, grams(9.0)),
    ("body.estimate", COIN | {"magnet": BLOCK_MAGNET | {"width_mm": None}}, grams(9.0)),
    ("body.estimate", COIN | {"magnet": BLOCK_MAGNET | {"count": None}}, grams(9.0)),
    ("body.estimate", COIN | {"magnet": BLOCK_MAGNET | {"thickness_mm": None}}, grams(9.0)),
    ("body.estimate", merge(COIN, {"product": {"process": "soft_enamel"}}), grams(7.2, 8.1)),
    ("body.estimate", merge(COIN, {"product": {"process": None}}), grams(7.2, 9.0)),
    ("body.estimate", merge(COIN, body(outline="balanced", height_mm=20)), grams(6.0, 7.7)),
    ("body.estimate", merge(COIN, body(outline="irregular", height_mm=20)), grams(4.6, 5.7)),
    ("body.estimate", merge(COIN, body(outline=None, height_mm=20)), grams(4.6, 7.7)),
    ("body.estimate", merge(COIN, body(width_mm=0.5)), grams(0.1)),
    ("body.off_estimate", COIN, None),
    ("body.off_estimate", merge(DISC, body(weight_g=9)), None),
    ("body.off_estimate", merge(COIN, body(weight_g=9)), 1),
    ("body.off_estimate", merge(COIN, body(weight_g=18)), 2),
    ("body.off_estimate", merge(COIN, body(weight_g=3)), 3),
    ("product.pull_test", {}, None),
    ("product.pull_test", posts(count=1), None),
    ("product.pull_test", posts(pull_test={"cycles": 5}), PullTest(cycles=5)),
    ("product.pull_test", {"ring": {"pull_test": {"cycles": 7}}}, PullTest(cycles=7)),
    (
        "product.pull_test",
        posts(count=1) | {"bar_pin": {"pull_test": {"force_min_n": 15}}},
        PullTest(force_min_n=15),
    ),
    ("packaging.carded", {}, None),
    ("packaging.carded", packaging(transport="sea"), None),
    ("packaging.carded", packaging(steps=[]), False),
    ("packaging.carded", packaging(steps=["polybag"]), False),
    ("packaging.carded", packaging(steps=["polybag", "card"]), True),
    ("packaging.carded", packaging(card={}), True),
    ("packaging.carded", packaging(steps=["polybag"], card={"gsm": 350}), True),
    ("packaging.tight_fit", {}, None),
    ("packaging.tight_fit", packaging(transport="sea"), None),
    ("packaging.tight_fit", packaging(steps=["card"]), False),
    ("packaging.tight_fit", packaging(steps=["foam_insert"]), True),
    ("packaging.tight_fit", packaging(card={"fit": "standard"}), False),
    ("packaging.tight_fit", packaging(card={"fit": "tight"}), True),
    ("packaging.tight_fit", packaging(steps=["foam_insert"], card={"fit": "standard"}), True),
    ("packaging.die_cut", {}, None),
    ("packaging.die_cut", packaging(transport="sea"), None),
    ("packaging.die_cut", packaging(steps=["card"]), False),
    ("packaging.die_cut", packaging(card={"holes": "punched"}), False),
    ("packaging.die_cut", packaging(card={"holes": "die_cut"}), True),
    ("packaging.kept_apart", {}, None),
    ("packaging.kept_apart", packaging(card={}), None),
    ("packaging.kept_apart", packaging(steps=[]), False),
    ("packaging.kept_apart", packaging(steps=["card"]), False),
    ("packaging.kept_apart", packaging(steps=["bulk", "box"]), False),
    ("packaging.kept_apart", packaging(steps=["bulk", "polybag"]), True),
    ("packaging.kept_apart", packaging(steps=["box"]), True),
    ("packaging.loose", {}, None),
    ("packaging.loose", packaging(steps=["bulk"]), True),
    ("packaging.loose", packaging(steps=[]), True),
    ("packaging.loose", packaging(steps=["card"]), False),
    ("packaging.loose", packaging(steps=["bulk"], card={}), False),
    ("packaging.loose", packaging(steps=["sleeve"]), False),
    ("plating.seen", {}, None),
    ("plating.seen", plating(), None),
    ("plating.seen", plating({"finish": "nickel"}, {"finish": "gold"}), Plating(finish="gold")),
    ("packaging.bagged", {}, None),
    ("packaging.bagged", packaging(transport="sea"), None),
    ("packaging.bagged", packaging(steps=["card", "box"]), False),
    ("packaging.bagged", packaging(steps=["card", "polybag"]), True),
    ("packaging.bagged", packaging(steps=["sleeve"]), True),
    ("packaging.bagged", packaging(steps=["pouch", "box"]), True),
    ("inspection.major_aql", {}, None),
    ("inspection.major_aql", {"inspection": {"aql": {"minor": 4.0}}}, None),
    ("inspection.major_aql", {"inspection": {"aql": {"major": 3.0}}}, 2.5),
    ("inspection.minor_aql", {}, None),
    ("inspection.minor_aql", {"inspection": {"aql": {"minor": 4}}}, 4.0),
    ("product.delta_e_max", {}, None),
    ("product.delta_e_max", {"enamel": {"colors": [{"pantone": "186 C"}]}}, None),
    ("product.delta_e_max", {"enamel": {"colors": [{"delta_e_max": 3}, {"delta_e_max": 2}]}}, 2),
    ("product.delta_e_max", {"enamel": {"colors": [{"delta_e_max": 3}, {"pantone": "1 C"}]}}, 3),
    ("product.delta_e_max", {"print": {"colors": [{"delta_e_max": 2.5}]}}, 2.5),
    ("plating.decorative", {}, None),
    ("plating.decorative", plating({"reference": "sample G-12"}), None),
    ("plating.decorative", plating({"finish": "nickel"}), False),
    *(
        ("plating.decorative", plating({"finish": "nickel"}, {"finish": finish}), True)
        for finish in (
            "gold",
            "satin_gold",
            "pearl_gold",
            "imitation_gold",
            "rose_gold",
            "dyed_black",
            "black_nickel",
            "matte_black_nickel",
        )
    ),
    ("plating.antique", {}, None),
    ("plating.antique", plating(), False),
    ("plating.antique", plating({"reference": "sample G-12"}), None),
    ("plating.antique", plating({"finish": "antique_gold"}, {"finish": "gold"}), False),
    ("plating.antique", plating({"finish": "gold"}, {"finish": "antique_gold"}), True),
    ("plating.plated", {}, None),
    ("plating.plated", plating(), False),
    ("plating.plated", plating({"finish": "none"}), False),
    ("plating.plated", plating({"reference": "sample G-12"}), True),
    ("plating.assured_um", {}, None),
    ("plating.assured_um", plating(), None),
    ("plating.assured_um", plating({"finish": "nickel"}), None),
    ("plating.assured_um", plating({"finish": "gold"}), 0.0),
    ("plating.assured_um", plating({"finish": "gold", "thickness_um": 0.05}), 0.05),
    ("plating.assured_um", plating({"finish": "nickel", "thickness_um": "0.5-1.0"}), 0.5),
    ("plating.assured_um", plating({"finish": "gold", "thickness_um": 3, "layer": "total"}), None),
    ("plating.assured_um", plating({"finish": "gold"}, {"finish": "nickel"}), None),
    ("product.stack", {}, None),
    ("product.stack", plating({"finish": "gold"}), []),
    (
        "product.stack",
        plating({"finish": "black_nickel"})
        | packaging(card={})
        | {"print": {"epoxy": True}, "enamel": {"colors": [{"effect": "glitter"}]}},
        ["black plating", "glitter", "print", "epoxy", "card"],
    ),
    (
        "product.stack",
        plating({"finish": "dyed_black"})
        | {"product": {"process": "printed"}, "enamel": {"colors": [{"effect": "glow"}]}},
        ["black plating", "print"],
    ),
    ("inspection.first_pieces", {}, None),
    *(
        ("inspection.first_pieces", {"order": {"quantity": quantity}}, FirstPieces(*window))
        for quantity, window in [
            (1, (1, 1)),
            (5, (1, 5)),
            (50, (1, 5)),
            (51, (1, 6)),
            (199, (1, 20)),
            (200, (50, 100)),
            (3000, (50, 100)),
        ]
    ),
    ("magnet.sheet", {}, None),
    ("magnet.sheet", {"magnet": {}}, False),
    ("magnet.sheet", {"magnet": {"material": "flexible_sheet"}}, True),
    ("magnet.sheet", {"magnet": {"fixing": "sheet"}}, True),
    ("magnet.glued", {}, None),
    ("magnet.glued", {"magnet": {}}, True),
    ("magnet.glued", {"magnet": {"fixing": "bonded"}}, True),
    ("magnet.glued", {"magnet": {"fixing": "pressed"}}, False),
    ("magnet.glued", {"magnet": {"material": "flexible_sheet"}}, False),
    ("order.lead_days", {}, None),
    ("order.lead_days", dates(None, "2027-01-12"), None),
    ("order.lead_days", dates("2026-12-01", None), None),
    ("order.lead_days", dates("2026-12-01", "2027-01-12"), 42),
    ("order.lead_days", dates("2026-12-01", "2026-12-01"), 0),
    ("order.lead_days", dates("2026-12-01", "2026-11-30"), -1),
    ("schedule.sampled", {}, None),
    ("schedule.sampled", {"schedule": {"sample_days": 5}}, True),
    ("schedule.sampled", {"schedule": {"sample_days": 0}, "approval": {"stages": ["a"]}}, False),
    ("schedule.sampled", {"schedule": {"cure_days": 2}, "approval": {"stages": ["a"]}}, True),
    ("schedule.sampled", {"approval": {"stages": []}}, False),
    ("schedule.sampled", {"approval": {"stages": ["Photo", "digital proof"]}}, False),
    ("schedule.sampled", {"approval": {"stages": ["photo", "look"]}}, True),
    ("schedule.sampled", {"approval": {"stages": ["photo of a sample"]}}, True),
    ("schedule.sampled", {"order": {"gate": "sample"}}, True),
    ("schedule.sampled", {"order": {"gate": "release"}}, None),
    ("schedule.stated_days", {}, None),
    ("schedule.stated_days", {"schedule": {"pack_days": 2}}, None),
    ("schedule.stated_days", SHIPS, 0),
    ("schedule.stated_days", SHIPS | {"schedule": {"pack_days": 2, "production_days": 15}}, 17),
    ("schedule.stated_days", SHIPS | {"schedule": {"transit_days": 30}}, 0),
    ("schedule.open_steps", {}, None),
    ("schedule.open_steps", SHIPS, [Step("production", None)]),
    ("schedule.open_steps", SHIPS | {"schedule": {"production_days": 15}}, []),
    (
        "schedule.open_steps",
        SHIPS | packaging(card={}) | {"magnet": {}, "approval": {"stages": ["look"]}},
        [Step(name, None) for name in ("sample", "production", "cure", "pack")],
    ),
    (
        "schedule.open_steps",
        SHIPS | packaging(steps=["polybag"]) | {"magnet": {"adhesive": "tape"}},
        [Step("production", None)],
    ),
    ("artwork.areas", {}, None),
    ("artwork.areas", artwork(min_gap_mm=0.3), None),
    ("artwork.areas", artwork(lines=[]), []),
    ("artwork.areas", artwork(lines=[{"width_mm": 0.3}]), []),
    ("artwork.areas", artwork(lines=[LINE]), [Area("face", [Detail("whiskers", 0.28)])]),
    ("artwork.areas", artwork(texts=[TEXT]), [Area("face", [Detail("motto", 0.3)])]),
    (
        "artwork.areas",
        artwork(lines=[LINE, {"area": "rim"}, LINE], texts=[{"area": "rim"}, TEXT]),
        [
            Area(
                "face", [Detail("whiskers", 0.28), Detail("whiskers", 0.28), Detail("motto", 0.3)]
            ),
            Area("rim", [Detail("", None), Detail("", None)]),
        ],
    ),
    ("artwork.areas", artwork("printed", lines=[LINE], texts=[TEXT]), []),
    ("artwork.areas", artwork(lines=[LINE | {"made_by": "laser"}]), []),
    ("artwork.areas", artwork(None, lines=[LINE]), None),
    ("artwork.areas", artwork(None, lines=[LINE | {"made_by": "print"}]), []),
    (
        "artwork.areas",
        artwork(lines=[LINE, LINE | {"area": " Face"}]),
        [Area("face", [Detail("whiskers", 0.28), Detail("whiskers", 0.28)])],
    ),
    ("inspection.sampled", {}, None),
    ("inspection.sampled", {"order": {"quantity": 3000}}, True),
    ("inspection.sampled", inspection(None), None),
    ("inspection.sampled", inspection(None, sampling="full"), False),
    ("inspection.sampled", inspection(sampling="full", aql=AQL), False),
    ("inspection.sampled", inspection(sampling="aql"), True),
    ("inspection.sampled", inspection(), True),
    ("inspection.sampled", inspection(1), False),
    ("inspection.unprinted_aqls", inspection(), None),
    ("inspection.unprinted_aqls", inspection(aql=AQL), []),
    (
        "inspection.unprinted_aqls",
        inspection(aql={"critical": 0.005, "major": 3, "minor": 5000 / 10}),
        [
            "0.005 for critical defects, read as 0",
            "3.0 for major defects, read as 2.5",
            "500 for minor defects, read as 400",
        ],
    ),
    ("inspection.aqls_above_ten", inspection(), None),
    ("inspection.aqls_above_ten", inspection(aql=AQL | {"minor": 10}), []),
    ("inspection.aqls_above_ten", inspection(aql=AQL | {"minor": 15}), ["15 for minor defects"]),
    ("inspection.critical_plan", inspection(aql={"major": 2.5}), None),
    ("inspection.critical_plan", inspection(aql=AQL), Sample("K", 125, 0, 1, 0.0)),
    ("inspection.critical_plan", inspection(50, aql=AQL), Sample("E", 13, 0, 1, 29)),
    ("inspection.critical_plan", inspection(aql={"critical": 1.0}), Sample("K", 125, 3, 4, 0.7)),
    ("inspection.major_plan", {}, None),
    ("inspection.major_plan", inspection(), None),
    ("inspection.major_plan", inspection(None, aql=AQL), None),
    ("inspection.major_plan", inspection(sampling="full", aql=AQL), None),
    ("inspection.major_plan", inspection(aql=AQL), Sample("K", 125, 7, 8, 20)),
    ("inspection.major_plan", inspection(aql={"major": 3.0}), Sample("K", 125, 7, 8, 20)),
    ("inspection.major_plan", inspection(aql={"major": 15}), Sample("J", 80, 21, 22, None)),
    ("inspection.major_plan", inspection(aql=AQL, level="III"), Sample("L", 200, 10, 11, 6)),
    (
        "inspection.major_plan",
        inspection(aql=AQL, severity="tightened"),
        Sample("K", 125, 5, 6, 6),
    ),
    ("inspection.minor_plan", inspection(aql={"major": 2.5}), None),
    ("inspection.minor_plan", inspection(aql=AQL), Sample("K", 125, 10, 11, 58)),
    ("inspection.usual_plan", inspection(level="I"), None),
    ("inspection.usual_plan", inspection(aql=AQL, level="I"), Sample("K", 125, 7, 8, 20)),
    ("inspection.drawn_pcs", inspection(None, aql=AQL), None),
    ("inspection.drawn_pcs", inspection(sampling="full"), None),
    ("inspection.drawn_pcs", inspection(), 125),
    ("inspection.drawn_pcs", inspection(level="III"), 200),
    ("inspection.drawn_pcs", inspection(50, aql=AQL), 13),
    ("inspection.drawn_pcs", inspection(100_000, aql=AQL), 500),
    ("inspection.sample_fits", inspection(aql=AQL), None),
    ("inspection.sample_fits", inspection(None, sample_pcs=200), None),
    (
        "inspection.sample_fits",
        inspection(aql=AQL, sample_pcs=200),
        "at level III, and at level II for 3,201 to 10,000 pieces",
    ),
    ("inspection.sample_fits", inspection(aql=AQL, sample_pcs=150), "by no level"),
    (MAJORS, inspection(), None),
    (MAJORS, inspection(major=[]), ["large pits on the face"]),
    (MAJORS, inspection(major=["pits"]) | {"plating": []}, []),
    (
        MAJORS,
        inspection(major=["pits"]) | PINNED,
        [
            "detached or loose hardware",
            "base metal on the front",
            "unreadable text",
            "wrong plating color",
        ],
    ),
    (
        MAJORS,
        inspection(major=["loose pin back", "bare metal", "illegible text", "wrong finish", "pits"])
        | PINNED
        | packaging(card={}),
        ["posts that keep the piece off its card"],
    ),
    (MAJORS, inspection(major=["as defect list QC-12"]) | PINNED | packaging(card={}), []),
    ("inspection.overgraded", inspection(), None),
    ("inspection.overgraded", inspection(major=["large pits"]), []),
    ("inspection.overgraded", inspection(major=["Polish marks, back"]), ["Polish marks, back"]),
]


def header(markets: object = None, **fields: object) -> Data:
    return {"order": {"markets": markets, **fields}}


def magnet(**fields: object) -> Data:
    return {"magnet": fields}


def sold(channel: str | None, **fields: object) -> Data:
    return header(["US"], channel=channel) | magnet(**fields)


def jewelry(kind: str | None, **fields: object) -> Data:
    return header(**fields) | {"product": {"kind": kind}}


INDEX, LIKELY = "magnet.index_kg2mm2", "magnet.likely_index_kg2mm2"
NEODYMIUM = {"material": "neodymium", "thickness_mm": 1}

LAW: list[tuple[str, Data, object]] = [
    ("order.in_us", {}, None),
    ("order.in_us", header(), None),
    ("order.in_us", header([]), False),
    ("order.in_us", header(["US"]), True),
    ("order.in_us", header(["EU", "US-CA"]), True),
    ("order.in_us", header(["EU", "JP"]), False),
    ("order.in_eu", header(), None),
    ("order.in_eu", header(["UK"]), True),
    ("order.in_eu", header(["US"]), False),
    ("order.for_us_children", header(age_from=12), None),
    ("order.for_us_children", header(["US"]), None),
    ("order.for_us_children", header(["EU"]), False),
    ("order.for_us_children", header(["US"], age_from=12), True),
    ("order.for_us_children", header(["US"], age_from=13), False),
    ("order.for_us_infants", header(["US"]), None),
    ("order.for_us_infants", header(["US-CA"], age_from=2), True),
    ("order.for_us_infants", header(["US"], age_from=3), False),
    ("order.for_california_children", jewelry(None, markets=["US-CA"], age_from=14), None),
    ("order.for_california_children", jewelry("pin", markets=["US-CA"]), None),
    ("order.for_california_children", jewelry("badge", markets=["US-CA"], age_from=14), True),
    ("order.for_california_children", jewelry("badge", markets=["US-CA"], age_from=15), False),
    ("order.for_california_children", jewelry("pin", markets=["US"], age_from=14), False),
    ("order.for_california_children", jewelry("coin", markets=["US-CA"], age_from=14), False),
    ("order.sharp_for_children", header(["US"]) | posts(), None),
    ("order.sharp_for_children", header(["US"], age_from=7) | posts(), True),
    ("order.sharp_for_children", header(["US"], age_from=7) | {"bar_pin": {}}, True),
    ("order.sharp_for_children", header(["US"], age_from=8) | posts(), False),
    ("order.sharp_for_children", header(["US"], age_from=7), False),
    ("plating.with_nickel", {}, None),
    ("plating.with_nickel", plating(), False),
    ("plating.with_nickel", plating({"finish": "gold"}), False),
    ("plating.with_nickel", plating({"finish": "antique_nickel"}), True),
    ("plating.with_nickel", plating({"finish": "matte_black_nickel"}, {"finish": "gold"}), True),
    ("plating.with_nickel", plating({"layer": "nickel"}, {"finish": "gold"}), True),
    ("compliance.old_nickel_method", {"compliance": {"nickel": {}}}, None),
    *(
        ("compliance.old_nickel_method", {"compliance": {"nickel": {"method": method}}}, is_old)
        for method, is_old in [
            ("EN 1811:2023", False), ("EN 1811", False), ("EN 12472:2005", False),
            ("EN 1811:2011", True), ("EN 1811:2011, report of 2023", True),
            ("BS EN 1811:2011+A1:2015", True), ("en1811-1998", True),
            ("EN 1811:2023, not EN 1811 (2011)", False), ("report 1811 of 30 May", False),
        ]
    ),
    ("compliance.refused", header(["US"]), None),
    ("compliance.refused", {"compliance": {"origin_mark": "no"}}, []),
    ("compliance.refused", header(["US"]) | {"compliance": {"origin_mark": "yes"}}, []),
    ("compliance.refused", header(["US"]) | {"compliance": {"origin_mark": "no"}}, ["origin_mark"]),
    ("compliance.refused", header(["US-CA"]) | {"compliance": {"prop65": "None"}}, ["prop65"]),
    ("compliance.refused", header(["US"]) | {"compliance": {"prop65": "none"}}, []),
    ("compliance.refused", header(["US"]) | {"compliance": {"certificate": "none"}}, []),
    (
        "compliance.refused",
        header(["US"], age_from=7) | posts()
        | {"compliance": {"certificate": "no", "tracking_label": "no", "sharp_point_label": "no"}},
        ["tracking_label", "sharp_point_label", "certificate"],
    ),
    ("body.small_part", body(width_mm=30), None),
    ("body.small_part", body(width_mm=30, outline="round"), None),
    ("body.small_part", body(width_mm=32, outline="round"), False),
    ("body.small_part", body(width_mm=30, outline="round", thickness_mm=1.5), True),
    ("body.small_part", body(width_mm=31.7, outline="round", thickness_mm=1.5), True),
    ("body.small_part", body(width_mm=40, height_mm=30, thickness_mm=1.5), True),
    ("body.small_part", body(width_mm=40, height_mm=34, thickness_mm=1.5), False),
    ("magnet.small_part", {}, None),
    ("magnet.small_part", magnet(diameter_mm=10), None),
    ("magnet.small_part", magnet(diameter_mm=10, thickness_mm=2), True),
    ("magnet.small_part", magnet(length_mm=45, thickness_mm=2), None),
    ("magnet.small_part", magnet(length_mm=45, width_mm=13, thickness_mm=5), True),
    ("magnet.small_part", magnet(length_mm=70, width_mm=13), False),
    ("magnet.pole_area_mm2", magnet(length_mm=20), None),
    ("magnet.pole_area_mm2", magnet(length_mm=20, width_mm=10), 200.0),
    ("magnet.pole_area_mm2", magnet(diameter_mm=2), pytest.approx(3.1416, abs=1e-4)),
    (INDEX, {}, None),
    (INDEX, magnet(surface_field_kgauss=1), None),
    (INDEX, magnet(flux_index_kg2mm2=40, diameter_mm=10, surface_field_kgauss=2), 40.0),
    (INDEX, magnet(length_mm=10, width_mm=5, surface_field_kgauss=0.5), 12.5),
    (INDEX, magnet(flux_index_kg2mm2="0.5 T2mm2"), 50.0),  # X136
    (LIKELY, magnet(diameter_mm=10, thickness_mm=1), None),
    (LIKELY, magnet(diameter_mm=10, thickness_mm=1, material="ferrite"), None),
    (LIKELY, magnet(diameter_mm=10, material="neodymium"), None),
    (LIKELY, magnet(diameter_mm=10, **NEODYMIUM), 99.5),
    (LIKELY, magnet(diameter_mm=10, grade="any", **NEODYMIUM), 99.5),
    (LIKELY, magnet(diameter_mm=10, grade="NdFeB n 38H", **NEODYMIUM), 108.0),
    ("magnet.limited_in_us", magnet(separable="yes"), None),
    ("magnet.limited_in_us", header(["EU"], channel="consumer") | magnet(separable="yes"), False),
    ("magnet.limited_in_us", header(["US"], channel="consumer"), False),
    ("magnet.limited_in_us", header(["US"]) | posts(clutch="magnetic"), None),
    ("magnet.limited_in_us", header(["US"], channel="consumer") | posts(clutch="magnetic"), True),
    ("magnet.limited_in_us", sold("consumer", separable="yes"), True),
    ("magnet.limited_in_us", sold("consumer", separable="yes", diameter_mm=40), False),
    ("magnet.limited_in_us", sold("consumer", separable="no"), False),
    ("magnet.limited_in_us", sold("consumer"), None),
    ("magnet.limited_in_us", sold("staff", separable="yes"), False),
    ("magnet.limited_in_us", sold("trade"), False),
    ("magnet.limited_in_us", sold(None, separable="yes"), None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), CASES + LAW, ids=str)
def test_a_fact_is_computed_or_waits_for_what_it_needs(
    name: str, data: Data, expected: object
) -> None:
    loaded = load(data)
    assert not loaded.findings
    assert loaded.order is not None
    found = FACTS[name].compute(loaded.order)
    assert found == expected
    assert type(found) is type(expected) or isinstance(found, float)


def test_every_fact_has_cases_with_and_without_its_inputs() -> None:
    for name in FACTS:
        values = [expected for one, _, expected in CASES + LAW if one == name]
        assert None in values, f"{name}: no case lacks an input"
        assert any(one is not None for one in values), f"{name}: no case has a value"


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_says_what_it_means_and_reads(name: str) -> None:
    fact = FACTS[name]
    assert fact.shape.meaning.endswith((".", ")."))
    assert fact.needs
    assert set(fact.needs) <= set(fact.reads)


def test_sides_of_thirteen_to_ten_are_elongated_by_exactly_one_point_three() -> None:
    elongation = FACTS["body.elongation"].compute
    slips = 0
    for tenths in range(100, 500):
        short, long = tenths / 10, tenths * 13 / 100  # sizes as people write them, 0.1 mm apart
        slips += long / short != 1.3
        order = load(body(height_mm=short, width_mm=long)).order
        assert order is not None
        assert elongation(order) == 1.3, (long, short)
    assert slips, "no size shows why the division must be rounded"


@pytest.mark.parametrize(
    ("tolerance", "half"),
    [
        (0.15, 0.15), ("+0.20/-0.05", 0.125), ("±0.1", 0.1), ("+0.2/-0.1", 0.15), ("+0.3/-0", 0.15),
        ({"plus": 0.1, "minus": 0.2}, 0.15), ({"plus": 0.1}, None), ({"minus": 0.1}, None),
    ],
    ids=str,
)  # fmt: skip
def test_half_of_a_tolerance_is_half_of_its_whole_band(
    tolerance: object, half: float | None
) -> None:
    order = load(body(size_tol_mm=tolerance)).order
    assert order is not None
    assert order.body is not None
    assert order.body.size_tol_mm is not None
    assert order.body.size_tol_mm.half == half


def test_facts_are_named_like_fields() -> None:
    assert all(re.fullmatch(r"[a-z_]+(?:\.[a-z0-9_]+)+", name) for name in FACTS)

"""The blocks that bring it to people: ``packaging``, ``inspection``, ``approval`` and others."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from pinspec.order.fields import Block, Days, Detail, Percent, Pieces, says

Step = Literal["bulk", "polybag", "sleeve", "film", "card", "foam_insert", "tray", "box", "pouch"]
Holes = Literal["punched", "die_cut", "slot"]
Fit = Literal["standard", "tight"]
Partition = Literal["design", "destination"]
Transport = Literal["air", "sea", "courier", "road", "rail"]
Level = Literal["I", "II", "III", "S-1", "S-2", "S-3", "S-4"]
Severity = Literal["normal", "tightened"]
Sampling = Literal["aql", "full"]
Proof = Literal["photos", "dimension_record", "live_video"]
Aql = Annotated[float, Field(ge=0, le=1000)]


class Card(Block):
    """The card that a piece is shown on."""

    material: str | None = says("what it is made of", like="coated board")
    gsm: Annotated[float, Field(ge=50, le=2000)] | None = says("its weight", like=350)
    holes: Holes | None = says("how its holes are made", like="punched")
    hole_mm: Detail | None = says("diameter of its holes", like=1.5)
    hole_place: str | None = says("where its holes are", like="as drawing C-3")
    fit: Fit | None = says("tight when the posts must sit without play", like="standard")
    fold: str | None = says("where it folds, or none", like="none")

    also_called = {"weight": "gsm", "hole_position": "hole_place"}
    alone = ("gsm",)


class Packaging(Block):
    """How each piece, box and carton is packed."""

    steps: list[Step] | None = says("how each piece is packed, in order", like=["polybag", "card"])
    card: Card | None = says("the card", like={"gsm": 350})
    fit_tested: bool | None = says("whether real pieces were tried in the real card or insert")
    scratch_protection: bool | None = says("whether plated faces are kept apart")
    moisture_protection: bool | None = says("whether damp is kept off: barrier bag, desiccant")
    inner_pcs: Pieces | None = says("pieces in an inner box", like=100)
    carton_pcs: Pieces | None = says("pieces in a carton", like=1000)
    partition_by: Partition | None = says("what is kept apart in a carton", like="design")
    transport: Transport | None = says("how it travels", like="sea")
    storage_months: Annotated[int, Field(ge=0, le=240)] | None = says("how long it is stored")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "method": "steps", "pack": "steps", "carton_qty": "carton_pcs", "inner_qty": "inner_pcs",
        "shipping": "transport", "freight": "transport", "fit_test": "fit_tested",
    }  # fmt: skip


class AqlLevels(Block):
    """The acceptance quality limit of each class of defect."""

    critical: Aql | None = says("0: not one is accepted", like=0)
    major: Aql | None = says("usually 2.5", like=2.5)
    minor: Aql | None = says("usually 4.0", like=4.0)


class Viewing(Block):
    """How a face is looked at."""

    at_cm: Annotated[float, Field(gt=0, le=500)] | None = says("from how far", like=30)
    light: str | None = says("in which light", like="D65")

    also_called = {"distance_cm": "at_cm"}
    alone = ("at_cm",)


class InlineCheck(Block):
    """The check of the first pieces of the run."""

    from_pcs: Pieces | None = says("first piece of the window", like=50)
    to_pcs: Pieces | None = says("last piece of the window", like=100)
    proof: Proof | None = says("how it is shown", like="photos")

    also_called = {"evidence": "proof"}


class Inspection(Block):
    """How the lot is judged."""

    standard: str | None = says(
        "the sampling standard, with its year", like="ISO 2859-1:1999", text="name"
    )
    level: Level | None = says(
        "how many pieces are drawn; II if not stated: 125 of 3,000, where 200 is level III",
        like="II",
    )
    severity: Severity | None = says("normal if not stated", like="normal")
    sampling: Sampling | None = says("by AQL, or every piece", like="aql")
    sample_pcs: Pieces | None = says("pieces to draw from the lot", like=125)
    aql: AqlLevels | None = says("limits by class", like={"critical": 0, "major": 2.5, "minor": 4})
    critical: list[str] | None = says("what counts as a critical defect", like=["sharp edge"])
    major: list[str] | None = says("what counts as a major defect", like=["unreadable text"])
    minor: list[str] | None = says("what counts as a minor defect", like=["polish marks, back"])
    viewed: Viewing | None = says("how a face is looked at", like={"at_cm": 30, "light": "D65"})
    base_metal_on_front: bool | None = says("whether base metal may show on the front")
    golden_sample: bool | None = says("whether an approved sample is kept to compare with")
    inline_check: InlineCheck | None = says(
        "the check of the first pieces of the run", like={"from_pcs": 50, "to_pcs": 100}
    )
    expected_defects_pct: Percent | None = says("the share of faulty pieces that is expected")
    sort_pct: Percent | None = says("the share of the lot that would have to be sorted")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "visual": "viewed", "defects": "major", "reference_sample": "golden_sample",
        "sample_size": "sample_pcs", "sample_qty": "sample_pcs",
    }  # fmt: skip


class Approval(Block):
    """What is approved before the run, and on what."""

    stages: list[str] | None = says(
        "the samples that are approved, in order", like=["look", "use"], text="name"
    )
    color_lights: list[str] | None = says(
        "the lights that colors are judged in", like=["D65"], text="name"
    )
    color_apart_from_fill: bool | None = says("whether color and fill are approved apart")
    texture_with_color: bool | None = says("whether both are approved on one sample")
    production_sample: bool | None = says("whether the sample comes from the production line")
    release_apart_from_sample: bool | None = says("whether release is a step of its own")
    repeatable: bool | None = says("whether the factory says it repeats at this price and date")
    variance: str | None = says("what a repeat order may differ by")
    notes: str | None = says("anything else, in words", text="comment")


class Schedule(Block):
    """Days that each step takes."""

    sample_days: Days | None = says("days for a physical sample", like=7)
    production_days: Days | None = says("days for the run", like=15)
    cure_days: Days | None = says("days for adhesive to cure", like=2)
    pack_days: Days | None = says("days for cards and packing", like=2)
    transit_days: Days | None = says("days on the way", like=30)
    notes: str | None = says("anything else, in words", text="comment")


class Nickel(Block):
    """The declared nickel release."""

    release_max: Annotated[float, Field(ge=0, le=100)] | None = says(
        "most nickel released, in micrograms per square centimetre and week",
        like=0.5, unit="ug/cm2/week",
    )  # fmt: skip
    method: str | None = says("the test method", like="EN 1811:2023", text="name")
    alone = ("release_max",)


class Compliance(Block):
    """What is declared towards the law of the markets."""

    nickel: Nickel | None = says("the declared nickel release")
    lead_ppm: Annotated[float, Field(ge=0, le=1_000_000)] | None = says(
        "most lead in any part of the piece", like=90
    )
    coating_lead_ppm: Annotated[float, Field(ge=0, le=1_000_000)] | None = says(
        "most lead in enamel, print and epoxy", like=40
    )
    cadmium_ppm: Annotated[float, Field(ge=0, le=1_000_000)] | None = says(
        "most cadmium in any part of metal", like=75
    )
    reports: list[str] | None = says("test reports by number", text="name")
    certificate: str | None = says("the certificate by number, such as a CPC or GCC", text="name")
    prop65: str | None = says("the statement for California", like="no warning needed, report 7")
    origin_mark: bool | None = says("whether pieces or packs say where they are made")
    tracking_label: bool | None = says("whether pieces or packs carry a tracking label")
    sharp_point_label: bool | None = says("whether the pack warns of sharp points")
    responsible_person: str | None = says(
        "who answers for it in the EU, with an address", like="Acme GmbH, Cologne", text="name"
    )
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "cpc": "certificate", "gcc": "certificate", "lead_ppm_max": "lead_ppm",
        "cadmium_ppm_max": "cadmium_ppm", "tests": "reports", "test": "reports",
        "paint_lead_ppm": "coating_lead_ppm", "made_in": "origin_mark",
        "country_of_origin": "origin_mark", "origin": "origin_mark",
        "sharp_points": "sharp_point_label", "eu_responsible_person": "responsible_person",
        "importer": "responsible_person", "proposition_65": "prop65",
    }  # fmt: skip


class Waiver(Block):
    """A finding that somebody accepts as it is, by name and until a day."""

    rule: str | None = says(
        "the rule whose findings are accepted, by name or code", like="posts/count", text="name"
    )
    at: str | None = says(
        "the place that it covers, with all below it; the whole order if not stated",
        like="artwork.lines[1].width_mm", text="name",
    )  # fmt: skip
    reason: str | None = says("why it is accepted", like="worn for one evening", text="name")
    approved_by: str | None = says("who accepts it", like="M. Ortiz", text="name")
    until: datetime.date | None = says(
        "the last day on which it holds; it must be mended or approved anew by then",
        like="2027-03-31",
    )
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "code": "rule", "name": "rule", "id": "rule", "path": "at", "place": "at", "field": "at",
        "where": "at", "because": "reason", "why": "reason", "justification": "reason",
        "by": "approved_by", "approver": "approved_by", "approved": "approved_by",
        "owner": "approved_by", "who": "approved_by", "end": "until", "ends": "until",
        "expires": "until", "expiry": "until", "end_date": "until", "valid_until": "until",
    }  # fmt: skip

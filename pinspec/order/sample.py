"""The ``sample`` block: what was measured on the sample, and the faults that were seen on it."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from pinspec.order.fields import Block, Detail, Percent, Span, says

OfFunction = Literal[
    "unreadable_text", "loose_clutch", "loose_post", "bent_post", "posts_miss_card", "turns",
    "falls_off", "bar_off_center", "magnet_off", "ring_opens", "broken_ring", "card_tears",
]  # fmt: skip
"""Faults of function whatever the class that they are given (F023, F051, F093 to F113, F205)."""
OfMaking = Literal[
    "underfill", "overfill", "wavy_edge", "missing_enamel", "patchy_color", "print_shift",
    "base_metal", "pits", "rough_edge", "bent_edge", "scratches",
]  # fmt: skip
Minor = Literal[
    "shade", "plating_tone", "glitter_density", "epoxy_dust", "back_polish_marks", "card_alignment"
]
"""Faults that are counted as minor (F038, F040, F041, F142 to F144)."""
What = Literal[OfFunction, OfMaking, Minor]
Concern = Literal["function", "process", "appearance"]
Threat = Literal["readability", "attachment", "assembly", "packing", "repeatability"]

_FUNCTION = frozenset(get_args(OfFunction))
_PROCESS = frozenset({"patchy_color"})
"""A patchy color is a matter of fill depth, cure or polish, and not of shade (F039)."""
_MINOR = frozenset(get_args(Minor))


class Fault(Block):
    """One fault that was seen on the sample."""

    what: What | None = says("which fault it is; another one is named by called", like="shade")
    called: str | None = says(
        "the fault in your words", like="hair under the epoxy of two pieces", text="name"
    )
    category: Concern | None = says("what the fault concerns, by your judgement", like="appearance")
    in_tolerance: bool | None = says("whether it lies inside a tolerance that is written down")
    affects_use: bool | None = says("whether the piece is worse to use for it")
    threatens: list[Threat] | None = says("what it puts at risk", like=["assembly"])
    consistent: bool | None = says("yes if all pieces have it alike, no if it varies among them")
    systematic: bool | None = says("whether design or process bring it about again and again")
    rate_pct: Percent | None = says(
        "the share of pieces that an inspector would count as faulty for it", like=1.5
    )
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "fault": "what", "issue": "what", "type": "what", "name": "called", "class": "category",
        "within_tolerance": "in_tolerance", "rate": "rate_pct", "share_pct": "rate_pct",
    }  # fmt: skip
    alone = ("what", "called")
    computed = ("concern", "because", "minor")

    @property
    def name(self) -> str | None:
        """What a message calls it."""
        return self.called or (self.what.replace("_", " ") if self.what else None)

    @property
    def concern(self) -> Concern:
        """The gravest concern: function; else process, if `because` says why; else appearance.

        Function beats the category that is stated (F130, F154, F205).
        """
        touches_use = self.category == "function" or self.affects_use or self.threatens
        if touches_use or self.what in _FUNCTION:
            return "function"
        return "process" if self.because else "appearance"

    @property
    def because(self) -> str | None:
        """Why it is a matter of the process, if it is one.

        What comes again is none while it is harmless: inside what is written, without effect on
        use (F153).
        """
        is_harmless = self.in_tolerance is True and self.affects_use is False
        reasons = {
            "it lies outside what is written": self.in_tolerance is False,  # F030, F161
            "it varies from piece to piece": self.consistent is False,  # F207
            "it is judged to be more than the process holds": self.category == "process",  # F135
            "depth, cure or polish cause it, and not the shade": self.what in _PROCESS,
            "design or process bring it about again": self.systematic and not is_harmless,  # F135
        }
        return next((reason for reason, holds in reasons.items() if holds), None)

    @property
    def minor(self) -> bool:
        """Whether it is usually counted as a minor defect."""
        return self.what in _MINOR


class Sample(Block):
    """What was measured and seen on the sample; of several pieces, from the least to the most."""

    id: str | None = says("which sample it is", like="PPS-2", text="name")
    pieces: Annotated[int, Field(ge=1, le=100_000)] | None = says(
        "pieces that were measured and looked at", like=5, unit="pieces"
    )
    width_mm: Span | None = says("measured width", like=40.05)
    height_mm: Span | None = says("measured height", like=31.1)
    thickness_mm: Span | None = says("measured thickness", like="1.46-1.52")
    recess_depth_mm: Span | None = says(
        "measured step from the metal's top to the cured enamel", like="0.11-0.14"
    )
    void_mm: Detail | None = says("largest void in the enamel", like=0.2)
    print_shift_mm: Annotated[float, Field(ge=0, le=50)] | None = says(
        "farthest that the print is off its place", like=0.1
    )
    post_shift_mm: Annotated[float, Field(ge=0, le=50)] | None = says(
        "farthest that a post is off its place", like=0.2
    )
    delta_e: Annotated[float, Field(ge=0, le=100)] | None = says(
        "largest color difference (CIEDE2000); held to the strictest limit of the order's colors",
        like=2.1,
    )
    plating_um: Span | None = says("measured thickness of the layer that is seen", like=0.06)
    pull_force_n: Span | None = says("force at which it gave way", like="18-22")
    faults: list[Fault] | None = says("every fault that was seen, [] for none")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "findings": "faults", "issues": "faults", "defects": "faults",
        "depth_mm": "recess_depth_mm", "name": "id", "number": "id", "quantity": "pieces",
        "diameter_mm": "width_mm", "registration_mm": "print_shift_mm",
        "post_offset_mm": "post_shift_mm", "below_rim_mm": "recess_depth_mm",
        "thickness_um": "plating_um", "color": "delta_e",
    }  # fmt: skip
    alone = ("id",)

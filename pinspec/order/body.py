"""The ``body`` block: the piece of metal, its size and its outline."""

from typing import Literal

from pinspec.order.fields import Block, Detail, Place, Size, Tolerance, Weight, says

Outline = Literal["round", "balanced", "irregular"]
Metal = Literal[
    "iron", "steel", "stainless", "brass", "copper", "zinc_alloy", "aluminium", "pewter", "silver",
    "pvc", "other",
]  # fmt: skip
Forming = Literal[
    "stamped", "die_cast", "spin_cast", "etched", "molded", "laser_cut", "printed_flat"
]
Feature = Literal["cutouts", "multi_level", "deep_relief", "moving_part"]


class Body(Block):
    """The piece of metal, its size and its outline."""

    width_mm: Size | None = says("overall width, seen from the front", like=40.0)
    height_mm: Size | None = says("overall height; a round piece needs only its width", like=31.0)
    size_tol_mm: Tolerance | None = says("how far width and height may be off", like=0.15)
    thickness_mm: Detail | None = says("thickness of the metal", like=1.5)
    thickness_tol_mm: Tolerance | None = says("how far the thickness may be off", like=0.10)
    outline: Outline | None = says(
        "round; balanced: one post can sit on or above the center of gravity; or irregular",
        like="balanced",
    )
    metal: Metal | None = says("the base metal", like="iron")
    forming: Forming | None = says("how the metal gets its shape", like="stamped")
    features: list[Feature] | None = says("what makes the shape harder to hold", like=["cutouts"])
    min_opening_mm: Detail | None = says("narrowest hole or slot through the metal", like=1.5)
    min_bridge_mm: Detail | None = says("narrowest metal beside a hole or slot", like=1.2)
    weight_g: Weight | None = says("weight of one finished piece", like=9.5)
    center_mm: Place | None = says(
        "its center of gravity from the middle, seen from the back, x to the right and y upwards",
        like=[0, -2],
    )
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "diameter_mm": "width_mm", "diameter": "width_mm", "longest_mm": "width_mm",
        "size_mm": "width_mm", "size": "width_mm", "length_mm": "height_mm",
        "tolerance_mm": "size_tol_mm", "tolerance": "size_tol_mm", "shape": "outline",
        "material": "metal", "base": "metal", "base_metal": "metal", "thick_mm": "thickness_mm",
        "opening_mm": "min_opening_mm", "bridge_mm": "min_bridge_mm", "weight": "weight_g",
        "mass_g": "weight_g", "center": "center_mm", "centre_mm": "center_mm",
        "center_of_gravity": "center_mm", "center_of_gravity_mm": "center_mm",
        "centre_of_gravity": "center_mm", "center_of_mass": "center_mm",
        "balance_point": "center_mm", "cog": "center_mm", "cog_mm": "center_mm",
    }  # fmt: skip
    alone = ("width_mm",)

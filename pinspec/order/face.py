"""The blocks that make the face: ``enamel``, ``print``, ``plating`` and ``surface``."""

from typing import Annotated, Literal

from pydantic import Field

from pinspec.order.fields import Block, Detail, Size, Span, Tolerance, says

FillLevel = Literal["recessed", "flush", "domed"]
Effect = Literal["glitter", "translucent", "glow", "pearl", "metallic", "gradient"]
PrintProcess = Literal["screen", "offset", "pad", "uv", "digital"]
Finish = Literal[
    "gold", "silver", "nickel", "black_nickel", "rose_gold", "copper", "brass", "bronze",
    "antique_gold", "antique_silver", "antique_nickel", "antique_brass", "antique_bronze",
    "antique_copper", "satin_gold", "satin_nickel", "pearl_gold", "pearl_nickel",
    "matte_black_nickel", "dyed_black", "black_paint", "chrome", "rhodium", "imitation_gold",
    "rainbow", "dual", "none", "other",
]  # fmt: skip
Layer = Literal["top_color", "nickel", "total"]
Texture = Literal["mirror", "satin", "matte", "sandblast"]
Grain = Literal["fine", "medium", "coarse"]


class Color(Block):
    """One enamel or print color."""

    name: str | None = says("what it colors, in your words", like="coat", text="name")
    pantone: str | None = says("the Pantone code", like="186 C", text="name")
    reference: str | None = says("another reference: a chip or an approved sample", like="chip 12")
    delta_e_max: Annotated[float, Field(gt=0, le=20)] | None = says(
        "largest color difference (CIEDE2000)", like=3
    )
    tolerance: str | None = says("the tolerance in words, where it is no number")
    effect: Effect | None = says("what is mixed into the color", like="glitter")
    notes: str | None = says("anything else, in words", text="comment")
    alone = ("pantone",)


class Enamel(Block):
    """The colored fields."""

    recess_depth_mm: Span | None = says(
        "visible step from the metal's top to the cured enamel", like={"min": 0.10, "max": 0.15}
    )
    cavity_depth_mm: Detail | None = says("depth of the die's cavity before filling", like=0.5)
    largest_field_mm: Size | None = says(
        "largest circle that fits into one unbroken field", like=7.5
    )
    metal_breaks: bool | None = says("whether large fields are broken up by metal")
    fill: FillLevel | None = says("how high the color stands", like="recessed")
    below_rim_mm: Span | None = says("how far it may lie below the metal", like="0.1-0.2")
    edge_height_mm: Detail | None = says("how high it may stand at the edge", like=0.1)
    meniscus_allowed: bool | None = says("whether it may creep up at the edge")
    void_max_mm: Detail | None = says("largest void that is accepted", like=0.30)
    colors: list[Color] | None = says("every color")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "depth_mm": "recess_depth_mm", "recess_mm": "recess_depth_mm", "colours": "colors",
        "max_field_mm": "largest_field_mm", "field_mm": "largest_field_mm", "pantone": "colors",
    }  # fmt: skip


class Print(Block):
    """What is printed on the piece."""

    by: PrintProcess | None = says("how it is printed", like="screen")
    registration_tol_mm: Tolerance | None = says("how far the print may shift", like=0.15)
    clearance_mm: Detail | None = says("from the print to the nearest metal border", like=0.30)
    small_text: bool | None = says("whether small text is printed near a border")
    epoxy: bool | None = says("whether an epoxy dome covers it")
    colors: list[Color] | None = says("every printed color")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "process": "by", "method": "by", "tolerance_mm": "registration_tol_mm",
        "clearance_to_border_mm": "clearance_mm", "colours": "colors",
    }  # fmt: skip


class Plating(Block):
    """One layer; the list runs from the metal outwards, and the last one is seen."""

    finish: Finish | None = says("what the layer is", like="gold")
    called: str | None = says("the factory's name for it, where the finish is other", text="name")
    layer: Layer | None = says("which layer the thickness belongs to", like="top_color")
    thickness_um: Span | None = says("thickness of the layer", like={"min": 0.05, "max": 0.08})
    reference: str | None = says("the sample to compare with", like="sample G-12")
    shade_range: str | None = says("the shades that are accepted", like="between G-12 and G-14")
    appearance: str | None = says("what it must look like, measurably")
    fails_when: str | None = says("what counts as a fault", like="base metal seen at 50 cm")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "color": "finish", "colour": "finish", "type": "finish", "sample": "reference",
        "reference_sample": "reference", "thickness": "thickness_um", "name": "called",
    }  # fmt: skip


class Surface(Block):
    """Textures of the metal that is seen."""

    background: Texture | None = says("texture of the recessed metal", like="satin")
    raised: Texture | None = says("texture of the raised metal", like="mirror")
    grain: Grain | None = says("how coarse a texture is", like="fine")
    mirror_meets_sandblast: bool | None = says("whether a mirror touches a sandblasted field")
    pooling_allowed: bool | None = says("whether dark finish may pool in the recesses")
    rim: str | None = says("what the rim must be like", like="flat, no nick over 0.2 mm")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "texture_grade": "grain", "grade": "grain", "texture": "background", "field": "background",
    }  # fmt: skip

"""The blocks that hold the piece: ``posts``, ``bar_pin``, ``magnet`` or ``ring``."""

from typing import Annotated, Literal

from pydantic import Field

from pinspec.order.fields import Block, Count, Detail, Force, Place, Size, Span, Tolerance, says

Clutch = Literal["butterfly", "rubber", "locking", "deluxe", "ball", "screw", "jewelry", "magnetic"]
Catch = Literal["safety_catch", "open_catch"]
MagnetMaterial = Literal["neodymium", "ferrite", "flexible_sheet"]
Fixing = Literal["bonded", "pressed", "molded_in", "sheet"]
Adhesive = Literal["two_part_epoxy", "acrylic", "cyanoacrylate", "hot_melt", "tape", "none"]
GapLayer = Literal["epoxy", "card", "fabric", "plating", "other"]
RingKind = Literal["split_ring", "clasp", "chain", "strap"]
JumpRing = Literal["closed", "open", "none"]


class PullTest(Block):
    """How the hold is proved: by hand in cycles, or by a force."""

    cycles: Annotated[int, Field(ge=1, le=1000)] | None = says("pulls by hand", like=10)
    force_min_n: Force | None = says("least force that it holds", like=15)
    force_max_n: Force | None = says("most force that it takes to open", like=40)

    also_called = {"force_n": "force_min_n", "pulls": "cycles"}
    alone = ("cycles", "force_min_n")


class Hardware(Block):
    """What every bought part says of itself."""

    part_number: str | None = says("the part's number", like="BC-11", text="name")
    construction: str | None = says("how it is made and fixed", like="brass, silver-soldered")
    pull_test: PullTest | None = says("how the hold is proved", like={"cycles": 10})
    notes: str | None = says("anything else, in words", text="comment")


class Posts(Hardware):
    """Posts on the back, with their clutches."""

    count: Count | None = says("how many; or give their places", like=2)
    at_mm: list[Place] | None = says(
        "their places from the middle, seen from the back, x to the right and y upwards",
        like=[[-12, 6], [12, 6]],
    )
    location_tol_mm: Tolerance | None = says("how far a post may be off its place", like=0.5)
    diameter_mm: Detail | None = says("diameter of a post after plating", like=1.0)
    length_mm: Detail | None = says("length of a post", like=8)
    insertion_depth_mm: Detail | None = says("how far it goes into the clutch", like=5)
    layout: str | None = says("why this many at these places hold the piece level")
    clutch: Clutch | None = says("what holds the post", like="butterfly")

    also_called = {
        "number": "count", "quantity": "count", "positions_mm": "at_mm", "position": "at_mm",
        "tolerance_mm": "location_tol_mm", "back": "clutch", "backing": "clutch",
        "clutches": "clutch", "spacing_mm": "at_mm", "location_tol": "location_tol_mm",
    }  # fmt: skip
    alone = ("count",)


class BarPin(Hardware):
    """A bar pin on the back."""

    length_mm: Size | None = says("length of the bar", like=25)
    at_mm: Place | None = says("its middle, from the middle of the piece", like=[0, 6])
    location_tol_mm: Tolerance | None = says("how far it may be off its place", like=0.5)
    layout: str | None = says("why this place holds the center of mass")
    catch: Catch | None = says("how it closes", like="safety_catch")

    also_called = {"position": "at_mm", "size_mm": "length_mm"}
    alone = ("length_mm",)


class Magnet(Hardware):
    """A magnet on the back, or the magnet that the piece is."""

    count: Count | None = says("how many", like=2)
    at_mm: list[Place] | None = says("their places from the middle, seen from the back")
    location_tol_mm: Tolerance | None = says("how far it may be off its place", like=0.5)
    material: MagnetMaterial | None = says("what it is made of", like="neodymium")
    grade: str | None = says("its grade", like="N38", text="name")
    diameter_mm: Detail | None = says("diameter of a disc", like=10)
    length_mm: Size | None = says("length of a block", like=12)
    width_mm: Size | None = says("width of a block", like=10)
    thickness_mm: Detail | None = says("thickness", like=2)
    fixing: Fixing | None = says("how it is held", like="bonded")
    adhesive: Adhesive | None = says("what it is glued with", like="two_part_epoxy")
    cure_h: Span | None = says("hours from bonding to packing", like="24-48 h")
    packed_same_day: bool | None = says("whether it is packed on the day it is bonded")
    pull_force_n: Force | None = says("pull force at the stated gap", like=6)
    gap_mm: Annotated[float, Field(ge=0, le=50)] | None = says("the gap it is tested at", like=1.5)
    gap_layers: list[GapLayer] | None = says("what lies in the gap", like=["fabric"])
    separable: bool | None = says("whether the magnet comes off the piece in use")
    flux_index_kg2mm2: Annotated[float, Field(ge=0, le=5000)] | None = says(
        "flux index, measured", like=40
    )
    surface_field_kgauss: Annotated[float, Field(ge=0, le=20)] | None = says(
        "peak surface field in kilogauss, measured", like=1.2
    )

    also_called = {
        "glue": "adhesive", "cure": "cure_h", "cure_hours": "cure_h", "force_n": "pull_force_n",
        "type": "material", "flux_index": "flux_index_kg2mm2",
        "surface_field_kg": "surface_field_kgauss",
    }  # fmt: skip
    alone = ("count", "diameter_mm")


class Ring(Hardware):
    """What a keychain hangs on."""

    kind: RingKind | None = says("what carries it", like="split_ring")
    diameter_mm: Detail | None = says("outer diameter of the split ring", like=28)
    wire_mm: Detail | None = says("wire of the split ring", like=1.5)
    jump_ring: JumpRing | None = says("the small ring between", like="closed")
    jump_wire_mm: Detail | None = says("wire of the jump ring", like=1.2)
    pull_force_n: Force | None = says("pull that it must hold", like=50)

    also_called = {
        "split_wire_mm": "wire_mm", "type": "kind", "jump": "jump_ring", "gauge": "wire_mm",
    }  # fmt: skip
    alone = ("diameter_mm",)

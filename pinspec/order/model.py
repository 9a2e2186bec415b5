"""The whole order: one file, one design."""

from pydantic import Field

from pinspec.order.artwork import Artwork
from pinspec.order.attachment import BarPin, Magnet, Posts, Ring
from pinspec.order.body import Body
from pinspec.order.delivery import (
    Approval,
    Compliance,
    Inspection,
    Packaging,
    Schedule,
    Waiver,
)
from pinspec.order.face import Enamel, Plating, Print, Surface
from pinspec.order.fields import Block, says
from pinspec.order.header import Header
from pinspec.order.product import Product
from pinspec.order.sample import Sample

FORMAT = 1
"""The newest order format that this pinspec reads."""


class Order(Block):
    """A pin, badge, magnet, keychain or coin as it is ordered: one file, one design."""

    pinspec: int = Field(default=FORMAT, ge=1, description="the order format", examples=[FORMAT])
    order: Header | None = says("what is ordered, how far along it is, and who gets it")
    product: Product | None = says("what it is, how it is made and how it will be used")
    body: Body | None = says("the piece of metal, its size and its outline")
    artwork: Artwork | None = says("the drawing as it is, with its finest lines and texts")
    enamel: Enamel | None = says("the colored fields")
    print: Print | None = says("what is printed")
    plating: list[Plating] | None = says("the layers from the metal outwards; the last is seen")
    surface: Surface | None = says("textures of the metal that is seen")
    posts: Posts | None = says("posts and clutches")
    bar_pin: BarPin | None = says("a bar pin")
    magnet: Magnet | None = says("a magnet")
    ring: Ring | None = says("what a keychain hangs on")
    packaging: Packaging | None = says("how it is packed")
    inspection: Inspection | None = says("how the lot is judged")
    approval: Approval | None = says("what is approved before the run")
    sample: Sample | None = says("what was measured and seen on the sample")
    schedule: Schedule | None = says("days that each step takes")
    compliance: Compliance | None = says("what is declared towards the law")
    waivers: list[Waiver] | None = says("findings that somebody accepts as they are, until a day")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "version": "pinspec", "header": "order", "geometry": "body", "size": "body",
        "material": "body", "art": "artwork", "design": "artwork", "colors": "enamel",
        "colours": "enamel", "printing": "print", "finish": "plating", "post": "posts",
        "attachment": "posts", "hardware": "posts", "backing": "posts", "clutch": "posts",
        "magnets": "magnet", "keyring": "ring", "packing": "packaging", "package": "packaging",
        "qc": "inspection", "quality": "inspection", "aql": "inspection",
        "approvals": "approval", "samples": "sample", "pps": "sample", "dates": "schedule",
        "safety": "compliance", "waiver": "waivers", "waived": "waivers", "exceptions": "waivers",
        "deviations": "waivers", "concessions": "waivers",
    }  # fmt: skip

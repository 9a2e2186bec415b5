"""The ``artwork`` block: the drawing as it is, with its finest lines, texts and gaps."""

from typing import Literal

from pydantic import Field

from pinspec.order.fields import Block, Detail, says

MadeBy = Literal["metal", "print", "laser"]
View = Literal["front", "back", "edge"]


class Line(Block):
    """One line of the drawing, or the narrowest of its kind."""

    name: str | None = says("what the line is, in your words", like="whiskers", text="name")
    width_mm: Detail | None = says("width of the line in the drawing", like=0.35)
    made_by: MadeBy | None = says(
        "metal if not stated; print on a printed piece", like="metal", follows="product.process"
    )
    repeated: bool = Field(
        default=True,
        description="whether it recurs (outline, border, hatching) or stands alone; "
        "yes if not stated",
        examples=[True],
    )
    area: str | None = says(
        "where on the piece it lies, to find crowded places", like="face", text="name"
    )
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "width": "width_mm", "thickness_mm": "width_mm", "min_line_mm": "width_mm",
        "stroke_mm": "width_mm", "repeat": "repeated", "process": "made_by", "by": "made_by",
    }  # fmt: skip
    alone = ("width_mm", "name")


class Text(Block):
    """One text of the drawing, or the smallest of its kind."""

    name: str | None = says("what the text is, in your words", like="motto", text="name")
    height_mm: Detail | None = says("height of a capital letter", like=1.6)
    stroke_mm: Detail | None = says("width of the narrowest stroke", like=0.35)
    made_by: MadeBy | None = says(
        "metal if not stated; print on a printed piece", like="print", follows="product.process"
    )
    area: str | None = says(
        "where on the piece it stands, to find crowded places", like="rim", text="name"
    )
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "width_mm": "stroke_mm", "min_stroke_mm": "stroke_mm", "min_height_mm": "height_mm",
        "size_mm": "height_mm", "process": "made_by", "by": "made_by",
    }  # fmt: skip
    alone = ("height_mm", "name")


class Artwork(Block):
    """The drawing as it is: nominal widths, not worst cases."""

    file: str | None = says("the artwork file", like="otter-c.ai", text="name")
    views: list[View] | None = says("the views that are locked", like=["front", "back", "edge"])
    lines: list[Line] | None = says("every kind of metal line, [] for none")
    texts: list[Text] | None = says("every kind of text, [] for none")
    min_gap_mm: Detail | None = says("narrowest gap between two metal lines", like=0.35)
    simplify_allowed: bool | None = says("whether the factory may simplify fine detail")
    simplified_on_sample: bool | None = says("whether the sample shows what was simplified")
    line_hierarchy_approved: bool | None = says("whether heavy and light lines are approved")
    notes: str | None = says("anything else, in words", text="comment")

    also_called = {
        "gap_mm": "min_gap_mm", "text": "texts", "line": "lines", "min_line_mm": "lines",
        "master_views": "views", "file_format": "file",
    }  # fmt: skip

"""What the fields of an order are made of: the base of every block, bounded numbers, pairs.

Every field is optional, because what must be stated by when is the rulebook's business. A key
carries its unit (``width_mm``); the bounds here are those past which a value is a slip of the pen.
"""

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from pinspec.figures import AQL, as_stated, ranged, with_unit

Text: TypeAlias = Literal["demand", "comment", "name"]
"""What a field's text is: something that the piece must be, a remark, or what something is called
(a file, a code, a place), which may be any words."""


class Block(BaseModel):
    """A block of the order; unknown keys are errors, ``x-`` keys are set aside by the reader."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, allow_inf_nan=False, defer_build=True
    )

    also_called: ClassVar[dict[str, str]] = {}
    """Words that people write for a field, and the field's key."""
    alone: ClassVar[tuple[str, ...]] = ()
    """The keys that a value can be for which stands where the block is asked for."""
    computed: ClassVar[tuple[str, ...]] = ()
    """Properties that conditions read as if they were fields; each is worked out from the block."""


def says(
    meaning: str, *, like: object = None, unit: str = "", follows: str = "", text: Text = "demand"
) -> Any:
    """Declare an optional field.

    Args:
        meaning: what the field says, in words that a buyer uses.
        like: a usual value.
        unit: the unit, where the key does not carry it.
        follows: the field that fills this one in where it is not stated.
        text: what a text means here; nothing is searched for vague words in a name.
    """
    told = (("unit", unit), ("follows", follows), ("text", text if text != "demand" else ""))
    extra = {key: word for key, word in told if word}
    return FieldInfo(
        default=None,
        description=meaning,
        examples=None if like is None else [like],
        json_schema_extra=extra or None,  # type: ignore[arg-type]
    )


Size = Annotated[float, Field(gt=0, le=500)]
"""Millimetres of a whole piece."""
Detail = Annotated[float, Field(gt=0, le=50)]
"""Millimetres of something on a piece."""
Place = Annotated[list[Annotated[float, Field(ge=-250, le=250)]], Field(min_length=2, max_length=2)]
"""Millimetres from the middle, seen from the back: x to the right, y upwards."""
Weight = Annotated[float, Field(gt=0, le=5000)]
Force = Annotated[float, Field(gt=0, le=1000)]
Percent = Annotated[float, Field(ge=0, le=100)]
Days = Annotated[int, Field(ge=0, le=730)]
Pieces = Annotated[int, Field(ge=1, le=100_000_000)]
Count = Annotated[int, Field(ge=1, le=20)]
Money = Annotated[float, Field(ge=0, le=100_000)]


class Span(Block):
    """From a least to a most; one number is both."""

    min: float | None = Field(default=None, ge=0, le=10_000, description="the least that is right")
    max: float | None = Field(default=None, ge=0, le=10_000, description="the most that is right")

    def told(self, unit: str) -> str:
        """Write it as people do: ``0.10 to 0.15 mm``, ``1.5 mm``, ``at least 24 h``."""
        if self.min is not None and self.max is not None:
            return ranged(self.min, self.max, unit)
        side, end = ("at most", self.max) if self.min is None else ("at least", self.min)
        return "?" if end is None else f"{side} {with_unit(as_stated(end), unit)}"


class Tolerance(Block):
    """How far a size may be off; one number is both sides."""

    plus: float | None = Field(default=None, ge=0, le=10, description="how much larger it may be")
    minus: float | None = Field(default=None, ge=0, le=10, description="how much smaller it may be")
    computed: ClassVar[tuple[str, ...]] = ("half",)

    @property
    def half(self) -> float | None:
        """Half of the whole band."""
        if self.plus is None or self.minus is None:
            return None
        return round((self.plus + self.minus) / 2, 9)

    def told(self, unit: str) -> str:
        """Write it as people do: ``+/-0.15 mm``, ``+0.20/-0.05 mm``."""
        plus, minus = ("?" if one is None else as_stated(one) for one in (self.plus, self.minus))
        return with_unit(f"+/-{plus}" if plus == minus else f"+{plus}/-{minus}", unit)


UNITS = {
    "mm": "mm", "um": "um", "cm": "cm", "h": "h", "g": "g", "n": "N", "pct": "%", "days": "day",
    "months": "months", "usd": "USD", "gsm": "gsm", "kgauss": "kG", "kg2mm2": "kG2mm2",
    "ppm": "ppm", "pcs": "pieces", "ugcm2week": "ug/cm2/week",
}  # fmt: skip
"""The unit that the last part of a key stands for."""


def written_in(name: str) -> str:
    """Tell how the figures of a field or limit are written where they have no unit: as AQLs."""
    return AQL if AQL.casefold() in name.replace(".", "_").split("_") else ""


def unit_of(key: str) -> str:
    """Tell the unit that a key carries; empty when it carries none."""
    return UNITS.get(key.rpartition("_")[2], "") if "_" in key or key == "gsm" else ""

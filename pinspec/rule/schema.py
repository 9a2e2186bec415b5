"""What the files of a rulebook look like, as pydantic models; unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from pinspec.finding import Category
from pinspec.versions import NUMBER


class File(BaseModel):
    """Base of all: keys that are not known are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


Code = Annotated[str, Field(pattern=r"^[A-Z]{2,6}[0-9]{3}$")]
Line = Annotated[str, Field(min_length=1, max_length=600)]
Word: TypeAlias = Literal["cosmetic", "respec"]
Edition = Annotated[str, Field(pattern=rf"^{NUMBER}$")]
NoteWord: TypeAlias = Literal["schedule", "price", "money"]
GateWord: TypeAlias = Literal["concept", "sample", "release"]


class PackFile(File):
    """``pack.yaml``: whose rulebook it is, and the prefix of its codes."""

    name: Line
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{2,6}$")]


class Column(File):
    """A condition under which a column of limits applies."""

    when: Line
    unknown: Literal["applies", "ignored", "waits"] = "applies"
    """What holds while the condition's fields are not stated: it applies; it is passed over; or
    a value that it would turn down is not judged."""
    means: Line
    """The column in words, as they follow "for": ``a run of up to 500 pieces``."""
    facts: list[Line] = []


class Threshold(BaseModel):
    """The numbers of a limit on one side, by column."""

    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False, defer_build=True)
    __pydantic_extra__: dict[str, float]

    facts: list[Line] = Field(min_length=1)


class Limit(File):
    """One limit: where cosmetic and respec begin."""

    title: Line
    law: bool = False
    """Whether a law sets it, so that no factory changes it."""
    respec_below: Threshold | None = None
    respec_at_or_below: Threshold | None = None
    respec_above: Threshold | None = None
    respec_at_or_above: Threshold | None = None
    cosmetic_below: Threshold | None = None
    cosmetic_at_or_below: Threshold | None = None
    cosmetic_above: Threshold | None = None
    cosmetic_at_or_above: Threshold | None = None


class Figure(File):
    """A number that rules use, but that is no limit by itself; or a range of days or money."""

    title: Line
    value: float | None = None
    least: float | None = None
    most: float | None = None
    note: NoteWord | None = None
    """The note of a report that reads it, where no rule need do so."""
    facts: list[Line] = Field(min_length=1)


class LimitsFile(File):
    """``limits.yaml``: every number that a factory may change, on one page."""

    columns: dict[str, Column] = {}
    figures: dict[str, Figure] = {}
    limits: dict[str, Limit] = {}


class Cost(File):
    """What a change costs; words are made from it."""

    per_piece_usd: Line | Annotated[list[float], Field(min_length=2, max_length=2)] | None = None
    """The name of a range of the limits file; or the least and the most."""
    times: Line | None = None
    """What it is multiplied with: a number of the order, such as that of its posts."""
    at: Literal["drawing", "tooling"] | None = None
    facts: list[Line] = Field(min_length=1)


class Example(File):
    """An order, as a merge patch over a base, that shows what a rule does."""

    name: Line
    base: Line = "pin"
    order: dict[str, Any] = {}


class Examples(File):
    """Examples by what the rule makes of them."""

    passing: list[Example] = Field(default=[], alias="pass")
    cosmetic: list[Example] = []
    respec: list[Example] = []
    irrelevant: list[Example] = []


class RuleFile(File):
    """``<block>/<name>.yaml``: one decision."""

    code: Code
    title: Line
    category: Category
    each: Annotated[dict[str, Line], Field(min_length=1, max_length=1)] | None = None
    when: Line | None = None
    at: Line | None = None
    """The path that a finding points at, if it is not the one that is measured."""
    measure: Line | None = None
    against: Line | None = None
    respec: Line | None = None
    cosmetic: Line | None = None
    phrases: Annotated[list[Line], Field(min_length=1, max_length=200)] | None = None
    """Vague words; beside ``measure`` and ``respec``, the third thing that a rule can be about."""
    but_not: Annotated[list[Line], Field(max_length=200)] | None = None
    """Longer phrases around these that are sound."""
    within: list[Line] | None = Field(default=None, alias="in", min_length=1, max_length=50)
    """The blocks whose texts are searched for them, if not those of the whole order."""
    verdict: Word | None = None
    """What they bring where something is demanded; in ``notes`` they are cosmetic."""
    message: Line
    label: Line | None = None
    if_it_ships: Line
    change: Line
    change_respec: Line | None = None
    """What to do instead where the verdict is respec, if that is something else."""
    cost: Cost | None = None
    no_waiver: Line | None = None
    """Why nobody can accept its respec as it is; without it, they can."""
    facts: list[Line] = Field(min_length=1)
    since: Edition | None = None
    """The version of pinspec that first had it; whoever keeps to an earlier edition of the rulebook
    only has it noted. The first edition if not given."""
    formerly: list[Line] = []
    """Names and codes that it had before, by which it is still known."""
    examples: Examples | None = None


class RequiredRow(File):
    """One field that must be stated by a gate."""

    field: Line | None = None
    any_of: Annotated[list[Line], Field(min_length=2)] | None = None
    ask: Line
    by: GateWord
    verdict: Word
    when: Line | None = None
    unknown: Literal["waits", "asks"] = "waits"
    """Whether it is asked for while its condition is unknown."""
    facts: list[Line] = Field(min_length=1)
    since: Edition | None = None
    """As for a rule."""


class RequiredFile(File):
    """``<block>/required.yaml``, or ``<block>/required-<group>.yaml``: what must be stated."""

    code: Code
    title: Line
    if_it_ships: Line
    respec_from: Annotated[int, Field(ge=2)] | None = None
    """How many of its rows, open at release, are a respec, where each alone is less."""
    no_waiver: Line | None = None
    """As for a rule."""
    rows: list[RequiredRow] = Field(min_length=1)
    formerly: list[Line] = []
    """As for a rule."""
    examples: Examples | None = None

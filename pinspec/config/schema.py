"""What a config can say, as a pydantic model; unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_snake

from pinspec.config.checked import (
    of_files,
    pack_inside,
    path_inside,
    sound_pattern,
    this_version,
)
from pinspec.versions import known_edition


def _kebab(key: str) -> str:
    return to_snake(key).replace("_", "-")


class Table(BaseModel):
    """Base of all: keys are written with hyphens, and none is known but those below."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=_kebab, allow_inf_nan=False
    )


Text = Annotated[str, Field(min_length=1, max_length=500)]
Rules = Annotated[list[Text], Field(max_length=1000)]
GateWord = Literal["concept", "sample", "release"]
Inside = Annotated[Text, AfterValidator(path_inside)]
Pack = Annotated[Text, AfterValidator(pack_inside)]
Pattern = Annotated[Text, AfterValidator(sound_pattern)]


class PerFile(Table):
    """What differs for some orders."""

    gate: GateWord | None = Field(None, description="How far these orders have come.")
    fail_on: Literal["cosmetic", "respec"] | None = Field(
        None, description="The verdict of these orders from which on the exit code is 1."
    )
    factory: Annotated[Text, AfterValidator(of_files)] | None = Field(
        None, description="The factory whose limits hold for these orders: a name, or a file."
    )
    ignore: Rules = Field([], description="Rules that these orders are not asked either.")


class Waivers(Table):
    """What holds for waivers in orders."""

    longest_days: Annotated[int, Field(ge=1, le=3650)] | None = Field(
        None, description="How many days ahead a waiver may end at the most."
    )


class ConfigFile(Table):
    """pinspec.toml, or [tool.pinspec] in pyproject.toml: how orders in this folder are judged."""

    required_version: Annotated[Text, AfterValidator(this_version)] | None = Field(
        None, description="The versions of pinspec that may judge.", examples=[">=0.1,<0.3"]
    )
    edition: Annotated[Text, AfterValidator(known_edition)] | None = Field(
        None, description="Rules that came later than this edition are only noted.",
        examples=["0.1"],
    )  # fmt: skip
    gate: GateWord | None = Field(
        None, description="How far the orders have come, whatever they say themselves."
    )
    fail_on: Literal["cosmetic", "respec"] | None = Field(
        None, description="The verdict from which on the exit code is 1; respec if not given."
    )
    select: Rules = Field([], description="The only rules that are asked, by name or code.")
    ignore: Rules = Field(
        [], description="Rules that are not asked; text, Markdown and JSON say how many."
    )
    mandatory: Rules = Field(
        [], description="Rules that can't be ignored, waived or put into a baseline."
    )
    factory: Annotated[Text, AfterValidator(of_files)] | None = Field(
        None, description="The factory whose limits hold: a name, or a file from here.",
        examples=["kiln-street", "factories/our-works.yaml"],
    )  # fmt: skip
    rules: Annotated[list[Pack], Field(max_length=50)] = Field(
        [], description="Folders of packs from here, whose rules are asked as well.",
        examples=[["packs/our-house"]],
    )  # fmt: skip
    baseline: Inside | None = Field(
        None, description="The file, from here, that lists the findings which are known."
    )
    waivers: Waivers | None = Field(None, description="What holds for waivers in orders.")
    per_file: Annotated[dict[Pattern, PerFile], Field(max_length=200)] = Field(
        {}, description="What differs for the orders that a pattern fits, such as `archive/**`.",
    )  # fmt: skip


def config_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft-07) of a ``pinspec.toml``, by which editors complete one."""
    schema = ConfigFile.model_json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    head = {"$schema": "http://json-schema.org/draft-07/schema#", **_plain(schema)}
    return {**head, "title": "pinspec config", "definitions": _plain(definitions)}


def _plain(schema: Any) -> Any:
    """Leave out what says nothing to somebody who types: none as a value, and titles of keys.

    TOML has no word for none.
    """
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _plain(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str)) and (key, value) != ("default", None)
    }
    choices = [one for one in kept.get("anyOf", []) if one != {"type": "null"}]
    if len(choices) == 1:
        kept |= {**choices[0], **{key: kept[key] for key in kept if key != "anyOf"}}
        del kept["anyOf"]
    if "$ref" in kept and len(kept) > 1:  # draft-07 looks at nothing beside a reference
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return kept

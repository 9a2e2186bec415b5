"""Pieces of an order, written as YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from pinspec.reporters.safe import columns

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN = "TBD"
"""Stands for what a merge patch takes out: to a rule, it is the same as not stated."""
_WIDEST = 10_000
_NARROWEST = 8
_STEP = 4


class _Plain(yaml.SafeDumper):
    """Writes text as it stands in a file, without the quotes that it takes to stay text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - so is that of its base

    def represent(self, data: Any) -> None:
        node = self.represent_data(data)
        assert isinstance(node, yaml.CollectionNode)  # noqa: S101 - a piece of an order is a block
        node.flow_style = False  # its keys stand at the margin, as in an order
        self.serialize(node)

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Plain.add_representer(type(None), lambda dumper, _: dumper.represent_str(OPEN))
_Plain.add_representer(bool, lambda dumper, value: dumper.represent_str("yes" if value else "no"))
_Plain.add_representer(int, lambda dumper, value: dumper.represent_str(str(value)))
_Plain.add_representer(float, lambda dumper, value: dumper.represent_str(str(value)))


def as_yaml(order: Mapping[str, Any], width: int = _WIDEST) -> str:
    """Write a piece of an order, with the innermost blocks and lists on as few lines as fit."""
    text = ""
    for asked in range(width, min(width, _NARROWEST) - 1, -_STEP):
        text = yaml.dump(
            dict(order), Dumper=_Plain, default_flow_style=None, sort_keys=False,
            allow_unicode=True, width=asked,
        )  # fmt: skip
        if all(columns(line) <= width for line in text.split("\n")):
            break  # a line is broken only behind the word that is too much
    return text.rstrip("\n")


def nested(name: str, value: Any) -> dict[str, Any]:
    """Build the piece of an order that holds a value at a path such as ``plating[].finish``."""
    for key in reversed(name.split(".")):
        value = {key.removesuffix("[]"): [value] if key.endswith("[]") else value}
    assert isinstance(value, dict)  # noqa: S101
    return value

"""Examples of a rule: orders written as merge patches (RFC 7396) over a base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pinspec.rule.schema import Example, Examples

KINDS = ("pass", "cosmetic", "respec", "irrelevant")


def by_kind(examples: Examples | None) -> Iterator[tuple[str, int, Example]]:
    """Give every example with what it stands for and its place among those."""
    if examples is None:
        return
    lists = (examples.passing, examples.cosmetic, examples.respec, examples.irrelevant)
    for kind, some in zip(KINDS, lists, strict=True):
        for place, example in enumerate(some):
            yield kind, place, example


def order_of(example: Example, bases: Mapping[str, Any]) -> dict[str, Any]:
    """Write an example out as a whole order.

    Raises:
        KeyError: there is no such base.
    """
    merged = merge(bases[example.base], example.order)
    assert isinstance(merged, dict)  # noqa: S101
    return merged


def merge(target: Any, patch: Any) -> Any:
    """Apply a merge patch: mappings go together, ``None`` deletes, all else replaces."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged

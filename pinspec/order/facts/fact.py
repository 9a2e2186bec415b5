"""What a computed value of an order is, and how a function becomes one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias, TypeVar, get_type_hints

from pinspec.order.fields import unit_of
from pinspec.order.model import Order
from pinspec.order.shape import Shape, shape_of

Compute: TypeAlias = Callable[[Order], Any]
C = TypeVar("C", bound=Compute)


class Fact(NamedTuple):
    """One computed value of an order."""

    name: str
    """Its path, as conditions write it."""
    needs: tuple[str, ...]
    """The fields that it waits for; the first is where a finding about it points."""
    reads: tuple[str, ...]
    """All fields that it is computed from; with ``?``, only whether they are there."""
    compute: Compute
    guesses: tuple[str, ...] = ()
    """Those of them without which it may have a value, if maybe another one."""
    stands_at: str = ""
    """Where it stands in the order itself, if it is a part of it: ``plating[-1]``."""

    @property
    def shape(self) -> Shape:
        """What it can be, and what it means; worked out when asked, as a compiled rule need not."""
        return _shape(self.compute, self.name)


@cache
def _shape(compute: Compute, name: str) -> Shape:
    meaning = (compute.__doc__ or "").partition("\n")[0]
    return shape_of(get_type_hints(compute)["return"], meaning, unit_of(name))


KNOWN: dict[str, Fact] = {}
"""The facts by name, of the modules that have been loaded."""


def fact(
    name: str, *needs: str, also: str | tuple[str, ...] = (), besides: str = "", stands_at: str = ""
) -> Callable[[C], C]:  # fmt: skip
    """Register a function as the fact ``name``; its docstring says what it means.

    Args:
        name: the path that conditions write.
        needs: the fields that it waits for.
        also: fields that can take their place, or change the value; ``posts?`` where it only looks
            whether the block is there.
        besides: a field that it reads too, but does not miss.
        stands_at: where it stands in the order, if it is a part of it.
    """
    others = (also,) if isinstance(also, str) else also
    guesses = (*needs, *others) if others else ()
    reads = (*needs, *others, *([besides] if besides else []))

    def register(compute: C) -> C:
        KNOWN[name] = Fact(name, needs, reads, compute, guesses, stands_at)
        return compute

    return register

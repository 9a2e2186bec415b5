"""Fits the report as Markdown into the summary of a job at GitHub, which takes only so much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinspec.reporters.markdown import document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pinspec.report import Tally
    from pinspec.reporters.style import Run

_ROOM_TO_SAY_SO = 200
"""Bytes of the line that says what is left out."""


def limited(pieces: Sequence[str], run: Run[Tally], room: int) -> Iterator[str]:
    """Give whole orders for as long as there is room, what is left out, and what all come to.

    Args:
        pieces: the orders.
        run: what else there is to say.
        room: bytes that may be written.
    """
    end = "".join(document((), run))
    room -= len(end.encode()) + _ROOM_TO_SAY_SO
    if room < 0:
        return
    shown = 0
    for one in pieces:
        room -= len(one.encode())
        if room < 0:
            break
        yield one
        shown += 1
    if shown < len(pieces):
        yield f"{len(pieces) - shown} of {len(pieces)} orders found no room; the log has all.\n\n"
    yield end

"""What fits into the small-parts cylinder, and how strong the face of a magnet is: geometry alone.

The cylinder of 16 CFR 1501.4 (X131) is 31.7 mm wide. Its floor slopes at 45 degrees, from 25.4 mm
below the rim on one side to 57.1 mm on the other. A piece is a small part if it goes in whole.
"""

from __future__ import annotations

import math
from itertools import permutations

_WIDE = 31.7
_SHALLOWEST = 25.4
_MIDDLE = _SHALLOWEST + _WIDE / 2
"""Millimetres down to the floor in the middle."""
_TILTS = [math.radians(degrees) for degrees in range(91)]
_PROBE = 0.38
"""Millimetres from the face of a magnet to where its field is measured (X135)."""


def disc_fits(diameter: float, thickness: float) -> bool:
    """Tell whether a round piece goes in; lying flat it needs the width and the shallower depth.

    However a wider one is turned, one of its diameters lies level and is too long.
    """
    flat = diameter <= _WIDE and thickness <= _SHALLOWEST
    return flat or block_fits(diameter, diameter, thickness)


def block_fits(*sides: float) -> bool:
    """Tell whether a block goes in: any side down, and tilted by any degree along the slope.

    Whatever lies inside such a block goes in as well; a thin bar of up to 65 mm does so aslant.
    """
    return any(_stands(*turned, tilt) for turned in permutations(sides, 3) for tilt in _TILTS)


def _stands(tall: float, wide: float, across: float, tilt: float) -> bool:
    """Tell whether a block fits in with its third side level, across the slope.

    Pushed to the deep side and up to the rim, it must clear wall and floor.
    """
    if across > _WIDE:
        return False
    room = math.sqrt(_WIDE**2 - across**2) / 2
    sin, cos = math.sin(tilt), math.cos(tilt)
    reach = (tall * sin + wide * cos) / 2
    depth = (tall * cos + wide * sin) / 2
    to_floor = (tall * abs(cos - sin) + wide * (cos + sin)) / 2
    return reach <= room + 1e-9 and depth + reach + to_floor <= room + _MIDDLE + 1e-9


def disc_field(remanence: float, diameter: float, thickness: float) -> float:
    """Field over the middle of a disc's face where it is measured, in the unit of the remanence."""
    radius, far = diameter / 2, thickness + _PROBE
    return remanence / 2 * (far / math.hypot(far, radius) - _PROBE / math.hypot(_PROBE, radius))


def block_field(remanence: float, length: float, width: float, thickness: float) -> float:
    """Field over the middle of a block's face where it is measured."""

    def seen_from(distance: float) -> float:
        edge = math.hypot(length, width, 2 * distance)
        return math.atan(length * width / (2 * distance * edge))

    return remanence / math.pi * (seen_from(_PROBE) - seen_from(thickness + _PROBE))

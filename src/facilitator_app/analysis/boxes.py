"""Four boxes: how a group sees itself and how others see it; source: measures 4.8."""

from __future__ import annotations

from enum import StrEnum


class Box(StrEnum):
    """Where a section lies. UNCLEAR: too near the line to say."""

    BOTH_HIGH = "both_high"
    BOTH_LOW = "both_low"
    OWN_HIGHER = "own_higher"
    OTHERS_HIGHER = "others_higher"
    UNCLEAR = "unclear"


def box_of(own: float, others: float, low: int, high: int) -> Box:
    """The box of two scores on a scale from ``low`` to ``high``. Cut: low + 0.625 (high - low)."""
    span = high - low
    cut, near = low + 0.625 * span, 0.25 * span / 4
    if abs(own - cut) < near or abs(others - cut) < near:
        return Box.UNCLEAR
    if own > cut:
        return Box.BOTH_HIGH if others > cut else Box.OWN_HIGHER
    return Box.OTHERS_HIGHER if others > cut else Box.BOTH_LOW

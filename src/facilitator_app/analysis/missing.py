"""What the people who did not answer could change; source: measures 4.9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """``least`` and ``most``: how many of ``asked`` people could agree; the mean lies from ``low`` to ``high``."""

    asked: int
    least: int
    most: int
    low: float
    high: float

    @property
    def most_agree_whoever_is_missing(self) -> bool:
        """True if more than half of those asked agree already."""
        return self.least > self.asked / 2


def bounds(counts: Sequence[int], agree: int, asked: int, low: int = 1) -> Bounds:
    """Bounds for one item. ``counts``: people per point, lowest first; ``agree``: how many of them agree.

    ``asked`` counts everyone who was asked; ``low`` is the value of the lowest point.
    """
    n, missing = sum(counts), max(0, asked - sum(counts))
    total = sum(count * (low + place) for place, count in enumerate(counts))
    everyone = n + missing
    high = low + len(counts) - 1
    return Bounds(
        everyone, agree, agree + missing, (total + missing * low) / everyone, (total + missing * high) / everyone
    )

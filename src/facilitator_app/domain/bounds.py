"""What the people who did not answer could change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What missing people could change about one item.

    ``least`` and ``most``: how many of ``asked`` people could agree; the mean, as asked, lies from ``low`` to ``high``.
    """

    asked: int
    least: int
    most: int
    low: float
    high: float

    @property
    def most_agree_whoever_is_missing(self) -> bool:
        """True if more than half of those asked agree already."""
        return self.least > self.asked / 2

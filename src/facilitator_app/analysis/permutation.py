"""The exact permutation test of two small groups of people who are not linked: see docs/measures.md, "Change over time".

If it makes no difference which people answered first, each way to draw the first group from all people together is as likely as
any other (Fisher 1935; Pitman 1937). The test counts all of them, by the sum that they draw; the p-value is the mid-p of
Lancaster (1961): the chance of a wider gap, and half the chance of one as wide. Whole numbers throughout, so that ties are ties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb

LEVEL = Fraction(1, 20)
FEWEST = 4
"""People in each group; under that not even everybody against everybody is rare enough."""


@dataclass(frozen=True, slots=True)
class Draws:
    """All ways to draw ``first`` people: how wide the gap of means is, times ``unit``, widest first, and in how many ways."""

    gaps: tuple[tuple[int, int], ...]
    unit: int

    @classmethod
    def of(cls, people: Mapping[int, int], first: int) -> Draws:
        """``people``: how many have each value. ``first``: how many of them are in the first group, not all and not none."""
        total = sum(people.values())
        second, everything = total - first, sum(value * count for value, count in people.items())
        ways_by_gap: dict[int, int] = {}
        for drawn, ways in _sums(people, first).items():
            gap = abs(drawn * total - everything * first)
            ways_by_gap[gap] = ways_by_gap.get(gap, 0) + ways
        return cls(tuple(sorted(ways_by_gap.items(), reverse=True)), first * second)

    @property
    def ways(self) -> int:
        return sum(ways for _gap, ways in self.gaps)

    def mid_p(self, gap: Fraction, share: Fraction = Fraction(1)) -> Fraction:
        """How often chance alone brings about a gap of means as wide as this. ``share``: the variance of people's values
        is only this share of what ``people`` say; all gaps are then narrower by its root."""
        square = (abs(gap) * self.unit) ** 2
        wider = equal = 0
        for width, ways in self.gaps:
            far = width * width * share
            if far < square:
                break
            if far == square:
                equal += ways
            else:
                wider += ways
        return (wider + Fraction(equal, 2)) / self.ways

    def by_chance(self) -> Fraction:
        """How often ``mid_p`` is at ``LEVEL`` or below where there is no difference."""
        wider = 0
        for _width, ways in self.gaps:
            if (wider + Fraction(ways, 2)) / self.ways > LEVEL:
                break
            wider += ways
        return Fraction(wider, self.ways)


def _sums(people: Mapping[int, int], first: int) -> dict[int, int]:
    """Sum of the values of ``first`` people → in how many ways they can be drawn.

    One row for each number of people drawn so far; a row holds the ways to each sum, packed into one long number, so that
    moving and adding all of them is one step.
    """
    low, total = min(people), sum(people.values())
    cell = total // 8 + 1  # bytes: no count of ways is greater than 2 ** total
    rows = [1] + [0] * first
    for value, count in people.items():
        step = (value - low) * cell * 8
        for have in range(first, 0, -1):
            for more in range(1, min(count, have) + 1):
                rows[have] += comb(count, more) * (rows[have - more] << (more * step))
    packed = rows[first].to_bytes((rows[first].bit_length() // 8 // cell + 1) * cell, "little")
    ways = (int.from_bytes(packed[start : start + cell], "little") for start in range(0, len(packed), cell))
    return {index + low * first: count for index, count in enumerate(ways) if count}

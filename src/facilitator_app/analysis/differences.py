"""The one-person test: a difference counts only if it stays whichever one person is left out; source: measures 4.7."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from facilitator_app.analysis.scores import mean

SECTION_LIMIT, ITEM_LIMIT = Fraction(3, 4), Fraction(1)
MOST_FLAGS = 5


def difference(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    """Mean of ``a`` less mean of ``b``, in scale units."""
    return mean(a) - mean(b)


def without_any_one(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    """The smallest size of the difference after any one person is left out of either side; 0 if its sign turns.

    Each side needs at least two people.
    """
    if len(a) < 2 or len(b) < 2:
        return Fraction(0)
    whole = difference(a, b)
    sign = 1 if whole > 0 else -1
    fewer_a = (Fraction(sum(a) - x, len(a) - 1) - mean(b) for x in a)
    fewer_b = (mean(a) - Fraction(sum(b) - x, len(b) - 1) for x in b)
    return max(Fraction(0), min(sign * d for d in (*fewer_a, *fewer_b)))


def limit(points: int, for_section: bool = True) -> Fraction:
    """What the test must reach on a scale of so many points: 0.75 for a section, 1 for an item, per four steps."""
    return (SECTION_LIMIT if for_section else ITEM_LIMIT) * (points - 1) / 4


def chance_rate(a: int, b: int) -> float:
    """How often the test flags two groups of these sizes when there is no difference (simulated: measures 4.7)."""
    smaller = min(a, b)
    return 0.07 if smaller <= 4 else 0.05 if smaller < 8 else 0.02

"""When two groups count as different: see docs/measures.md, "Differences, boxes, people who did not answer".

In a section what is told of them must lie far enough apart; in a question whose answers are counted by group, what they said
must stay apart whichever one person is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from facilitator_app.analysis.scores import mean
from facilitator_app.domain.language import n_

SECTION_LIMIT, ITEM_LIMIT = Fraction(3, 4), Fraction(1)
SHORT_LIMITS = {3: (Fraction(1, 2), Fraction(3, 4)), 4: (Fraction(13, 20), Fraction(9, 10))}
MOST_FLAGS = 5
BEYOND_CHANCE = 1.6

CHANCE: dict[int, dict[int, dict[int, float]]] = {
    3: {
        1: {3: 0.05, 4: 0.052, 5: 0.041, 8: 0.013, 12: 0.004},
        3: {3: 0.092, 4: 0.069, 5: 0.049, 8: 0.022, 12: 0.007},
        5: {3: 0.074, 4: 0.052, 5: 0.036, 8: 0.015, 12: 0.004},
    },
    4: {
        1: {3: 0.074, 4: 0.055, 5: 0.041, 8: 0.018, 12: 0.005},
        3: {3: 0.089, 4: 0.067, 5: 0.053, 8: 0.024, 12: 0.009},
        5: {3: 0.074, 4: 0.057, 5: 0.04, 8: 0.017, 12: 0.005},
    },
    5: {
        1: {3: 0.099, 4: 0.068, 5: 0.051, 8: 0.023, 12: 0.009},
        3: {3: 0.093, 4: 0.077, 5: 0.061, 8: 0.031, 12: 0.012},
        5: {3: 0.083, 4: 0.064, 5: 0.047, 8: 0.022, 12: 0.008},
    },
    7: {
        1: {3: 0.089, 4: 0.064, 5: 0.047, 8: 0.02, 12: 0.007},
        3: {3: 0.085, 4: 0.071, 5: 0.054, 8: 0.026, 12: 0.01},
        5: {3: 0.079, 4: 0.059, 5: 0.043, 8: 0.02, 12: 0.007},
    },
}
"""Points of the scale → items (1: a single statement) → people in the smaller group → rate of false flags."""


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
    """What the test must reach on a scale of so many points: 0.75 for a section, 1 for an item, per four steps.

    More on three and four points, where the same share of the scale is reached by chance twice as often.
    """
    if points in SHORT_LIMITS:
        return SHORT_LIMITS[points][0 if for_section else 1]
    return (SECTION_LIMIT if for_section else ITEM_LIMIT) * (points - 1) / 4


def least_gap(points: int, widest: float, a: int, b: int) -> float:
    """How far the scores of ``a`` and ``b`` people must lie apart to count as different in a section.

    At least the limit, and more than chance easily brings about where one person's score lies as far from the mean as
    ``widest``, which the counts of everyone tell.
    """
    return max(float(limit(points)), BEYOND_CHANCE * widest * sqrt(1 / a + 1 / b))


def chance_rate(points: int, items: int, a: int, b: int) -> float:
    """How often the test flags two groups of ``a`` and ``b`` people when there is no difference.

    For a section of so many items, or a single one, on a scale of so many points. Simulated (docs/measures.md,
    ``benchmarks/simulate_differences.py``); what lies between two sizes is counted with the smaller, the higher rate.
    """
    by_items = CHANCE[min(CHANCE, key=lambda known: (abs(known - points), known))]
    rates = by_items[1 if items == 1 else 3 if items < 5 else 5]
    smaller = min(a, b)
    return rates[max((size for size in rates if size <= smaller), default=min(rates))]


def chance_note(rates: Sequence[float], shown: int) -> str:
    """How many of the differences shown could be chance, from the rate of every comparison made."""
    n = min(round(sum(rates)), shown)
    return n_("About {n} of these could be chance.", "About {n} of these could be chance.", n) if n else ""

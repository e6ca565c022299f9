"""The one-person test: a difference counts only if it stays whichever one person is left out; source: measures 4.7."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from facilitator_app.analysis.scores import mean
from facilitator_app.domain.language import n_

SECTION_LIMIT, ITEM_LIMIT = Fraction(3, 4), Fraction(1)
OWN_VIEW_LIMIT = Fraction(3, 2)
MOST_FLAGS = 5

CHANCE: dict[int, dict[int, dict[int, float]]] = {
    5: {1: {3: 0.07, 4: 0.07, 5: 0.05, 8: 0.02}, 3: {3: 0.07, 4: 0.07, 5: 0.05, 8: 0.02}},
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
    """What the test must reach on a scale of so many points: 0.75 for a section, 1 for an item, per four steps."""
    return (SECTION_LIMIT if for_section else ITEM_LIMIT) * (points - 1) / 4


def own_view_differs(own: Fraction, others: Fraction, points: int) -> bool:
    """One person's own view of a section against the mean of a block: 1.5 per four steps (measures 4.7)."""
    return abs(own - others) >= OWN_VIEW_LIMIT * (points - 1) / 4


def chance_rate(points: int, items: int, a: int, b: int) -> float:
    """How often the test flags two groups of ``a`` and ``b`` people when there is no difference.

    For a section of so many items, or a single one, on a scale of so many points. Simulated (docs/measures.md,
    ``benchmarks/simulate_differences.py``); what lies between two sizes is counted with the smaller, the higher rate.
    """
    by_size = CHANCE[min(CHANCE, key=lambda known: (abs(known - points), known))]
    rates = by_size[max(known for known in by_size if known <= max(items, 1))]
    smaller = min(a, b)
    return rates[max((size for size in rates if size <= smaller), default=min(rates))]


def chance_note(rates: Sequence[float], shown: int) -> str:
    """How many of the differences shown could be chance, from the rate of every comparison made."""
    n = min(round(sum(rates)), shown)
    return n_("About {n} of these could be chance.", "About {n} of these could be chance.", n) if n else ""

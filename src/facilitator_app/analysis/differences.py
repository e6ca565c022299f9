"""When two groups count as different: see docs/measures.md, "Differences, boxes, people who did not answer".

In a section what is told of them must lie far enough apart; in a question whose answers are counted by group, what they said
must stay apart whichever one person is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, sqrt

from facilitator_app.domain.language import _, n_

SECTION_LIMIT, ITEM_LIMIT = Fraction(3, 4), Fraction(1)
SHORT_LIMITS = {3: (Fraction(1, 2), Fraction(3, 4)), 4: (Fraction(13, 20), Fraction(9, 10))}
BEYOND_CHANCE = 1.6


def difference(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """Mean of ``a`` less mean of ``b``, in scale units."""
    return Fraction(sum(a), len(a)) - Fraction(sum(b), len(b))


def without_any_one(a: Sequence[int], b: Sequence[int]) -> Fraction:
    """The smallest size of the difference after any one person is left out of either side; 0 if its sign turns.

    Each side needs at least two people.
    """
    if len(a) < 2 or len(b) < 2:
        return Fraction(0)
    if difference(a, b) <= 0:
        a, b = b, a
    most_a, least_b = Fraction(sum(a) - max(a), len(a) - 1), Fraction(sum(b) - min(b), len(b) - 1)
    fewer = (most_a - Fraction(sum(b), len(b)), Fraction(sum(a), len(a)) - least_b)
    return max(Fraction(0), min(fewer))


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


def chance_note(expected: float, shown: int, *, in_statements: bool = False) -> str:
    """How many of the differences shown could be chance; ``expected``: how many there would be without any.
    ``in_statements``: differences in statements, which stand beside those of themes."""
    n = ceil(expected - 0.5)
    if n <= 0:
        return ""
    if in_statements and n >= shown:
        return _("All differences in statements could be chance.")
    if in_statements:
        return n_("About {n} of the differences in statements could be chance.",
                  "About {n} of the differences in statements could be chance.", n)  # fmt: skip
    if n >= shown:
        return n_("This one could be chance.", "All of these could be chance.", shown)
    return n_("About {n} of these could be chance.", "About {n} of these could be chance.", n)

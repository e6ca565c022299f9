"""How close answers lie, in one word, and van der Eijk's A for the annex: see
docs/measures.md, "How close the answers lie".

For five points the rules are those of the source. For other lengths: the run that counts as *Similar* is half the
scale, rounded up (2 of 3 and 4, 3 of 5, 4 of 7); on a scale without a middle, *Split* also needs a fifth of the people
in each end category, or answers that touch (0/8/5/0) would count as split. Error rates: docs/measures.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from facilitator_app.domain.language import _
from facilitator_app.domain.results import Spread

FEWEST, FEWEST_FOR_INDEX = 5, 8


def spread_of(counts: Sequence[int]) -> Spread | None:
    """The word for one item. ``counts``: people per point, lowest first. None below five answers."""
    n, points = sum(counts), len(counts)
    if n < FEWEST:
        return None
    if max(counts) == n:
        return Spread.SAME
    half = points // 2
    both_ends = points % 2 == 1 or min(counts[0], counts[-1]) >= ceil(n / 5)
    if both_ends and min(sum(counts[:half]), sum(counts[-half:])) >= max(2, ceil(n / 3)):
        return Spread.SPLIT
    run = ceil(points / 2)
    if max(sum(counts[start : start + run]) for start in range(points - run + 1)) >= 0.8 * n:
        return Spread.SIMILAR
    return Spread.MIXED


def spread_of_section(words: Sequence[Spread | None]) -> Spread | None:
    """The word for a section from the words of its items: Split if at least half are split, Similar if all but one
    are similar (or the same), else Mixed. None without any word."""
    known = [word for word in words if word is not None]
    if not known:
        return None
    if sum(word is Spread.SPLIT for word in known) * 2 >= len(known):
        return Spread.SPLIT
    close = sum(word in (Spread.SIMILAR, Spread.SAME) for word in known)
    return Spread.SIMILAR if close >= len(known) - 1 and close else Spread.MIXED


def agreement_index(counts: Sequence[int]) -> float | None:
    """Van der Eijk's A (2001): -1 divided, 0 flat, 1 agreed. None below eight answers or three points."""
    return None if sum(counts) < FEWEST_FOR_INDEX or len(counts) < 3 else van_der_eijk(counts)


def agreement_words(index: float | None) -> str:
    """What an A is called; nothing where there is none."""
    if index is None:
        return ""
    if index >= 0.6:
        return _("close agreement")
    if index >= 0.2:
        return _("some agreement")
    return _("spread out") if index >= -0.2 else _("divided")


def van_der_eijk(counts: Sequence[int]) -> float:
    """A of any number of answers, by peeling layers of equal height off the counts."""
    left, n, points, total = list(counts), sum(counts), len(counts), 0.0
    while any(left):
        height = min(count for count in left if count)
        pattern = [1 if count else 0 for count in left]
        size = sum(pattern)
        total += height * size / n * _layer(pattern, size, points)
        left = [count - height * here for count, here in zip(left, pattern)]
    return total


def _layer(pattern: Sequence[int], size: int, points: int) -> float:
    if size == 1:
        return 1.0
    if size == points:
        return 0.0
    together = apart = 0
    for i in range(points):
        for j in range(i + 1, points):
            for k in range(j + 1, points):
                triple = (pattern[i], pattern[j], pattern[k])
                together += triple in ((1, 1, 0), (0, 1, 1))
                apart += triple == (1, 0, 1)
    unimodal = ((points - 2) * together - (points - 1) * apart) / ((points - 2) * (together + apart))
    return unimodal * (1 - (size - 1) / (points - 1))

"""When something may be picked out, and how often it would be picked out by chance: see docs/measures.md, "One voice".

All of it comes from counts of everyone and sizes of groups, which are shown, so that it tells nothing about anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import sqrt
from random import Random
from statistics import NormalDist
from typing import TypeVar

from facilitator_app.analysis.spread import REMEMBERED, spread_of
from facilitator_app.analysis.verdicts import verdict_of
from facilitator_app.domain.results import ItemFigures, Verdict

Value = TypeVar("Value", int, float)

ALLOWED = 0.05
"""How often anything at all may be picked out where there is nothing."""
FEWEST_TO_COMPARE = 3
SHUFFLES = 200
DEALS = 60
"""Fewer than shuffles: every answer of a round is dealt out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something lies: the mean of ``n`` people, and how far one person usually lies from it at most."""

    mean: float
    deviation: float
    n: int


def standing(items: Sequence[ItemFigures]) -> Standing | None:
    """The mean of the items' means by place on their scales from 0, good news high, as if each person's answers were all
    alike, which is the cautious case. None where one of them is not shown."""
    if not items or any(item.withheld or item.n < 2 for item in items):
        return None
    means, deviations = [], []
    for item in items:
        counts = tuple(reversed(item.counts)) if item.reverse else item.counts
        middle = sum(step * count for step, count in enumerate(counts)) / item.n
        means.append(middle)
        squares = sum(count * (step - middle) ** 2 for step, count in enumerate(counts))
        deviations.append(sqrt(squares / (item.n - 1)))
    least = min(item.n for item in items)
    return Standing(sum(means) / len(means), sum(deviations) / len(deviations), least)


def share_spot(share: float, n: int) -> Standing:
    """A share of ``n`` people, with one more on either side, so that "all of 8" is not taken for certain."""
    mean = (share * n + 1) / (n + 2)
    return Standing(mean, sqrt(mean * (1 - mean)), n + 2)


def needed(comparisons: int, n: int) -> float:
    """How many standard errors apart two of so many comparisons must lie: Student's t for n - 1 degrees of freedom,
    by the expansion of Cornish and Fisher (1938)."""
    z = NormalDist().inv_cdf(1 - ALLOWED / 2 / max(1, comparisons))
    df = max(1, n - 1)
    return z + (z**3 + z) / (4 * df) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)


def clearly_above(one: Standing, other: Standing, comparisons: int) -> bool:
    """True if ``one`` lies higher by more than chance easily brings about in so many comparisons.

    As if the two were said by different people: the same people's answers hang together, which makes chance smaller.
    """
    error = sqrt(one.deviation**2 / one.n + other.deviation**2 / other.n)
    return one.mean - other.mean > 1e-9 and one.mean - other.mean >= needed(comparisons, min(one.n, other.n)) * error


def clear_ends(spots: Sequence[Standing]) -> tuple[int, int] | None:
    """Places of the highest and the lowest; None where they are not clearly apart, or another has the same figure, to the one
    decimal that is told."""
    if len(spots) < 2:
        return None
    order = sorted(range(len(spots)), key=lambda index: spots[index].mean)
    low, high = order[0], order[-1]
    told = [round(spots[index].mean, 1) for index in order]
    shared = len(order) > 2 and (told[0] == told[1] or told[-2] == told[-1])
    pairs = len(spots) * (len(spots) - 1) // 2
    return None if shared or not clearly_above(spots[high], spots[low], pairs) else (high, low)


def apart_from_all(spots: Sequence[Standing], least: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places of those that lie clearly above the mean of all, and of those clearly below it; ``least``: by so much at least.

    How far one person lies from the mean is taken from all of them together where that is more than from one alone.
    """
    freedom = sum(one.n - 1 for one in spots)
    if len(spots) < FEWEST_TO_COMPARE or freedom < 1:
        return (), ()
    middle = sum(one.mean for one in spots) / len(spots)
    pooled = sqrt(sum((one.n - 1) * one.deviation**2 for one in spots) / freedom)
    far = needed(len(spots), 1 + freedom) * sqrt(1 + 1 / len(spots))
    off = [one.mean - middle for one in spots]
    limits = [max(least, far * max(one.deviation, pooled) / sqrt(one.n)) for one in spots]
    above = tuple(index for index, gap in enumerate(off) if gap > 1e-9 and gap >= limits[index])
    return above, tuple(index for index, gap in enumerate(off) if gap < -1e-9 and -gap >= limits[index])


def leaders(spots: Sequence[Standing]) -> tuple[int, ...]:
    """Places of the highest and of all that are not clearly below it, the highest first."""
    if not spots:
        return ()
    top = max(spots, key=lambda one: one.mean)
    near = [index for index, one in enumerate(spots) if not clearly_above(top, one, len(spots) - 1)]
    return tuple(sorted(near, key=lambda index: -spots[index].mean))


def flags_by_chance(
    values: Sequence[Value], sizes: Sequence[int], flags: Callable[[Sequence[Value], Sequence[Value]], bool]
) -> float:
    """How many pairs of groups of these sizes ``flags`` would flag if these people's values were dealt out to them at
    random: the mean over ``SHUFFLES`` deals, the same ones at every call."""
    rng, flagged = Random(2026), 0
    cards = list(values)
    for _deal in range(SHUFFLES):
        rng.shuffle(cards)
        hands, start = [], 0
        for size in sizes:
            hands.append(cards[start : start + size])
            start += size
        flagged += sum(flags(a, b) for a, b in combinations(hands, 2))
    return flagged / SHUFFLES


def verdicts_by_chance(items: Sequence[ItemFigures]) -> tuple[Counter[Verdict], ...]:
    """Of how many of these items each verdict would be said if all answers were dealt out to them at random: ``DEALS`` deals,
    the same ones at every call.

    "I do not know" is dealt out as well. Items share answers with those of as many points. One that is turned round has
    its answers by how good the news is.
    """
    return _verdicts_by_chance(tuple((_by_news(item), item.dont_know) for item in items))


def _by_news(item: ItemFigures) -> tuple[int, ...]:
    """People per point, good news last."""
    return tuple(item.counts[::-1] if item.reverse else item.counts)


@lru_cache(256)
def _verdicts_by_chance(items: tuple[tuple[tuple[int, ...], int], ...]) -> tuple[Counter[Verdict], ...]:
    """``items``: people per point, good news last, and how many do not know. The last few hundred rounds are remembered: one
    round is released for each page that tells of it."""
    rng, verdicts = Random(2026), tuple(Counter[Verdict]() for _deal in range(DEALS))
    for points in sorted({len(counts) for counts, _unknown in items}):
        alike = [(*counts, unknown) for counts, unknown in items if len(counts) == points]
        cards = [point for counts in alike for point, count in enumerate(counts) for _person in range(count)]
        sizes, all_points = [sum(counts) for counts in alike], range(points + 1)
        for deal in verdicts:
            rng.shuffle(cards)
            hands, start = [], 0
            for size in sizes:
                hands.append(cards[start : start + size])
                start += size
            deal.update(_verdict_of(tuple([hand.count(point) for point in all_points])) for hand in hands)
    return verdicts


@lru_cache(REMEMBERED)
def _verdict_of(counts: tuple[int, ...]) -> Verdict:
    """``counts``: people per point, good news last, then those who do not know."""
    *answers, unknown = counts
    half = len(answers) // 2
    good, bad = sum(answers[len(answers) - half :]), sum(answers[:half])
    return verdict_of(good, bad, sum(answers), unknown, spread_of(answers))


LOWEST: dict[int, dict[int, int]] = {2: {3: 7, 5: 6}, 3: {3: 5, 8: 4}, 4: {3: 5, 5: 4}, 5: {3: 4, 8: 3}}
"""Groups shown → themes shown by group → in how many of ten rounds some group is lowest throughout without any real
difference (``benchmarks/simulate_patterns.py``)."""


def lowest_by_chance(groups: int, themes: int) -> int:
    """In how many of ten rounds there is such a pattern by chance; of numbers between two, that of the smaller."""
    by_themes = LOWEST[max((known for known in LOWEST if known <= groups), default=min(LOWEST))]
    return by_themes[max((known for known in by_themes if known <= themes), default=min(by_themes))]

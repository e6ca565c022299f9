"""How often each spread word appears: for single items exactly, for sections by simulation with a fixed seed.

Crowds of five points are given; for other lengths the same shape is cut into as many equal parts. A section's items
go together as people's answers do: correlated 0.5. Run: python benchmarks/simulate_spread.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, combinations
from math import ceil, factorial, prod
from pathlib import Path
from statistics import NormalDist

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from facilitator_app.analysis.spread import spread_of, spread_of_section
from facilitator_app.domain.results import Spread

CROWDS = {
    "agreeing": (0.05, 0.10, 0.20, 0.40, 0.25),
    "divided": (0.34, 0.15, 0.02, 0.15, 0.34),
    "even": (0.20,) * 5,
}
LENGTHS, SIZES, SECTIONS = (3, 4, 5, 6, 7), (5, 8, 10, 20), (3, 6)
OTHERS = ((4, 3, 0.0), (4, 2, 0.01), (4, 2, 0.25), (7, 3, 0.0), (7, 5, 0.0))
"""Points, run of neighbours that counts as similar, share that a split needs in each end category."""
RUNS, SEED, CORRELATION = 2000, 46, 0.5
SHOWN = (Spread.SPLIT, Spread.CLOSE, Spread.SIMILAR, Spread.MIXED)

Rule = Callable[[Sequence[int]], Spread | None]


def crowd(name: str, points: int) -> list[float]:
    """The shares of a crowd on a scale of so many points."""
    edges = [0.0, *accumulate(CROWDS[name])]
    cut = np.interp(np.linspace(0, 1, points + 1), np.linspace(0, 1, 6), edges)
    return [float(share) for share in np.diff(cut)]


def all_counts(n: int, points: int) -> Iterator[list[int]]:
    """Every way in which n people can spread over the points."""
    for bars in combinations(range(n + points - 1), points - 1):
        edges = [-1, *bars, n + points - 1]
        yield [after - before - 1 for before, after in zip(edges, edges[1:])]


def rates(rule: Rule, shares: Sequence[float], n: int) -> dict[Spread, float]:
    """How likely each word is for n people drawn from the crowd: exact. "The same" counts as close."""
    found = dict.fromkeys(SHOWN, 0.0)
    ways = factorial(n)
    for counts in all_counts(n, len(shares)):
        chance = ways / prod(map(factorial, counts)) * prod(share**count for share, count in zip(shares, counts))
        word = rule(counts)
        found[Spread.CLOSE if word in (Spread.SAME, None) else word] += chance
    return found


def variant(run: int, share: float) -> Rule:
    """The rule with another run of neighbours, and with this share of the people in each end category for a split."""

    def rule(counts: Sequence[int]) -> Spread:
        n, half = sum(counts), len(counts) // 2
        both = min(counts[0], counts[-1]) >= share * n
        if both and min(sum(counts[:half]), sum(counts[-half:])) >= max(2, ceil(n / 3)):
            return Spread.SPLIT
        most = max(sum(counts[start : start + run]) for start in range(len(counts) - run + 1))
        return Spread.SIMILAR if most >= 0.8 * n else Spread.MIXED

    return rule


def section_rates(shares: Sequence[float], n: int, items: int) -> dict[Spread, float]:
    """How often each word appears for a whole section."""
    chance = np.random.default_rng(SEED)
    edges = [NormalDist().inv_cdf(edge) for edge in list(accumulate(shares))[:-1]]
    person = chance.normal(size=(RUNS, n, 1)) * CORRELATION**0.5
    leaning = person + chance.normal(size=(RUNS, n, items)) * (1 - CORRELATION) ** 0.5
    answers = np.searchsorted(edges, leaning)
    found = dict.fromkeys(SHOWN, 0.0)
    for once in answers:
        words = [spread_of(np.bincount(once[:, item], minlength=len(shares)).tolist()) for item in range(items)]
        word = spread_of_section(words)
        found[word if word in found else Spread.SIMILAR] += 1 / RUNS  # type: ignore[index]
    return found


def row(head: str, found: dict[Spread, float]) -> str:
    return f"{head:<46}" + "".join(f"{found[word]:>9.0%}" for word in SHOWN)


def main() -> None:
    print(f"{'one item':<46}" + "".join(f"{word.value:>9}" for word in SHOWN))
    for points in LENGTHS:
        for name in CROWDS:
            for n in SIZES:
                print(row(f"{points} points, {name}, {n} people", rates(spread_of, crowd(name, points), n)))
    print("\none item, other rules")
    for points, run, share in OTHERS:
        for name in CROWDS:
            for n in SIZES:
                head = f"{points} points, {name}, run {run}, ends {share:.0%}, {n} people"
                print(row(head, rates(variant(run, share), crowd(name, points), n)))
    print("\na section")
    for points in LENGTHS:
        for name in CROWDS:
            for items in SECTIONS:
                for n in SIZES[:3]:
                    head = f"{points} points, {name}, {items} items, {n} people"
                    print(row(head, section_rates(crowd(name, points), n, items)))


if __name__ == "__main__":
    main()

"""How often the one-person test flags two groups when there is no difference between them, and when there is one; and the
test of themes (``differences.least_gap``) on exact scores and on what windows let be told of them.

For an agreeing crowd (5/10/20/40/25 % on five points; for other lengths the same shape is cut into as many equal parts)
and a divided one (34/15/2/15/34). A person's answers go together: correlated 0.5. Fixed seed.
Run: python benchmarks/simulate_differences.py
"""

from __future__ import annotations

import sys
from itertools import accumulate
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from simulate_spread import crowd

from facilitator_app.analysis.differences import least_gap, limit, without_any_one
from facilitator_app.analysis.people import least_own_gap, throughout_direction
from facilitator_app.analysis.value_windows import AnswerCounts, windows

AGREEING, DIVIDED = "agreeing", "divided"
LENGTHS, ITEMS, RUNS, SEED = (3, 4, 5, 7), (1, 3, 5, 6), 40_000, 46
SIZES = ((3, 3), (4, 4), (4, 8), (4, 20), (5, 5), (5, 10), (8, 8), (8, 16), (12, 12))
OWN = ((1, 5), (1, 8))
THEME_SIZES = ((5, 5), (8, 8), (12, 12), (20, 20))
TOLD_RUNS = 1_000
_ALMOST = 1e-9
BEHAVIOURS = (3, 4, 6, 8)
"""So many behaviours for the pattern over all of them."""


def scores(
    rng: np.random.Generator,
    points: int,
    people: int,
    items: int,
    shift: float = 0.0,
    runs: int = RUNS,
    like: str = AGREEING,
) -> NDArray[np.float64]:
    """Runs by people: each person's mean over the items."""
    return np.asarray(answers(rng, points, people, items, shift, runs, like).mean(axis=2))


def answers(
    rng: np.random.Generator,
    points: int,
    people: int,
    items: int,
    shift: float = 0.0,
    runs: int = RUNS,
    like: str = AGREEING,
) -> NDArray[np.int64]:
    """Runs by people by items, as places on the scale, of people of the crowd ``like``. ``shift`` moves them, in standard
    deviations."""
    edges = [NormalDist().inv_cdf(edge) for edge in list(accumulate(crowd(like, points)))[:-1]]
    person = rng.normal(size=(runs, people, 1)) * 0.5**0.5
    leaning = person + rng.normal(size=(runs, people, items)) * 0.5**0.5 + shift
    return np.asarray(np.searchsorted(edges, leaning))


def left(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is left of the difference without any one person; the test of ``differences.without_any_one``, many at once."""
    whole = a.mean(axis=1) - b.mean(axis=1)
    sign = np.where(whole > 0, 1.0, -1.0)[:, None]
    fewer_a = (a.sum(axis=1, keepdims=True) - a) / (a.shape[1] - 1) - b.mean(axis=1, keepdims=True)
    fewer_b = a.mean(axis=1, keepdims=True) - (b.sum(axis=1, keepdims=True) - b) / (b.shape[1] - 1)
    return np.maximum(0.0, (sign * np.concatenate([fewer_a, fewer_b], axis=1)).min(axis=1))


def false_flags(
    points: int, items: int, a: int, b: int, runs: int = RUNS, like: str = AGREEING, least: float | None = None
) -> float:
    """Share of runs in which two groups of the same crowd are flagged; one item is tested as a statement. ``least``: with
    another limit than the program's."""
    rng = np.random.default_rng(SEED)
    gap = left(scores(rng, points, a, items, 0, runs, like), scores(rng, points, b, items, 0, runs, like))
    return float((gap >= (float(limit(points, for_section=items > 1)) if least is None else least) - _ALMOST).mean())


def own_view_flags(points: int, items: int, others: int, runs: int = RUNS, like: str = AGREEING) -> float:
    """Share of runs in which one person of the crowd is told to see it differently from the others."""
    rng = np.random.default_rng(SEED)
    own, theirs = scores(rng, points, 1, items, 0, runs, like)[:, 0], answers(rng, points, others, items, 0, runs, like)
    gap = abs(own - theirs.mean(axis=(1, 2)))
    widest = theirs.std(axis=1, ddof=1).mean(axis=1)
    least = np.array([least_own_gap(points, float(one), others) for one in widest])
    return float((gap >= least - _ALMOST).mean())


def throughout(points: int, behaviours: int, others: int, runs: int = RUNS // 10, like: str = AGREEING) -> float:
    """Share of runs in which one person of the crowd is told to see everything higher, or lower, than the others. A person's
    answers to all behaviours go together by 0.5."""
    rng = np.random.default_rng(SEED)
    given = answers(rng, points, others + 1, 5 * behaviours, 0, runs, like).reshape(runs, others + 1, behaviours, 5)
    means = given.mean(axis=3).round(1)
    gaps = means[:, 0] - given[:, 1:].mean(axis=(1, 3)).round(1)
    return float(np.mean([throughout_direction(row.tolist(), points) != 0 for row in gaps]))


def found(points: int, items: int, size: int, shift: float) -> tuple[float, float]:
    """The real gap in scale units that a shift makes, and how often it is flagged."""
    rng = np.random.default_rng(SEED)
    a, b = scores(rng, points, size, items), scores(rng, points, size, items, -shift)
    flagged = left(a, b) >= float(limit(points, for_section=items > 1)) - _ALMOST
    return float(a.mean() - b.mean()), float(flagged.mean())


def apart(
    points: int, items: int, size: int, shift: float, *, told: bool, like: str = AGREEING
) -> tuple[float, float, float]:
    """The real gap that a shift makes, how often the test of themes says that two groups differ, and how often what is told
    lets one be told from the other at all. ``told``: as windows let the scores be told, not as they are."""
    rng = np.random.default_rng(SEED)
    runs = TOLD_RUNS if told else RUNS
    a, b = answers(rng, points, size, items, 0, runs, like), answers(rng, points, size, items, -shift, runs, like)
    totals = np.stack([a.sum(axis=(1, 2)), b.sum(axis=(1, 2))], axis=1)
    everyone = np.concatenate([a, b], axis=1)
    widest = everyone.std(axis=1, ddof=1).mean(axis=1)
    signed = (totals[:, 0] - totals[:, 1]) / (size * items)
    whole = np.abs(signed)
    gap = whole.copy()
    for run in range(runs) if told else ():
        columns = tuple(
            AnswerCounts(tuple(int(n) for n in np.bincount(everyone[run, :, item], minlength=points)))
            for item in range(items)
        )
        found = windows(columns, (size, size), 2)
        (low, lows), (high, highs) = (
            sorted(zip(totals[run], found), key=lambda one: int(one[0])) if found else ((0, None), (0, None))
        )
        shown = bool(lows and highs and low < lows.high and high > highs.low)
        gap[run] = (highs.told(high) - lows.told(low)) / (size * items) if shown else 0.0
    least = np.array([least_gap(points, float(one), size, size) for one in widest])
    return float(signed.mean()), float((gap >= least - _ALMOST).mean()), float((gap > _ALMOST).mean())


def check() -> None:
    """The quick arithmetic here is that of the app."""
    rng = np.random.default_rng(1)
    a, b = scores(rng, 5, 5, 1, runs=200), scores(rng, 5, 4, 1, runs=200)
    for one, other, quick in zip(a, b, left(a, b)):
        exact = without_any_one([int(x) for x in one], [int(x) for x in other])
        if abs(float(exact) - quick) > _ALMOST:
            raise SystemExit("the quick test is not the app's")


def main() -> None:
    check()
    for like in (AGREEING, DIVIDED):
        print(f"False flags, no difference, {like}. Sizes: " + ", ".join(f"{a} v {b}" for a, b in SIZES))
        for points in LENGTHS:
            for items in ITEMS:
                rates = [false_flags(points, items, a, b, like=like) for a, b in SIZES]
                print(f"{points} points, {items} items: " + " ".join(f"{rate:6.1%}" for rate in rates), flush=True)
        print(f"\nThe same for short scales at the share of five points, {like}: 4 v 4, 5 v 5, 8 v 8")
        for points, least in ((3, 0.5), (4, 0.75)):
            for items, short in ((1, least), (3, 0.75 * least)):
                rates = [false_flags(points, items, n, n, like=like, least=short) for n in (4, 5, 8)]
                print(f"{points} points, {items} items: " + " ".join(f"{rate:6.1%}" for rate in rates))
        print(f"\nOwn view against the others, or a group of them, {like}: " + ", ".join(f"{a} v {b}" for a, b in OWN))
        for points in LENGTHS:
            for items in ITEMS[1:]:
                rates = [own_view_flags(points, items, b, like=like) for _a, b in OWN]
                print(f"{points} points, {items} items: " + " ".join(f"{rate:6.1%}" for rate in rates))
        print(f"\nOwn view throughout, {like}: " + ", ".join(f"{n} behaviours" for n in BEHAVIOURS))
        for points in LENGTHS:
            for others in (5, 8):
                rates = [throughout(points, behaviours, others, like=like) for behaviours in BEHAVIOURS]
                print(f"{points} points, 1 v {others}: " + " ".join(f"{rate:6.1%}" for rate in rates), flush=True)
    print("\nReal gaps: in scale units, and how often flagged at 5 v 5 and 8 v 8")
    for points in LENGTHS:
        for items in (1, 5):
            for shift in (1.05, 1.7):
                (gap, five), (_gap, eight) = found(points, items, 5, shift), found(points, items, 8, shift)
                print(f"{points} points, {items} items, gap {gap:.2f}: {five:4.0%} {eight:4.0%}")
    sizes = ", ".join(f"{a} v {b}" for a, b in THEME_SIZES)
    print(f"\nThemes: said to differ, exact scores and as told; and told apart at all. {sizes}")
    for like, points, items, shift in theme_cases():
        exact = [apart(points, items, size, shift, told=False, like=like) for size, _other in THEME_SIZES]
        told = [apart(points, items, size, shift, told=True, like=like) for size, _other in THEME_SIZES]
        print(
            f"{like}, {points} points, {items} items, gap {exact[-1][0]:.2f}: exact "
            + " ".join(f"{one[1]:5.1%}" for one in exact)
            + "; told "
            + " ".join(f"{one[1]:5.1%}" for one in told)
            + "; apart "
            + " ".join(f"{one[2]:4.0%}" for one in told),
            flush=True,
        )


def theme_cases() -> list[tuple[str, int, int, float]]:
    """Crowd, points, items and shift: what docs/measures.md tells; in a divided crowd without a difference only."""
    agreeing = [(AGREEING, points, 5, shift) for points in (4, 5) for shift in (0.0, 1.05, 1.7)]
    agreeing += [
        (AGREEING, points, items, 0.0)
        for points in LENGTHS
        for items in (3, 5)
        if (points, items) not in ((4, 5), (5, 5))
    ]
    return agreeing + [(DIVIDED, points, items, 0.0) for points in LENGTHS for items in (3, 5)]


if __name__ == "__main__":
    main()

"""How long the exposure check takes for 40 people and 13 published sets, against the plain reference in the same run.

Run: python benchmarks/bench_exposure.py
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

from exposure_reference import exposes_anybody as reference  # noqa: E402
from facilitator_app.analysis.disclosure import exposes_anybody  # noqa: E402

PEOPLE = tuple(f"p{n:02}" for n in range(40))
K, REPEATS = 4, 5


def blocks_of_one_pack() -> list[frozenset[str]]:
    """Everyone, and twelve sets from four ways to divide them into blocks of ten or more: the usual shape."""
    found = [frozenset(PEOPLE)]
    for way in range(4):
        found += [
            frozenset(p for n, p in enumerate(PEOPLE) if (n // 10 + way * (n % 2)) % 4 == block) for block in range(3)
        ]
    return found


def scattered_sets() -> list[frozenset[str]]:
    """Everyone, and twelve sets drawn at random: nobody shares their sets with anybody, the worst case."""
    chance = random.Random(13)
    return [frozenset(PEOPLE), *(frozenset(chance.sample(PEOPLE, chance.randint(8, 30))) for _time in range(12))]


def best_of(check: Callable[[], bool], repeats: int) -> tuple[float, bool]:
    """Seconds of the quickest run, and the verdict."""
    times, verdict = [], False
    for _time in range(repeats):
        start = time.perf_counter()
        verdict = check()
        times.append(time.perf_counter() - start)
    return min(times), verdict


def main() -> None:
    for name, sets in (("blocks of one pack", blocks_of_one_pack()), ("scattered sets", scattered_sets())):
        fast, verdict = best_of(lambda sets=sets: exposes_anybody(sets, K), REPEATS)
        slow, expected = best_of(lambda sets=sets: reference(sets, PEOPLE, K), 1)
        if verdict is not expected:
            raise SystemExit(f"{name}: the two disagree")
        print(
            f"{name}: {len(sets)} sets, {len(PEOPLE)} people, k = {K}: {fast * 1000:.1f} ms, "
            f"reference {slow * 1000:.0f} ms, {slow / fast:.0f} times as fast, exposes somebody: {verdict}"
        )


if __name__ == "__main__":
    main()

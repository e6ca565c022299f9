"""Every sentence about many random rounds of all kinds, read as claims: no two contradict. Run: python benchmarks/one_voice.py [ROUNDS]

The reader is tests/claims.py, the rounds are those of tests/analysis/test_one_voice.py, which reads fewer.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

from analysis.test_one_voice import a_round_of  # noqa: E402
from claims import claims, contradictions  # noqa: E402

ROUNDS = 5_000


def read(seed: int) -> tuple[str, int, list[str]]:
    """The kind of a round, how many claims its sentences make ("" and 0 where nothing may be shown), and what contradicts."""
    results = a_round_of(seed)
    if results is None:
        return "", 0, []
    found = claims(results)
    return results.instrument.kind, len(found), [str(pair) for pair in contradictions(found)]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    start, made, bad = time.monotonic(), 0, 0
    kinds: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for seed, (kind, many, wrong) in enumerate(pool.map(read, range(rounds), chunksize=20)):
            kinds[kind] += 1
            made, bad = made + many, bad + bool(wrong)
            for pair in wrong[:3]:
                print(f"round {seed}, {kind}: {pair}", flush=True)
    withheld = kinds.pop("", 0)
    print(
        f"{rounds} rounds, {withheld} of which nothing may be shown; "
        + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
    )
    print(f"{made:,} claims; contradictions in {bad} rounds; {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()

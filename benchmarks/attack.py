"""The attack of tests/attack.py on many random sequences, on every core. Run: python benchmarks/attack.py [SEQUENCES]"""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

import attack_people  # noqa: E402
from attack import anything, reopened, successes  # noqa: E402

SEQUENCES, AT_ONCE = 12_000, 100
WAYS = {"anything": anything, "reopened": reopened}
PEOPLE = "about people"


def some(way: str, gate: bool, first: int) -> tuple[int, int]:
    """A hundred sequences from this seed on."""
    seeds = range(first, first + AT_ONCE)
    return attack_people.successes(gate, seeds) if way == PEOPLE else successes(gate, seeds, WAYS[way])


def main() -> None:
    sequences = int(sys.argv[1]) if len(sys.argv) > 1 else SEQUENCES
    ways = (
        ("anything", True, 1.0),
        ("reopened", True, 0.2),
        ("anything", False, 0.1),
        (PEOPLE, True, 1.0),
        (PEOPLE, False, 0.1),
    )
    for way, gate, share in ways:
        start = time.monotonic()
        firsts = range(0, int(sequences * share), AT_ONCE)
        with ProcessPoolExecutor() as pool:
            results = list(pool.map(some, [way] * len(firsts), [gate] * len(firsts), firsts))
        hits, new = sum(hit for hit, _new in results), sum(new for _hit, new in results)
        print(
            f"{way}, gate {'on' if gate else 'off'}: {len(firsts) * AT_ONCE} sequences, {new} new figures after the "
            f"first, somebody found out in {hits}; {time.monotonic() - start:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()

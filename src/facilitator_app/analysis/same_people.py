"""Which rounds may stand beside each other, by the tick lists alone: see docs/measures.md, "Change over time".

If everybody else answered as before, what two rounds differ by is what those said who joined or left. So the tick lists are
taken for the people behind each round, as if nobody had changed an answer: whatever is added and taken away, no figure may be
left that fewer than k people stand behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from facilitator_app.analysis.disclosure import People


def beside_each_other(rounds: Sequence[People], k: int) -> tuple[int, ...]:
    """Places of the rounds that may be in one picture, the oldest first. Each joins those before it, or never does, so that a
    later round changes nothing of what was shown. ``rounds``: who answered, by member id."""
    chosen: list[int] = []
    for index, people in enumerate(rounds):
        if not stands_out([*(rounds[one] for one in chosen), people], k):
            chosen.append(index)
    return tuple(chosen)


def stands_out(rounds: Sequence[People], k: int) -> bool:
    """True if adding and taking away these rounds can leave fewer than ``k`` people.

    That is so exactly where some fewer than k people are such that without them the rounds say less than with them.
    """
    import numpy as np

    rows = list(dict.fromkeys(rounds))
    alike: dict[tuple[bool, ...], int] = {}
    for person in frozenset().union(*rows):
        pattern = tuple(person in row for row in rows)
        alike[pattern] = alike.get(pattern, 0) + 1
    patterns = sorted(alike)
    matrix = np.array(patterns, dtype=float)
    rank = np.linalg.matrix_rank(matrix) if patterns else 0
    small = [index for index, pattern in enumerate(patterns) if alike[pattern] < k]
    for size in range(1, len(small) + 1):
        for some in combinations(small, size):
            if sum(alike[patterns[index]] for index in some) >= k:
                continue
            rest = [index for index in range(len(patterns)) if index not in some]
            if not rest or np.linalg.matrix_rank(matrix[rest]) < rank:
                return True
    return False

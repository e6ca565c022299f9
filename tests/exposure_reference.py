"""The exposure check written as its definition says, slow and plain: what the fast one is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np


def exposed(
    published: Iterable[frozenset[str]], people: Sequence[str], k: int, insider: str | None = None
) -> Iterator[frozenset[str]]:
    """Every set of fewer than ``k`` people whose 0/1 vector lies in the row space of the published sets' vectors."""
    published = list(published)
    place = {person: i for i, person in enumerate(people)}
    matrix = np.zeros((len(published) + (insider is not None), len(people)))
    for row, group in enumerate(published):
        for person in group:
            matrix[row, place[person]] = 1
    if insider is not None:
        matrix[-1, place[insider]] = 1
    _u, s, vt = np.linalg.svd(matrix, full_matrices=False)
    basis = vt[s > 1e-9]
    inside = basis.T @ basis
    others = [place[person] for person in people if person != insider]
    for size in range(1, min(k, len(others) + 1)):
        chosen = np.array(list(combinations(others, size)))
        away = inside[:, chosen].sum(axis=2)  # a column for each choice
        away[chosen.T, np.arange(len(chosen))] -= 1
        for number in np.flatnonzero(np.abs(away).max(axis=0) < 1e-8):
            yield frozenset(people[i] for i in chosen[number])


def exposes_anybody(published: Iterable[frozenset[str]], people: Sequence[str], k: int) -> bool:
    """True if anything comes out without an insider at ``k``, or with any one respondent as insider at ``k`` - 1."""
    published = list(published)
    if next(exposed(published, people, k), None) is not None:
        return True
    return any(next(exposed(published, people, k - 1, one), None) is not None for one in people)

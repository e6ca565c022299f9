"""The exact exposure check: see docs/measures.md, "Exact check".

A set D of respondents is exposed exactly when its 0/1 vector lies in the row space of the 0/1 vectors of everything
ever published about one quantity. Every row is constant on people who are in the same published sets, so D can only
be a union of whole classes of such people: that makes the check small without changing its answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING

from facilitator_app.domain.results import PublishedSets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

People = frozenset[str]
"""Response ids behind one published figure."""

_AGREE = "/agree"
"""Ended the quantity of a figure that told only how many agree; in ledgers of files that showed such figures."""

_TINY = 1e-8
_AT_ONCE = 20_000


def exposed(published: Iterable[People], k: int, insider: str | None = None) -> Iterator[People]:
    """Every set of fewer than ``k`` people whose sum can be worked out from the published sets.

    ``insider``: a reader who also knows their own answer; sets with the insider in them are not new to them.
    """
    rows = list(dict.fromkeys(published))
    if insider is not None:
        rows.append(frozenset({insider}))
    classes = _classes(rows)
    small = [index for index, people in enumerate(classes) if len(people) < k and insider not in people]
    if not small:
        return
    left_over = _left_over([[1.0 if people <= row else 0.0 for people in classes] for row in rows])
    for size in range(1, min(len(small), k - 1) + 1):
        candidates = combinations(small, size)
        while some := list(islice(candidates, _AT_ONCE)):
            worst = abs(left_over[:, some].sum(axis=2)).max(axis=0)
            for index in (worst < _TINY).nonzero()[0]:
                people = frozenset().union(*(classes[one] for one in some[index]))
                if len(people) < k:
                    yield people


def exposes_anybody(published: Iterable[People], k: int) -> bool:
    """True if anybody, from outside at ``k`` or as one of those who answered at ``k`` - 1, learns too much."""
    rows = list(dict.fromkeys(published))
    if next(exposed(rows, k), None) is not None:
        return True
    insiders = (min(people) for people in _classes(rows))
    return any(next(exposed(rows, k - 1, insider), None) is not None for insider in insiders)


def clashes(figures: PublishedSets, before: PublishedSets, k: int) -> tuple[str, ...]:
    """The quantities in which the new figures, together with all before, would give somebody away."""
    by_quantity: dict[str, list[People]] = {}
    for quantity, people in (*figures, *before):
        by_quantity.setdefault(base(quantity), []).append(people)
    verdicts: dict[frozenset[People], bool] = {}
    exposing = []
    for quantity in sorted({base(quantity) for quantity, _people in figures}):
        family = frozenset(by_quantity[quantity])
        if family not in verdicts:
            verdicts[family] = exposes_anybody(family, k)
        if verdicts[family]:
            exposing.append(quantity)
    return tuple(exposing)


def base(quantity: str) -> str:
    """The item or section that a quantity is about."""
    return quantity.removesuffix(_AGREE)


def smallest_clash(new: Iterable[People], before: Iterable[People], k: int) -> list[People]:
    """Rows that give somebody away together, none of which could be spared. They are taken from a family that does.

    One new and one older row, if two such do; else what is left after rows are taken away, those of few people first.
    """
    older, newer = list(dict.fromkeys(before)), list(dict.fromkeys(new))
    for row in newer:
        for other in older:
            if row != other and exposes_anybody((row, other), k):
                return [other, row]
    rows = list(dict.fromkeys([*older, *newer]))
    for row in sorted(rows, key=lambda row: (len(row), sorted(row))):
        fewer = [other for other in rows if other != row]
        if exposes_anybody(fewer, k):
            rows = fewer
    return rows


def _classes(rows: Sequence[People]) -> list[People]:
    """People who are in exactly the same rows, together."""
    patterns: dict[tuple[bool, ...], set[str]] = {}
    for person in sorted(frozenset().union(*rows)):
        patterns.setdefault(tuple(person in row for row in rows), set()).add(person)
    return [frozenset(people) for people in patterns.values()]


def _left_over(matrix: list[list[float]]) -> NDArray[np.float64]:
    """What remains of each column's unit vector outside the row space of ``matrix``: columns by columns.

    The 0/1 vector of a set of columns lies in the row space exactly when their remainders add up to nothing.
    """
    import numpy as np

    _u, s, vt = np.linalg.svd(np.array(matrix), full_matrices=False)
    basis = vt[s > 1e-9]
    return np.asarray(np.eye(len(matrix[0])) - basis.T @ basis)

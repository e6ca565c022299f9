"""How exactly the figures of groups may be told without telling anybody's answer: see docs/measures.md, "Groups in
windows".

The total of a group is told only as far as it lies inside a window; beyond it only "so much or more", "so much or less".
The windows are worked out from what everybody may know: the counts of everyone, the sizes of the groups, the scale. They are
so narrow that whatever the totals are, and whoever reads them with their own answers in mind, each question leaves at
least two answers open for the others of every group, and none of the end points is certain, unless the counts alone tell it.

For one question the totals that groups can have are the whole points of the base polytope of a submodular function
f(S): the sum of the highest answers that the groups S can hold together. For a theme the functions add up. Figures and
somebody's own answers leave a world open exactly when for all S the least that they ask of the groups S is no more than f(S)
(Frank and Tardos 1988). So all that is needed here is f, for each world that shall stay open, at its smallest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from facilitator_app.analysis.theme_answers import MOST_GROUPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_LEVELS = 3
_TRIES = 12
_NEVER = 10**9


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """Everyone's answers to one question. ``counts``: per step of the scale, lowest first, with each answer that was left
    out among those of the step ``filled``; ``left_out``: how many these are."""

    counts: tuple[int, ...]
    left_out: int = 0
    filled: int = 0


@dataclass(frozen=True, slots=True)
class ValueWindow:
    """A total is told between ``low`` and ``high``; else that it is ``low`` or less, or ``high`` or more."""

    low: int
    high: int

    def told(self, total: int) -> int:
        return min(max(total, self.low), self.high)


@lru_cache(maxsize=256)
def windows(columns: tuple[AnswerCounts, ...], sizes: tuple[int, ...], together: int) -> tuple[ValueWindow, ...]:
    """A window for each group; none where even "more or less than so much" would tell too much.

    ``together``: so many readers of one group may put what they know together.
    """
    if not 2 <= len(sizes) <= MOST_GROUPS or min(sizes) <= together or not columns:
        return ()
    if all(len(column.counts) - column.counts.count(0) == 1 for column in columns):
        totals = [sum(column.counts.index(max(column.counts)) for column in columns) * size for size in sizes]
        return tuple(ValueWindow(total, total) for total in totals)  # all said the same, and the counts tell it
    if not all(_has_room(columns, size, together) for size in sizes):
        return ()
    search = _Search(columns, sizes, together)
    return search.widest() if search.every_total_is_open or len(sizes) == 2 else ()


def _has_room(columns: tuple[AnswerCounts, ...], size: int, together: int) -> bool:
    """False if readers with the lowest answers and readers with the highest leave no total open to both."""
    room = 0
    for column in columns:
        answers = [answer for answer, count in enumerate(column.counts) for _person in range(count)]
        low, high = answers[:together], answers[-together:]
        least, most = answers[: size - together], answers[len(answers) - size + together :]
        room += sum(low) + sum(most) - sum(high) - sum(least)
    return room > 0


class _Groups:
    """All sets of groups, as bits of a number, and the sizes of each."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        self.sizes, self.k = sizes, len(sizes)
        self.sets = np.arange(1 << self.k)
        self.has = (self.sets[:, None] >> np.arange(self.k)) & 1
        self.people = self.has @ np.array(sizes)
        self.all = len(self.sets) - 1
        trios = [
            (s, s | 1 << g, s | 1 << h, s | 1 << g | 1 << h)
            for g, h in combinations(range(self.k), 2)
            for s in range(len(self.sets))
            if not s >> g & 1 and not s >> h & 1
        ]
        self.trios = np.array(trios).T
        self.without = [((self.trios[3] ^ self.trios[0]) >> g & 1) == 0 for g in range(self.k)]
        """Which of these exchanges are between others than this group."""

    def freedom(self, f: Numbers) -> tuple[Numbers, Numbers]:
        """How far two groups can exchange with each other at least and at most, whatever the groups before them took.
        Sets are the last axis."""
        s, g, h, both = self.trios
        freedom: Numbers = f[:, g] + f[:, h] - f[:, s] - f[:, both]
        return freedom.min(axis=0), freedom.max(axis=0)

    def renamed(self, before: tuple[int, int], after: tuple[int, int]) -> Numbers:
        """Each set with two groups in the place of two others of the same sizes, and the rest after size."""
        renaming = dict(zip(after, before))
        rest = (sorted(set(range(self.k)) - set(pair), key=lambda g: self.sizes[g]) for pair in (after, before))
        renaming |= dict(zip(*rest))
        sets: Numbers = self.has @ np.array([1 << renaming[group] for group in range(self.k)])
        return sets


def _highest(counts: Numbers, people: Numbers) -> Numbers:
    """The sum of the highest answers that so many people can have given."""
    above = counts[..., ::-1].cumsum(axis=-1)[..., ::-1] - counts
    taken = np.minimum(np.maximum(people[..., None] - above, 0), counts)
    sums: Numbers = taken @ np.arange(counts.shape[-1])
    return sums


def _gap(counts: Numbers) -> int:
    """The widest step between neighbouring answers; 1 where there is no hole."""
    given = (counts > 0) @ (1 << np.arange(counts.shape[-1]))
    return max((_widest_step(int(answers)) for answers in np.unique(given)), default=1)


@lru_cache
def _widest_step(answers: int) -> int:
    """Between neighbours among the answers whose bits are set."""
    given = [answer for answer in range(answers.bit_length()) if answers >> answer & 1]
    return max((high - low for low, high in zip(given, given[1:])), default=1)


def _some(counts: tuple[int, ...], number: int) -> Iterator[tuple[int, ...]]:
    """All ways to take so many answers."""
    if len(counts) == 1:
        if number <= counts[0]:
            yield (number,)
        return
    for first in range(min(counts[0], number) + 1):
        for rest in _some(counts[1:], number - first):
            yield (first, *rest)


@lru_cache(maxsize=4096)
def _own(column: AnswerCounts, readers: int) -> Numbers:
    """What so many readers can have answered."""
    return np.array(list(_some(column.counts, readers)))


@lru_cache(maxsize=4096)
def _bundles(column: AnswerCounts, readers: int, others: int) -> Numbers:
    """Worlds that shall stay open together: own answers by level by world by place.

    At each level so many others gave answers next to each other on the scale, the lowest at the first level, the
    highest at the last; beside it another world, and for each end point one without it where the counts allow that.
    """
    rows = []
    for own in _own(column, readers).tolist():
        rest = [count - one for count, one in zip(column.counts, own)]
        if sum(count > 0 for count in rest) > 1:
            last = sum(rest) - others
            starts = [round(level * last / (_LEVELS - 1)) for level in range(_LEVELS)]
            made = {start: _worlds(column, rest, others, start) for start in set(starts)}
            rows.append([made[start] for start in starts])
    return np.array(rows)


@lru_cache(maxsize=4096)
def _left(column: AnswerCounts, readers: int, others: int) -> tuple[Numbers, Numbers, int]:
    """What readers can have answered to whom a bundle belongs, what it leaves for everyone else, and the widest hole there."""
    own = _own(column, readers)
    own = own[(np.array(column.counts) > own).sum(axis=1) > 1]
    rest = np.array(column.counts) - own[:, None, None, :] - _bundles(column, readers, others)
    return own, rest, _gap(rest)


def _worlds(column: AnswerCounts, rest: list[int], others: int, start: int) -> list[list[int]]:
    said, passed, stop = [], 0, start + others
    for count in rest:
        low, passed = (passed if passed > start else start), passed + count
        high = passed if passed < stop else stop
        said.append(high - low if high > low else 0)
    top = len(rest) - 1
    spare = [column.left_out if end == column.filled else 0 for end in (0, top)]
    return [said, _neighbour(said, rest), _without(0, said, rest, spare[0]), _without(top, said, rest, spare[1])]


def _neighbour(said: list[int], rest: list[int]) -> list[int]:
    """Another world near by: one of the others gave a lower answer instead, or a higher one if none can be lower."""
    out, into = next((u, w) for u, w in _moves(len(rest)) if said[u] and rest[w] > said[w])
    other = said.copy()
    other[out] -= 1
    other[into] += 1
    return other


@lru_cache
def _moves(points: int) -> tuple[tuple[int, int], ...]:
    """From where to where one answer can go: first down, then up; by few steps before many; from the highest first."""
    pairs = ((u, w) for u in range(points) for w in range(points) if u != w)
    return tuple(sorted(pairs, key=lambda pair: (pair[1] > pair[0], abs(pair[0] - pair[1]), -pair[0])))


def _without(end: int, said: list[int], rest: list[int], spare: int) -> list[int]:
    """The same without an end point; as it is where it has none, or where the counts alone tell that somebody gave it."""
    fewest = max(0, sum(said) - sum(rest) + rest[end])
    if not said[end] or fewest > spare:
        return said
    other = said.copy()
    answers = range(len(rest))
    for answer in answers if end == 0 else reversed(answers):
        if answer != end:
            moved = min(other[end] - fewest, rest[answer] - said[answer])
            other[end] -= moved
            other[answer] += moved
    return other


@dataclass(frozen=True, slots=True)
class _Known:
    """One question for readers who know what they said: ``lowest``: f at its smallest whatever it was, by set; ``gap``: the
    widest hole in what is left; ``least`` and ``most``: how far groups can exchange."""

    lowest: Numbers
    gap: int
    least: Numbers
    most: Numbers


class _Search:
    """The windows of one theme."""

    def __init__(self, columns: tuple[AnswerCounts, ...], sizes: tuple[int, ...], together: int) -> None:
        self.columns, self.groups = columns, _Groups(sizes)
        everyone = [_highest(np.array(column.counts), self.groups.people) for column in columns]
        self.most: Numbers = np.sum(everyone, axis=0)
        self.total = int(self.most[-1])
        self.least: Numbers = self.total - self.most[self.groups.all - self.groups.sets]
        self.every_total_is_open = True
        self.open: list[tuple[int, Numbers]] = []
        """For each group asked about: question by level by set, the least that f can be in all worlds to stay open."""
        self._of_readers: dict[tuple[int, int], list[_Known]] = {}
        rows_by_group: dict[int, list[Numbers]] = {}
        for about, rows in self._readings(together):
            if not self.every_total_is_open and self.groups.k > 2:
                return
            rows_by_group.setdefault(about, []).append(rows)
        self.open = [(about, np.unique(np.concatenate(rows), axis=0)) for about, rows in rows_by_group.items()]

    def _readings(self, together: int) -> Iterator[tuple[int, Numbers]]:
        """What each reader may learn about each group. It is the same for all groups of a size, with other names."""
        sizes = self.groups.sizes
        made: dict[tuple[int, ...], tuple[tuple[int, int], Numbers]] = {}
        for home in range(self.groups.k):
            for readers in range(together, 0, -1):
                for about in range(self.groups.k):
                    if about == home and readers < together:  # who knows less of their own group learns less
                        continue
                    key = (sizes[home], sizes[about], home == about, readers)
                    if key not in made:
                        made[key] = (home, about), self._rows(home, readers, about)
                    before, rows = made[key]
                    if len(rows):
                        yield about, rows[..., self.groups.renamed(before, (home, about))]

    def _known(self, home: int, readers: int) -> list[_Known]:
        """Every question for all that the readers can have answered."""
        known, inside = [], self.groups.has[:, home]
        for column in self.columns:
            own = _own(column, readers)
            rest = np.array(column.counts) - own
            left = _highest(rest[:, None, :], self.groups.people - readers * inside)
            f = (own @ np.arange(own.shape[1]))[:, None] * inside + left
            known.append(_Known(f.min(axis=0), _gap(rest), *self.groups.freedom(f)))
        return known

    def _rows(self, home: int, readers: int, about: int) -> Numbers:
        others = self.groups.sizes[about] - readers * (home == about)
        if (home, readers) not in self._of_readers:
            self._of_readers[home, readers] = self._known(home, readers)
        known = self._of_readers[home, readers]
        everything = np.sum([one.lowest for one in known], axis=0)
        rows = []
        for index, column in enumerate(self.columns):
            worlds = _bundles(column, readers, others)
            if not len(worlds):  # all that is left is the same, and the counts tell it
                continue
            f, gap = self._with_worlds(column, home, readers, about, worlds)
            if not self._fills_holes([*known[:index], *known[index + 1 :]], about, gap):
                self.every_total_is_open = False
            rows.append(f.min(axis=(0, 2)) + everything - known[index].lowest)
        return np.array(rows)

    def _with_worlds(
        self, column: AnswerCounts, home: int, readers: int, about: int, worlds: Numbers
    ) -> tuple[Numbers, int]:
        """f of one question where the others' answers are given, and the widest hole in what is left."""
        answers = np.arange(worlds.shape[-1])
        own, rest, gap = _left(column, readers, int(worlds[0, 0, 0].sum()))
        at_home, there = self.groups.has[:, home], self.groups.has[:, about]
        people = self.groups.people - readers * at_home - int(worlds[0, 0, 0].sum()) * there
        f = (own @ answers)[:, None, None, None] * at_home + (worlds @ answers)[..., None] * there
        return f + _highest(rest[..., None, :], people), gap

    def _fills_holes(self, rest: Sequence[_Known], about: int, gap: int) -> bool:
        """True if the totals that the polytope allows can all be reached. Holes in the answers to one question (1 and 3,
        no 2) are filled by other questions if these let any two groups exchange as much as the hole is wide."""
        free = np.zeros(len(self.groups.trios[0]), dtype=int)
        for one in sorted(rest, key=lambda known: known.gap):
            if one.gap > 1 and ((one.most > 0) & (free < one.gap - 1)).any():
                return False
            free = free + one.least
        return bool((free[self.groups.without[about]] >= gap - 1).all())

    def widest(self) -> tuple[ValueWindow, ...]:
        """The widest windows round what is to be expected that are safe; none if there are none."""
        sets = [1 << g for g in range(self.groups.k)]
        top = np.min([rows.max(axis=1).min(axis=0) for _about, rows in self.open], axis=0)
        high = top[sets]
        low = self.total - top[self.groups.all - np.array(sets)]
        middle = np.clip(self.total * np.array(self.groups.sizes) / self.groups.people[-1], low, high)
        if not self.every_total_is_open:  # of two groups the highest total and the lowest can be reached even then
            for one in (int(np.floor(middle[0])), int(np.ceil(middle[0]))):
                highs = np.array([one, self.total - one + 1])
                if self._safe(highs - 1, highs):
                    return tuple(ValueWindow(int(high) - 1, int(high)) for high in highs)
            return ()
        for step in range(_TRIES, -1, -1):
            share = step / _TRIES
            highest = np.floor(middle + share * (high - middle)).astype(int)
            lowest = np.ceil(middle - share * (middle - low)).astype(int)
            if self.groups.k == 2:  # the window of one tells what that of the other tells
                lowest = np.maximum(lowest, self.total - highest[::-1])
                highest = self.total - lowest[::-1]
            if (lowest < highest).all() and self._safe(lowest, highest):
                return tuple(ValueWindow(int(a), int(b)) for a, b in zip(lowest, highest))
        return ()

    def _safe(self, low: Numbers, high: Numbers) -> bool:
        return all(self._open_at(about, rows, low, high) for about, rows in self.open)

    def _open_at(self, about: int, rows: Numbers, low: Numbers, high: Numbers) -> bool:
        """True if for whatever is told of this group, and of the others, one level of worlds stays open."""
        lowest, highest = int(low[about]), int(high[about])
        told = np.arange(lowest, highest + 1)
        least, most = told.copy(), told.copy()
        least[0], most[-1] = -_NEVER, _NEVER
        asked = self._asked(about, least[:, None], most[:, None], low, high)
        fits = (rows[:, None, :, 1:-1] >= asked[:, None, 1:-1]).all(axis=-1).any(axis=-1)
        return bool(fits.all())

    def _asked(self, about: int, least: Numbers, most: Numbers, low: Numbers, high: Numbers) -> Numbers:
        """For each set of groups the most that figures can ask of it, if this group's total is told to lie between."""
        has, everything = self.groups.has.copy(), self.groups.all - self.groups.sets
        mine = has[:, about] == 1
        has[:, about] = 0
        number, highs, lows = has.sum(axis=1), has @ high, has @ low
        one = 1 << about
        # What the groups of the set beside this one can have at most, and at least, in any true world.
        rest = everything & ~one
        ceiling = self.total - np.maximum(least, self.least[one]) - self.least[rest]
        floor = self.total - np.minimum(most, self.most[one]) - self.most[rest]
        at_least = np.where(ceiling < lows + number, -_NEVER, np.minimum(highs, ceiling))
        at_most = np.where(floor > highs - number, _NEVER, np.maximum(lows, floor))
        at_least = at_least + np.where(mine, least, 0)
        at_most = at_most + np.where(mine, most, 0)
        asked: Numbers = np.maximum(at_least, self.total - at_most[..., everything])
        return asked

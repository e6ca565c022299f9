"""The test of change in one statement, or in a theme of several, from counts alone: see docs/measures.md, "Change over time"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from facilitator_app.analysis.permutation import LEVEL, Draws
from facilitator_app.domain.over_time import Shift

Pairs = Sequence[tuple[Counter[int], Counter[int]]]
"""For each statement how many people gave each value, good news high, before and now."""

ALIKE = Fraction(1)


def scores(pairs: Pairs) -> tuple[Fraction, Fraction]:
    """The score before and now, in scale units: the mean of the statements' means."""
    before, now = (sum((_mean(counts) for counts in side), Fraction(0)) / len(pairs) for side in zip(*pairs))
    return before, now


def people(pairs: Pairs) -> tuple[int, int]:
    """People behind it before and now: the fewest who answered one of its statements."""
    before, now = (min(counts.total() for counts in side) for side in zip(*pairs))
    return before, now


def shift_of(pairs: Pairs, together: Fraction = ALIKE) -> tuple[Shift, float]:
    """What is said of it, and how often it would be said to have gone up or down if nothing had changed.

    People of a theme are made by lining up the answers to each statement, of both rounds, from the lowest to the highest: no
    people with these answers have means further apart. ``together``: how much of that there really is at most, where it is
    known (``analysis.together``).
    """
    first, second = people(pairs)
    columns = [_stretched(sorted((before + now).elements()), first + second) for before, now in pairs]
    draws = Draws.of(Counter(sum(answers) for answers in zip(*columns)), first)
    before, now = scores(pairs)
    gap, by_chance = (now - before) * len(pairs), float(draws.by_chance())
    if draws.mid_p(gap, _share(columns, together)) > LEVEL:
        return Shift.UNCLEAR, by_chance
    return (Shift.UP if gap > 0 else Shift.DOWN), by_chance


def _mean(counts: Counter[int]) -> Fraction:
    return Fraction(sum(value * count for value, count in counts.items()), counts.total())


def _stretched(answers: Sequence[int], people: int) -> list[int]:
    """As many answers as people, spread as these are: for each person the answer at their place in the row."""
    return [answers[(2 * person + 1) * len(answers) // (2 * people)] for person in range(people)]


def _share(columns: Sequence[Sequence[int]], together: Fraction) -> Fraction:
    """The variance of people's means as a share of that of people made by lining answers up."""
    whole = _variance([sum(answers) for answers in zip(*columns)])
    uncorrelated = sum((_variance(column) for column in columns), Fraction(0))
    return (uncorrelated + together * (whole - uncorrelated)) / whole if whole else ALIKE


def _variance(values: Sequence[int]) -> Fraction:
    """Times the square of the number of people."""
    return Fraction(len(values) * sum(value * value for value in values) - sum(values) ** 2)

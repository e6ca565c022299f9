"""The exact test of two small groups, against every draw by hand and by brute force."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest

from facilitator_app.analysis.permutation import FEWEST, LEVEL, Draws


def gap_of(values: list[int], first: tuple[int, ...]) -> Fraction:
    one = [values[place] for place in first]
    other = [value for place, value in enumerate(values) if place not in first]
    return Fraction(sum(one), len(one)) - Fraction(sum(other), len(other))


def every_gap(values: list[int], first: int) -> list[Fraction]:
    return [abs(gap_of(values, some)) for some in combinations(range(len(values)), first)]


def test_four_against_four_as_worked_by_hand() -> None:
    """1 1 1 1 and 5 5 5 5: 70 draws of four of eight. Four of one kind: 2 draws, gap 4. Three: 2 x 4 x 4 = 32, gap 2. Two: 36,
    no gap. So the mid-p of 4 is half of 2 in 70, that of 2 is (2 + 16) in 70."""
    draws = Draws.of(Counter({1: 4, 5: 4}), 4)
    assert [(Fraction(gap, draws.unit), ways) for gap, ways in draws.gaps] == [(4, 2), (2, 32), (0, 36)]
    assert draws.mid_p(Fraction(4)) == Fraction(1, 70)
    assert draws.mid_p(Fraction(-2)) == Fraction(18, 70)
    assert draws.mid_p(Fraction(3)) == Fraction(2, 70), "no draw has this gap: half of nothing"
    assert draws.by_chance() == Fraction(2, 70)


def test_three_against_three_can_never_be_told() -> None:
    """1 1 1 and 5 5 5: 20 draws, two of them as wide as can be; the plain p is 1 in 10. So four are needed."""
    draws = Draws.of(Counter({1: 3, 5: 3}), 3)
    assert draws.mid_p(Fraction(4)) == Fraction(1, 20)
    assert FEWEST == 4


def test_a_smaller_variance_makes_the_same_gap_rarer() -> None:
    """With a quarter of the variance gaps are half as wide: one of 2 is then as rare as one of 4."""
    draws = Draws.of(Counter({1: 4, 5: 4}), 4)
    assert draws.mid_p(Fraction(2), Fraction(1, 4)) == draws.mid_p(Fraction(4)) == Fraction(1, 70)


@pytest.mark.parametrize("seed", range(40))
def test_it_is_what_going_through_every_draw_gives(seed: int) -> None:
    chance = random.Random(seed)
    first, second, points = chance.randint(2, 5), chance.randint(2, 5), chance.choice((2, 4, 5, 7, 21))
    values = [chance.randint(1, points) for _person in range(first + second)]
    draws, gaps = Draws.of(Counter(values), first), every_gap(values, first)
    assert draws.ways == len(gaps)
    for gap in set(gaps):
        wider = sum(one > gap for one in gaps) + Fraction(sum(one == gap for one in gaps), 2)
        assert draws.mid_p(gap) == wider / len(gaps)
    said = sum(draws.mid_p(gap) <= LEVEL for gap in gaps)
    assert draws.by_chance() == Fraction(said, len(gaps))


@pytest.mark.parametrize("seed", range(20))
def test_p_values_are_valid(seed: int) -> None:
    """Where nothing changed, the plain p (the mid-p, and the other half of what ties) is so small or smaller in no more cases
    than it says; and the mid-p is on average exactly a half."""
    chance = random.Random(100 + seed)
    first = chance.randint(3, 5)
    values = [chance.choice((1, 1, 2, 3, 4, 4, 4, 5)) for _person in range(first + chance.randint(3, 5))]
    gaps = every_gap(values, first)
    draws = Draws.of(Counter(values), first)
    mid = [draws.mid_p(gap) for gap in gaps]
    plain = [one + Fraction(sum(other == gap for other in gaps), 2 * len(gaps)) for one, gap in zip(mid, gaps)]
    for level in set(plain):
        assert Fraction(sum(one <= level for one in plain), len(plain)) <= level
    assert sum(mid) / len(mid) == Fraction(1, 2)


def test_everybody_alike_tells_nothing() -> None:
    draws = Draws.of(Counter({3: 16}), 8)
    assert draws.mid_p(Fraction(0)) == Fraction(1, 2)
    assert draws.by_chance() == 0

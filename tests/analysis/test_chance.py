"""What a test takes for certain, by hand: see docs/measures.md, "One voice"."""

from __future__ import annotations

import pytest

from facilitator_app.analysis.chance import (
    Standing,
    apart_from_all,
    clear_ends,
    clearly_above,
    flags_by_chance,
    leaders,
    needed,
    share_spot,
)


def test_all_of_eight_is_taken_for_nine_of_ten() -> None:
    """One more on either side (Agresti and Coull 1998): mean 9/10, deviation of one answer the root of 9/10 x 1/10."""
    found = share_spot(1.0, 8)
    assert (found.mean, found.n) == (0.9, 10)
    assert found.deviation == pytest.approx(0.3)


def test_students_t_is_that_of_the_tables() -> None:
    """Two sides at 5 in 100: 2.365 with seven degrees of freedom, 2.086 with twenty; three comparisons: 2.613 with twenty."""
    assert needed(1, 8) == pytest.approx(2.365, abs=0.01)
    assert needed(1, 21) == pytest.approx(2.086, abs=0.005)
    assert needed(3, 21) == pytest.approx(2.613, abs=0.01)


def test_two_means_are_clearly_apart_from_students_t_times_the_error_of_their_difference() -> None:
    """Ten people each, one lies 0.6 and 0.8 from the mean: the error is the root of (0.36 + 0.64) / 10 = 0.316, and 2.262 of
    them, for nine degrees of freedom, are 0.715. With three comparisons 2.933 are needed: 0.927."""
    low = Standing(3.0, 0.8, 10)
    assert clearly_above(Standing(3.73, 0.6, 10), low, 1)
    assert not clearly_above(Standing(3.70, 0.6, 10), low, 1)
    assert not clearly_above(Standing(3.73, 0.6, 10), low, 3)
    assert clearly_above(Standing(3.94, 0.6, 10), low, 3)
    assert not clearly_above(low, Standing(3.94, 0.6, 10), 1)


def test_the_smaller_number_of_people_decides_how_much_is_needed() -> None:
    """Five of a hundred and five: 2.776 errors for four degrees of freedom, where 99 would need 1.984."""
    few, many = Standing(3.0, 1.0, 5), Standing(4.1, 1.0, 100)
    assert not clearly_above(many, few, 1)  # the error is the root of 1/5 + 1/100 = 0.458, of which 2.73 are 1.25
    assert clearly_above(Standing(4.3, 1.0, 100), few, 1)


def test_what_does_not_vary_is_apart_as_soon_as_it_differs() -> None:
    same = Standing(3.0, 0.0, 5)
    assert not clearly_above(same, same, 1)
    assert clearly_above(Standing(3.1, 0.0, 5), same, 1)


def test_the_ends_are_nobodys_who_shares_them() -> None:
    high, middle, low = Standing(4.5, 0.2, 10), Standing(3.5, 0.2, 10), Standing(2.5, 0.2, 10)
    assert clear_ends([middle, high, low]) == (1, 2)
    assert clear_ends([high]) is None
    assert clear_ends([low, high]) == (1, 0)
    assert clear_ends([high, low, Standing(2.54, 0.2, 10)]) is None, "both are told as 2.5"
    assert clear_ends([high, low, Standing(4.46, 0.2, 10)]) is None, "both are told as 4.5"
    assert clear_ends([Standing(2.5, 3.0, 10), Standing(3.0, 0.2, 10), middle]) is None, (
        "of whom the views lie far apart"
    )


def test_leaders_are_all_that_are_not_clearly_below_the_first() -> None:
    spots = [Standing(3.0, 0.5, 20), Standing(4.0, 0.5, 20), Standing(3.8, 0.5, 20)]
    assert leaders(spots) == (1, 2)
    assert leaders([]) == ()


def test_above_and_below_the_mean_of_all_lies_what_is_further_than_chance_and_than_the_least() -> None:
    """Three of ten people each, one answer lies 0.5 away. Twenty-seven degrees of freedom and three comparisons need 2.55
    errors; the error of one against the mean of all is 0.5 x root(1 + 1/3) / root(10) = 0.183, so 0.466."""
    spots = [Standing(3.0, 0.5, 10), Standing(3.5, 0.5, 10), Standing(4.0, 0.5, 10)]
    assert apart_from_all(spots, 0.25) == ((2,), (0,))
    assert apart_from_all(spots, 0.6) == ((), ())
    near = [Standing(3.1, 0.5, 10), Standing(3.5, 0.5, 10), Standing(3.9, 0.5, 10)]
    assert apart_from_all(near, 0.25) == ((), ())
    assert apart_from_all(spots[:2], 0.25) == ((), ()), "of two, neither stands out"


def test_how_often_chance_flags_is_the_mean_over_all_deals() -> None:
    """Two hands of one card each from 0 and 1: they differ in every deal; of one value, in none."""
    assert flags_by_chance([0, 1], [1, 1], lambda a, b: a != b) == 1.0
    assert flags_by_chance([1, 1], [1, 1], lambda a, b: a != b) == 0.0
    # three of one card: two zeros and a one; each of the three pairs differs in two deals of three
    assert flags_by_chance([0, 0, 1], [1, 1, 1], lambda a, b: a != b) == 2.0
    dealt: list[tuple[int, int]] = []
    flags_by_chance([1, 2, 3, 4, 5], [2, 3], lambda a, b: bool(dealt.append((len(a), len(b)))))
    assert set(dealt) == {(2, 3)}

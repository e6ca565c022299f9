"""Which slides of a talk are shown, and in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.talk import TalkPlan

KEYS = tuple("abcdef")


def same(key: str) -> str:
    return key


def test_without_a_plan_all_are_shown_as_usual() -> None:
    assert TalkPlan().shown(KEYS, same) == list(KEYS)


def test_one_that_came_later_stands_behind_the_one_it_usually_follows() -> None:
    plan = TalkPlan(("c", "a"))
    assert plan.ordered("abcd", same) == ["c", "d", "a", "b"]
    assert TalkPlan(("b",)).ordered("ab", same) == ["a", "b"], "the first stays first"


def test_one_that_is_no_longer_there_is_passed_over() -> None:
    assert TalkPlan(("x", "b", "a"), frozenset("x")).shown("ab", same) == ["b", "a"]


@given(st.permutations(KEYS), st.sampled_from(KEYS), st.integers(-9, 9))
def test_moving_keeps_all_others_in_their_order(order: list[str], key: str, by: int) -> None:
    moved = TalkPlan().moved(order, key, by).ordered(KEYS, same)
    assert sorted(moved) == sorted(KEYS)
    assert [one for one in moved if one != key] == [one for one in order if one != key]
    assert moved.index(key) == max(0, min(len(KEYS) - 1, order.index(key) + by))


@given(st.sets(st.sampled_from(KEYS)))
def test_what_is_left_out_is_not_shown(left_out: set[str]) -> None:
    plan = TalkPlan(left_out=frozenset(left_out))
    expected = [key for key in KEYS if key not in left_out] or list(KEYS)
    assert plan.shown(KEYS, same) == expected

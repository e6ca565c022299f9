"""A vote comes to what it came to: ties are told, and sums are all that is known of it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from builders import an_instrument
from facilitator_app.domain.discussion import (
    Discussion,
    Vote,
    check,
    in_order,
    item_of,
    points_of,
    position_words,
    priorities,
    shortened,
    with_dots,
    words_of,
)
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import MOST_LETTERS, CameFrom

DAY = date(2026, 11, 24)


def a_talk(*dots: int | None) -> tuple[Discussion, ...]:
    return tuple(Discussion(CameFrom("r1", f"s{n}", f"Theme {n}"), dots=one) for n, one in enumerate(dots))


def ids(discussions: tuple[Discussion, ...]) -> list[str]:
    return [one.id for one in discussions]


@pytest.mark.parametrize(
    ("dots", "chosen", "tied"),
    [
        ((), [], []),
        ((None, 0, None), [], []),
        ((1, 5, 3), ["s1", "s2", "s0"], []),
        ((1, 5, 3, 2), ["s1", "s2", "s3"], []),
        ((5, 4, 3, 3), ["s0", "s1"], ["s2", "s3"]),
        ((5, 4, 4, 4), ["s0"], ["s1", "s2", "s3"]),
        ((2, 2, 2, 2), [], ["s0", "s1", "s2", "s3"]),
        ((2, 2, 2), ["s0", "s1", "s2"], []),
        ((2, 2, 2, 1, 1), ["s0", "s1", "s2"], []),
        ((0, 3, 0), ["s1"], []),
    ],
)
def test_what_a_vote_came_to(dots: tuple[int | None, ...], chosen: list[str], tied: list[str]) -> None:
    found = priorities(a_talk(*dots))
    assert (ids(found.chosen), ids(found.tied)) == (chosen, tied)
    assert found.room == 3 - len(chosen)
    assert found.equal == (dots in ((2, 2, 2), (2, 2, 2, 1, 1)))


def test_a_vote_knows_sums_and_nothing_else() -> None:
    ballots = [{"s0": 2, "s1": 1}, {"s1": 3}, {}, {"s0": 1}]
    there, back = Vote(), Vote()
    for one in ballots:
        there = there.with_dots(one)
    for one in reversed(ballots):
        back = back.with_dots(one)
    assert there == back == Vote({"s0": 3, "s1": 4}, 4)
    assert [one.name for one in fields(Vote)] == ["sums", "people"]
    assert [one.dots for one in with_dots(a_talk(None, 9, 7), there.sums, DAY)] == [3, 4, 0]


@pytest.mark.parametrize("placed", [{"s0": 4}, {"s0": 2, "s1": 2}, {"s0": -1}])
def test_nobody_has_more_than_three_dots(placed: dict[str, int]) -> None:
    with pytest.raises(AppError) as told:
        Vote().with_dots(placed)
    assert told.value.code == "too_many_dots"


def test_two_people_could_work_out_each_others_dots() -> None:
    with pytest.raises(AppError) as told:
        Vote({"s0": 6}, 2).check_enough()
    assert told.value.code == "too_few_voters"
    Vote({"s0": 6}, 3).check_enough()


def test_where_it_comes_from_and_on_which_scale() -> None:
    instrument = an_instrument()
    assert words_of(instrument, "s2") == "Section 2"
    assert words_of(instrument, "s1i2") == "Statement 2 of 1."
    assert words_of(instrument, "s9") == ""
    assert item_of(instrument, "s1") is None
    assert points_of(instrument, "s1") == ()
    assert points_of(instrument, "s1i1")[0] == (1, "Point 1")
    talk = [Discussion(CameFrom("r1", id_, "")) for id_ in ("gone", "s2i1", "s1i3", "s2", "s1")]
    assert [one.id for one in in_order(talk, instrument)] == ["s1", "s1i3", "s2", "s2i1", "gone"]


def test_the_position_is_said_on_the_scale_and_in_words() -> None:
    instrument = an_instrument()
    one = Discussion(CameFrom("r1", "s1i1", ""))
    assert position_words(one, instrument) == ""
    assert position_words(replace(one, point=2), instrument) == "Point 2"
    assert position_words(replace(one, agreed="It is\nbetter"), instrument) == "It is better"
    assert position_words(replace(one, point=2, agreed="So so"), instrument) == "Point 2. So so"
    assert position_words(replace(one, point=77), instrument) == "", "no answer of the scale"
    assert position_words(Discussion(CameFrom("r1", "s1", ""), point=2), instrument) == "", "a theme has no scale"


def test_an_action_begins_with_what_was_agreed_else_with_what_was_said() -> None:
    one = Discussion(CameFrom("r1", "s1", ""), note=" said ", agreed=" agreed ")
    assert one.action_words == "agreed"
    assert replace(one, agreed=" ").action_words == "said"
    long = shortened("word " * 300)
    assert len(long) <= MOST_LETTERS
    assert long.endswith("word…")
    assert len(shortened("x" * 900)) == MOST_LETTERS


def test_what_is_too_long_is_refused() -> None:
    for wrong in ({"note": "x" * 6001}, {"agreed": "x" * 601}, {"dots": 1000}, {"dots": -1}):
        with pytest.raises(AppError):
            check(replace(a_talk(0)[0], **wrong))  # type: ignore[arg-type]
    check(replace(a_talk(999)[0], note="x" * 6000, agreed="x" * 600))

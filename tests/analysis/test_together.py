"""The coarse number that is kept of how one person's answers go together: what it is, and that it tells nobody's answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest

from builders import an_instrument
from facilitator_app.analysis.together import STEPS, UNKNOWN, exact_share, together
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.response import Response

K = 4


def response(place: int, answers: dict[str, int]) -> Response:
    return Response(f"p{place}", "g1", answers)


def plain(sections: int, items: int) -> Instrument:
    instrument = an_instrument(sections, items)
    return replace(
        instrument,
        sections=tuple(
            replace(s, items=tuple(replace(i, reverse=False) for i in s.items)) for s in instrument.sections
        ),
    )


def test_as_worked_by_hand() -> None:
    """Eight people, one theme of ten statements. Four say 1 and four say 5 to each: each covariance is at most 4. Where the same
    four always say 5 it is 4 (share 1). Where four others say 5 to the even ones: of the 45 pairs 20 are alike (10 and 10) with
    4, and 25 of one odd and one even with -4: (20 - 25) / 45 is below 0, so 0."""
    instrument = plain(1, 10)
    items = [item.id for item in instrument.items]
    alike = [response(n, dict.fromkeys(items, 1 if n < 4 else 5)) for n in range(8)]
    assert exact_share(instrument, alike, K) == 1
    assert together(instrument, alike, K) == 10
    crossed = [
        response(n, {item: 1 if (n < 4) == (place % 2 == 0) else 5 for place, item in enumerate(items)})
        for n in range(8)
    ]
    assert exact_share(instrument, crossed, K) == 0
    assert together(instrument, crossed, K) == STEPS[0]
    half = [  # the even ones: two of the four change places, so that nothing goes together across: 20 of 45
        response(n, {item: 1 if (n in (0, 1, 2, 3) if place % 2 else n in (0, 1, 4, 5)) else 5
                     for place, item in enumerate(items)})
        for n in range(8)
    ]  # fmt: skip
    assert exact_share(instrument, half, K) == Fraction(20, 45)
    assert together(instrument, half, K) == 6


def test_reversed_statements_are_turned_first() -> None:
    instrument = an_instrument(2, 5)  # the last of each is reversed
    last = {"s1i5", "s2i5"}
    people = [
        response(n, {i.id: (5 if n < 4 else 1) if i.id in last else (1 if n < 4 else 5) for i in instrument.items})
        for n in range(8)
    ]
    assert exact_share(instrument, people, K) == 1


def test_nothing_is_kept_of_few_people_few_questions_or_where_somebody_stands_alone() -> None:
    instrument = plain(1, 10)
    items = [item.id for item in instrument.items]
    eight = [response(n, dict.fromkeys(items, 1 if n < 4 else 5)) for n in range(8)]
    assert exact_share(instrument, eight, K) is not None
    assert exact_share(instrument, eight[:7], K) is None
    assert exact_share(plain(1, 9), eight, K) is None
    alone = [response(n, dict.fromkeys(items, 1 if n < 1 else 5)) for n in range(8)]
    assert exact_share(instrument, alone, K) is None
    assert together(instrument, alone, K) == UNKNOWN
    assert exact_share(replace(instrument, kind=Kind.PARTNER_MAP), eight, K) is None


def crowd(chance: random.Random, instrument: Instrument, people: int, spread: float) -> list[Response]:
    found = []
    for n in range(people):
        leaning = chance.gauss(3.2, 0.9)
        said = {i.id: max(1, min(5, round(chance.gauss(leaning, spread)))) for i in instrument.items}
        found.append(response(n, said))
    return found


def swapped(people: Sequence[Response], item: str, one: int, other: int) -> list[Response]:
    a, b = people[one], people[other]
    changed = list(people)
    changed[one] = replace(a, answers={**a.answers, item: b.answers[item]})
    changed[other] = replace(b, answers={**b.answers, item: a.answers[item]})
    return changed


def certain(instrument: Instrument, people: Sequence[Response], told: Callable[[Sequence[Response]], object]) -> int:
    """Of how many answers nothing else is possible for a reader who has all counts and what is told: no two people can
    change places in this question, whoever the other one is. ``told``: works out what the reader is told."""
    now, found = told(people), 0
    for item in instrument.items:
        for one in range(len(people)):
            others = [n for n in range(len(people)) if people[n].answers[item.id] != people[one].answers[item.id]]
            if others and all(told(swapped(people, item.id, one, other)) != now for other in others):
                found += 1
    return found


@pytest.mark.slow
def test_nobody_s_answer_follows_from_it_and_from_the_exact_number_it_would() -> None:
    """Counts stay what they are when two people change places in one question. Whoever's answer it is, there is somebody with
    whom they can do so without any change in what is kept; with the exact number there mostly is nobody."""
    chance, exactly, coarsely = random.Random(11), 0, 0
    for people, spread in ((8, 0.8), (8, 1.2), (10, 0.6), (12, 1.0)):
        instrument = plain(2, 5)
        answers = crowd(chance, instrument, people, spread)

        coarsely += certain(instrument, answers, partial(together, instrument, k=K))
        exactly += certain(instrument, answers, partial(exact_share, instrument, k=0))
    assert coarsely == 0
    assert exactly > 50


def test_without_its_limits_it_would_tell_answers() -> None:
    """Six people, one theme of two statements, one person apart in each: whether it is the same person is the whole of it."""
    instrument = plain(1, 2)
    people = [response(n, {"s1i1": 1 if n == 0 else 5, "s1i2": 1 if n == 0 else 5}) for n in range(6)]
    share = exact_share(instrument, people, 0, 1, 1)
    other = exact_share(instrument, swapped(people, "s1i2", 0, 1), 0, 1, 1)
    assert share == 1
    assert other == 0
    assert together(instrument, people, K) == together(instrument, swapped(people, "s1i2", 0, 1), K) == UNKNOWN

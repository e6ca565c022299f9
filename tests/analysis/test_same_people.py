"""Who joined or left: rounds of overlapping groups never stand beside each other where that leaves fewer than k people."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations

import pytest

from facilitator_app.analysis.same_people import beside_each_other, stands_out

K = 4


def people(text: str) -> frozenset[str]:
    return frozenset(text)


def test_as_worked_by_hand() -> None:
    eight = people("abcdefgh")
    assert not stands_out([eight, eight], K), "the same people"
    assert stands_out([eight, eight | {"i"}], K), "one joined"
    assert stands_out([eight, eight - {"a"} | {"i"}], K), "one for another: two people"
    assert stands_out([eight, people("abcdefijk") - {"f"}], K) is False, "three left, three joined"
    assert not stands_out([eight, eight | set("ijkl")], K)
    assert stands_out([eight, eight | set("ijk")], K)
    assert not stands_out([eight, people("ijklmnop")], K), "all others"


def test_three_rounds_are_looked_at_together() -> None:
    """Each two of them differ by four or more: abcdefgh less abcdijkl is efgh less ijkl. The third, abcdefghi, less the first
    is i alone."""
    first, second, third = people("abcdefgh"), people("abcdijkl"), people("abcdefghi")
    assert beside_each_other([first, second, third], K) == (0, 1)
    assert beside_each_other([first, third], K) == (0,)
    half, other, both = people("abcd"), people("efgh"), people("abcdefghi")
    assert not any(stands_out([x, y], K) for x, y in combinations((half, other, both), 2))
    assert stands_out([half, other, both], K), "both halves, taken from the whole, leave one"


def test_a_later_round_changes_nothing_of_what_was_shown() -> None:
    chance = random.Random(7)
    for _try in range(50):
        rounds = [frozenset(chance.sample("abcdefghijkl", chance.randint(5, 10))) for _round in range(5)]
        whole = beside_each_other(rounds, K)
        for length in range(1, 5):
            assert beside_each_other(rounds[:length], K) == tuple(one for one in whole if one < length)


Row = list[Fraction]


def reduced(rows: list[Row]) -> list[tuple[int, Row]]:
    """The rows by elimination with fractions, apart from the program's way: each with the place in which it alone has a 1."""
    table, found = [list(row) for row in rows], list[tuple[int, Row]]()
    for column in range(len(rows[0])):
        head = next((row for row in table if row[column]), None)
        if head is None:
            continue
        table = [row for row in table if row is not head]
        head = [value / head[column] for value in head]
        table = [[a - row[column] * b for a, b in zip(row, head)] for row in table]
        found = [(at, [a - row[column] * b for a, b in zip(row, head)]) for at, row in found] + [(column, head)]
    return found


def known(rows: list[tuple[int, Row]], wanted: dict[int, int]) -> bool:
    """True if these people, each so many times, are a sum of multiples of the rows."""
    left = {place: Fraction(times) for place, times in wanted.items()}
    for at, row in rows:
        if share := Fraction(wanted.get(at, 0)):
            left = {place: left.get(place, Fraction(0)) - share * value for place, value in enumerate(row)}
    return not any(left.values())


def found_out(rounds: list[frozenset[str]], everyone: str) -> set[str]:
    """Who can be worked out by a reader who has the exact sums of these rounds, takes it that nobody changed an answer, and
    knows their own: single people, and how two who changed places differ."""
    rows = [[Fraction(person in one) for person in everyone] for one in rounds]
    found, places = set(), range(len(everyone))
    for reader in (None, *places):
        told = reduced([*rows, *([[Fraction(place == reader) for place in places]] if reader is not None else [])])
        others = [place for place in places if place != reader]
        found |= {everyone[place] for place in others if known(told, {place: 1})}
        found |= {everyone[one] for one, other in combinations(others, 2) if known(told, {one: 1, other: -1})}
    return found


@pytest.mark.slow
def test_nobody_who_joined_or_left_is_found_and_without_the_rule_they_are() -> None:
    """Random rounds of overlapping groups, as a partnership has them: most stay, some come, some go."""
    chance, everyone, without = random.Random(2026), "abcdefghijkl", 0
    shown = 0
    for _try in range(24):
        rounds = [frozenset(chance.sample(everyone, 8))]
        while len(rounds) < 3:
            gone = chance.sample(sorted(rounds[-1]), chance.randint(0, 3))
            free = sorted(set(everyone) - rounds[-1])
            new = chance.sample(free, min(len(free), chance.randint(0, 3)))
            rounds.append(rounds[-1] - set(gone) | set(new))
        chosen = [rounds[place] for place in beside_each_other(rounds, K)]
        shown += len(chosen) > 1
        assert not found_out(chosen, everyone)
        without += bool(found_out(rounds, everyone))
    assert without > 12, "the attack finds people where every round is shown"
    assert shown > 4, "and the rule leaves something to be shown"

"""Which groups are shown: joined with the nearest or the smallest, a protected voice never, a person never lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.analysis.groups import names_of, publish_blocks
from facilitator_app.domain.partnership import RaterGroup


def groups(count: int, protected: Sequence[int] = (), nearest: dict[int, int] | None = None) -> list[RaterGroup]:
    nearest = nearest or {}
    return [
        RaterGroup(
            f"g{n}",
            f"Group {n}",
            f"group {n}",
            protected=n in protected,
            nearest_id=f"g{nearest[n]}" if n in nearest else None,
        )
        for n in range(count)
    ]


def blocks(
    answered: Sequence[int], protected: Sequence[int] = (), nearest: dict[int, int] | None = None, k: int = 4
) -> list[str]:
    """The blocks as digits: "0" and "13" for the first group alone, and the second and fourth together."""
    found = publish_blocks(
        groups(len(answered), protected, nearest), {f"g{n}": a for n, a in enumerate(answered)}, k, max(5, k)
    )
    return sorted("".join(group.id[1:] for group in block) for block in found.joined)


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ([4, 4], ["0", "1"]),
        ([5, 4, 6], ["0", "1", "2"]),
        ([4], []),  # one group is everyone
        ([9], []),
        ([2, 2], []),  # too few in all
        ([3, 2], []),  # nothing big to join
        ([3, 3], []),  # together they are everyone
        ([5, 3], []),  # joined they are everyone
        ([5, 3, 1], ["0", "12"]),
        ([5, 2, 1], []),  # three small take the only big one
        ([5, 6, 3], ["02", "1"]),  # the smallest big one joins
        ([6, 5, 3], ["0", "12"]),
        ([5, 5, 3], ["02", "1"]),  # of two the first
        ([4, 4, 1, 1, 1, 1], ["0", "1", "2345"]),
        ([4, 4, 0], ["0", "1"]),  # nobody answered: not listed, not joined
        ([0, 0], []),
        ([], []),
        ([5, 0, 2], []),
    ],
)
def test_joining(answered: list[int], expected: list[str]) -> None:
    assert blocks(answered) == expected


def test_the_nearest_group_is_taken_before_the_smallest() -> None:
    assert blocks([4, 9, 1]) == ["02", "1"]
    assert blocks([4, 9, 1], nearest={2: 1}) == ["0", "12"]
    assert blocks([4, 9, 1], nearest={2: 2}) == ["02", "1"]  # itself is no help
    assert blocks([4, 9, 1, 1], nearest={3: 1}) == ["0", "123"]  # any of the small ones may name it
    assert blocks([4, 9, 3, 1], nearest={3: 1}) == ["0", "1", "23"]  # the small ones are enough


def test_a_protected_voice_is_never_joined() -> None:
    assert blocks([4, 9, 1], protected=[2]) == []  # too small alone: no group is shown
    assert blocks([4, 9, 1], protected=[0]) == ["0", "12"]  # big enough, and not taken to fill up another
    assert blocks([4, 9, 1], protected=[0], nearest={2: 0}) == ["0", "12"]  # not even if it is the nearest
    assert blocks([4, 9, 1], protected=[0, 1]) == []  # nobody left to join
    assert blocks([4, 9, 0], protected=[2]) == ["0", "1"]  # nobody of it answered


def test_a_higher_limit_is_kept() -> None:
    assert blocks([5, 6, 7], k=6) == ["01", "2"]
    assert blocks([3, 3, 3], k=3) == ["0", "1", "2"]


@given(
    st.lists(st.integers(0, 9), max_size=7),
    st.sets(st.integers(0, 6)),
    st.dictionaries(st.integers(0, 6), st.integers(0, 6)),
    st.integers(3, 6),
)
def test_joining_never_loses_a_person(
    answered: list[int], protected: set[int], nearest: dict[int, int], k: int
) -> None:
    """Everybody who answered is in exactly one block, each of k people or more; protected voices stand alone."""
    found = blocks(answered, sorted(protected), nearest, k)
    if not found:
        return
    everyone = "".join(found)
    assert len(found) > 1
    assert sorted(everyone) == [str(n) for n, a in enumerate(answered) if a]
    assert all(sum(answered[int(n)] for n in block) >= k for block in found)
    assert all(len(block) == 1 for block in found if set(block) & {str(n) for n in protected})


def test_names() -> None:
    named = [RaterGroup(str(n), name, name) for n, name in enumerate(["Agencies", "Carers", "NHS staff", "Volunteers"])]
    assert names_of((named[0],)) == "Agencies"
    assert names_of((named[0], named[3])) == "Agencies and volunteers"
    assert names_of((named[1], named[2])) == "Carers and NHS staff"
    assert names_of(tuple(named)) == "Agencies, carers, NHS staff and volunteers"


def asked(*counts: int) -> list[RaterGroup]:
    return [RaterGroup(f"g{n}", f"Group {n}", f"group {n}", count) for n, count in enumerate(counts)]


def test_blocks_if_everyone_who_is_asked_answers() -> None:
    def planned(*counts: int) -> list[list[str]]:
        groups = asked(*counts)
        return [[g.id for g in block] for block in publish_blocks(groups, {g.id: g.asked for g in groups}, 4, 5).joined]

    assert planned(6, 5, 2, 2) == [["g0"], ["g1"], ["g2", "g3"]]
    assert planned(5, 9, 1) == [["g1"], ["g0", "g2"]]
    assert planned(3, 2) == []
    assert planned(5, 3) == []  # joined they would be everyone, so even the five are not shown alone
    assert planned(3, 3, 3, 3) == [["g0", "g1"], ["g2", "g3"]]  # two by two, so that something is shown
    assert planned(1, 2, 3, 3, 6) == [["g4"], ["g0", "g2"], ["g1", "g3"]]
    assert planned(3, 3, 3) == []
    assert planned(5, 4) == [["g0"], ["g1"]]

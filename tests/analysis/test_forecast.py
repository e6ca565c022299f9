"""What pages say beforehand is what the gate does: one function, held to ``release`` on random rounds."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_round, an_instrument
from facilitator_app.analysis import release
from facilitator_app.analysis.forecast import Rules, forecast, until_shown_unjoined, until_some
from facilitator_app.analysis.groups import NoGroups
from facilitator_app.analysis.publishability import choices_that_help
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import CountedWith, Promise, Round, RoundState

QUESTIONS = an_instrument(sections=2, items=5, points=7)


def some_groups(sizes: Sequence[int], protected: Sequence[int] = (), nearest: Mapping[int, int] | None = None) -> Round:
    near = nearest or {}
    groups = tuple(
        RaterGroup(f"g{n}", f"Group {n}", f"group {n}", size, n in protected, f"g{near[n]}" if n in near else None)
        for n, size in enumerate(sizes)
    )
    return a_round(instrument=QUESTIONS, groups=groups, state=RoundState.CLOSED, promise=Promise())


def chosen(round_: Round, *pairs: tuple[int, int]) -> Round:
    counted: CountedWith = tuple(sorted((f"g{voice}", f"g{other}") for voice, other in pairs))
    return replace(round_, promise=replace(round_.promise, counted_with=counted))


def answers(round_: Round, seed: int) -> list[Response]:
    """Everybody who is asked answers everything, every point as likely as the others."""
    chance = random.Random(seed)
    return [
        Response(f"{group.id}p{n}", group.id, {item.id: chance.randint(1, 7) for item in QUESTIONS.items})
        for group in round_.groups
        for n in range(group.asked)
    ]


def published(round_: Round, responses: Sequence[Response]) -> list[list[str]] | None:
    """The groups in each block, as the gate gives them; None where there are no results at all."""
    found = release(round_, "", False, responses)
    return [sorted(block.group_names) for block in found.blocks] if isinstance(found, RoundResults) else None


def ways_of(round_: Round, counts: Mapping[str, int]) -> list[list[list[str]]]:
    found = forecast(Rules.of(round_), counts)
    return [[sorted(group.name for group in block) for block in way] for way in found.ways]


rounds = st.builds(
    lambda sizes, protected, nearest, pairs: chosen(some_groups(sizes, sorted(protected), nearest), *pairs.items()),
    st.lists(st.integers(0, 9), min_size=1, max_size=7),
    st.sets(st.integers(0, 6), max_size=3),
    st.dictionaries(st.integers(0, 6), st.integers(0, 6)),
    st.dictionaries(st.integers(0, 6), st.integers(0, 6)),
)


def a_random_round(chance: random.Random) -> Round:
    """One to six groups of up to eight people, some of them protected voices, some of which chose; also what cannot hold."""
    count = chance.randint(1, 6)
    sizes = [chance.choice([0, 1, 2, 3, 4, 5, 6, 8]) for _group in range(count)]
    protected = [n for n in range(count) if chance.random() < 0.3]
    nearest = {n: chance.randrange(count) for n in range(count) if chance.random() < 0.4}
    pairs = [(n, chance.randrange(count)) for n in protected if chance.random() < 0.6]
    return chosen(some_groups(sizes, protected, nearest), *pairs)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_the_gate_publishes_what_was_forecast_for_these_counts(part: int) -> None:
    """One of the ways, and no group where none was forecast; a round that is shown by group has a protected voice that
    chose in some of them, or there was nothing to try."""
    shown_at_all = 0
    for seed in range(25 * part, 25 * part + 25):
        chance = random.Random(seed)
        round_ = a_random_round(chance)
        responses = answers(round_, seed)
        counts = Counter(one.group_id for one in responses)
        found, why = ways_of(round_, counts), forecast(Rules.of(round_), counts).why
        assert (why is None) == bool(found)
        shown = published(round_, responses)
        if shown is None:
            assert (found, why) == ([], NoGroups.TOO_FEW)
        else:
            assert shown in [[], *found], seed
        shown_at_all += bool(shown)
    assert shown_at_all > 2


@pytest.mark.parametrize(
    ("sizes", "protected", "pairs", "shown"),
    [
        ((12, 14), (), (), [["Group 0"], ["Group 1"]]),
        ((12, 14, 3), (), (), [["Group 1"], ["Group 0", "Group 2"]]),
        ((12, 14, 3), (2,), (), []),
        ((12, 14, 3), (2,), ((2, 1),), [["Group 0"], ["Group 1", "Group 2"]]),
        ((14, 14, 12), (2,), ((2, 1),), [["Group 0"], ["Group 1"], ["Group 2"]]),
        ((14, 2, 2), (2,), ((2, 1),), []),
    ],
)
def test_where_answers_lie_far_apart_the_first_way_is_published(
    sizes: Sequence[int], protected: Sequence[int], pairs: Sequence[tuple[int, int]], shown: list[list[str]]
) -> None:
    round_ = chosen(some_groups(sizes, protected), *pairs)
    counts = {group.id: group.asked for group in round_.groups}
    assert published(round_, answers(round_, 3)) == shown == (ways_of(round_, counts) or [[]])[0]


@settings(max_examples=400, deadline=None)
@given(rounds)
def test_a_protected_voice_that_is_too_few_is_with_nobody_else_than_it_chose(round_: Round) -> None:
    counts = {group.id: group.asked for group in round_.groups}
    rules = Rules.of(round_)
    held = dict(round_.promise.counted_with)
    for way in forecast(rules, counts).ways:
        for block in way:
            for voice in block:
                if voice.protected:
                    company = {group.id for group in block} - {voice.id}
                    few = counts[voice.id] < rules.fewest
                    assert company <= ({held.get(voice.id)} if few else set())
        sizes = [sum(counts[group.id] for group in block) for block in way]
        assert min(sizes) >= rules.fewest
        assert sum(sizes) == sum(counts.values()), "nobody is lost"


@pytest.mark.parametrize(
    ("sizes", "protected", "pairs", "why", "about"),
    [
        ((2, 2), (), (), NoGroups.TOO_FEW, ""),
        ((9, 0), (), (), NoGroups.ONE_GROUP, "0"),
        ((9, 6, 4), (2,), (), NoGroups.PROTECTED, "2"),
        ((9, 2, 2), (2,), ((2, 1),), NoGroups.CHOICE_TOO_FEW, "21"),
        ((9, 0, 4), (2,), ((2, 1),), NoGroups.CHOICE_TOO_FEW, "21"),
        ((9, 4), (), (), NoGroups.ALL_ONE, "1"),
        ((3, 3), (), (), NoGroups.ALL_ONE, "01"),
        ((9, 3, 3), (2,), ((2, 0),), NoGroups.ONLY_PROTECTED, "1"),
        ((9, 3), (0,), (), NoGroups.ONLY_PROTECTED, "1"),
        ((6, 6, 6, 6, 6, 6), range(6), (), NoGroups.TOO_MANY, ""),
        ((9, 9, 3), (0, 2), ((2, 0),), NoGroups.PROTECTED, "2"),  # the other is a protected voice itself
        (
            (9, 9, 3, 3),
            (2, 3),
            ((2, 0), (3, 0)),
            NoGroups.PROTECTED,
            "2",
        ),  # both chose one: neither agreed to the other
        ((9, 9, 3), (2,), ((2, 2),), NoGroups.PROTECTED, "2"),
        ((9, 9, 3), (2,), ((2, 7),), NoGroups.PROTECTED, "2"),
    ],
)
def test_why_no_group_is_shown(
    sizes: Sequence[int], protected: Sequence[int], pairs: Sequence[tuple[int, int]], why: NoGroups, about: str
) -> None:
    round_ = chosen(some_groups(sizes, protected), *pairs)
    found = forecast(Rules.of(round_), {group.id: group.asked for group in round_.groups})
    assert (found.ways, found.why, "".join(group.id[1:] for group in found.about)) == ((), why, about)


def test_a_choice_counts_only_for_who_is_protected_and_too_few() -> None:
    assert ways_of(chosen(some_groups((9, 9, 6), (2,)), (2, 0)), {"g0": 9, "g1": 9, "g2": 6})[0] == [
        ["Group 0"], ["Group 1"], ["Group 2"],
    ]  # fmt: skip
    usual = ways_of(some_groups((9, 8, 3)), {"g0": 9, "g1": 8, "g2": 3})
    assert ways_of(chosen(some_groups((9, 8, 3)), (2, 0)), {"g0": 9, "g1": 8, "g2": 3}) == usual


def test_a_voice_that_grew_is_not_kept_with_the_group_it_was_once_counted_with() -> None:
    """It was counted with it when it was too few; now it is not, and its answers were dealt out with theirs."""
    round_ = chosen(some_groups((9, 9, 6), (2,)), (2, 1))
    apart = forecast(Rules.of(round_), {"g0": 9, "g1": 9, "g2": 6}, [{"g1", "g2"}])
    assert (apart.ways, apart.why) == ((), NoGroups.MIXED)
    still = forecast(Rules.of(round_), {"g0": 9, "g1": 9, "g2": 3}, [{"g1", "g2"}])
    assert [[group.id for group in block] for block in still.ways[0]] == [["g0"], ["g1", "g2"]]


def test_what_more_answers_would_change() -> None:
    rules = Rules.of(some_groups((6, 6, 3), (2,)))
    counts = {"g0": 6, "g1": 6, "g2": 3}
    step = until_some(rules, counts, {"g0": 9, "g1": 9, "g2": 9})
    assert step is not None
    assert (step.group.id, step.more, step.then.shown_unjoined("g2")) == ("g2", 2, True)
    assert until_some(rules, counts, {"g0": 9, "g1": 9, "g2": 1}) is None
    joined = Rules.of(some_groups((6, 6, 3)))
    found = [until_shown_unjoined(joined, counts, group, 5) for group in joined.groups]
    assert [one.more if one else None for one in found] == [
        1,
        1,
        2,
    ]  # one more of the first, and the third joins the second


def test_the_choices_that_would_help_are_those_with_which_groups_are_shown() -> None:
    rules = Rules.of(some_groups((6, 6, 2, 3), (3,)))
    counts = {"g0": 6, "g1": 6, "g2": 2, "g3": 3}
    assert [group.id for group in choices_that_help(rules, counts, rules.groups[3])] == ["g0", "g1", "g2"]
    few = Rules.of(some_groups((4, 4, 2), (2,)))
    assert [g.id for g in choices_that_help(few, {"g0": 4, "g1": 4, "g2": 2}, few.groups[2])] == []


def test_who_is_shown_alone_is_no_group_and_three_do_in_a_round_about_one_person() -> None:
    groups = (
        RaterGroup("self", "Self", "themself", 1, role=GroupRole.SELF),
        RaterGroup("named", "Chair", "the chair", 1, role=GroupRole.NAMED, agreed=True),
        RaterGroup("a", "A", "a", 3),
        RaterGroup("b", "B", "b", 3),
    )
    inner = replace(a_round(instrument=QUESTIONS, groups=groups, promise=Promise(k=3)), parent_id="r0")
    found = forecast(Rules.of(inner), {"self": 1, "named": 1, "a": 3, "b": 3})
    assert [[group.id for group in block] for block in found.ways[0]] == [["a"], ["b"]]
    assert forecast(Rules.of(replace(inner, parent_id="")), {"a": 3, "b": 3}).why is NoGroups.ALL_ONE

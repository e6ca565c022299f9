"""A protected voice that is too few is with nobody but the group it chose, in whatever way people are divided, and its answers
are dealt out with nobody else's."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from attack import a_random_round, some_parts, successes
from facilitator_app.analysis import release
from facilitator_app.analysis.dealing import dealt
from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.parts import part_problem
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import ChosenGroups, RoundResults, View, Withheld
from facilitator_app.domain.round import CountedWith, Promise, Round, RoundState, partners

from builders import a_response, a_round, an_instrument, some_groups  # isort: skip

QUESTIONS = an_instrument(sections=2, items=5, points=7)
SIZES = {"a": 12, "b": 14, "v": 3}


def a_round_with_a_voice(chose: str = "") -> tuple[Round, list[Response]]:
    """Two groups of a dozen and a protected voice of three, who say all sorts of things; ``chose``: with whom it is counted."""
    chance = random.Random(1)
    counted: CountedWith = (("v", chose),) if chose else ()
    groups = tuple(RaterGroup(id_, f"Group {id_}", id_, n, id_ == "v") for id_, n in SIZES.items())
    responses = [
        Response(f"{g.id}{n}", g.id, {item.id: chance.randint(1, 7) for item in QUESTIONS.items})
        for g in groups
        for n in range(g.asked)
    ]
    promise = Promise(counted_with=counted)
    return a_round(instrument=QUESTIONS, groups=groups, state=RoundState.CLOSED, promise=promise), responses


def company(block: set[str], round_: Round, responses: Sequence[Response]) -> set[str]:
    """Ids of groups in this block, or left over beside it, that are with a voice that is too few and did not choose them."""
    count, rules = Counter(one.group_id for one in responses), Rules.of(round_)
    chosen = partners(round_.groups, round_.promise.counted_with)
    found = set()
    for voice in (g for g in round_.groups if g.protected and 0 < count[g.id] < rules.fewest and g.id in block):
        found |= {one for one in block if count[one]} - {voice.id, chosen.get(voice.id, "")}
    return found


def divisions(results: RoundResults, parts: Sequence[ChosenGroups], round_: Round) -> list[set[str]]:
    """The group ids of each block that is told apart; of what is left over beside parts as well."""
    names = {group.name: group.id for group in round_.groups}
    blocks = [{names[name] for name in block.group_names} for block in results.blocks]
    rest = {group.id for group in round_.groups}.difference(*blocks)
    return [*blocks, rest] if parts and blocks else blocks


@pytest.mark.slow
def test_a_voice_is_with_nobody_it_did_not_choose_in_whatever_parts() -> None:
    """Random rounds, by their groups and in parts that somebody ticks at will."""
    told = with_a_choice = 0
    for seed in range(200):
        chance = random.Random(seed)
        round_, responses = a_random_round(chance)
        for parts in ((), some_parts(chance), some_parts(chance)):
            found = release(round_, "", False, responses, view=View(False, parts))
            if not isinstance(found, RoundResults):
                continue
            blocks = divisions(found, parts, round_)
            assert [company(block, round_, responses) for block in blocks] == [set()] * len(blocks), seed
            told += bool(blocks)
            with_a_choice += bool(blocks) and bool(partners(round_.groups, round_.promise.counted_with))
    assert told > 20, told
    assert with_a_choice > 2, with_a_choice


def test_with_its_choice_the_others_are_shown_and_without_it_nobody_is() -> None:
    shown = {}
    for chose in ("", "a", "b"):
        round_, responses = a_round_with_a_voice(chose)
        found = release(round_, "", False, responses)
        assert isinstance(found, RoundResults)
        shown[chose] = [block.group_names for block in found.blocks]
        together = [sentence for sentence in found.joined if "together" in sentence]
        assert len(together) == bool(chose)
    assert shown == {
        "": [],
        "a": [("Group b",), ("Group a", "Group v")],
        "b": [("Group a",), ("Group b", "Group v")],
    }


@pytest.mark.parametrize(
    ("chose", "parts", "code"),
    [
        ("", [("a", "v")], "protected"),
        ("b", [("a", "v")], "protected"),
        ("b", [("a", "b")], ""),  # it is left over alone, and too few for anything to be told
        ("b", [("a",), ("b", "v")], ""),
        ("a", [("b",)], ""),  # what is left over is the voice with the group it chose
        ("b", [("b",)], "protected"),  # what is left over would be the voice with another group
        ("", [("b",)], "protected"),
    ],
)
def test_parts_and_what_is_left_over_beside_them(chose: str, parts: Sequence[Sequence[str]], code: str) -> None:
    round_, responses = a_round_with_a_voice(chose)
    made = tuple(ChosenGroups(f"part{n}", f"Part {n}", tuple(ids)) for n, ids in enumerate(parts))
    found = release(round_, "", False, responses, view=View(False, made))
    if code:
        assert isinstance(found, Withheld)
        assert found.code == code
    elif isinstance(found, Withheld):
        assert found.code == "divided_already"
    else:
        assert [company(block, round_, responses) for block in divisions(found, made, round_)] == [set()] * len(
            divisions(found, made, round_)
        )


def test_its_answers_are_dealt_out_with_those_of_the_group_it_chose_and_nobody_elses() -> None:
    shuffle = random.Random(2).shuffle
    for chose, among in (("", {"a", "b", "v"}), ("a", {"a", "v"}), ("b", {"b", "v"})):
        round_, responses = a_round_with_a_voice(chose)
        found, waiting = dealt(round_, [], responses, frozenset(), shuffle)
        assert waiting == []
        assert {frozenset(one.among) for one in found if one.group_id == "v"} == {frozenset(among)}


def test_those_who_come_later_are_shown_with_the_voice_they_were_counted_with_or_not_by_group() -> None:
    """After the close the voice's answers lie among those of the group it chose; two more of it come, and it is five."""
    round_, responses = a_round_with_a_voice("a")
    before, _waiting = dealt(round_, [], responses, frozenset(), random.Random(2).shuffle)
    late = [Response(f"late{n}", "v", responses[n].answers) for n in range(2)]
    found = release(round_, "", False, [*before, *late])
    assert isinstance(found, RoundResults)
    assert found.blocks == ()


def test_choices_that_cannot_hold_count_for_nothing() -> None:
    groups = (
        RaterGroup("a", "A", "a"),
        RaterGroup("v", "V", "v", protected=True),
        RaterGroup("w", "W", "w", protected=True),
    )
    assert partners(groups, (("v", "a"),)) == {"v": "a"}
    for none in ((("v", "w"),), (("v", "v"),), (("a", "a"),), (("v", "gone"),), (("v", "a"), ("w", "a"))):
        assert partners(groups, none) == {}


def test_a_choice_is_frozen_like_the_rest_of_the_promise() -> None:
    plain, chosen = Promise(), Promise(counted_with=(("v", "a"),))
    assert not plain.may_become(chosen)
    assert not chosen.may_become(plain)
    assert chosen.may_become(replace(chosen, k_total=6))


def test_the_attack_plays_with_choices() -> None:
    rounds = [a_random_round(random.Random(seed))[0] for seed in range(60)]
    assert sum(bool(partners(one.groups, one.promise.counted_with)) for one in rounds) > 10
    assert successes(True, range(10))[0] == 0


def test_a_protected_voice_of_which_nobody_answered_is_in_no_bodys_way() -> None:
    groups = some_groups((6, 6, 6))
    groups = (*groups[:2], replace(groups[2], protected=True))
    parts = (ChosenGroups("a", "Core group", ("g1", "g3")),)
    answered = [a_response(group.id) for group in groups[:2] for _n in range(6)]
    assert part_problem(parts, groups, answered, 4) is None
    problem = part_problem(parts, groups, [*answered, a_response("g3")], 4)
    assert problem is not None
    assert problem.code == "protected"

"""Several ways to divide people: each keeps its groups and who is in which; a round has one, for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Breakdown, Member, Partnership
from facilitator_app.domain.results import RoundResults
from facilitator_app.services.workspace import Workspace
from ui.home.recording_shell import WORDS, a_workspace

GUIDE = [
    "Lead partner",
    "Voluntary and community",
    "Public services",
    "Commissioners",
    "People with lived experience",
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def names(partnership: Partnership) -> list[str]:
    return [group.name for group in partnership.groups]


def way(partnership: Partnership, name: str) -> str:
    return next(one.id for one in partnership.breakdowns if one.name == name)


def test_a_new_partnership_starts_with_the_groups_of_the_guide_and_has_other_ways_prepared(
    workspace: Workspace,
) -> None:
    made = workspace.partnerships.create("Harbour")
    assert names(made) == GUIDE
    assert [group.protected for group in made.groups] == [False] * 4 + [True]
    assert made.breakdown_name == "Kind of partner"
    assert [one.name for one in made.breakdowns] == [
        "Kind of partner", "Core or wider partnership", "Level in the organisation", "Sector",
    ]  # fmt: skip
    assert [len(one.groups) for one in made.breakdowns] == [0, 2, 3, 3]


def test_each_way_keeps_its_groups_its_numbers_and_who_is_in_which(workspace: Workspace) -> None:
    services = workspace.partnerships
    made = services.create("Harbour")
    first, _second, *_rest, lived = made.groups
    people = (Member(new_id(), "Ann", group_id=first.id), Member(new_id(), "Bo", group_id=lived.id))
    services.set_members(made.id, people)
    core = services.divide_by(made.id, way(made, "Core or wider partnership"))
    assert names(core) == ["Core group", "Wider partnership"]
    assert [member.group_id for member in core.members] == [None, None]
    assert core.protected_voices == {people[1].id}, "also while another way is in use"
    placed = tuple(replace(member, group_id=core.groups[1].id) for member in core.members)
    assert [group.asked for group in services.set_members(made.id, placed).groups] == [0, 2]
    back = services.divide_by(made.id, way(made, "Kind of partner"))
    assert names(back) == GUIDE
    assert [member.group_id for member in back.members] == [first.id, lived.id]
    assert [group.asked for group in back.groups] == [1, 0, 0, 0, 1]
    again = services.divide_by(made.id, way(made, "Core or wider partnership"))
    assert {member.group_id for member in again.members} == {core.groups[1].id}
    assert services.divide_by(made.id, again.divided_by) == again


def test_who_goes_from_the_list_goes_from_every_way(workspace: Workspace) -> None:
    services = workspace.partnerships
    made = services.create("Harbour")
    ann, bo = Member(new_id(), "Ann", group_id=made.groups[0].id), Member(new_id(), "Bo", group_id=made.groups[1].id)
    services.set_members(made.id, (ann, bo))
    services.divide_by(made.id, way(made, "Sector"))
    services.erase_person(made.id, ann.id)
    kept = services.get(made.id)
    assert [place for one in kept.breakdowns for place in one.places] == [(bo.id, made.groups[1].id)]


def test_a_draft_asks_the_groups_of_the_way_in_use_and_a_round_that_runs_keeps_its_own(workspace: Workspace) -> None:
    services, rounds = workspace.partnerships, workspace.rounds
    made = services.create("Harbour")
    draft = rounds.new(made.id, "quick-check")
    assert draft.divided_by == "Kind of partner"
    voluntary, lived = draft.groups[1], draft.groups[4]
    rounds.set_promise(draft.id, replace(draft.promise, counted_with=((lived.id, voluntary.id),)))
    sectors = services.divide_by(made.id, way(made, "Sector"))
    changed = rounds.get(draft.id)
    assert (changed.divided_by, [group.name for group in changed.groups]) == ("Sector", names(sectors))
    assert changed.promise.counted_with == (), "a choice of a group that is not asked any more"
    rounds.set_groups(draft.id, tuple(replace(group, asked=6) for group in changed.groups))
    running = rounds.start(draft.id)
    services.divide_by(made.id, way(made, "Level in the organisation"))
    assert rounds.get(draft.id) == running
    assert rounds.new_like_last(made.id).divided_by == "Level in the organisation"


def test_the_same_answers_are_never_shown_in_two_ways(workspace: Workspace) -> None:
    """Whatever is in use in the partnership later: figures, blocks and the ledger of a closed round stay what they were."""
    services, rounds = workspace.partnerships, workspace.rounds
    made = services.create("Harbour")
    draft = rounds.new(made.id, "quick-check")
    asked = tuple(replace(group, asked=9 if n < 2 else 0) for n, group in enumerate(draft.groups))
    round_ = rounds.start(rounds.set_groups(draft.id, asked).id)
    for n in range(18):
        seat = workspace.responding.start(round_.id, round_.groups[n % 2].id)
        for place, item in enumerate(round_.instrument.items):
            values = round_.instrument.scale_of(item).values
            seat = workspace.responding.answer(seat, item.id, values[(n // 2 + 3 * place + n) % len(values)])
        workspace.responding.send(seat)
    rounds.close(round_.id, WORDS)
    before = workspace.results.of_round(round_.id)
    assert isinstance(before, RoundResults)
    assert [block.group_names for block in before.blocks] == [("Lead partner",), ("Voluntary and community",)]
    with workspace.store.transaction() as t:
        lines = t.issues.of_round(round_.id)
    for one in made.breakdowns:
        services.divide_by(made.id, one.id)
        assert workspace.results.of_round(round_.id) == before
    with workspace.store.transaction() as t:
        assert t.issues.of_round(round_.id) == lines


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda ways: (*ways, Breakdown("new", "  ")), "name_missing"),
        (lambda ways: (*ways, Breakdown("new", "sector")), "name_twice"),
        (lambda ways: ways[1:], "in_use"),
    ],
)
def test_what_cannot_be_prepared_changes_nothing(workspace: Workspace, change: object, code: str) -> None:
    made = workspace.partnerships.create("Harbour")
    assert callable(change)
    with pytest.raises(AppError) as told:
        workspace.partnerships.set_breakdowns(made.id, change(made.breakdowns))
    assert told.value.code == code
    assert workspace.partnerships.get(made.id) == made


def test_a_partnership_that_an_older_program_made_gets_a_name_for_what_it_has(workspace: Workspace) -> None:
    made = workspace.partnerships.create("Harbour")
    with workspace.store.transaction() as t:
        t.partnerships.save(replace(made, breakdowns=(), divided_by=""))
        t.commit()
    found = workspace.partnerships.set_breakdowns(made.id, (Breakdown("first", "As ever"), Breakdown("b", "Town")))
    assert (found.breakdown_name, names(found)) == ("As ever", GUIDE)
    assert names(workspace.partnerships.divide_by(made.id, "b")) == []
    assert names(workspace.partnerships.divide_by(made.id, "first")) == GUIDE

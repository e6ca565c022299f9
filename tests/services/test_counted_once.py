"""People are counted once: a group's number follows the tick list until somebody types another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import ListedPerson, Member, Partnership
from facilitator_app.services.workspace import Workspace, open_workspace
from people_batch import TODAY, WORDS, a_round, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = a_workspace(tmp_path / "store")
    yield workspace
    workspace.close()


def asked(partnership: Partnership) -> list[int]:
    return [group.asked for group in partnership.groups]


def test_the_number_follows_the_people_until_another_is_typed(workspace: Workspace) -> None:
    made = workspace.partnerships.create("Harbour")
    first, second, *_rest = made.groups
    people = tuple(Member(new_id(), f"P{n}", None, (first.id, second.id)[n % 2]) for n in range(5))
    assert asked(workspace.partnerships.set_members(made.id, people)) == [3, 2, 0, 0, 0]
    draft = workspace.rounds.new(made.id, "quick-check")
    assert [group.asked for group in draft.groups] == [3, 2, 0, 0, 0]
    listed = [ListedPerson("P5", group=first.name), ListedPerson("P6", group=first.name)]
    assert asked(workspace.partnerships.add_people(made.id, listed)) == [5, 2, 0, 0, 0]
    assert [group.asked for group in workspace.rounds.get(draft.id).groups] == [5, 2, 0, 0, 0]
    typed = tuple(
        replace(group, asked=9) if group.id == first.id else group for group in workspace.rounds.get(draft.id).groups
    )
    assert [group.asked for group in workspace.rounds.set_groups(draft.id, typed).groups] == [9, 2, 0, 0, 0]
    fewer = workspace.partnerships.set_members(made.id, people[:2])
    assert asked(fewer) == [9, 1, 0, 0, 0]
    assert [group.follows for group in fewer.groups] == [False, True, True, True, True]
    again = tuple(replace(group, follows=True) for group in fewer.groups)
    assert asked(workspace.partnerships.set_groups(made.id, again)) == [1, 1, 0, 0, 0]
    none = tuple(replace(group, asked=0) for group in workspace.partnerships.get(made.id).groups)
    assert asked(workspace.partnerships.set_groups(made.id, none)) == [0, 0, 0, 0, 0]


def test_rounds_that_an_older_program_made_are_named_when_the_store_is_opened(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "store")
    round_id, _given = a_round(workspace, ("Ana", "ana", "Ben"), raters=5)
    with workspace.store.transaction() as t:
        round_ = t.rounds.get(round_id)
        assert round_.about is not None
        bare = tuple(replace(one, name=name) for one, name in zip(round_.about.subjects, ("Ana", "ana", "Ben")))
        t.rounds.save(replace(round_, about=replace(round_.about, subjects=bare)))
        t.commit()
    workspace.close()
    again = open_workspace(tmp_path / "store", WORDS, lambda: TODAY)
    about = again.rounds.get(round_id).about
    assert about is not None
    assert [one.name for one in about.subjects] == ["Ana (Oak)", "ana (Elm)", "Ben"]
    inner = [one.name.rpartition(": ")[2] for one in again.people_rounds.inner(round_id)]
    assert inner == ["Ana (Oak)", "ana (Elm)", "Ben"]
    again.close()


def test_marks_and_words_are_kept_in_the_store(workspace: Workspace) -> None:
    made = workspace.partnerships.create("Harbour")
    workspace.partnerships.set_members(made.id, (Member(new_id(), "Sam", tell_apart=" the  nurse "),))
    later = workspace.partnerships.set_groups(made.id, made.groups[::-1][:3])
    assert [group.mark for group in workspace.partnerships.get(made.id).groups] == [5, 4, 3]
    assert [group.mark for group in later.groups] == [5, 4, 3]
    draft = workspace.rounds.new(made.id, "quick-check")
    assert [group.mark for group in workspace.rounds.get(draft.id).groups] == [5, 4, 3]
    assert workspace.partnerships.get(made.id).members[0].tell_apart == "the nurse"

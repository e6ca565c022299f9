"""A round like the last one: about the same goals or organisations, as far as they are still there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Organisation, Partnership
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

NAMES = ("Ash", "Birch", "Cedar")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: date(2026, 11, 24), Cost.quick())
    yield made
    made.close()


@pytest.fixture
def partnership(workspace: Workspace) -> Partnership:
    made = workspace.partnerships.create("Harbour")
    return workspace.partnerships.set_organisations(made.id, tuple(Organisation(new_id(), name) for name in NAMES))


def titles(round_: Round) -> list[str]:
    return [section.title.text() for section in round_.instrument.sections]


def test_the_same_goals_are_looked_at_again(workspace: Workspace, partnership: Partnership) -> None:
    first = workspace.rounds.new(partnership.id, "smart-goals")
    first = workspace.rounds.set_goals(first.id, ("Ten more homes", "  A list of\nwho does what "))
    again = workspace.rounds.new_like_last(partnership.id)
    assert again.instrument == first.instrument
    assert [group.id for group in again.groups] == [group.id for group in partnership.groups]
    assert titles(again) == ["Ten more homes", "A list of who does what"]


@pytest.mark.parametrize(
    ("goals", "code"),
    [((), "goals_missing"), ((" ",), "goals_missing"), (("a", "A "), "goals_twice"), (("x" * 151,), "name_long")],
)
def test_goals_that_cannot_be_asked_about(
    workspace: Workspace, partnership: Partnership, goals: tuple[str, ...], code: str
) -> None:
    round_ = workspace.rounds.new(partnership.id, "smart-goals")
    with pytest.raises(AppError) as told:
        workspace.rounds.set_goals(round_.id, goals)
    assert told.value.code == code


@pytest.mark.parametrize(("left", "same"), [(3, NAMES), (2, NAMES[:2]), (1, ())])
def test_organisations_that_are_still_there_are_asked_again(
    workspace: Workspace, partnership: Partnership, left: int, same: tuple[str, ...]
) -> None:
    """One alone is no map: then they are chosen anew."""
    first = workspace.rounds.new(partnership.id, "partner-map")
    asked = {one.id: 2 + n for n, one in enumerate(partnership.organisations)}
    workspace.rounds.set_organisations(first.id, asked)
    workspace.partnerships.set_organisations(partnership.id, partnership.organisations[:left])
    again = workspace.rounds.new_like_last(partnership.id)
    assert bool(again.instrument.needs) == (not same)
    groups = [(group.name, group.asked) for group in again.groups]
    usual = [(group.name, group.asked) for group in partnership.groups]
    assert groups == ([(name, 2 + n) for n, name in enumerate(same)] or usual)

"""Answers go on the day that people were promised, out of everything that this file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Comment
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.retention import REMINDED
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost, rows
from made_demonstration import open_copy

WORDS = "five words for the tests"
START, DAY = date(2026, 5, 4), date(2027, 5, 4)
NO_ANSWERS = {"issues", "receipts", "sessions"}


@pytest.fixture
def clock() -> list[date]:
    return [START]


@pytest.fixture
def folder(tmp_path: Path, clock: list[date]) -> Path:
    """A closed store with two closed rounds, of which one keeps its answers a year longer, and one that runs."""
    workspace, _code = create_workspace(tmp_path / "store", WORDS, lambda: clock[0], Cost.quick())
    partnership = workspace.partnerships.create("Northfield")
    groups = tuple(replace(group, asked=3) for group in partnership.groups[:2])
    workspace.partnerships.set_groups(partnership.id, groups)
    for day in (DAY, DAY.replace(year=2028), DAY):
        draft = workspace.rounds.new(partnership.id, "quick-check")
        workspace.rounds.set_promise(draft.id, replace(draft.promise, delete_on=day))
        round_ = workspace.rounds.start(draft.id)
        for number in range(6):
            seat = workspace.responding.start(round_.id, round_.groups[number % 2].id)
            for item in round_.instrument.items:
                seat = workspace.responding.answer(seat, item.id, 1 + number % 3)
            seat = workspace.responding.comment(seat, round_.instrument.sections[0].id, Comment(f"word {number}"))
            workspace.responding.send(seat)
        paused = workspace.responding.start(round_.id, round_.groups[0].id)
        workspace.responding.answer(paused, round_.instrument.items[0].id, 2)
        if len(workspace.rounds.of_partnership(partnership.id)) < 3:
            workspace.rounds.close(round_.id, WORDS)
            assert isinstance(workspace.results.of_round(round_.id), RoundResults)
    workspace.close()
    return tmp_path / "store"


@pytest.fixture
def opened(folder: Path, clock: list[date]) -> Iterator[Callable[[date], Workspace]]:
    """``opened(day)``: the file is opened on this day; the one before is closed."""
    made: list[Workspace] = []

    def make(day: date) -> Workspace:
        for one in made:
            one.close()
        clock[0] = day
        made[:] = [open_workspace(folder, WORDS, lambda: clock[0])]
        return made[0]

    yield make
    for one in made:
        one.close()


def rounds(workspace: Workspace) -> tuple[Round, Round, Round]:
    """The one to delete, the one that stays, the one that runs."""
    running, stays, goes = workspace.rounds.of_partnership(workspace.partnerships.rows()[0].partnership.id)
    return goes, stays, running


def left_of(workspace: Workspace, round_id: str) -> dict[str, int]:
    """How many rows each table still has of a round."""
    with workspace.store.transaction() as t:
        tables = [one for one in rows.metadata.sorted_tables if "round_id" in one.c]
        found = {one.name: len(t._database.all(select(one).where(one.c.round_id == round_id))) for one in tables}
    return {name: number for name, number in found.items() if number}


def test_home_is_told_four_weeks_before(opened: Callable[[date], Workspace]) -> None:
    assert opened(DAY - REMINDED - timedelta(days=1)).retention.due() == ()
    workspace = opened(DAY - REMINDED)
    goes, _stays, running = rounds(workspace)
    assert [(due.round.id, due.day, due.come) for due in workspace.retention.due()] == sorted(
        [(goes.id, DAY, False), (running.id, DAY, False)]
    )


def test_on_the_day_it_is_told_and_on_the_next_it_is_done(opened: Callable[[date], Workspace]) -> None:
    """Also of a round that nobody closed; the other one keeps everything."""
    workspace = opened(DAY)
    goes, stays, running = rounds(workspace)
    before = left_of(workspace, stays.id)
    assert {due.round.id for due in workspace.retention.due() if due.come} == {goes.id, running.id}
    for round_ in (goes, running):
        shown = workspace.results.of_round(round_.id)
        assert isinstance(shown, Withheld)
        assert shown.code == "answers_due"
    workspace = opened(DAY)
    assert set(left_of(workspace, goes.id)) > NO_ANSWERS & set(left_of(workspace, goes.id)), "it was told today"
    workspace = opened(DAY + timedelta(days=9))
    assert workspace.retention.due() == ()
    for round_ in (goes, running):
        assert set(left_of(workspace, round_.id)) <= NO_ANSWERS
        kept = workspace.rounds.get(round_.id)
        assert (kept.state, kept.erased_on) == (RoundState.CLOSED, DAY + timedelta(days=9))
        shown = workspace.results.of_round(round_.id)
        assert isinstance(shown, Withheld)
        assert shown.code == "answers_deleted"
        with pytest.raises(AppError) as refused:
            workspace.rounds.reopen(round_.id)
        assert refused.value.code == "answers_deleted"
    assert left_of(workspace, stays.id) == before
    assert isinstance(workspace.results.of_round(stays.id), RoundResults)


def test_it_can_be_done_at_once_and_what_was_typed_about_it_goes_too(
    opened: Callable[[date], Workspace], folder: Path
) -> None:
    workspace = opened(START)
    goes, stays, _running = rounds(workspace)
    for round_ in (goes, stays):
        workspace.unfinished.keep({"words": "typed"}, goes.partnership_id, "typed", f"CommentRoute('{round_.id}')")
    workspace.retention.delete(goes.id)
    assert set(left_of(workspace, goes.id)) <= NO_ANSWERS
    assert workspace.unfinished.of(goes.partnership_id, "typed", f"CommentRoute('{goes.id}')") == {}
    assert workspace.unfinished.of(stays.partnership_id, "typed", f"CommentRoute('{stays.id}')") == {"words": "typed"}
    assert (folder / "store.db-wal").stat().st_size == 0
    assert rounds(opened(START))[0].erased_on == START


def test_a_round_about_people_keeps_nothing_of_who_said_what(demonstration_made: Path, tmp_path: Path) -> None:
    """Of the demonstration's: nothing under any of its people, and who answered about whom is gone."""
    workspace = open_copy(demonstration_made, tmp_path / "demonstration")
    try:
        found = workspace.rounds.of_partnership(workspace.partnerships.rows()[0].partnership.id)
        about = next(one for one in found if one.about is not None and one.state is RoundState.CLOSED)
        inside = workspace.people_rounds.inner(about.id)
        assert all(left_of(workspace, one.id) for one in inside)
        workspace.retention.delete(about.id)
        for one in (about, *inside):
            assert set(left_of(workspace, one.id)) <= NO_ANSWERS
        kept = workspace.rounds.get(about.id).about
        assert kept is not None
        assert kept.subjects
        assert kept.assignments == ()
        shown = workspace.people_results.of_everybody(about.id)
        assert isinstance(shown, Withheld)
        assert {row.why_none for row in workspace.people_packs.rows(about.id)} == {shown.what}
    finally:
        workspace.close()

"""A round beside the earlier ones: what is kept at closing, which rounds are compared, and that all of it is in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from builders import PASSPHRASE
from earlier_rounds import EVERYBODY, partnership_of_twelve, round_of
from facilitator_app.analysis.together import STEPS, UNKNOWN
from facilitator_app.domain.over_time import Shift, SinceLast
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

EIGHT = EVERYBODY[:8]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: date(2026, 11, 24), Cost.quick())
    yield made
    made.close()


def told(workspace: Workspace, round_: Round) -> SinceLast:
    found = workspace.over_time.since_last(round_.id)
    assert isinstance(found, SinceLast)
    return found


def why(workspace: Workspace, round_: Round) -> str:
    found = told(workspace, round_)
    assert found.nothing is not None
    assert found.before is None
    assert not found.changes.anything
    assert not found.earlier
    return found.nothing.code


def test_a_first_round_says_that_there_is_nothing_yet(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    assert why(workspace, round_of(workspace, made, EIGHT, 1)) == "first_round"


def test_the_same_people_a_step_higher_went_up(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    first, second = (round_of(workspace, made, EIGHT, leaning) for leaning in (1, 2))
    found = told(workspace, second)
    assert found.before is not None
    assert found.before.round_id == first.id
    assert found.same_people
    assert not found.in_words
    assert [one.shift for one in found.changes.themes] == [Shift.UP] * 6
    assert {(one.n_before, one.n_now) for one in found.changes.themes} == {(8, 8)}
    assert [one.round_id for one in found.earlier] == [first.id, second.id]
    with workspace.store.transaction() as t:
        for round_ in (first, second):
            assert [line.kind for line in t.issues.of_round(round_.id)] == ["screen"]


def test_twelve_after_eight_are_not_the_same_people_and_three_rounds_are_one_picture(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    rounds = [
        round_of(workspace, made, people, leaning) for people, leaning in ((EIGHT, 1), (EVERYBODY, 1), (EVERYBODY, 2))
    ]
    found = told(workspace, rounds[1])
    assert not found.same_people
    assert [one.shift for one in found.changes.themes] == [Shift.UNCLEAR] * 6
    third = told(workspace, rounds[2])
    assert third.same_people
    assert [one.answered for one in third.earlier] == [8, 12, 12]
    assert [len(one.scores) for one in third.earlier] == [6, 6, 6]


@pytest.mark.parametrize("later", [EVERYBODY[:9], EVERYBODY[:7], (*EVERYBODY[:7], "m9"), (*EVERYBODY[:7], "m9", "m10")])
def test_few_who_joined_or_left_are_never_shown(workspace: Workspace, later: tuple[str, ...]) -> None:
    made = partnership_of_twelve(workspace)
    round_of(workspace, made, EIGHT, 1)
    compared = round_of(workspace, made, later, 2)
    assert why(workspace, compared) == "few_changed"
    nothing = told(workspace, compared).nothing
    assert nothing is not None
    assert nothing.do == "If all others answered as before, the change would be theirs. So we do not show it."


def test_a_round_left_out_stays_out_and_the_next_is_compared_with_the_one_before_it(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    first = round_of(workspace, made, EIGHT, 1)
    round_of(workspace, made, EVERYBODY[:9], 1)
    third = told(workspace, round_of(workspace, made, EIGHT, 2))
    assert third.before is not None
    assert third.before.round_id == first.id
    assert len(third.earlier) == 2


@pytest.mark.parametrize("ticked", [(), EIGHT[:6]])
def test_where_the_ticks_do_not_say_who_answered_there_are_words_and_no_figures(
    workspace: Workspace, ticked: tuple[str, ...]
) -> None:
    made = partnership_of_twelve(workspace)
    round_of(workspace, made, EIGHT, 1, ticked=ticked)
    found = told(workspace, round_of(workspace, made, EVERYBODY[:9], 2))
    assert found.in_words
    assert [one.shift for one in found.changes.themes] == [Shift.UP] * 6
    assert {(one.before, one.now) for one in found.changes.themes} == {(None, None)}
    assert not found.changes.statements
    assert not found.earlier


def test_other_questions_and_an_open_round(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    round_of(workspace, made, EIGHT, 1, instrument_id="quick-check")
    assert why(workspace, round_of(workspace, made, EIGHT, 1)) == "other_questions"
    still_open = round_of(workspace, made, EIGHT, 1, close=False)
    withheld = workspace.over_time.since_last(still_open.id)
    assert isinstance(withheld, Withheld)
    assert withheld.code == "round_open"


def test_what_is_kept_at_closing_and_what_is_not(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    closed = round_of(workspace, made, EVERYBODY, {"voice": 2})
    assert closed.together in STEPS[:-1]
    assert workspace.rounds.get(closed.id).together == closed.together
    workspace.rounds.reopen(closed.id)
    assert workspace.rounds.close(closed.id, PASSPHRASE).together == UNKNOWN, "answers were taken apart before"
    assert round_of(workspace, made, EVERYBODY[:7], 1).together == UNKNOWN


def test_it_goes_with_the_answers(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    closed = round_of(workspace, made, EVERYBODY, 1)
    workspace.retention.delete(closed.id)
    assert workspace.rounds.get(closed.id).together == UNKNOWN


def test_rounds_are_worked_through_once_until_something_is_written(workspace: Workspace) -> None:
    """Ballots are not read again, for the page or for the parts of a pack."""
    made = partnership_of_twelve(workspace)
    round_of(workspace, made, EIGHT, 1)
    last = round_of(workspace, made, EVERYBODY, 2)
    first = told(workspace, last)
    asked: list[str] = []
    event.listen(
        workspace.store._engine, "before_cursor_execute", lambda _c, _cursor, words, *_more: asked.append(words)
    )
    assert told(workspace, last) == first, "a line of the ledger was written"
    assert any("ballots" in one for one in asked)
    asked.clear()
    assert told(workspace, last) == first
    workspace.packs.parts(first.now)
    assert not [one for one in asked if "ballots" in one]
    with workspace.store.transaction() as t:
        t.partnerships.save(replace(t.partnerships.get(made.id), name="River Valley and Hill"))
        t.commit()
    assert told(workspace, last).now.partnership_name == "River Valley and Hill"

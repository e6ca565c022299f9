"""The life of a partnership over a real store: what has a day, what is due, when to look again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round
from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import MOST_LETTERS, Action, Status
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.domain.support_plan import Cycle, SupportPlan
from facilitator_app.domain.timeline import (
    EntryKind,
    Life,
    LifeStep,
    Meeting,
    StageReached,
    TeamStage,
    TimelineEntry,
    stage_now,
    stage_words,
    suggested_day,
    timeline,
)
from facilitator_app.services.changes import Change
from facilitator_app.services.restoring import Restoring
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2028, 2, 15)
LEAP_DAY = date(2028, 2, 29)
OPENED, CLOSED, DELETE = date(2028, 1, 3), date(2028, 1, 31), date(2028, 7, 1)


def closed_round() -> object:
    made = a_round(state=RoundState.CLOSED)
    return replace(made, opened_on=OPENED, closed_on=CLOSED, promise=replace(made.promise, delete_on=DELETE))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A store with the partnership "p1" and its closed round "r1"."""
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(closed_round())  # type: ignore[arg-type]
        t.commit()
    yield made
    made.close()


def an_action(workspace: Workspace, id_: str, want: str, by: date) -> Action:
    return workspace.plan.change(id_, replace(workspace.plan.add(id_), want=want, by=by))


def test_all_that_has_a_day_stands_in_order(workspace: Workspace) -> None:
    an_action(workspace, "p1", "Tea", LEAP_DAY)
    over = an_action(workspace, "p1", "Cake", LEAP_DAY)
    workspace.plan.set_status("p1", over.id, Status.DONE)
    gone = an_action(workspace, "p1", "Bread", LEAP_DAY)
    workspace.plan.set_status("p1", gone.id, Status.DROPPED, "No oven")
    life = Life(
        (Meeting("m1", " Board ", date(2028, 2, 28)), Meeting("m2", "Away day")),
        (StageReached("s1", CLOSED, LifeStep.WRITING, TeamStage.NORMING),),
        date(2030, 1, 31),
    )
    seen: list[Change] = []
    workspace.changes.subscribe(seen.append)
    workspace.timeline.keep("p1", life)
    workspace.timeline.keep("p1", life)
    assert seen == [Change.PAPERS], "what changes nothing is announced to nobody"
    found = workspace.timeline.of("p1")
    name = found.entries[1].words.removesuffix(" opened")
    assert [(one.day, one.words, one.open) for one in found.entries] == [
        (None, "Away day", False),
        (OPENED, f"{name} opened", False),
        (CLOSED, f"{name} closed", False),
        (CLOSED, "Step 5: putting it in writing. Agreeing how to work (norming)", False),
        (TODAY, "Done: Cake", False),
        (date(2028, 2, 28), "Board", False),
        (LEAP_DAY, "Tea", True),
        (DELETE, f"Delete the answers of {name}", True),
        (date(2030, 1, 31), "Look again", True),
    ]
    assert len({one.id for one in found.entries}) == len(found.entries)
    assert (found.stage, found.suggested) == (life.stages[0], date(2030, 1, 31))


def test_deleted_answers_stand_as_deleted(workspace: Workspace) -> None:
    workspace.retention.delete("r1")
    kinds = [one.kind for one in workspace.timeline.of("p1").entries]
    assert kinds == [EntryKind.OPENED, EntryKind.CLOSED, EntryKind.DELETED]


@pytest.mark.parametrize(
    ("days", "due", "overdue"),
    [(-1, True, True), (0, True, False), (14, True, False), (15, False, False)],
)
def test_the_facilitator_is_told_for_two_weeks_up_to_a_day(days: int, due: bool, overdue: bool) -> None:
    today = LEAP_DAY - timedelta(days=days)
    (entry,) = timeline((), (Action("a", "Tea", by=LEAP_DAY),), Life())
    assert (entry.due(today), entry.overdue(today)) == (due, overdue)
    meeting = TimelineEntry(EntryKind.MEETING, "m", "Board", LEAP_DAY)
    assert (meeting.due(today), meeting.overdue(today)) == (due and not overdue, False), "a meeting is over by itself"
    promise = TimelineEntry(EntryKind.DELETION, "r", "", LEAP_DAY, open=True)
    assert not promise.due(today), "Home has a line of its own for it"


def test_home_is_told_what_is_due_in_every_partnership(workspace: Workspace) -> None:
    other = workspace.partnerships.create("Harbour")
    an_action(workspace, other.id, "late", date(2027, 12, 31))
    an_action(workspace, "p1", "on the leap day", LEAP_DAY)
    an_action(workspace, "p1", "a day later", date(2028, 3, 1))
    third = workspace.partnerships.create("Canal")
    workspace.timeline.keep(third.id, Life((Meeting("m1", "Board", TODAY), Meeting("m2", "Next")), (), TODAY))
    found = [(due.partnership, due.entry.words, due.overdue) for due in workspace.timeline.due()]
    assert found == [
        ("Harbour", "late", True),
        ("Canal", "Look again", False),
        ("Canal", "Board", False),
        ("River Valley", "on the leap day", False),
    ]


@pytest.mark.parametrize(("days", "open_"), [(-28, False), (-29, True), (0, False), (400, False)])
def test_a_round_from_four_weeks_before_on_is_the_look(days: int, open_: bool) -> None:
    round_ = replace(a_round(), opened_on=LEAP_DAY + timedelta(days=days), state=RoundState.OPEN)
    entries = timeline((round_,), (), Life(look_again=LEAP_DAY))
    (look,) = (one for one in entries if one.kind is EntryKind.LOOK_AGAIN)
    assert look.open is open_


@pytest.mark.parametrize(
    ("closed", "months", "day"),
    [
        (LEAP_DAY, 12, date(2029, 2, 28)),
        (date(2027, 8, 31), 6, LEAP_DAY),
        (date(2027, 12, 31), 24, date(2029, 12, 31)),
    ],
)
def test_a_cycle_after_the_last_round_is_the_day_that_is_suggested(closed: date, months: int, day: date) -> None:
    rounds = [replace(a_round(), closed_on=on) for on in (OPENED - timedelta(days=999), closed, None)]
    assert suggested_day(rounds, Life(months=months), Cycle()) == day


def test_a_cycle_that_is_planned_stands_on_the_timeline_and_says_when_to_look(workspace: Workspace) -> None:
    with workspace.store.transaction() as t:
        t.papers.save("p1", SupportPlan(Cycle(LEAP_DAY, 8)))
        t.commit()
    found = workspace.timeline.of("p1")
    assert found.suggested == date(2030, 2, 27)
    steps = [(one.words, one.day) for one in found.entries if one.kind is EntryKind.CYCLE]
    assert steps[0] == ("Diagnostic", LEAP_DAY)
    assert len(steps) == 4, "of the last one the suggested day tells"


def test_no_round_closed_no_day_is_suggested(workspace: Workspace) -> None:
    other = workspace.partnerships.create("Harbour")
    found = workspace.timeline.of(other.id)
    assert (found.suggested, found.entries, found.stage) == (None, (), None)


def test_the_stage_is_the_last_one_up_to_today() -> None:
    early = StageReached("s1", date(2028, 1, 1), LifeStep.PURPOSE)
    late = StageReached("s2", TODAY, None, TeamStage.FORMING)
    again = StageReached("s4", TODAY, LifeStep.ROLES)
    to_come = StageReached("s3", LEAP_DAY, LifeStep.ENDING)
    assert stage_now(Life(stages=(early, late, to_come)), TODAY) == late
    assert stage_now(Life(stages=(early, late, again)), TODAY) == again, "of one day the one written last"
    assert stage_now(Life(stages=(StageReached("s5", TODAY),)), TODAY) is None
    assert stage_words(StageReached("s5", TODAY)) == "No stage chosen yet"


def test_what_cannot_be_kept_changes_nothing(workspace: Workspace) -> None:
    for wrong, code in (
        (Life((Meeting("m", "x" * (MOST_LETTERS + 1)),)), "too_long"),
        (Life(months=7), "months"),
    ):
        with pytest.raises(AppError) as told:
            workspace.timeline.keep("p1", wrong)
        assert told.value.code == code
    with pytest.raises(AppError) as told:
        workspace.timeline.keep("nowhere", Life())
    assert told.value.code == "not_found"
    assert workspace.timeline.of("p1").life == Life()


def test_it_stays_without_the_answers_comes_with_a_copy_and_goes_with_the_partnership(
    workspace: Workspace, tmp_path: Path
) -> None:
    life = Life((Meeting("m1", "Board", LEAP_DAY),))
    workspace.timeline.keep("p1", life)
    workspace.retention.delete("r1")
    assert workspace.timeline.of("p1").life == life
    (tmp_path / "stick").mkdir()
    copy = finish(workspace.copies.make(tmp_path / "stick"))
    workspace.timeline.keep("p1", Life())
    back = Restoring(copy, workspace, None, lambda: TODAY)
    opened = back.finish(finish(back.prepare(PASSPHRASE)), PASSPHRASE)
    assert opened.timeline.of("p1").life == life
    opened.partnerships.delete("p1")
    with opened.store.transaction() as t:
        assert t.papers.all(Life) == {}
    opened.close()


def test_a_day_in_three_boxes_comes_back() -> None:
    for day in (LEAP_DAY, date(1900, 1, 1), date.max, None):
        assert day_of_parts(parts_of(day, TODAY)) == day
    assert parts_of(None, TODAY) == "|2|"
    for wrong in ("29|2|2027", "29|2|", "|2|2028", "x|1|2028"):
        with pytest.raises(AppError) as told:
            day_of_parts(wrong)
        assert told.value.code == "no_such_day"


@pytest.mark.parametrize("kind", list(EntryKind))
def test_what_happened_today_does_not_come_next_and_what_is_set_for_today_does(kind: EntryKind) -> None:
    """On the day of the meeting the partnership's page said: Next: the round closed."""
    today = date(2026, 11, 30)
    entry = TimelineEntry(kind, "one", "words", today)
    happened = kind in (EntryKind.OPENED, EntryKind.CLOSED, EntryKind.DELETED, EntryKind.DONE)
    assert entry.past(today) is happened
    assert entry.past(today + timedelta(1))
    assert not entry.past(today - timedelta(1))
    assert not replace(entry, open=True).past(today + timedelta(1))

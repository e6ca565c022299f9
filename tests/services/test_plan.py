"""The plan of a partnership over a real store: agreed, carried on, dropped with a reason."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import (
    MOST_LETTERS,
    Action,
    CameFrom,
    Owner,
    ProgressNote,
    Smart,
    Status,
    by_date,
    by_owner,
    due_words,
)
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.services.changes import Change
from facilitator_app.services.restoring import Restoring
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost

TODAY = date(2028, 2, 15)
LEAP_DAY = date(2028, 2, 29)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A store with the partnership "p1" and its closed round "r1"."""
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round(state=RoundState.CLOSED))
        t.commit()
    yield made
    made.close()


def an_action(workspace: Workspace, want: str, **more: object) -> Action:
    made = workspace.plan.add("p1")
    return workspace.plan.change("p1", replace(made, want=want, **more))  # type: ignore[arg-type]


def wants(actions: tuple[Action, ...]) -> list[str]:
    return [one.want for one in actions]


def test_an_action_is_kept_as_it_was_typed(workspace: Workspace) -> None:
    source = CameFrom("r1", "s1i1", "We listen to each other.")
    seen: list[Change] = []
    workspace.changes.subscribe(seen.append)
    made = workspace.plan.add("p1", source)
    typed = replace(
        made,
        want="  Łódź 😀\n",
        first_step="Ask",
        owner=Owner("Ann Reed", "m1"),
        by=LEAP_DAY,
        how_known="A list",
        first=True,
    )
    typed = typed.checked(Smart.TIMED, False).checked(Smart.SPECIFIC, True)
    assert workspace.plan.change("p1", typed) == typed
    assert workspace.plan.get("p1", made.id) == typed
    assert (typed.source, typed.made_on, typed.status) == (source, TODAY, Status.NOT_STARTED)
    assert typed.words == "Łódź 😀"
    assert replace(typed, again=" Better ").words == "Better"
    assert dict(typed.checked(Smart.TIMED, None).checks) == {Smart.SPECIFIC: True}
    workspace.plan.change("p1", typed)
    assert seen == [Change.PLAN, Change.PLAN], "what changes nothing is announced to nobody"


def test_at_most_three_come_first_and_stand_there(workspace: Workspace) -> None:
    for number in range(3):
        an_action(workspace, f"later {number}")
        an_action(workspace, f"first {number}", first=True)
    fourth = workspace.plan.add("p1")
    with pytest.raises(AppError) as told:
        workspace.plan.change("p1", replace(fourth, first=True))
    assert told.value.code == "too_many_first"
    assert wants(workspace.plan.of("p1")) == [
        *("first 0", "first 1", "first 2", "later 0", "later 1", "later 2"),
        "",
    ]
    done = workspace.plan.of("p1")[0]
    workspace.plan.set_status("p1", done.id, Status.DONE)
    assert workspace.plan.of("p1")[-1].want == "first 0", "what is done stands at the end"


def test_moving_stays_among_its_kind(workspace: Workspace) -> None:
    one, two, three = (an_action(workspace, name, first=name == "one") for name in ("one", "two", "three"))
    workspace.plan.move("p1", three.id, -1)
    assert wants(workspace.plan.of("p1")) == ["one", "three", "two"]
    for id_, by in ((three.id, -1), (one.id, -1), (one.id, 1), (two.id, 1)):
        workspace.plan.move("p1", id_, by)
    assert wants(workspace.plan.of("p1")) == ["one", "three", "two"]


def test_dropping_asks_for_a_reason_and_done_has_its_day(workspace: Workspace) -> None:
    made = an_action(workspace, "Tea")
    with pytest.raises(AppError) as told:
        workspace.plan.set_status("p1", made.id, Status.DROPPED, "  ")
    assert told.value.code == "reason_missing"
    dropped = workspace.plan.set_status("p1", made.id, Status.DROPPED, "Too dear")
    assert (dropped.status, dropped.reason, dropped.open) == (Status.DROPPED, "Too dear", False)
    done = workspace.plan.set_status("p1", made.id, Status.DONE)
    assert (done.reason, done.done_on) == ("", TODAY)
    assert workspace.plan.set_status("p1", made.id, Status.GOING).done_on is None


def test_progress_is_noted_with_its_day(workspace: Workspace) -> None:
    made = an_action(workspace, "Tea")
    with pytest.raises(AppError) as told:
        workspace.plan.note("p1", made.id, " \n")
    assert told.value.code == "note_missing"
    workspace.plan.note("p1", made.id, "A kettle is there\n")
    assert workspace.plan.note("p1", made.id, "Cups too").notes == (
        ProgressNote(TODAY, "A kettle is there"),
        ProgressNote(TODAY, "Cups too"),
    )


def test_what_is_removed_comes_back_in_its_place(workspace: Workspace) -> None:
    one, _two, _three = (an_action(workspace, name) for name in ("one", "two", "three"))
    before = workspace.plan.remove("p1", one.id)
    assert wants(workspace.plan.of("p1")) == ["two", "three"]
    workspace.plan.restore("p1", before)
    assert wants(workspace.plan.of("p1")) == ["one", "two", "three"]
    with pytest.raises(AppError) as told:
        workspace.plan.remove("p1", "nobody's")
    assert told.value.code == "not_found"


def test_only_what_was_begun_and_left_empty_goes_by_itself(workspace: Workspace) -> None:
    workspace.plan.add("p1")
    kept = workspace.plan.add("p1", CameFrom("r1", "s1", "Trust"))
    tea = an_action(workspace, "Tea")
    workspace.plan.tidy("p1")
    assert [one.id for one in workspace.plan.of("p1")] == [kept.id, tea.id]


def test_too_much_is_refused_and_what_was_there_stays(workspace: Workspace) -> None:
    made = an_action(workspace, "kept")
    long = "x" * (MOST_LETTERS + 1)
    for wrong in (
        lambda: workspace.plan.change("p1", replace(made, first_step=long)),
        lambda: workspace.plan.note("p1", made.id, long),
        lambda: workspace.plan.set_status("p1", made.id, Status.DROPPED, long),
    ):
        with pytest.raises(AppError) as told:
            wrong()
        assert told.value.code == "too_long"
    with pytest.raises(AppError) as told:
        workspace.plan.add("nobody's")
    assert told.value.code == "not_found"
    assert workspace.plan.of("p1") == (made,)


def test_views_by_date_and_by_owner(workspace: Workspace) -> None:
    an_action(workspace, "no day", owner=Owner("zoe"))
    an_action(workspace, "late", owner=Owner("The Council as it was", "o1"), by=LEAP_DAY)
    an_action(workspace, "soon", by=TODAY)
    an_action(workspace, "left", owner=Owner("Cy", "gone"), by=TODAY, status=Status.DONE)
    partnership, actions = workspace.plan.of_owners("p1")
    assert wants(by_date(actions)) == ["soon", "late", "no day", "left"]
    found = [(name, wants(each)) for name, each in by_owner(actions, partnership.shown_names())]
    assert found == [("Cy", ["left"]), ("The Council", ["late"]), ("zoe", ["no day"]), ("", ["soon"])]


@pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, False), (14, False)])
def test_an_action_is_overdue_from_the_day_after_its_day(days: int, overdue: bool) -> None:
    action = Action("a", by=LEAP_DAY)
    today = LEAP_DAY - timedelta(days=days)
    assert action.overdue(today) == overdue
    assert due_words(action, today) == ("29 February 2028 (overdue)" if overdue else "29 February 2028")
    for over in (Status.DONE, Status.DROPPED):
        assert not replace(action, status=over).overdue(today)


def test_the_plan_stays_without_the_answers_and_goes_with_the_partnership(workspace: Workspace) -> None:
    made = workspace.plan.add("p1", CameFrom("r1", "s1", "Trust"))
    workspace.retention.delete("r1")
    assert workspace.plan.of("p1") == (made,)
    workspace.partnerships.delete("p1")
    with workspace.store.transaction() as t:
        assert t.actions.all() == {}


def test_a_copy_brings_the_plan_back(workspace: Workspace, tmp_path: Path) -> None:
    kept = an_action(workspace, "kept", by=LEAP_DAY)
    (tmp_path / "stick").mkdir()
    copy = finish(workspace.copies.make(tmp_path / "stick"))
    workspace.plan.change("p1", replace(kept, want="changed"))
    back = Restoring(copy, workspace, None, lambda: TODAY)
    opened = back.finish(finish(back.prepare(PASSPHRASE)), PASSPHRASE)
    assert opened is not None
    assert opened.plan.of("p1") == (kept,)
    opened.close()


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from facilitator_app.services.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), sys.argv[2])
made = workspace.plan.add("p1")
for n in range(10_000):
    workspace.plan.change("p1", replace(made, want=f"want {n}"))
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_program_loses_nothing_that_was_typed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "store"), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _line in range(20)]
        writer.send_signal(signal.SIGKILL)
        said += [int(line) for line in writer.stdout.read().split("\n")[:-1] if line]
    again = open_workspace(tmp_path / "store", PASSPHRASE)
    (kept,) = again.plan.of("p1")
    again.close()
    assert int(kept.want.removeprefix("want ")) >= said[-1]

"""Notes of one-to-one sessions over a real store: as typed, on the disk at once, of one person only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.session import FIRST_LOOK, HOPES, MOST_NOTE_LETTERS, AgreedAction, Reaction, SessionNotes
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import About, Subject
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost
from packs.paper import read

TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A store with a parent round "r1" and the rounds "ana" and "ben" inside it."""
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round())
        for name in ("ana", "ben"):
            t.rounds.save(replace(a_round(id=name), parent_id="r1"))
        t.commit()
    yield made
    made.close()


def test_everything_is_kept_as_it_was_typed_and_of_one_person_only(workspace: Workspace) -> None:
    sessions = workspace.sessions
    assert sessions.of("ana") == SessionNotes()
    sessions.note("ana", HOPES, "  Łódź 😀\n")
    sessions.react("ana", "s1", Reaction.HARD_SURPRISE)
    sessions.agree("ana", 1, AgreedAction("Ask first", by_when="by Easter"))
    sessions.share("ana", "The second action")
    sessions.stay("ana", "s1")
    found = sessions.of("ana")
    assert dict(found.notes) == {HOPES: "  Łódź 😀\n"}
    assert dict(found.reactions) == {"s1": Reaction.HARD_SURPRISE}
    assert found.actions == (AgreedAction(), AgreedAction("Ask first", by_when="by Easter"))
    assert found.agreed == (AgreedAction("Ask first", by_when="by Easter"),)
    assert (found.to_share, found.at, found.begun_on) == ("The second action", "s1", TODAY)
    assert sessions.of("ben").empty


def test_empty_things_are_taken_away(workspace: Workspace) -> None:
    sessions = workspace.sessions
    sessions.note("ana", FIRST_LOOK, "a word")
    sessions.react("ana", FIRST_LOOK, Reaction.EXPECTED)
    sessions.agree("ana", 0, AgreedAction("Listen"))
    sessions.note("ana", FIRST_LOOK, "  ")
    sessions.react("ana", FIRST_LOOK, None)
    sessions.agree("ana", 0, AgreedAction(" "))
    assert sessions.of("ana").empty
    sessions.note("ana", HOPES, "a word")
    sessions.forget("ana")
    assert sessions.of("ana") == SessionNotes()


def test_too_much_is_refused_and_what_was_there_stays(workspace: Workspace) -> None:
    sessions = workspace.sessions
    sessions.note("ana", HOPES, "kept")
    for wrong in (
        lambda: sessions.note("ana", HOPES, "x" * (MOST_NOTE_LETTERS + 1)),
        lambda: sessions.share("ana", "x" * (MOST_NOTE_LETTERS + 1)),
        lambda: sessions.agree("ana", 0, AgreedAction(first_step="x" * 301)),
    ):
        with pytest.raises(AppError) as told:
            wrong()
        assert told.value.code == "too_long"
    with pytest.raises(AppError) as told:
        sessions.agree("ana", 3, AgreedAction("A fourth"))
    assert told.value.code == "too_many_actions"
    assert dict(sessions.of("ana").notes) == {HOPES: "kept"}


def test_a_round_about_the_partnership_has_no_session(workspace: Workspace) -> None:
    with pytest.raises(AppError) as told:
        workspace.sessions.note("r1", HOPES, "words")
    assert told.value.code == "not_about_one"


def test_the_notes_go_with_their_round(workspace: Workspace) -> None:
    workspace.sessions.note("ana", HOPES, "words")
    with workspace.store.transaction() as t:
        t.rounds.delete("ana")
        t.commit()
    assert workspace.sessions.of("ana") == SessionNotes()


KILLED = """
import sys
from pathlib import Path
from facilitator_app.services.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), sys.argv[2])
for n in range(10_000):
    workspace.sessions.note("ana", "s1", f"note {n}")
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_program_loses_no_note_that_was_saved(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "store"), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _line in range(20)]
        writer.send_signal(signal.SIGKILL)
        said += [int(line) for line in writer.stdout.read().split("\n")[:-1] if line]
    again = open_workspace(tmp_path / "store", PASSPHRASE)
    kept = again.sessions.of("ana").notes["s1"]
    again.close()
    assert int(kept.removeprefix("note ")) >= said[-1]


class Calendar:
    """A day that a test turns on."""

    day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def later(tmp_path: Path) -> Iterator[tuple[Workspace, Calendar]]:
    """The same, and one to turn its day; a round about Ana Okafor and Ben."""
    calendar = Calendar()
    made, _code = create_workspace(tmp_path / "later", PASSPHRASE, calendar, Cost.quick())
    subjects = tuple(Subject(name, name, round_id=name) for name in ("ana", "ben"))
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(replace(a_round(), about=About(subjects)))
        for name in ("ana", "ben"):
            t.rounds.save(replace(a_round(id=name), parent_id="r1"))
        t.commit()
    yield made, calendar
    made.close()


WHAT = AgreedAction("Ring one partner a week", "Write the list", "soon", day=date(2027, 2, 28))


def test_an_action_has_a_day_and_a_talk_without_one_is_read_as_before(workspace: Workspace) -> None:
    workspace.sessions.agree("ana", 1, WHAT)
    assert workspace.sessions.of("ana").actions == (AgreedAction(), WHAT)
    assert workspace.sessions.of("ana").agreed[0].when == "soon, 28 February 2027"
    assert not AgreedAction(day=TODAY).empty


def test_after_three_months_it_is_time_to_look_again_until_they_have(later: tuple[Workspace, Calendar]) -> None:
    """24 November and three months is 24 February; two weeks before that is 10 February."""
    workspace, calendar = later
    workspace.sessions.agree("ana", 0, WHAT)
    workspace.sessions.note("ben", HOPES, "Nothing was agreed with Ben")
    for day, talks in ((date(2027, 2, 9), 0), (date(2027, 2, 10), 1), (date(2027, 6, 1), 1)):
        calendar.day = day
        due = workspace.sessions.due()
        assert sum(one.talks for one in due) == talks
    assert due[0].overdue
    assert "ana" not in repr(due), "Home names nobody"
    assert workspace.sessions.looked_again("ana", True).looked_on == calendar.day
    assert workspace.sessions.due() == ()
    workspace.sessions.looked_again("ana", False)
    assert len(workspace.sessions.due()) == 1
    workspace.sessions.forget("ana")
    assert workspace.sessions.due() == ()


def test_the_sheet_has_what_was_agreed_on_one_page_and_room_for_what_came_of_it(
    later: tuple[Workspace, Calendar],
) -> None:
    workspace, _calendar = later
    with pytest.raises(AppError) as refused:
        workspace.sessions.follow_up("ana")
    assert refused.value.code == "nothing_agreed"
    for place in range(3):
        workspace.sessions.agree("ana", place, replace(WHAT, who_helps="The chair", how_known="They ring back"))
    found = read(finish(workspace.sessions.follow_up("ana")))
    assert max(one.page for one in found.pieces) == 1
    said = " ".join(" ".join(one.words for one in found.leaves()).split())
    for words in ("We talked on 24 November 2026.", "1. Ring one partner a week", "3. Ring one partner a week",
                  "Write the list", "soon, 28 February 2027", "The chair", "They ring back", "What came of it"):  # fmt: skip
        assert words in said, words


def test_what_was_agreed_in_a_talk_is_in_no_list_of_the_partnership(later: tuple[Workspace, Calendar]) -> None:
    workspace, calendar = later
    workspace.sessions.agree("ana", 0, WHAT)
    calendar.day = date(2027, 2, 27)
    (partnership,) = workspace.partnerships.rows()
    id_ = partnership.partnership.id
    timeline = workspace.timeline.of(id_)
    assert workspace.plan.of(id_) == ()
    assert not timeline.actions
    assert not workspace.timeline.due()
    assert WHAT.what not in repr(timeline)
    assert "ana" not in [entry.about for entry in timeline.entries]

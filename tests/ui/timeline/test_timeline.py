"""The timeline in the real window: meetings and stages typed, rows that lead away, what is due on Home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
import vobject
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.support_plan import Cycle
from facilitator_app.domain.timeline import Life, LifeStep, Meeting, StageReached, TeamStage
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import (
    ActionRoute,
    DeletePartnershipRoute,
    HomeRoute,
    PartnershipRoute,
    RoundRoute,
    TimelineRoute,
)
from facilitator_app.ui.window import Window
from person import Person
from ui.checks import assert_sound
from ui.home.page_checks import said

TODAY = date(2026, 11, 24)

pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(demonstration_open: Workspace) -> Workspace:
    """The demonstration, with nothing typed on its timeline and an empty plan."""
    id_ = demonstration_open.partnerships.rows()[0].partnership.id
    demonstration_open.plan.restore(id_, ())
    demonstration_open.timeline.keep(id_, Life())
    demonstration_open.support_plan.set_cycle(id_, Cycle())
    return demonstration_open


def test_a_meeting_is_typed_and_home_tells_of_it(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(PartnershipRoute(id_))
    person.press("Timeline")
    person.press("Add a meeting")
    person.type_into("What the meeting is for", "Board")
    person.type_into("When: Day", "31")
    person.pick("Month", "12")
    person.type_into("When: Year", "2026")
    (meeting,) = workspace.timeline.of(id_).life.meetings
    assert (meeting.what, meeting.on) == ("Board", date(2026, 12, 31))
    person.type_into("When: Day", "3")
    person.window.go(HomeRoute())
    assert person.sees("Board: 3 December 2026.")
    person.press("Look at the timeline")
    assert person.window._here == TimelineRoute(id_)


def test_a_day_that_is_none_waits_and_is_said_at_its_box(person: Person, workspace: Workspace, id_: str) -> None:
    workspace.timeline.keep(id_, Life((Meeting("m1", "Board", date(2026, 12, 1)),)))
    person.window.go(TimelineRoute(id_))
    page = person.window.page
    page.presenter.list.choose(0)
    person.type_into("When: Day", "31")
    person.pick("Month", "2")
    person.type_into("What the meeting is for", "Away day")
    (meeting,) = workspace.timeline.of(id_).life.meetings
    assert meeting == Meeting("m1", "Away day", date(2026, 12, 31)), (
        "what can be kept is kept, and the last day there was"
    )
    page.presenter.leave()
    assert person.window._here == TimelineRoute(id_)
    assert "That day is not in the calendar." in said(page)
    person.window.go(HomeRoute())
    person.window.go(TimelineRoute(id_))
    form = person.window.page.list.form
    assert form.fields["on"].text() == "31|2|2026", "what was typed waits"
    person.type_into("When: Day", "28")
    (meeting,) = workspace.timeline.of(id_).life.meetings
    assert meeting.on == date(2026, 2, 28)


def test_lines_are_counted_as_lines_where_two_have_one_day(person: Person, workspace: Workspace, id_: str) -> None:
    before = len(workspace.timeline.of(id_).entries)
    days = Life(tuple(Meeting(one, one, date(2026, 12, 1)) for one in ("Board", "Away day")))
    workspace.timeline.keep(id_, days)
    person.window.go(TimelineRoute(id_))
    assert f"{before + 2} lines on the timeline." in said(person.window.page)


def test_the_pages_of_practice_go_by_the_day_of_its_store(workspace: Workspace, tmp_path: Path, qapp: object) -> None:  # noqa: ARG001
    """Home counts what is due by the services' day, the plan and the timeline by the window's."""
    window = Window(tmp_path / "settings.json", today=lambda: date(2031, 1, 1), full_screen=False)
    window.opened(workspace)
    assert window.today() == date(2031, 1, 1)
    window.adopt(replace(workspace, scratch=TemporaryDirectory()))
    assert window.today() == TODAY
    window.close()


def test_where_you_are_is_chosen_and_taken_back(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(TimelineRoute(id_))
    assert person.sees("Not chosen yet. Add where you are.")
    person.press("Add where you are")
    person.window.page.presenter.leave()
    person.window.go(TimelineRoute(id_))
    assert workspace.timeline.of(id_).life.stages == (), "an empty one leaves nothing"
    person.press("Add where you are")
    person.pick("How the group works together", "norming")
    person.pick("Which of the seven steps", "writing")
    (stage,) = workspace.timeline.of(id_).life.stages
    assert (stage.on, stage.step, stage.team) == (TODAY, LifeStep.WRITING, TeamStage.NORMING)
    assert person.sees("Since 24 November 2026")
    person.press("Take this away")
    assert workspace.timeline.of(id_).life.stages == ()
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.timeline.of(id_).life.stages == (stage,)


def test_every_other_row_leads_to_where_it_stands(person: Person, workspace: Workspace, id_: str) -> None:
    made = workspace.plan.change(id_, replace(workspace.plan.add(id_), want="Tea", by=TODAY))
    person.window.go(TimelineRoute(id_))
    rows = person.window.page.presenter.items()
    logic = person.window.page.presenter.list
    logic.remove(0)
    person.settle()
    assert "This is kept on a page of its own." in said(person.window.page)
    logic.choose(0)
    assert person.window._here == ActionRoute(id_, made.id)
    person.window.go(TimelineRoute(id_))
    opened = next(place for place, row in enumerate(rows) if row.entry.kind == "opened")
    person.window.page.presenter.list.choose(opened)
    assert person.window._here == RoundRoute(id_, rows[opened].entry.about)


def test_the_day_to_look_again(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(TimelineRoute(id_))
    assert person.sees("From your cycle: 12 October 2028")
    person.pick("How long a cycle is", "6")
    assert person.sees("From your cycle: 12 April 2027")
    person.press("Use this day")
    person.window.go(PartnershipRoute(id_))
    assert person.sees("On 12 April 2027"), "the way of a round says when"
    person.window.go(TimelineRoute(id_))
    life = workspace.timeline.of(id_).life
    assert (life.look_again, life.months) == (date(2027, 4, 12), 6)
    assert person.button("Use this day") is None
    person.type_into("The day to look again: Year", "27")
    assert workspace.timeline.of(id_).life.look_again == date(2027, 4, 12), "what was kept stays"
    person.window.page.presenter.leave()
    assert person.window._here == TimelineRoute(id_)
    person.window.go(HomeRoute())
    person.window.go(TimelineRoute(id_))
    assert person.window.page.look_again.text() == "12|4|27"
    for part in ("Day", "Year"):
        box = person.box(f"The day to look again: {part}")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(box, Qt.Key.Key_Delete)
    assert workspace.timeline.of(id_).life.look_again is None
    person.window.page.presenter.leave()
    assert person.window._here == PartnershipRoute(id_)


def test_deleting_the_partnership_says_that_it_goes_too(person: Person, workspace: Workspace, id_: str) -> None:
    words = "What you typed on the timeline goes too."
    person.window.go(DeletePartnershipRoute(id_))
    assert words not in said(person.window.page)
    workspace.timeline.keep(id_, Life((Meeting("m1", "Board"),)))
    person.window.go(HomeRoute())
    person.window.go(DeletePartnershipRoute(id_))
    assert words in said(person.window.page)


def test_it_is_taken_along(person: Person, workspace: Workspace, id_: str, tmp_path: Path) -> None:
    life = Life(
        (Meeting("m1", "Board", date(2028, 2, 29)),), (StageReached("s1", TODAY, LifeStep.ROLES),), date(2027, 4, 12)
    )
    workspace.timeline.keep(id_, life)
    person.window.go(TimelineRoute(id_))
    for button, ending in (("Save PDF", "pdf"), ("Dates for a calendar", "ics")):
        path = tmp_path / f"times.{ending}"
        person.window.ask_save_path = lambda *_args, path=path: path
        person.press(button)
        person.wait(path.exists, "the file")
        person.wait(lambda: person.sees("Keep it safe"), "it is said")
    events = vobject.readOne((tmp_path / "times.ics").read_text("utf-8")).vevent_list
    found = {event.summary.value: event.dtstart.value for event in events}
    assert found["Board"] == date(2028, 2, 29)
    assert found["Look again"] == date(2027, 4, 12)
    pages = pypdfium2.PdfDocument(tmp_path / "times.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert " ".join(text.split()).count("29 February 2028") == 1
    assert "Step 4: who does what" in " ".join(text.split())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_where_nothing_is_still_to_come_there_are_no_dates_to_save(
    person: Person, workspace: Workspace, scale: float
) -> None:
    made = workspace.partnerships.create("Mill")
    over = Meeting("m", "Board", date(2026, 11, 1))
    workspace.timeline.keep(made.id, Life(meetings=(over,)))
    person.window.change_settings(replace(person.window.settings, scale=scale))
    person.window.go(TimelineRoute(made.id))
    person.press("Dates for a calendar")
    assert "Nothing is still to come. Add a meeting with its day." in person.window.page.errors.accessibleName()
    assert_sound(person.window)

"""Agendas in the real window: changed item by item, printed, timed on the projector, set out on the timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import AgendasRoute, OwnAgendaRoute, PartnershipRoute
from facilitator_app.ui.widgets import TaskRow
from person import Person
from ui.checks import clipped, unnamed
from ui.home.page_checks import said

TODAY = date(2026, 11, 24)

pytestmark = pytest.mark.slow


def test_an_agenda_is_changed_and_begun_again(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(PartnershipRoute(id_))
    person.press("Agendas")
    person.press("Away day in 90 minutes")
    page = person.window.page
    assert person.sees("6 items. 90 minutes in all.")
    page.presenter.list.choose(1)
    person.type_into("Name of the item", "What we read")
    person.press("Further up")
    agenda = workspace.agendas.get(id_, "away-day")
    assert [one.title for one in agenda.items][:2] == ["What we read", "Settle in"]
    person.press("Add an item")
    person.type_into("What we do", "Tea")
    page.presenter.leave()
    assert person.window._here == OwnAgendaRoute(id_, "away-day")
    assert "The item has no name. Type one." in said(page)
    person.type_into("Name of the item", "Break")
    assert workspace.agendas.get(id_, "away-day").minutes == 100
    person.type_into("Name of the agenda", "Our day")
    assert page.title == "Our day"
    person.press("Begin again with that of the library")
    assert workspace.agendas.get(id_, "away-day").title == "Away day in 90 minutes"
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.agendas.get(id_, "away-day").title == "Our day"
    assert person.box("Name of the agenda").text() == "Our day"
    person.window.page.presenter.leave()
    assert "Our day" in [row.text() for row in person.window.page.findChildren(TaskRow)]
    assert workspace.agendas.of(id_).changed == {"away-day"}


def test_one_of_your_own(person: Person, id_: str, tmp_path: Path) -> None:
    person.window.go(AgendasRoute(id_))
    person.press("New agenda")
    person.press("Show on the projector")
    assert "There is no item to show. Add one." in said(person.window.page)
    person.press("Add an item")
    person.type_into("Name of the item", "Tea")
    person.type_into("Name of the agenda", "Board")
    path = tmp_path / "agenda.pdf"
    person.window.ask_save_path = lambda *_args: path
    person.press("Save as PDF")
    person.wait(path.exists, "the file")
    pages = pypdfium2.PdfDocument(path)
    text = " ".join(pages[0].get_textpage().get_text_range().split())
    assert len(pages) == 1
    assert "Northfield Families Partnership Board" in text
    assert "10 Tea" in text
    person.press("Take this agenda away")
    assert person.window._here == AgendasRoute(id_)
    assert not person.sees("Board")
    person.window.go(OwnAgendaRoute(id_, "gone"))
    assert person.sees("This agenda is not here any more.")
    person.press("To the agendas")
    assert person.window._here == AgendasRoute(id_)


def test_it_is_timed_on_the_projector(person: Person, id_: str) -> None:
    person.window.go(OwnAgendaRoute(id_, "away-day"))
    person.press("Show on the projector")
    room = person.window._projector.agenda
    assert room is not None

    def reads() -> str:
        return said(room)

    assert "Away day in 90 minutes: 1 of 6" in reads()
    assert "10 minutes left" in reads()
    seconds = [0.0]
    room.time._seconds = lambda: seconds[0]
    QTest.keyClick(room, Qt.Key.Key_Space)
    seconds[0] += 601
    room.tell_time()
    assert "The time is up" in reads()
    assert "Take the time you need, or go on when you are ready." in reads()
    QTest.keyClick(room, Qt.Key.Key_Space)
    seconds[0] += 999
    room.tell_time()
    assert "Paused. The time is up" in reads()
    QTest.keyClick(room, Qt.Key.Key_Right)
    assert "What we see" in reads()
    assert "20 minutes left" in reads()
    for _step in range(9):
        QTest.keyClick(room, Qt.Key.Key_Right)
    assert "This is the last item." in reads()
    QTest.keyClick(room, Qt.Key.Key_Left)
    assert "5 of 6" in reads()
    QTest.keyClick(room, Qt.Key.Key_Escape)
    person.press("Show on the projector")
    room = person.window._projector.agenda
    assert room is not None
    assert "5 of 6" in said(room), "it goes on where it was"
    room.begin_again()
    assert "10 minutes left" in said(room)
    QTest.keyClick(room, Qt.Key.Key_Right)
    time = room.time
    person.window.lock()
    assert person.window._projector._agenda_time is None
    assert time.number == 1
    assert person.window._projector.agenda is None, "nothing stays on the projector of a locked file"


def test_a_long_item_fits_on_the_projector(person: Person, workspace: Workspace, id_: str) -> None:
    away = workspace.agendas.get(id_, "away-day")
    long = replace(away.items[0], what="We talk about what each of us sees and hears. " * 12, title="What we all see")
    workspace.agendas.keep(id_, replace(away, items=(long,)))
    person.window.go(OwnAgendaRoute(id_, "away-day"))
    person.press("Show on the projector")
    room = person.window._projector.agenda
    assert room is not None
    room.resize(1366, 768)
    person.settle()
    for width in (1366, 1024):
        room.resize(width, 768)
        person.settle()
        assert clipped(room) == unnamed(room) == []
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert person.window._projector.agenda is None


def test_a_journey_is_put_on_the_timeline(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(AgendasRoute(id_))
    person.type_into("The first day: Day", "31")
    person.press("Put these days on the timeline")
    assert "That day is not in the calendar." in said(person.window.page)
    person.type_into("The first day: Day", "30")
    before = len(workspace.timeline.of(id_).life.meetings)
    person.press("Put these days on the timeline")
    life = workspace.timeline.of(id_).life
    assert len(life.meetings) == before + 4
    assert life.meetings[before].on == date(2026, 11, 30)
    assert life.look_again == date(2028, 11, 27)
    assert person.sees("The steps stand on the timeline, from 30 November 2026 on.")

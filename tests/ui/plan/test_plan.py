"""What we will do in the real window: from the results to an action, typed, carried on, dropped, taken along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.plan import MOST_LETTERS, Action, Owner, Smart, Status
from facilitator_app.domain.round import Round
from facilitator_app.domain.timeline import Life
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import ActionRoute, HomeRoute, LargePlanRoute, MainPointsRoute, PlanRoute, StatementRoute
from person import Person
from ui.checks import assert_sound
from ui.home.page_checks import said

TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(demonstration_open: Workspace) -> Workspace:
    """The demonstration, with an empty plan and no meetings."""
    id_ = demonstration_open.partnerships.rows()[0].partnership.id
    demonstration_open.plan.restore(id_, ())
    for round_ in demonstration_open.rounds.of_partnership(id_):
        demonstration_open.discussions.restore(round_.id, ())
    demonstration_open.timeline.keep(demonstration_open.partnerships.rows()[0].partnership.id, Life())
    return demonstration_open


def an_action(workspace: Workspace, id_: str, want: str, **more: Any) -> Action:
    return workspace.plan.change(id_, replace(workspace.plan.add(id_), want=want, **more))


@pytest.mark.slow
def test_from_a_statement_to_an_action_and_back(person: Person, workspace: Workspace, id_: str, closed: Round) -> None:
    section = closed.instrument.sections[1]
    item = section.items[0]
    person.window.go(StatementRoute(id_, closed.id, section.id, item_id=item.id))
    person.press("Make this an action")
    assert person.sees(item.text.text())
    person.type_into("What we want to see", "Five aims")
    person.type_into("First step", "Write a page")
    person.type_into("By when: Day", "29")
    person.type_into("By when: Year", "2027")
    assert person.sees("Error: That day is not in the calendar.") is False
    (kept,) = workspace.plan.of(id_)
    assert (kept.want, kept.first_step, kept.by) == ("Five aims", "Write a page", date(2027, 11, 29))
    assert kept.source is not None
    assert (kept.source.round_id, kept.source.place_id, kept.source.words) == (closed.id, item.id, item.text.text())
    person.press("Look at these results")
    assert person.window._here == StatementRoute(id_, closed.id, section.id, item_id=item.id)


def test_from_the_main_points(person: Person, workspace: Workspace, id_: str, closed: Round) -> None:
    person.window.go(MainPointsRoute(id_, closed.id))
    person.press("Make this an action")
    (kept,) = workspace.plan.of(id_)
    assert kept.source is not None
    words = {item.id: item.text.text() for item in closed.instrument.items}
    words |= {section.id: section.title.text() for section in closed.instrument.sections}
    assert kept.source.words == words[kept.source.place_id]


def test_everything_is_kept_as_it_is_typed_and_what_cannot_be_waits(
    person: Person, workspace: Workspace, id_: str
) -> None:
    person.window.go(PlanRoute(id_))
    assert person.sees("No action yet")
    person.press("New action")
    (made,) = workspace.plan.of(id_)
    person.type_into("What we want to see", "Tea")
    person.type_into("By when: Day", "31")
    person.pick("Month", "2")
    person.type_into("By when: Year", "202")
    assert not person.sees("That day is not in the calendar."), "nobody is told of a fault while typing"
    person.press("What we will do")
    assert person.sees("That day is not in the calendar."), "half a day is not lost without a word"
    person.type_into("By when: Year", "2027")
    person.press("What we will do")
    assert person.sees("That day is not in the calendar.")
    assert person.window._here == ActionRoute(id_, made.id), "it is said before one leaves"
    person.window.go(HomeRoute())
    person.window.go(ActionRoute(id_, made.id))
    assert (person.box("By when: Day").text(), person.box("By when: Year").text()) == ("31", "2027")
    assert person.sees("Error: That day is not in the calendar.")
    person.type_into("By when: Day", "28")
    assert workspace.plan.get(id_, made.id).by == date(2027, 2, 28)
    person.box("First step").setPlainText("x" * (MOST_LETTERS + 1))
    person.settle()
    assert person.sees("Error: That is 601 letters long.")
    assert workspace.plan.get(id_, made.id).first_step == ""
    person.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: not person.window.is_open, "the lock")


def test_an_owner_from_the_lists_or_by_name(person: Person, workspace: Workspace, id_: str) -> None:
    made = an_action(workspace, id_, "Tea")
    people = workspace.partnerships.get(id_)
    person.window.go(ActionRoute(id_, made.id))
    for one in (people.members[3], people.organisations[1]):
        person.pick("Who takes care of it", one.id)
        assert workspace.plan.get(id_, made.id).owner == Owner(one.name, one.id)
    assert person.box("Their name") is None
    person.pick("Who takes care of it", "other")
    person.type_into("Their name", "The mayor")
    assert workspace.plan.get(id_, made.id).owner == Owner("The mayor")
    person.pick("Who takes care of it", "")
    assert workspace.plan.get(id_, made.id).owner == Owner()


def test_a_question_that_is_not_met_yet_asks_for_better_words(person: Person, workspace: Workspace, id_: str) -> None:
    made = an_action(workspace, id_, "Better work")
    person.window.go(ActionRoute(id_, made.id))
    assert person.box("Say it again in better words") is None
    checks = person.window.page.checks
    checks[Smart.SPECIFIC].option("not_yet").click()
    checks[Smart.TIMED].option("yes").click()
    assert person.sees("First words: Better work"), "the first wording stays in sight"
    person.type_into("Say it again in better words", "Two of us meet on Mondays")
    kept = workspace.plan.get(id_, made.id)
    assert dict(kept.checks) == {Smart.SPECIFIC: False, Smart.TIMED: True}
    assert (kept.want, kept.words) == ("Better work", "Two of us meet on Mondays")


def test_dropping_asks_why(person: Person, workspace: Workspace, id_: str) -> None:
    made = an_action(workspace, id_, "Tea")
    person.window.go(ActionRoute(id_, made.id))
    person.pick("How it stands", "dropped")
    assert person.sees("Error: There is no reason yet.")
    assert workspace.plan.get(id_, made.id).status is Status.NOT_STARTED
    person.press("What we will do")
    assert person.window._here == ActionRoute(id_, made.id)
    person.type_into("Why it is dropped", "Too dear")
    kept = workspace.plan.get(id_, made.id)
    assert (kept.status, kept.reason) == (Status.DROPPED, "Too dear")
    person.pick("How it stands", "done")
    assert workspace.plan.get(id_, made.id).done_on == TODAY
    assert person.sees("Done on 24 November 2026")
    assert person.box("Why it is dropped") is None


def test_a_fourth_to_begin_with_is_refused(person: Person, workspace: Workspace, id_: str) -> None:
    for number in range(3):
        an_action(workspace, id_, f"first {number}", first=True)
    fourth = an_action(workspace, id_, "fourth")
    person.window.go(ActionRoute(id_, fourth.id))
    person.press("One of the three to begin with")
    assert person.sees("3 actions are marked to come first already.")
    assert not person.window.page.first.isChecked()


def test_notes_have_their_day_and_come_back(person: Person, workspace: Workspace, id_: str) -> None:
    made = an_action(workspace, id_, "Tea")
    person.window.go(ActionRoute(id_, made.id))
    person.type_into("How it goes", "A kettle is there")
    person.window.go(HomeRoute())
    person.window.go(ActionRoute(id_, made.id))
    assert person.box("How it goes").toPlainText() == "A kettle is there", "what is not added yet waits"
    person.press("Add this note")
    assert person.sees("24 November 2026")
    assert [note.words for note in workspace.plan.get(id_, made.id).notes] == ["A kettle is there"]
    person.press("Add this note")
    assert person.sees("Nothing is written yet.")
    person.press("Take this away")
    assert workspace.plan.get(id_, made.id).notes == ()
    person.press("Undo")
    assert len(workspace.plan.get(id_, made.id).notes) == 1


def test_off_the_plan_and_back_from_its_page_and_from_the_list(person: Person, workspace: Workspace, id_: str) -> None:
    one = an_action(workspace, id_, "one")
    an_action(workspace, id_, "two")
    person.window.go(ActionRoute(id_, one.id))
    person.press("Further down")
    assert [a.want for a in workspace.plan.of(id_)] == ["two", "one"]
    person.press("Take it off the plan")
    assert person.sees("one was taken off the plan.")
    assert [a.want for a in workspace.plan.of(id_)] == ["two"]
    person.press("Undo")
    assert [a.want for a in workspace.plan.of(id_)] == ["two", "one"]
    assert person.box("What we want to see").toPlainText() == "one"
    person.window.go(PlanRoute(id_))
    person.window.page.order.editor.setCurrentIndex(2)
    person.window.page.presenter.set_order("date")
    person.window.page.presenter.list.remove(0)
    assert len(workspace.plan.of(id_)) == 1
    person.press("Undo")
    assert [a.want for a in workspace.plan.of(id_)] == ["two", "one"], "in the order that was agreed"


def test_an_action_that_is_gone_says_so(person: Person, id_: str) -> None:
    person.window.go(ActionRoute(id_, "gone"))
    assert person.sees("This action is not in the plan any more.")
    person.press("To what we will do")
    assert person.window._here == PlanRoute(id_)


def test_home_and_the_partnership_lead_to_what_is_due(person: Person, workspace: Workspace, id_: str) -> None:
    an_action(workspace, id_, "late", by=date(2026, 11, 1))
    an_action(workspace, id_, "soon", by=date(2026, 12, 8))
    an_action(workspace, id_, "later", by=date(2026, 12, 9))
    person.window.go(HomeRoute())
    assert person.sees("Northfield Families Partnership: 1 action is overdue. 1 action is due within two weeks.")
    person.press("Look at the plan")
    assert person.window._here == PlanRoute(id_)
    person.press("Northfield Families Partnership")
    assert person.window.page.rows["What we will do"].isEnabled()
    person.window.go(LargePlanRoute(id_))
    assert "1. late" in said(person.window.page)
    assert "1 November 2026 (overdue)" in said(person.window.page)


@pytest.mark.slow
def test_it_is_taken_along_on_paper_in_a_calendar_and_in_a_spreadsheet(
    person: Person, workspace: Workspace, id_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_action(workspace, id_, "No day yet here")
    person.window.go(PlanRoute(id_))
    names: list[str] = []

    def where(_title: str, name: str, _kind: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(person.window, "ask_save_path", where)
    person.press("Dates for a calendar")
    assert person.sees("No action that is still to be done has a day.")
    an_action(workspace, id_, "Five aims", by=date(2027, 1, 4), owner=Owner("Nia"))
    for words, ending in (("Save PDF", "pdf"), ("Dates for a calendar", "ics"), ("Save as a spreadsheet", "xlsx")):
        person.press(words)
        told = f".{ending}. Keep it safe: this file is not locked."
        person.wait(lambda told=told: person.sees(told), words)
    assert len(names) == 3
    pages = pypdfium2.PdfDocument(next(tmp_path.glob("*.pdf")))
    assert len(pages) == 1
    text = " ".join(pages[0].get_textpage().get_text_range().split())
    pages.close()
    for one in ("Five aims", "Nia", "4 January 2027", "As it stood on 24 November 2026."):
        assert one in text
    assert b"SUMMARY:Five aims" in next(tmp_path.glob("*.ics")).read_bytes()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_large_page_says_that_there_is_nothing_to_do(
    person: Person, workspace: Workspace, id_: str, scale: float
) -> None:
    made = an_action(workspace, id_, "Tea")
    workspace.plan.set_status(id_, made.id, Status.DONE)
    person.window.change_settings(replace(person.window.settings, scale=scale))
    person.window.go(LargePlanRoute(id_))
    person.settle()
    assert "There is nothing to do now." in said(person.window.page)
    assert_sound(person.window.page)

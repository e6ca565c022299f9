"""The Support Action Plan in the real window: typed live, from a theme of the results, its cycle, taken along."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from facilitator_app.domain.aims import Aims
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.session import AgreedAction, SessionNotes
from facilitator_app.domain.support_plan import MOST_LETTERS, Cycle, CycleStep, SupportRow
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import (
    DeletePartnershipRoute,
    ErasePersonRoute,
    HomeRoute,
    PartnershipRoute,
    SupportCycleRoute,
    SupportPlanRoute,
)
from facilitator_app.ui.widgets import Field
from person import Person

TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(demonstration_open: Workspace) -> Workspace:
    """The demonstration, with an empty plan."""
    id_ = demonstration_open.partnerships.rows()[0].partnership.id
    demonstration_open.support_plan.set_rows(id_, ())
    demonstration_open.support_plan.set_cycle(id_, Cycle())
    return demonstration_open


def field(person: Person, label: str) -> Any:
    return next(one for one in person.window.page.findChildren(Field) if one.label.text() == label).editor


@pytest.mark.slow
def test_a_row_is_typed_live_from_the_partnership(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(PartnershipRoute(id_))
    person.window.page.rows["Support Action Plan"].click()
    person.settle()
    assert person.sees("Nothing is planned yet")
    assert person.button("Print") is None
    person.press("Add a row")
    person.type_into("What we want to reach", "All agree")
    person.type_into("Where we are", "Half do")
    person.type_into("Support we need", "A day")
    person.type_into("How we will know", "Minutes")
    person.pick("Quarter", "3")
    council = workspace.partnerships.get(id_).organisations[0]
    person.pick("Who gives it", council.id)
    (row,) = workspace.support_plan.of(id_).rows
    assert row == SupportRow(row.id, "All agree", "Half do", "A day", Owner(council.name, council.id), 3, "Minutes")
    assert person.button("Print") is not None
    person.type_into("Somebody else: their name", "The mayor")
    assert workspace.support_plan.of(id_).rows[0].provider == Owner("The mayor")
    assert field(person, "Who gives it").currentData() == "other"
    person.pick("Who gives it", "")
    assert workspace.support_plan.of(id_).rows[0].provider == Owner()
    person.press("Remove this row")
    assert workspace.support_plan.of(id_).rows == ()
    person.press("Undo")
    assert len(workspace.support_plan.of(id_).rows) == 1


def test_where_we_are_may_come_from_a_theme_that_was_released(person: Person, workspace: Workspace, id_: str) -> None:
    closed = next(r for r in workspace.rounds.of_partnership(id_) if r.state == "closed" and r.about is None)
    section = closed.instrument.sections[1]
    person.window.go(SupportPlanRoute(id_))
    person.press("Add a row")
    person.pick("Theme it comes from", f"{closed.id}|{section.id}")
    (row,) = workspace.support_plan.of(id_).rows
    assert row.source == CameFrom(closed.id, section.id, section.title.text())
    workspace.retention.delete(closed.id)
    older = next(r for r in workspace.rounds.of_partnership(id_) if r.closed_on and r.about is None and r != closed)
    person.window.go(HomeRoute())
    person.window.go(SupportPlanRoute(id_))
    person.window.page.list.table.chosen.emit(0)
    person.settle()
    assert field(person, "Theme it comes from").currentText() == section.title.text(), "its words stay as they were"
    keys = [field(person, "Theme it comes from").itemData(n) for n in range(3)]
    assert all(key in ("", f"{closed.id}|{section.id}") or not key.startswith(closed.id) for key in keys)
    assert older.id
    person.pick("Theme it comes from", "")
    assert workspace.support_plan.of(id_).rows[0].source is None


def test_a_row_in_which_nobody_wrote_is_gone_and_too_long_a_text_waits(
    person: Person, workspace: Workspace, id_: str
) -> None:
    person.window.go(SupportPlanRoute(id_))
    person.press("Add a row")
    person.press("Add a row")
    person.box("Where we are").setPlainText("x" * (MOST_LETTERS + 1))
    person.settle()
    person.window.page.back_link.click()
    person.settle()
    assert person.sees("Error: That is 601 letters long. There is room for 600.")
    assert person.window._here == SupportPlanRoute(id_)
    person.window.go(HomeRoute())
    workspace.support_plan.tidy(id_)
    assert workspace.support_plan.of(id_).rows == ()


def test_the_cycle_follows_from_its_first_day(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(SupportPlanRoute(id_))
    assert person.sees("8 quarters. No first day is chosen yet.")
    person.press("Cycle and steps")
    person.type_into("The cycle begins on: Day", "31")
    person.type_into("The cycle begins on: Year", "2027")
    assert person.sees("Error: That day is not in the calendar.") is True, "there is no 31 November"
    person.window.page.back_link.click()
    person.settle()
    assert person.window._here == SupportCycleRoute(id_), "it is said before one leaves"
    person.window.go(HomeRoute())
    person.window.go(SupportCycleRoute(id_))
    assert person.box("The cycle begins on: Day").text() == "31"
    person.type_into("The cycle begins on: Day", "30")
    assert workspace.support_plan.of(id_).cycle == Cycle(date(2027, 11, 30))
    assert person.sees("30 November 2027 to 29 November 2029, 8 quarters.")
    assert person.sees("Without a day here: 29 November 2029.")
    field(person, "Quarters").setValue(4)
    person.settle()
    assert person.sees("30 November 2027 to 29 November 2028, 4 quarters.")
    person.type_into("Plan agreed: Day", "1")
    person.type_into("Plan agreed: Year", "2027")
    assert workspace.support_plan.of(id_).cycle == Cycle(date(2027, 11, 30), 4, {CycleStep.PLAN: date(2027, 11, 1)})
    assert person.sees("“Plan agreed” comes before “Business-plan review”.")
    assert person.sees("“Plan agreed” is outside the cycle.")
    person.window.page.back_link.click()
    person.settle()
    assert person.window._here == SupportPlanRoute(id_)
    assert person.sees("30 November 2027 to 29 November 2028, 4 quarters.")


def test_a_shorter_cycle_keeps_later_rows_and_says_so(person: Person, workspace: Workspace, id_: str) -> None:
    workspace.support_plan.set_rows(id_, (SupportRow("r1", "Late", quarter=8),))
    workspace.support_plan.set_cycle(id_, Cycle(date(2027, 4, 1), 4))
    person.window.go(SupportPlanRoute(id_))
    table = person.window.page.list.table
    table.chosen.emit(0)
    person.settle()
    assert field(person, "Quarter").currentText() == "Quarter 8, after the end of the cycle"
    assert workspace.support_plan.of(id_).rows[0].quarter == 8


def test_it_is_taken_along_on_paper_and_as_a_spreadsheet(
    person: Person, workspace: Workspace, id_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.support_plan.set_rows(id_, (SupportRow("r1", "All agree", quarter=1),))
    person.window.go(SupportPlanRoute(id_))
    monkeypatch.setattr(person.window, "ask_save_path", lambda _title, name, _kind=None: tmp_path / name)
    for button, ending in (("Save PDF", ".pdf"), ("Save as a spreadsheet", ".xlsx")):
        person.press(button)
        person.wait(lambda ending=ending: list(tmp_path.glob(f"*{ending}")), ending)  # type: ignore[misc]
        person.wait(lambda: not person.window.is_working, "the file")
    document = pypdfium2.PdfDocument(next(tmp_path.glob("*.pdf")))
    words = document[0].get_textpage().get_text_range()
    assert "All agree" in words
    document.close()


def test_who_deletes_is_told_what_goes_with_it(person: Person, workspace: Workspace, id_: str) -> None:
    member = workspace.partnerships.get(id_).members[0]
    row = SupportRow("r1", "All agree", provider=Owner(member.name, member.id))
    workspace.support_plan.set_rows(id_, (row, SupportRow("r2", "Later")))
    with workspace.store.transaction() as t:
        other = next(key for key, notes in t.sessions.all().items() if not notes.actions)
        t.sessions.save(other, SessionNotes(actions=(AgreedAction("Ask first", who_helps=f" {member.name.upper()} "),)))
        t.commit()
    person.window.go(ErasePersonRoute(id_, member_id=member.id))
    assert person.sees("In the talks about feedback, 1 action has no name of who helps any more.")
    assert person.sees("1 row of the Support Action Plan has no name beside it any more.")
    assert person.sees("may still name them: comments, notes, plans, aims, meetings, agendas and talks.")
    person.window.go(DeletePartnershipRoute(id_))
    assert person.sees("Its Support Action Plan goes too.")
    assert person.sees("What you wrote about its aims goes too.")
    workspace.support_plan.set_rows(id_, ())
    workspace.aims.describe(id_, Aims())
    workspace.aims.set_figures(id_, ())
    person.window.go(HomeRoute())
    person.window.go(DeletePartnershipRoute(id_))
    assert not person.sees("Support Action Plan goes too.")
    assert not person.sees("about its aims goes too.")

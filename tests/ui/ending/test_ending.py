"""Ending well in the real window: typed, kept, printed on one page, and the answers that go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.ending import LONGEST, EndReason, ExitPart, Fate, LeftThing
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import DeletePartnershipRoute, EndingRoute, EraseRoundRoute, HomeRoute, PartnershipRoute
from person import Person
from ui.home.page_checks import said

TODAY = date(2026, 11, 24)

pytestmark = pytest.mark.slow


def test_it_is_typed_and_kept(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(PartnershipRoute(id_))
    person.press("Ending well")
    person.pick("Reason", "usual")
    person.type_into("In our own words", "It is how we work")
    person.type_into("How we know that it is time to end, and who decides", "The board, in May")
    person.type_into("The day it ends: Day", "29")
    person.type_into("The day it ends: Year", "2028")
    person.press("Add what is left")
    person.type_into("What it is", "The list of rooms")
    person.type_into("Who has it then", "Ann")
    person.pick("What becomes of it", "kept")
    ending = workspace.timeline.ending(id_)[1]
    assert (ending.reason, ending.why, ending.on) == (EndReason.USUAL, "It is how we work", date(2028, 11, 29))
    assert dict(ending.exit) == {ExitPart.WHEN: "The board, in May"}
    (left,) = ending.left
    assert left == LeftThing(left.id, "The list of rooms", Fate.KEPT, "Ann")
    person.press("Take this away")
    assert workspace.timeline.ending(id_)[1].left == ()
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.timeline.ending(id_)[1].left == (left,)
    person.window.go(DeletePartnershipRoute(id_))
    assert "What you wrote about its ending goes too." in said(person.window.page)


def test_what_cannot_be_kept_waits_and_is_said(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(EndingRoute(id_))
    person.window.page.presenter.write("why", "x" * (LONGEST + 1))
    person.type_into("The day it ends: Day", "31")
    person.pick("Month", "2")
    person.type_into("The day it ends: Year", "2028")
    person.window.page.presenter.leave()
    assert person.window._here == EndingRoute(id_)
    assert "That day is not in the calendar." in said(person.window.page)
    person.window.go(HomeRoute())
    person.window.go(EndingRoute(id_))
    assert person.window.page.fields["on"].text() == "31|2|2028"
    assert len(person.window.page.fields["why"].text()) == LONGEST + 1
    person.type_into("The day it ends: Day", "29")
    person.type_into("In our own words", "Short")
    ending = workspace.timeline.ending(id_)[1]
    assert (ending.why, ending.on) == ("Short", date(2028, 2, 29))
    person.window.page.presenter.leave()
    assert person.window._here == PartnershipRoute(id_)


def test_it_is_printed_on_one_page_and_leads_to_the_answers(
    person: Person, workspace: Workspace, id_: str, tmp_path: Path
) -> None:
    ending = workspace.timeline.ending(id_)[1]
    for part in ExitPart:
        ending = ending.with_exit(part, "We agree who does it, and write it down. " * 2)
    left = tuple(LeftThing(str(n), f"Thing {n}", who="The Council") for n in range(6))
    workspace.timeline.keep_ending(id_, replace(ending, why="It is how we work now. " * 6, left=left))
    person.window.go(EndingRoute(id_))
    path = tmp_path / "ending.pdf"
    person.window.ask_save_path = lambda *_args: path
    person.press("Save PDF")
    person.wait(path.exists, "the file")
    person.wait(lambda: person.sees("Keep it safe"), "it is said")
    pages = pypdfium2.PdfDocument(path)
    assert len(pages) == 1
    text = " ".join(pages[0].get_textpage().get_text_range().split())
    assert "Thing 5 This goes on The Council" in text
    assert "Signed Name Organisation Day" in text
    assert text.count("We agree who does it") == 2 * len(ExitPart)
    closed = next(r for r in workspace.rounds.of_partnership(id_) if r.state == "closed")
    person.press(f"Delete the answers of {closed.name}")
    assert person.window._here == EraseRoundRoute(id_, closed.id)


def test_nobody_is_told_of_a_fault_while_the_day_is_typed(person: Person, id_: str) -> None:
    """It is a matter of the boxes for a day, on whatever page they stand."""
    person.window.go(EndingRoute(id_))
    person.type_into("The day it ends: Day", "31")
    person.pick("Month", "2")
    person.type_into("The day it ends: Year", "202")
    assert not person.sees("That day is not in the calendar.")
    person.window.page.presenter.leave()
    person.settle()
    assert person.sees("That day is not in the calendar."), "half a day is not lost without a word"
    person.type_into("The day it ends: Year", "2027")
    assert person.sees("Error: That day is not in the calendar.")

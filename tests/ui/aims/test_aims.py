"""Aims and agreement in the real window: words kept as they are typed, figures to the last digit, bad input told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.aims import MOST_LETTERS, Agreement, Aims
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import AimsRoute, HomeRoute, OutcomeFiguresRoute, PartnershipRoute
from person import Person

TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(demonstration_open: Workspace) -> Workspace:
    """The demonstration, with nothing written down."""
    id_ = demonstration_open.partnerships.rows()[0].partnership.id
    demonstration_open.aims.describe(id_, Aims())
    demonstration_open.aims.set_figures(id_, ())
    return demonstration_open


@pytest.fixture
def person(person: Person, id_: str) -> Person:
    """At the page of the partnership."""
    person.window.go(PartnershipRoute(id_))
    return person


def figures(workspace: Workspace, id_: str) -> list[tuple[str, str, Decimal, date, str]]:
    return [(one.label, one.unit, one.value, one.on, one.source) for one in workspace.aims.of(id_).figures]


def a_figure(person: Person, label: str, value: str, day: str, year: str) -> None:
    person.press("Add a figure")
    person.type_into("What it counts", label)
    person.type_into("Figure", value)
    person.type_into("On which day: Day", day)
    person.type_into("On which day: Year", year)


def test_words_are_kept_as_they_are_typed(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.page.rows["Aims and agreement"].click()
    person.settle()
    assert person.sees("None yet.")
    person.type_into("Our purpose", "A town for all")
    person.type_into("Outcomes we signed up to", "Fewer sleep rough")
    person.type_into("What we agreed", "We meet monthly")
    person.type_into("When we agreed it: Day", "30")
    person.type_into("When we agreed it: Year", "2025")
    person.type_into("Where the signed paper is", "Room 2")
    agreed = Agreement("We meet monthly", date(2025, 11, 30), "Room 2")
    assert workspace.aims.of(id_) == Aims("A town for all", "Fewer sleep rough", agreed)
    person.window.go(PartnershipRoute(id_))
    assert "Written down" in person.window.page.rows["Aims and agreement"].accessibleName()
    person.window.go(AimsRoute(id_))
    assert person.box("Our purpose").toPlainText() == "A town for all"
    assert person.box("When we agreed it: Day").text() == "30"


def test_several_days_of_one_name_stand_in_one_row(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(OutcomeFiguresRoute(id_))
    a_figure(person, "Rough sleepers", "1,250.50", "30", "2026")
    person.type_into("Unit", "people")
    person.type_into("Where it was read", "Street count")
    person.press("Add a figure")
    assert person.box("What it counts").text() == "Rough sleepers", "another day of the same"
    person.type_into("Figure", "7")
    person.type_into("On which day: Day", "1")
    a_figure(person, "Beds", "12", "2", "2026")
    assert figures(workspace, id_) == [
        ("Rough sleepers", "people", Decimal("7"), date(2026, 11, 1), "Street count"),
        ("Rough sleepers", "people", Decimal("1250.50"), date(2026, 11, 30), "Street count"),
        ("Beds", "people", Decimal("12"), date(2026, 11, 2), "Street count"),
    ]
    assert str(workspace.aims.of(id_).figures[1].value) == "1250.50"
    assert person.sees("3 figures")
    person.window.page.back_link.click()
    person.settle()
    assert person.window._here == AimsRoute(id_)
    assert person.sees("1,250.50 people")
    assert not person.sees("7 people"), "the newest day of each"
    person.press("Outcome figures")
    assert person.window._here == OutcomeFiguresRoute(id_)


def test_what_is_no_number_or_no_day_is_told_at_its_field_and_nothing_is_lost(
    person: Person, workspace: Workspace, id_: str
) -> None:
    person.window.go(OutcomeFiguresRoute(id_))
    a_figure(person, "Beds", "3,5", "30", "2026")
    person.press("Add a figure")
    assert person.sees("Error: That is not a number that can be shown. Type one such as 12, 3.5 or 1,250")
    assert person.box("Figure").hasFocus()
    person.window.go(HomeRoute())
    assert figures(workspace, id_) == []
    person.window.go(OutcomeFiguresRoute(id_))
    assert (person.box("What it counts").text(), person.box("Figure").text()) == ("Beds", "3,5")
    person.type_into("Figure", "3.5")
    person.type_into("On which day: Day", "31")
    person.press("Add a figure")
    assert person.sees("Error: That day is not in the calendar.")
    person.type_into("On which day: Day", "30")
    assert figures(workspace, id_) == [("Beds", "", Decimal("3.5"), date(2026, 11, 30), "")]
    a_figure(person, "beds", "4", "30", "2026")
    person.press("Add a figure")
    assert person.sees("Error: There is a figure for Beds on 30 November 2026 already.")
    person.type_into("Figure", "many")
    person.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: not person.window.is_open, "the lock")


def test_a_kept_figure_stays_while_a_wrong_one_is_typed_over_it(person: Person, workspace: Workspace, id_: str) -> None:
    person.window.go(OutcomeFiguresRoute(id_))
    a_figure(person, "Beds", "4", "30", "2026")
    person.type_into("Figure", "4x")
    assert figures(workspace, id_)[0][2] == Decimal(4)
    person.window.page.back_link.click()
    person.settle()
    assert person.sees("Error: That is not a number that can be shown.")
    person.press("Remove this figure")
    assert figures(workspace, id_) == []
    assert person.sees("The figure for Beds was removed.")
    person.press("Undo")
    assert figures(workspace, id_)[0][2] == Decimal(4)


def test_too_many_letters_and_a_wrong_day_wait_and_are_said_before_one_leaves(
    person: Person, workspace: Workspace, id_: str
) -> None:
    person.window.go(AimsRoute(id_))
    person.box("Our purpose").setPlainText("x" * (MOST_LETTERS + 1))
    person.type_into("When we agreed it: Day", "31")
    person.type_into("When we agreed it: Year", "2026")
    assert person.sees("Error: That is 1501 letters long. There is room for 1500.")
    person.window.page.back_link.click()
    person.settle()
    assert person.window._here == AimsRoute(id_)
    assert person.sees("That day is not in the calendar.")
    assert workspace.aims.of(id_).blank
    person.window.go(HomeRoute())
    person.window.go(AimsRoute(id_))
    assert len(person.box("Our purpose").toPlainText()) == MOST_LETTERS + 1
    assert person.sees("Error: That is 1501 letters long.")
    person.box("Our purpose").setPlainText("Short")
    person.type_into("When we agreed it: Day", "30")
    person.window.page.back_link.click()
    person.settle()
    assert person.window._here == PartnershipRoute(id_)
    assert workspace.aims.of(id_) == Aims("Short", agreement=Agreement(on=date(2026, 11, 30)))

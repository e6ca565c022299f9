"""Getting ready in a round about people: who is next, who has answered already, and the question before a second time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.partnership import Member
from facilitator_app.domain.round import Round
from facilitator_app.ui import handover
from facilitator_app.ui.handover.presenter import HandoverPresenter
from facilitator_app.ui.handover.view import HandoverPage
from facilitator_app.ui.routes import GetReadyRoute
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Notice
from services.test_people_rounds import nine_people, started
from ui.checks import assert_sound
from ui.setup.bench import Recorder, RecordingShell, beside_the_rail

AGAIN = "Cam has answered already. If they answer again, they count twice."


@pytest.fixture
def members(shell: RecordingShell) -> dict[str, Member]:
    return nine_people(shell.workspace)


@pytest.fixture
def round_(shell: RecordingShell, members: dict[str, Member]) -> Round:
    """Cam has sent; a PIN is there."""
    shell.workspace.preferences.set_pin("2468")
    made = started(shell.workspace, members)
    seat = shell.workspace.responding.start_rater(made.id, members["Cam"].id)
    shell.workspace.responding.send(seat)
    return made


def shown(shell: RecordingShell, round_: Round) -> tuple[Recorder, HandoverPresenter]:
    view = Recorder()
    presenter = HandoverPresenter(view, shell, GetReadyRoute(round_id=round_.id))
    presenter.show()
    return view, presenter


def row_of(page: HandoverPage, name: str) -> int:
    return next(n for n in range(page.raters.table.rowCount()) if page.raters.table.cell(n, 0).words == name)


def click(page: HandoverPage, name: str) -> None:
    table = page.raters.table
    item = table.item(row_of(page, name), 0)
    assert item is not None
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(item).center())


def test_who_has_sent_is_ticked_and_stands_last(shell: RecordingShell, round_: Round) -> None:
    view, presenter = shown(shell, round_)
    assert [(one.name, one.ticked) for one in view["show_raters"]][-2:] == [("Ida", False), ("Cam", True)]
    presenter.only_to_come(True)
    assert "Cam" not in [one.name for one in view["show_rows"][0]]


def test_a_second_time_is_asked_about_and_the_safe_answer_chooses_nobody(
    shell: RecordingShell, round_: Round, members: dict[str, Member]
) -> None:
    view, presenter = shown(shell, round_)
    presenter.choose_rater(members["Dee"].id)
    presenter.choose_rater(members["Cam"].id)
    assert view["ask_again"] == AGAIN
    presenter.lock_and_pass("", False, 1.0, "")
    assert "Nobody is chosen" in view["show_group_error"], "neither Cam nor, by mistake, Dee"
    presenter.choose_somebody_else()
    presenter.lock_and_pass("", False, 1.0, "")
    assert shell.called("hand_over_to") == []
    presenter.choose_rater(members["Cam"].id)
    presenter.let_answer_again()
    assert view["show_next"] == "Cam"
    presenter.lock_and_pass("", False, 1.0, "")
    assert shell.called("hand_over_to") == [(round_.id, members["Cam"].id, ("easy", False), ("scale", 1.0))]


def test_the_page_opens_at_its_head_with_no_row_coloured(shell: RecordingShell, round_: Round, show: Any) -> None:
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)))
    QApplication.processEvents()
    assert page.area.verticalScrollBar().value() == 0
    assert not page.raters.table.hasFocus(), "only a table with the focus colours its row"


def test_the_error_goes_when_somebody_is_chosen(shell: RecordingShell, round_: Round, show: Any) -> None:
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)))
    page.presenter.lock_and_pass("", False, 1.0, "")
    assert page.errors.isVisible()
    click(page, "Dee")
    assert not page.errors.isVisible()
    assert not page.group_error.isVisible()
    assert page.title == "Get ready to hand over"
    assert page.raters.line.text() == "Dee is next."
    assert page.raters.table.hasFocus()
    assert page.raters.table.cell(row_of(page, "Dee"), 0).detail == "Is next"


@pytest.mark.parametrize("name", ["Ana", "Fay", "Ida"])
def test_a_click_chooses_the_row_under_the_pointer(shell: RecordingShell, round_: Round, show: Any, name: str) -> None:
    """The table is higher than the page and scrolls as it gets the focus: press and release are where the pointer is."""
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)), height=500)
    table, window = page.raters.table, page.windowHandle()
    table.setCurrentCell(row_of(page, name), 0)
    table.keep_in_view()
    item = table.item(row_of(page, name), 0)
    place = table.viewport().mapTo(page, table.visualItemRect(item).center())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)
    assert page.raters.line.text() == f"{name} is next."
    item = table.item(row_of(page, name), 0)
    seen = table.viewport().mapTo(page.area.viewport(), table.visualItemRect(item).center()).y()
    assert 0 <= seen <= page.area.viewport().height()


def test_after_a_second_time_is_meant_the_page_shows_who_is_next(
    shell: RecordingShell, round_: Round, members: dict[str, Member], show: Any
) -> None:
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)), height=500)
    page.presenter.choose_rater(members["Cam"].id)
    page.raters.again.click()
    QApplication.processEvents()
    assert page.raters.line.text() == "Cam is next."
    top = page.raters.line.mapTo(page.area.viewport(), page.raters.line.rect().topLeft()).y()
    assert 0 <= top <= page.area.viewport().height()


def test_the_question_by_keys(shell: RecordingShell, round_: Round, show: Any) -> None:
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)))
    assert page.raters.table.cell(row_of(page, "Cam"), 3).words == "Answered"
    page.raters.table.setFocus()
    page.raters.table.setCurrentCell(row_of(page, "Cam"), 0)
    QTest.keyClick(page.raters.table, Qt.Key.Key_Space)
    assert page.raters.question.isVisible()
    assert page.raters.question.label.text() == AGAIN
    assert QApplication.focusWidget() is page.raters.somebody_else
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert not page.raters.question.isVisible()
    assert QApplication.focusWidget() is page.raters.table
    page.presenter.lock_and_pass("", False, 1.0, "")
    assert shell.called("hand_over_to") == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_and_its_question_are_sound(
    shell: RecordingShell,
    round_: Round,
    members: dict[str, Member],
    show: Any,
    looks: Callable[..., Look],
    scale: float,
) -> None:
    width = beside_the_rail(scale)
    page = show(handover.build(shell, GetReadyRoute(round_id=round_.id)), width=width, look=looks("light", scale))
    page.presenter.choose_rater(members["Cam"].id)
    assert_sound(page, width=width)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_second_screen_is_warned_of_above_the_names(
    shell: RecordingShell, round_: Round, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    page = HandoverPage(lambda: 2)
    page.bind(HandoverPresenter(page, shell, GetReadyRoute(round_id=round_.id), 2))
    width = beside_the_rail(scale)
    show(page, width=width, look=looks("light", scale))
    first = page.body.itemAt(0).widget()
    assert isinstance(first, Notice)
    assert first.label.text() == "A second screen is on. Other people could read these names."
    assert_sound(page, width=width)

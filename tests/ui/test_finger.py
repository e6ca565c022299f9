"""What a finger meets: taps that move the page, pages that move under a tap, two taps for one, cells to type into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator_app.ui.frame import Frame
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import FINGER, Look, apply, load_themes
from facilitator_app.ui.widgets import Button, Head, combo_field, text_field, text_label
from facilitator_app.ui.widgets.list_table import ListTable
from finger import Finger
from person import Beat

Shown = tuple[Finger, Frame]


@pytest.fixture
def shown(qtbot: Any, settle: Callable[[], None]) -> Callable[[FacilitatorPage], Shown]:
    """``shown(page)``: in a frame, at 1366 by 768, with somebody who has a finger and no keys."""

    def make(page: FacilitatorPage) -> Shown:
        beat = Beat()
        frame = Frame(beat)
        qtbot.addWidget(frame)
        apply(frame, Look(load_themes()["light"], 1.0))
        frame.resize(1366, 768)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        frame.show_page(page, {})
        settle()
        return Finger(frame, beat), frame

    return make


def test_a_tap_on_a_button_that_is_half_in_sight_presses_it(shown: Callable[..., Shown]) -> None:
    """Its focus scrolls the page and puts the keys away: it is no longer where the finger is."""
    page, pressed = FacilitatorPage("Organisations"), list[str]()
    name, add = text_field("Name"), Button("Add", press=lambda: pressed.append("Add"))
    for widget in (*(text_label(f"Line {line}") for line in range(30)), name, add):
        page.body.addWidget(widget)
    finger, _frame = shown(page)
    finger.type_into("Name", "a")
    view = page.area.viewport()
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.value() + add.mapTo(view, add.rect().center()).y() - view.height() + 4)
    finger.settle()
    before = bar.value()
    finger.tap(add)
    assert bar.value() != before or finger.keyboard() is None
    assert pressed == ["Add"]


def test_a_page_that_moves_under_the_finger_is_not_pressed(shown: Callable[..., Shown], qtbot: Any) -> None:
    page, pressed = FacilitatorPage("Sheet"), list[str]()
    told = text_label("Saved: sheet.pdf. Keep it away from this laptop.")
    told.hide()
    buttons = [Button(words, press=lambda words=words: pressed.append(words)) for words in ("Keep", "Remove")]
    for widget in (told, *buttons):
        page.body.addWidget(widget)
    finger, frame = shown(page)
    handle, place = frame.windowHandle(), buttons[1].mapTo(frame, buttons[1].rect().center())
    QTest.touchEvent(handle, finger.screen).press(0, place, handle).commit()
    page.body.insertWidget(0, Button("One more"))
    told.show()
    qtbot.waitUntil(lambda: not buttons[1].rect().contains(buttons[1].mapFrom(frame, place)))
    finger.settle()
    QTest.touchEvent(handle, finger.screen).release(0, place, handle).commit()
    finger.settle()
    assert pressed == []
    finger.tap(buttons[1])
    assert pressed == ["Remove"]


@pytest.mark.parametrize("foot", [True, False])
def test_two_taps_are_one_where_the_first_brings_another_page(shown: Callable[..., Shown], foot: bool) -> None:
    pressed: list[str] = []
    second = FacilitatorPage("Check")
    second.main_button("Start", lambda: pressed.append("Start"), foot=foot)
    page = FacilitatorPage("Check")
    page.main_button("Continue", lambda: (pressed.append("Continue"), frame.show_page(second, {})), foot=foot)
    finger, frame = shown(page)
    finger.beat.tick()
    button = finger.button("Continue")
    assert button is not None
    finger.tap_twice(button)
    assert pressed == ["Continue"]
    finger.beat.tick()
    finger.press("Start")
    assert pressed == ["Continue", "Start"]


def test_a_page_that_has_just_come_in_one_window_holds_up_no_other(shown: Callable[..., Shown]) -> None:
    pressed: list[str] = []
    page = FacilitatorPage("Check")
    page.main_button("Continue", lambda: pressed.append("Continue"))
    _other, frame = shown(FacilitatorPage("Settings"))
    finger, _frame = shown(page)
    finger.press("Continue")
    assert pressed == ["Continue"]
    assert frame.isVisible()


@pytest.mark.slow
def test_a_second_tap_on_a_name_in_a_table_opens_it_for_typing(shown: Callable[..., Shown]) -> None:
    page, edited = FacilitatorPage("Organisations"), list[tuple[int, int, str]]()
    table = ListTable([Head("Organisation", editable=True), Head("People", right=True)], name="Organisations")
    page.body.addWidget(table)
    table.edited.connect(lambda row, column, words: edited.append((row, column, words)))
    finger, _frame = shown(page)
    table.show_rows([["Dor", "3"], ["Voices", "0"]])
    finger.settle()

    def place(row: int, column: int) -> Any:
        return table.viewport().mapTo(table, table.visualItemRect(table.item(row, column)).center())

    finger.tap(table, place(0, 0))
    assert not table.is_typed_into, "the first tap only says which"
    finger.tap(table, place(0, 1))
    finger.tap(table, place(0, 1))
    assert not table.is_typed_into, "a figure is not typed"
    finger.tap(table, place(0, 0))
    finger.tap(table, place(0, 0))
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.text() == "Dor"
    finger.tap_key("Rub out")
    finger.type("Door")
    assert edited == []
    table.commit()
    assert edited == [(0, 0, "Door")]


def test_the_old_name_does_not_shine_through_the_new_one(shown: Callable[..., Shown]) -> None:
    page = FacilitatorPage("Organisations")
    table = ListTable([Head("Organisation", editable=True)], name="Organisations")
    page.body.addWidget(table)
    finger, _frame = shown(page)
    pictures = []
    for name in ("Harbour Trust", "Open"):
        table.show_rows([[name]])
        finger.settle()
        table.setFocus()
        table.setCurrentCell(0, 0)
        table.edit(table.currentIndex())
        box = QApplication.focusWidget()
        assert isinstance(box, QLineEdit)
        box.setText("")
        box.setReadOnly(True)  # without the blinking mark
        pictures.append(table.viewport().grab().toImage())
        table.setFocus()
    assert pictures[0] == pictures[1]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_each_line_of_a_list_that_pops_up_is_as_high_as_a_finger(shown: Callable[..., Shown]) -> None:
    page = FacilitatorPage("Person")
    field = combo_field("Group", [("a", "Agencies"), ("v", "Voices")], "a")
    page.body.addWidget(field)
    finger, _frame = shown(page)
    finger.tap(field.editor)
    view = field.editor.view()
    assert view.isVisible()
    assert view.visualRect(field.editor.model().index(1, 0)).height() >= FINGER
    field.editor.hidePopup()

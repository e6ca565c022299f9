"""An error is met where one is: the cursor stays in the wrong field, and nothing moves under a press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, number_field, text_field, text_label

Show = Callable[..., Any]


class AFormPage(FacilitatorPage):
    """Two names that are wrong while they are empty, said as one leaves them or when they are kept."""

    def __init__(self) -> None:
        super().__init__("A form")
        self.pressed = 0
        self.name, self.other = text_field("Name"), text_field("Other name")
        self.number = number_field("How many", 3, 0, 9)
        self.keep, self.away = Button("Keep"), Button("Count")
        for one in (self.name, self.other, self.number, self.keep, self.away):
            self.body.addWidget(one)
        self.name.editor.editingFinished.connect(self.check)
        self.keep.clicked.connect(self.check)
        self.away.clicked.connect(self._count)

    def _count(self) -> None:
        self.pressed += 1

    def check(self) -> None:
        """All that is wrong, at once."""
        wrong = [field for field in (self.name, self.other) if not field.text()]
        for field in wrong:
            field.show_error("Type a name.")
        self.show_errors([("Type a name.", field.editor) for field in wrong])


@pytest.fixture
def page(show: Show) -> AFormPage:
    made: AFormPage = show(AFormPage())
    return made


def press(widget: QWidget, *, let_go: bool = True) -> None:
    """As the system tells it: to the window, at the place where the widget is now."""
    window = widget.window()
    handle = window.windowHandle()
    at = widget.mapTo(window, widget.rect().center())
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    if let_go:
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_a_button_that_is_half_in_sight_is_pressed_where_it_is(show: Show, settle: Callable[[], None]) -> None:
    """The press gives it the focus, which brings it wholly into sight: not while the mouse is down."""
    page = AFormPage()
    for line in range(40):
        page.body.insertWidget(0, text_label(f"Line {line}"))
    show(page)
    view, bar = page.area.viewport(), page.area.verticalScrollBar()
    window = page.window()
    for button in (page.away, page.keep):
        bar.setValue(0)
        settle()
        bar.setValue(button.mapTo(view, QPoint(0, 0)).y() - view.height() + 8)
        before, came = bar.value(), button.mapTo(window, QPoint(20, 4))
        window.setFocus()
        for mouse in (QTest.mousePress, QTest.mouseRelease):
            mouse(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, came)
            if mouse is QTest.mousePress:
                assert button.isDown()
                assert bar.value() == before, "nothing moves under a press"
        settle()
    assert page.pressed == 1
    assert page.name.error.isVisible() or page.name.property("wrong")


def type_and_erase(box: QLineEdit) -> None:
    """A box that was changed says when one leaves it."""
    box.setFocus()
    QTest.keyClicks(box, "a")
    QTest.keyClick(box, Qt.Key.Key_Backspace)


def test_enter_in_a_wrong_field_leaves_the_cursor_there(page: AFormPage) -> None:
    page.name.editor.setFocus()
    QTest.keyClick(page.name.editor, Qt.Key.Key_Return)
    assert page.errors.isVisible()
    assert page.name.editor.hasFocus()
    assert "Type a name." in page.name.editor.accessibleDescription()


def test_all_errors_are_said_at_once_and_the_cursor_goes_to_the_first(page: AFormPage) -> None:
    page.keep.setFocus()
    QTest.keyClick(page.keep, Qt.Key.Key_Space)
    assert page.errors.accessibleName().count("Type a name.") == 2
    assert page.name.editor.hasFocus()


def test_an_error_of_no_field_is_read_first(page: AFormPage) -> None:
    page.keep.setFocus()
    page.show_error("The disk is full.")
    assert page.errors.hasFocus()


def test_nobody_is_held_in_a_wrong_field(page: AFormPage) -> None:
    type_and_erase(page.name.editor)
    QTest.keyClick(page.name.editor, Qt.Key.Key_Tab)
    assert page.errors.isVisible()
    assert page.other.editor.hasFocus(), "Tab leads on"


def test_nothing_moves_under_a_press(page: AFormPage, settle: Callable[[], None]) -> None:
    """Leaving a wrong field by a press on a button: the button is pressed, and only then is the error said."""
    type_and_erase(page.name.editor)
    settle()
    where = page.away.mapTo(page, QPoint())
    press(page.away, let_go=False)
    settle()
    assert QApplication.mouseButtons() == Qt.MouseButton.LeftButton
    assert page.away.mapTo(page, QPoint()) == where
    assert not page.errors.isVisible()
    handle, at = page.window().windowHandle(), page.away.mapTo(page.window(), page.away.rect().center())
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert page.pressed == 1
    assert page.errors.isVisible()
    assert page.name.error.isVisible()
    assert page.name.editor.hasFocus(), "the cursor is where something is to be mended"


def test_a_press_on_another_field_is_followed(page: AFormPage, settle: Callable[[], None]) -> None:
    type_and_erase(page.name.editor)
    settle()
    press(page.other.editor)
    settle()
    assert page.errors.isVisible()
    assert page.other.editor.hasFocus()


def test_the_newest_is_what_is_said_after_a_press(page: AFormPage, settle: Callable[[], None]) -> None:
    """What is found while the button is down gives way to what the button itself finds."""
    page.away.clicked.connect(lambda: page.show_error("The disk is full."))
    type_and_erase(page.name.editor)
    settle()
    press(page.away)
    settle()
    assert page.errors.accessibleName() == "There is a problem The disk is full."


def test_what_was_done_waits_for_the_press_too(page: AFormPage, settle: Callable[[], None]) -> None:
    type_and_erase(page.other.editor)
    page.other.editor.editingFinished.connect(lambda: page.show_done("Kept."))
    settle()
    where = page.away.mapTo(page, QPoint())
    press(page.away, let_go=False)
    settle()
    assert page.away.mapTo(page, QPoint()) == where
    QTest.mouseRelease(page.window().windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    settle()
    assert page.done.isVisible()

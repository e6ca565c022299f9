"""Who asks for kinds of events is told of them, newest first, and of nothing else."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from facilitator_app.ui.event_watch import unwatch, unwatched, wake, watch

ENTER, LEAVE = QEvent.Type.Enter, QEvent.Type.Leave


class Watcher(QObject):
    def __init__(self, name: str, seen: list[str], *, takes: bool = False) -> None:
        super().__init__()
        self.name, self.seen, self.takes = name, seen, takes

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        self.seen.append(f"{self.name} {event.type().name}")
        return self.takes


@pytest.fixture
def widget(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def told(widget: QWidget, seen: list[str]) -> list[str]:
    seen.clear()
    for kind in (ENTER, LEAVE):
        wake()
        QCoreApplication.sendEvent(widget, QEvent(kind))
    return list(seen)


def test_the_newest_is_asked_first_and_may_keep_an_event_for_itself(widget):
    seen: list[str] = []
    old, new = Watcher("old", seen), Watcher("new", seen)
    watch(old, (ENTER, LEAVE))
    watch(new, (ENTER,))
    assert told(widget, seen) == ["new Enter", "old Enter", "old Leave"]
    new.takes = True
    assert told(widget, seen) == ["new Enter", "old Leave"]
    watch(old, (ENTER,))
    assert told(widget, seen) == ["old Enter", "new Enter"], "asking again puts it first"
    unwatch(old)
    assert told(widget, seen) == ["new Enter"]
    del new
    gc.collect()
    assert told(widget, seen) == [], "it is borrowed"


def test_nobody_is_asked_while_a_page_is_made(widget):
    seen: list[str] = []
    one = Watcher("one", seen)
    watch(one, (ENTER,))
    with unwatched(), unwatched():
        assert told(widget, seen) == []
    assert told(widget, seen) == ["one Enter"]
    with pytest.raises(ValueError), unwatched():
        raise ValueError
    assert told(widget, seen) == ["one Enter"], "after a fault too"
    unwatch(one)


PRESS, TYPED = QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress


class Places(QObject):
    """Notes what got an event."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, _event: QEvent, /) -> bool:
        self.seen.append(watched)
        return False


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def page(show: Callable[..., QWidget]) -> QWidget:
    """A window with a box, a list to choose from and a button, that has come to rest."""
    made = QWidget()
    column = QVBoxLayout(made)
    for part in (QLineEdit(), QComboBox(), QPushButton("Continue")):
        column.addWidget(part)
    made.findChild(QComboBox).addItems(["one", "two", "three"])
    return show(made)


def pressed_in_its_window(part: QWidget, at: QPoint | None = None) -> None:
    """A press of the mouse as the desktop sends it: to the window."""
    window = part.window()
    place = part.mapTo(window, part.rect().center() if at is None else at)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_what_people_do_is_seen_once_at_the_window_and_once_at_each_part(page, places, settle):
    watch(places, (PRESS, TYPED))
    button = page.findChild(QPushButton)
    for _time in range(2):
        places.seen.clear()
        pressed_in_its_window(button)
        assert places.seen == [page.windowHandle(), button]
        settle()
    box = page.findChild(QLineEdit)
    box.setFocus()
    settle()
    places.seen.clear()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_A)
    assert places.seen == [page.windowHandle(), box]
    assert box.text() == "a"
    settle()
    unwatch(places)
    pressed_in_its_window(button)
    assert places.seen == [page.windowHandle(), box]


def test_what_nobody_does_is_not_seen(page, places, settle):
    """Parts paint, move and are dressed: asking Python about each of these is what makes a page slow."""
    watch(places, (QEvent.Type.LayoutRequest, QEvent.Type.Move, QEvent.Type.Paint, QEvent.Type.DynamicPropertyChange))
    button = page.findChild(QPushButton)
    button.setText("Continue with the next statement")
    button.move(3, 3)
    button.setProperty("told", True)
    button.repaint()
    settle()
    assert button not in places.seen
    unwatch(places)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_list_that_pops_up_is_seen(page, places, settle):
    chooser = page.findChild(QComboBox)
    watch(places, (PRESS,))
    chooser.showPopup()
    settle()
    places.seen.clear()
    view = chooser.view()
    popup = view.window()
    pressed_in_its_window(view.viewport(), view.visualRect(chooser.model().index(1, 0)).center())
    assert places.seen[0] is popup.windowHandle()
    assert view.viewport() in places.seen
    unwatch(places)
    chooser.hidePopup()


@pytest.mark.usefixtures("page")
def test_a_window_that_opens_by_itself_is_seen(places, show):
    watch(places, (PRESS,))
    second = show(QPushButton("Next"), 200, 100)
    pressed_in_its_window(second)
    assert places.seen == [second.windowHandle(), second]
    unwatch(places)


def test_letters_that_a_method_of_input_puts_together_are_seen_where_the_focus_is(page, places, settle):
    """They never pass the window."""
    watch(places, (QEvent.Type.InputMethod,))
    for kind in (QLineEdit, QPushButton, QLineEdit):
        part = page.findChild(kind)
        part.setFocus()
        settle()
        places.seen.clear()
        letters = QInputMethodEvent()
        letters.setCommitString("ŵ")
        QCoreApplication.sendEvent(QApplication.focusObject(), letters)
        assert places.seen == [part]
        settle()
    assert page.findChild(QLineEdit).text() == "ŵŵ"
    unwatch(places)


def test_a_window_that_loses_the_keys_tells_of_it(page, places, show):
    watch(places, (QEvent.Type.WindowDeactivate,))
    show(QWidget())
    assert page in places.seen
    unwatch(places)

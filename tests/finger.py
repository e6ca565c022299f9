"""A person with a finger and no keys or mouse: every press and every letter is a touch on the window, as a screen sends it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QPlainTextEdit, QScroller, QWidget

from facilitator_app.ui.widgets.keyboard import ScreenKeyboard
from person import Beat, Person

HOLD_MS = 120
"""So long a finger stands still before it lets go of a page, which then stays where it is."""
PAGES = ("Numbers", "Letters with marks", "Letters")
"""Names of the key that shows the other keys."""


class Finger(Person):
    """Touches what can be seen; what lies further down is dragged into sight first."""

    def __init__(self, window: QWidget, beat: Beat) -> None:
        super().__init__(window, beat)
        self.screen = QTest.createTouchDevice()
        self._last = QPoint(-100, -100)
        self._since = QElapsedTimer()
        self._since.start()

    # --- the finger

    def touch(self, *path: QPoint, hold: bool = False) -> None:
        """Down at the first place, over the others, up at the last. Places are those of the window."""
        handle = self.window.windowHandle()
        QTest.touchEvent(handle, self.screen).press(0, path[0], handle).commit()
        for place in path[1:]:
            QTest.touchEvent(handle, self.screen).move(0, place, handle).commit()
        if hold:
            self.pause(HOLD_MS)
            QTest.touchEvent(handle, self.screen).move(0, path[-1], handle).commit()
        QTest.touchEvent(handle, self.screen).release(0, path[-1], handle).commit()
        self.settle()

    def pause(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def tap_at(self, place: QPoint) -> None:
        """One tap, which is not the second half of a double one."""
        hints = QGuiApplication.styleHints()
        left = hints.mouseDoubleClickInterval() + 20 - self._since.elapsed()
        if left > 0 and (place - self._last).manhattanLength() < 2 * hints.touchDoubleTapDistance():
            self.pause(left)
        self.touch(place)
        self._last = place
        self._since.restart()

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.beat.tick()
        self.clicks += 1
        self.tap_at(self.bring_into_sight(widget, at))

    def tap_twice(self, widget: QWidget) -> None:
        """As people do who press twice on everything."""
        self.beat.tick()
        place = self.bring_into_sight(widget)
        self.touch(place)
        self.touch(place)
        self._since.restart()

    def bring_into_sight(self, widget: QWidget, at: QPoint | None = None) -> QPoint:
        """Drag the page until the middle of ``widget`` can be touched; returns the place in the window."""
        for _turn in range(40):
            middle = at or widget.rect().center()
            place = widget.mapTo(self.window, middle)
            hit = self.window.childAt(place)
            if hit is not None and (hit is widget or widget.isAncestorOf(hit) or hit.isAncestorOf(widget)):
                area = self._area_that_hides(widget, middle)
                if area is None:
                    return place
            else:
                area = self._area_that_hides(widget, middle)
            assert area is not None, f"{widget.accessibleName() or widget} lies under {hit}"
            self.drag(area, place)
        raise AssertionError(f"no finger can bring {widget.accessibleName() or widget} into sight")

    def _area_that_hides(self, widget: QWidget, middle: QPoint) -> QAbstractScrollArea | None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea) and above.verticalScrollBar().maximum() > 0:
                view = above.viewport()
                if not view.rect().contains(widget.mapTo(view, middle)):
                    return above
            above = above.parentWidget()
        return None

    def drag(self, area: QAbstractScrollArea, place: QPoint) -> None:
        """Drag what ``area`` shows so that ``place`` of the window comes towards its middle."""
        view = area.viewport()
        top = view.mapTo(self.window, QPoint(0, 0)).y()
        wanted = place.y() - (top + view.height() // 2)
        far = max(-(view.height() - 60), min(view.height() - 60, wanted))
        far += 30 if 0 <= far < 30 else -30 if -30 < far < 0 else 0
        x = view.mapTo(self.window, QPoint(view.width() - 40, 0)).x()
        begin = top + view.height() - 30 if far > 0 else top + 30
        steps = 8
        self.touch(*(QPoint(x, begin - far * step // steps) for step in range(steps + 1)), hold=True)
        scroller = QScroller.scroller(view)
        self.wait(lambda: scroller.state() == QScroller.State.Inactive, "the page to come to rest")

    # --- as a person does it

    def press(self, words: str, kind: type[QAbstractButton] = QAbstractButton) -> None:
        self.wait(lambda: self.button(words, kind), f"the button {words!r}")
        button = self.button(words, kind)
        assert button is not None
        self.tap(button)

    def key(self, *_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("there are no keys")

    def type_into(self, label: str, text: str) -> None:
        self.wait(lambda: self.box(label) is not None, f"the box {label!r}")
        box = self.box(label)
        self.tap(box)
        self.wait(lambda: self.keyboard() is not None, f"the keys for {label!r}")
        focus = QApplication.focusWidget()
        assert focus is box or box.isAncestorOf(focus)
        if isinstance(box, QPlainTextEdit):
            assert box.toPlainText() == "", "a box with something in it is not typed over"
        else:
            for _letter in range(20):
                if not box.text():
                    break
                self.tap_key("Rub out")
        self.type(text)

    def type(self, text: str) -> None:
        """On the keys of the screen, wherever they type into."""
        for letter in text:
            name = "Space" if letter == " " else "New line" if letter == "\n" else letter
            for _page in range(4):
                if name in self.keys():
                    break
                if letter.isupper() and letter.lower() in self.keys():
                    self.tap_key("Big letters")
                else:
                    self.tap_key(next(page for page in PAGES if page in self.keys()))
            self.tap_key(name)
            if self.keyboard() is None:
                return  # a PIN that is whole needs no key more

    def keyboard(self) -> ScreenKeyboard | None:
        return next((k for k in self.window.findChildren(ScreenKeyboard) if k.isVisible()), None)

    def keys(self) -> dict[str, QAbstractButton]:
        keyboard = self.keyboard()
        found = keyboard.findChildren(QAbstractButton) if keyboard is not None else []
        return {key.accessibleName(): key for key in found if key.isVisible()}

    def tap_key(self, name: str) -> None:
        key = self.keys()[name]
        self.clicks += 1
        self.tap_at(key.mapTo(self.window, key.rect().center()))

    def hide_keys(self) -> None:
        if "Done" in self.keys():
            self.tap_key("Done")

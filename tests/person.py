"""A person at the laptop: presses buttons by their words, types into boxes by their labels. Nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from facilitator_app.ui.widgets import Field

PATIENCE_MS = 180_000
"""How long a test waits for what comes by itself. It only ends a hang: that a computer is busy is no fault."""


def wait_until(holds: Callable[[], object], timeout: int = PATIENCE_MS) -> bool:
    """Let the program go on until ``holds``, or for ``timeout`` ms; whether it holds then."""
    if holds():
        return True
    loop = QEventLoop()
    looking, giving_up = QTimer(), QTimer()
    looking.timeout.connect(lambda: loop.quit() if holds() else None)
    giving_up.timeout.connect(loop.quit)
    giving_up.setSingleShot(True)
    looking.start(2)
    giving_up.start(timeout)
    loop.exec()
    looking.stop()
    return bool(holds())


def settle(turns: int = 20) -> None:
    """Let what was put off until the event loop runs (layouts, deletions) happen."""
    for _turn in range(turns):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


class Beat:
    """A clock that only goes on when somebody presses something. Half a second passes at each press."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def tick(self) -> None:
        self.now += 0.5


class Person:
    """Works the window ``window``; counts every click in ``clicks``."""

    def __init__(self, window: QWidget, beat: Beat) -> None:
        self.window = window
        self.beat = beat
        self.clicks = 0

    # --- looking

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Return as soon as ``holds``; fail with what is on the screen if it never does."""
        wait_until(holds)
        assert holds(), f"waited in vain for {what}; on the screen: {self.words()}"

    def words(self) -> list[str]:
        """Everything that can be read now."""
        found = []
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, (QLabel, QAbstractButton)) and widget.text():
                found.append(widget.text().replace("&", ""))
        return found

    def sees(self, words: str) -> bool:
        return any(words in found for found in self.words())

    def button(self, words: str, kind: type[QAbstractButton] = QAbstractButton) -> QAbstractButton | None:
        """The button with these words that can be pressed now; the first in the window if there are several."""
        for button in self.window.findChildren(kind):
            names = {button.text().replace("&&", "&").replace("&", ""), button.accessibleName(), button.text()}
            words_of_option = getattr(button, "words", None)
            if isinstance(words_of_option, str):
                names.add(words_of_option)
            if words in names and button.isVisible() and button.isEnabled():
                return button
        return None

    # --- doing

    def press(self, words: str, kind: type[QAbstractButton] = QAbstractButton) -> None:
        """Click the button with these words, as soon as it is there."""
        self.wait(lambda: self.button(words, kind), f"the button {words!r}")
        button = self.button(words, kind)
        assert button is not None
        self.beat.tick()
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, words: str) -> None:
        """Click a radio button."""
        self.press(words, QRadioButton)

    def box(self, label: str) -> Any:
        """The box named ``label`` that can be typed into now."""
        kinds = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
        for box in self.window.findChildren(QWidget):
            named = isinstance(box, kinds) and box.accessibleName().replace("&", "") == label
            if named and box.isVisible() and box.isEnabled():
                return box
        return None

    def type_into(self, label: str, text: str) -> None:
        """Type over what is in the box."""
        self.wait(lambda: self.box(label) is not None, f"the box {label!r}")
        box = self.box(label)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(box, text)
        QTest.keyClick(box, Qt.Key.Key_Tab)
        self.settle()

    def pick(self, label: str, key: str) -> None:
        """Choose from the list under this label."""
        fields = self.window.findChildren(Field)
        found = [one for one in fields if one.label.text().replace("&", "") == label and one.isVisible()]
        box = found[0].editor
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key on whatever has the focus."""
        self.beat.tick()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def settle(self) -> None:
        """Let what was put off until the event loop runs happen."""
        settle(2)

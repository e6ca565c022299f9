"""The boxes for files have keys for a finger where Qt draws them; who has keys sees none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit

from facilitator_app.ui.choosers import Choosers
from facilitator_app.ui.frame import Frame
from facilitator_app.ui.widgets.keyboard import ScreenKeyboard
from finger import Finger
from person import Beat


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Choosers:
    monkeypatch.setenv("HOME", str(tmp_path))
    made = Choosers()
    qtbot.addWidget(made)
    made.setCentralWidget(Frame(Beat()))
    made.resize(1366, 768)
    made.show()
    return made


def in_the_box(window: Choosers, act: Callable[[QDialog], None]) -> None:
    """``act`` gets the next box when it is seen; it is closed afterwards, whatever happened."""
    timer = QTimer(window)
    timer.setInterval(5)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and box.isVisible():
            timer.stop()
            try:
                act(box)
            finally:
                if box.isVisible():
                    box.reject()

    timer.timeout.connect(look)
    timer.start()


def by_finger(window: Choosers) -> None:
    keyboard = window.findChild(ScreenKeyboard)
    assert keyboard is not None
    keyboard.by_finger = True


@pytest.mark.slow
def test_a_finger_names_a_file_and_saves_it(window: Choosers, tmp_path: Path) -> None:
    by_finger(window)

    def name_it(box: QDialog) -> None:
        finger = Finger(box, Beat())
        line = box.findChild(QLineEdit, "fileNameEdit")
        finger.tap(line)
        while line.text():
            finger.tap_key("Rub out")
        finger.type("our plan")
        keyboard = finger.keyboard()
        assert keyboard is not None
        assert box.rect().contains(keyboard.geometry())
        finger.tap_key("Done")
        finger.tap(box.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save))

    in_the_box(window, name_it)
    assert window.ask_save_path("Save the pack", "pack.pdf", "PDF files (*.pdf)") == tmp_path / "our plan"


def test_who_has_a_mouse_sees_no_keys_in_a_box(window: Choosers) -> None:
    def click(box: QDialog) -> None:
        line = box.findChild(QLineEdit, "fileNameEdit")
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
        assert Finger(box, Beat()).keyboard() is None

    in_the_box(window, click)
    assert window.ask_open_path("Open a list", "Lists (*.csv)") is None

"""Keys on the screen in the boxes for files and for printing, where Qt draws them: a box of the system has the system's."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QLineEdit, QWidget

from facilitator_app.ui.widgets.keyboard import ScreenKeyboard


def keys_in_next_box(owner: QWidget) -> None:
    """The box that opens next over ``owner`` has keys for a finger as the pages of ``owner`` do."""
    ours = owner.findChild(ScreenKeyboard)
    by_finger = ours is not None and ours.by_finger

    def give() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            _give_keys(box, by_finger)

    QTimer.singleShot(0, owner, give)


def _give_keys(box: QDialog, by_finger: bool) -> None:
    room = box.layout()
    if room is None:  # the system draws it
        return
    keyboard = ScreenKeyboard(box, everything=True)
    keyboard.by_finger = by_finger
    for line in box.findChildren(QLineEdit):
        line.setCompleter(None)  # type: ignore[arg-type]  # its list would take the next tap on a key
    if isinstance(room, QGridLayout):
        room.addWidget(keyboard, room.rowCount(), 0, 1, room.columnCount())
    else:
        room.addWidget(keyboard)
    keyboard.watch()
    keyboard.turned.connect(lambda shown: _keep_on_screen(box) if shown else None)


def _keep_on_screen(box: QDialog) -> None:
    """It may have grown by the keys."""
    room, frame = box.screen().availableGeometry(), box.frameGeometry()
    below, beside = frame.bottom() - room.bottom(), frame.right() - room.right()
    box.move(frame.left() - max(0, beside), max(room.top(), frame.top() - max(0, below)))

"""A picture on the projector: as large as its room lets it be, with letters that are read from the back row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from facilitator_app.charts.ink import Ink
from facilitator_app.ui.results.charts import ink_of, picture_of
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets import Picture

SIZES = (1.5, 1.4, 1.3, 1.2, 1.12, 1.05, 0.98, 0.91, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.56, 0.52)
"""Letters of a picture as parts of the slide's own, tried from the largest down. The slide's are 4 % of its height."""


class RoomPicture(Picture):
    """``draw`` makes the drawing for an ink and a width; a screen reader hears ``words``."""

    pressed_at = Signal(float)
    """Somebody pressed so many units below the top of the drawing."""

    def __init__(self, draw: Callable[[Ink, float], Any], words: str) -> None:
        self._draw = draw
        self.letters = Ink()
        self._made: tuple[QSize, float, Look] | None = None
        super().__init__(QPixmap(1, 1), words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(10, 10)

    def look_changed(self) -> None:
        super().look_changed()
        self._fill()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """The largest letters with which the drawing is no higher than its room; else the smallest, made for so much more
        width that it fills the room when it is scaled to its height.

        It is looked for once for each room and look: a drawing is made for each size that is tried.
        """
        width, height = float(self.width()), float(self.height())
        made = (self.size(), self.devicePixelRatioF(), look_of(self))
        if min(width, height) < 40 or made == self._made:
            return
        self._made = made
        usual = ink_of(look_of(self), Role.BODY)
        for part in SIZES:
            self.letters = usual.sized(usual.size * part)
            drawing = self._draw(self.letters, width)
            if drawing.height <= height:
                break
        small = drawing.height > height
        if small:
            drawing = self._draw(self.letters, width * drawing.height / height)
        ratio = self.devicePixelRatioF()
        picture = picture_of(drawing, ratio)
        if small:
            room = QSizeF(width, height) * ratio
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(room.toSize(), keep, smooth)
        self.setPixmap(picture)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self.pressed_at.emit(event.position().y())
        event.accept()

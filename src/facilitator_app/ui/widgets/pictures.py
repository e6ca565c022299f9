"""Pictures with words for those who do not see them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle

from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.sides import high_as_wide
from facilitator_app.ui.widgets.text import TextLabel


class Picture(TextLabel):
    """A picture that a screen reader takes for a graphic with this name."""

    def __init__(self, picture: QPixmap | QImage, name: str) -> None:
        super().__init__("", Role.BODY, "ink", False)
        self.show_picture(picture, name)

    def show_picture(self, picture: QPixmap | QImage, name: str) -> None:
        """Show another picture. Its device pixel ratio says how many of its pixels are one unit."""
        self.setPixmap(QPixmap.fromImage(picture) if isinstance(picture, QImage) else picture)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return self.pixmap().deviceIndependentSize().toSize()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class FitPicture(Picture):
    """A picture that becomes smaller when there is less room, and never larger than ``widest`` units."""

    def __init__(self, picture: QPixmap | QImage, name: str, widest: int = 0) -> None:
        self._fitted = QPixmap()
        self._widest = widest
        super().__init__(picture, name)
        high_as_wide(self)

    def show_picture(self, picture: QPixmap | QImage, name: str) -> None:
        super().show_picture(picture, name)
        self._fit()

    def pixmap(self) -> QPixmap:
        """The picture as it is drawn, no larger than its room."""
        return self._fitted

    def _natural(self) -> QSize:
        size = super().pixmap().deviceIndependentSize().toSize()
        if self._widest and size.width() > self._widest:
            return QSize(self._widest, round(size.height() * self._widest / size.width()))
        return size

    def sizeHint(self) -> QSize:
        return self._natural()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(80, self._natural().width()), 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        size = self._natural()
        return size.height() if width >= size.width() else round(size.height() * width / max(1, size.width()))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        size = self._fitted.deviceIndependentSize().toSize()
        QPainter(self).drawPixmap(
            QStyle.alignedRect(self.layoutDirection(), self.alignment(), size, self.rect()), self._fitted
        )

    def _fit(self) -> None:
        """The label's own picture stays whole: another one, set while the page is laid out, would upset the layout."""
        width = min(self.width(), self._natural().width())
        ratio = self.devicePixelRatioF()
        if width > 0:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._fitted = super().pixmap().scaledToWidth(round(width * ratio), smooth)
            self._fitted.setDevicePixelRatio(ratio)
            self.update()


class ProgressMarks(Picture):
    """One mark for each person asked: full, half for paused, empty for still to come; a line after the limit.

    ``per_row``: the most that stand beside one another; several lines are filled evenly. 0 for one line.
    """

    def __init__(
        self,
        asked: int,
        answered: int,
        paused: int = 0,
        *,
        limit: int = 0,
        per_row: int = 0,
        size: int = 20,
        name: str,
    ) -> None:
        self._counts = (asked, answered, paused)
        lines = -(-asked // per_row) if per_row else 1
        self._limit, self._per_row, self._size = limit, per_row and -(-asked // max(1, lines)), size
        super().__init__(QPixmap(1, 1), name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def look_changed(self) -> None:
        look = look_of(self)
        ratio = self.devicePixelRatioF()
        size = marks_size(look, self._counts[0], self._limit, self._per_row, self._size)
        pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_marks(painter, look, *self._counts, limit=self._limit, per_row=self._per_row, size=self._size)
        painter.end()
        self.setPixmap(pixmap)
        self.updateGeometry()


def _pitch(look: Look, size: int) -> tuple[int, int, int]:
    mark = look.unit(size)
    gap = look.unit(8 if size >= 20 else 6)
    return mark, gap, look.unit(12)


def marks_size(look: Look, asked: int, limit: int = 0, per_row: int = 0, size: int = 20) -> QSize:
    """Room the marks of so many people take."""
    mark, gap, line = _pitch(look, size)
    columns = min(asked, per_row) if per_row else asked
    rows = -(-asked // per_row) if per_row and asked else 1
    extra = line if 0 < limit < asked and not per_row else 0
    return QSize(max(1, columns * (mark + gap) - gap + extra), rows * (mark + gap) - gap + look.unit(8))


def draw_marks(
    painter: QPainter,
    look: Look,
    asked: int,
    answered: int,
    paused: int = 0,
    *,
    limit: int = 0,
    per_row: int = 0,
    size: int = 20,
    x: int = 0,
    y: int = 0,
) -> None:
    """Paint the marks from the corner (x, y)."""
    mark, gap, room = _pitch(look, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = max(1.5, mark / 13)
    line_after = limit if 0 < limit < asked and not per_row else 0
    for index in range(asked):
        row, column = divmod(index, per_row) if per_row else (0, index)
        left = x + column * (mark + gap) + (room if line_after and index >= line_after else 0)
        rect = QRectF(left, y + row * (mark + gap) + look.unit(4), mark, mark).adjusted(1, 1, -1, -1)
        full, half = index < answered, answered <= index < answered + paused
        painter.setPen(QPen(look.colour("ink" if full or half else "border"), edge))
        painter.setBrush(look.colour("accent" if full else "surface"))
        painter.drawEllipse(rect)
        if half:
            painter.setBrush(look.colour("accent"))
            painter.drawPie(rect, 90 * 16, 180 * 16)
    if line_after:
        middle = x + line_after * (mark + gap) - gap + (room + gap) / 2
        painter.fillRect(QRectF(middle - 1, y, 2, mark + look.unit(8)), look.colour("ink"))
    painter.restore()

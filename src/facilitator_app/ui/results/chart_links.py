"""Rows of a chart that lead to the page of what they are about: by click and by key, named for those who hear the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.strip_grid import LANE
from facilitator_app.ui.results.charts import ROW_ROOM, ChartPicture, ink_of
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.page_area import HasStops
from facilitator_app.ui.widgets.press import Press, Room, across

LEAST = 24
"""Units below which a row cannot be made; the drawing makes it as high as a finger needs."""
FINGER_ROOM = 14.5
"""Height of a row that a finger hits; millimetres at 12 points."""
RowExtents = Callable[[Ink, float], Sequence[tuple[float, float]]]
"""For an ink and a width: the top of each row from the top of the drawing, and its height, in units."""


def row_room(lanes: int) -> float:
    """Free height of a row to press with so many lanes, in millimetres at 12 points."""
    return max(ROW_ROOM, FINGER_ROOM - LANE * (lanes - 1))


@dataclass(frozen=True, slots=True)
class ChartLink:
    """What a row is called, what a press on it does in words, and what it does."""

    name: str
    about: str
    go: Callable[[], object]


class ChartRow(Press, QPushButton):
    """Lies over one row of a drawing, which is seen through it; an edge shows that the pointer is there."""

    def __init__(self, link: ChartLink) -> None:
        super().__init__(link.name.replace("&", "&&"))
        self.setAccessibleName(link.name)
        self.setAccessibleDescription(link.about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._room = Room(LEAST)
        self.compose(across(self._room), QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clicked.connect(lambda: link.go())

    def arrange(self, look: Look) -> None:
        self._room.high = look.unit(LEAST)

    def hasHeightForWidth(self) -> bool:
        return False  # it has no words of its own that could break

    def ground(self, painter: QPainter, look: Look, /) -> None:
        if self.is_active:
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class LinkedChart(HasStops, ChartPicture):
    """A chart with a row to press over each of its own: its ``stops``."""

    def __init__(
        self,
        draw: Callable[[Ink, float], Any],
        words: str,
        row_extents: RowExtents,
        links: Sequence[ChartLink],
        role: Role | str = "small",
    ) -> None:
        self._row_extents = row_extents
        self.stops: list[ChartRow] = []
        super().__init__(draw, words, role)
        self.stops = [ChartRow(link) for link in links]
        for row in self.stops:
            row.setParent(self)

    def _paint(self) -> None:
        super()._paint()
        width = max(1, self.width())
        for row, (top, high) in zip(self.stops, self._row_extents(ink_of(look_of(self), self._letters), float(width))):
            row.setGeometry(QRect(0, round(top), width, max(round(high), row.minimumSizeHint().height())))

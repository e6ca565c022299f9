"""Boxes that arrange other widgets, with gaps that grow with the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.ui.theme import Look, look_of
from facilitator_app.ui.widgets.sides import as_one_reads, high_as_wide
from facilitator_app.ui.widgets.text import text_label

Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
WIDEST = 16_777_215
"""Qt's word for no limit."""


def _keeps_height(widget: QWidget) -> bool:
    """True for buttons and tags: their height follows from their width, and spare room must not stretch them."""
    policy = widget.sizePolicy()
    fixed = policy.hasHeightForWidth() and policy.verticalPolicy() == QSizePolicy.Policy.Minimum
    return fixed and isinstance(widget, (QAbstractButton, QLabel))


class LinesLayout(QVBoxLayout):
    """A column whose buttons keep their own size and stand at the reading side."""

    def addWidget(self, widget: QWidget, /, stretch: int | None = 0, alignment: Qt.AlignmentFlag | None = None) -> None:
        aligned = alignment or Qt.AlignmentFlag(0)
        if alignment is None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum:
            aligned |= Qt.AlignmentFlag.AlignLeft
        if alignment is None and _keeps_height(widget):
            aligned |= Qt.AlignmentFlag.AlignTop
        super().addWidget(widget, stretch or 0, aligned)


class Across(QHBoxLayout):
    """A line of widgets whose buttons keep their own height."""

    def addWidget(self, widget: QWidget, /, stretch: int | None = 0, alignment: Qt.AlignmentFlag | None = None) -> None:
        aligned = alignment or Qt.AlignmentFlag(0)
        if alignment is None and _keeps_height(widget):
            aligned |= Qt.AlignmentFlag.AlignVCenter
        super().addWidget(widget, stretch or 0, aligned)


def set_width(widget: QWidget, look: Look, width: int) -> None:
    """So many units wide at 100 %; at large text as wide as there is room."""
    widget.setMinimumWidth(0 if look.large else look.unit(width))
    widget.setMaximumWidth(WIDEST if look.large else look.unit(width))


@dataclass(frozen=True, slots=True)
class Wide:
    """A part that takes a share of the room that is left; without a widget it is room, and nothing else."""

    widget: QWidget | str | None = None
    share: int = 1


REST = Wide()
"""Room that takes what is left."""
Part = QWidget | Wide | str
"""What can be put into a row or a column; words become a label."""


class _Group(QWidget):
    """A plain container; its gaps and margins are given at 100 %, begin at the reading side and follow the look."""

    def __init__(self, layout: QBoxLayout, gap: int, margins: Margins) -> None:
        super().__init__()
        self._gap = gap
        self._margins = margins
        self.box = layout
        self.setLayout(layout)
        _Group.look_changed(self)

    def look_changed(self) -> None:
        look = look_of(self)
        self.box.setSpacing(look.unit(self._gap))
        self.box.setContentsMargins(as_one_reads(self, *(look.unit(value) for value in self._margins)))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.look_changed()

    def add(self, *parts: Part) -> None:
        """Add parts one after the other."""
        for part in parts:
            widget, share = (part.widget, part.share) if isinstance(part, Wide) else (part, 0)
            if widget is None:
                self.box.addStretch(share)
            else:
                self.box.addWidget(text_label(widget) if isinstance(widget, str) else widget, share)

    def fill(self, *parts: Part) -> None:
        """These parts in place of what is in here; without any it is not there."""
        self.clear()
        self.add(*parts)
        self.setVisible(bool(parts))

    def clear(self) -> None:
        """Remove everything that is in here."""
        clear_layout(self.box)


class Column(_Group):
    """Widgets below one another."""

    def __init__(self, *parts: Part, gap: int = 8, margins: Margins = NO_MARGINS) -> None:
        super().__init__(LinesLayout(), gap, margins)
        self.add(*parts)


class Row(_Group):
    """Widgets side by side; below one another at large text when ``fold`` is set."""

    def __init__(self, *parts: Part, gap: int = 12, margins: Margins = NO_MARGINS, fold: bool = False) -> None:
        self._fold = fold
        super().__init__(Across(), gap, margins)
        self.add(*parts)

    def look_changed(self) -> None:
        super().look_changed()
        folded = self._fold and look_of(self).large
        self.box.setDirection(QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight)


class FlowLayout(QLayout):
    """Widgets side by side that go on in the next line when the line is full. ``line_gap``: between lines."""

    def __init__(self, gap: int = 12) -> None:
        super().__init__()
        self.line_gap = gap
        self._items: list[QLayoutItem] = []
        self._hint: QSize | None = None
        self._heights: dict[int, int] = {}
        """For each width that was asked for: Qt asks again and again."""
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        super().invalidate()
        self._hint, self._heights = None, {}

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._natural()
        return self._hint

    def _natural(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        x, y = inner.x(), inner.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        height = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = max(min(item.sizeHint().width(), inner.width()), item.minimumSize().width())
            if line and x + width > inner.x() + inner.width():
                self._place_line(line, height, inner, move)
                x, y, line = inner.x(), y + height + self.line_gap, []
                height = 0
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            line.append((item, QRect(QPoint(x, y), QSize(width, tall))))
            height = max(height, tall)
            x += width + self.spacing()
        self._place_line(line, height, inner, move)
        return y + height - rect.y() + margins.bottom()

    def _place_line(self, line: list[tuple[QLayoutItem, QRect]], height: int, inner: QRect, move: bool) -> None:
        if not move:
            return
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        for item, rect in line:
            placed = rect.translated(0, (height - rect.height()) // 2)
            item.setGeometry(QStyle.visualRect(direction, inner, placed))


class Flow(QWidget):
    """Buttons or tags in a line, in several lines where there is little room. Gaps in pixels at 100 %."""

    def __init__(self, *widgets: QWidget, gap: int = 12, line_gap: int | None = None) -> None:
        super().__init__()
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.box = FlowLayout(gap)
        self.setLayout(self.box)
        high_as_wide(self)
        self.add(*widgets)

    def look_changed(self) -> None:
        self.box.line_gap = look_of(self).unit(self._line_gap)
        self.box.setSpacing(look_of(self).unit(self._gap))

    def add(self, *widgets: QWidget) -> None:
        """Add widgets at the end of the line."""
        for widget in widgets:
            self.box.addWidget(widget)

    def clear(self) -> None:
        """Remove everything that is in here."""
        clear_layout(self.box)


class Divider(QWidget):
    """A thin line between things; decoration only."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        QPainter(self).fillRect(self.rect(), look_of(self).colour("divider"))


def divided(parts: Iterable[QWidget]) -> Iterator[QWidget]:
    """The same with a line between each and the next."""
    for index, part in enumerate(parts):
        if index:
            yield Divider()
        yield part


def clear_layout(layout: QLayout) -> None:
    """Take everything out of ``layout`` and let Qt delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


def without_room(layout: QLayout) -> None:
    """No margins and no gaps: what is in ``layout`` touches its edges and each other."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)

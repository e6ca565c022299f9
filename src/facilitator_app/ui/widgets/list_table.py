"""A table as a list: Space or Enter opens a row, Del asks to remove it, and the row one is at stays in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.ui.widgets.cells import Head
from facilitator_app.ui.widgets.page_area import area_around
from facilitator_app.ui.widgets.table import DataTable

MARGIN = 80
"""Room kept above and below the row one is at, in units: about one row."""


class ListTable(DataTable):
    """A chooser for long lists."""

    remove_asked = Signal(int)
    """A person pressed Del on this row."""
    edit_asked = Signal(int)
    """A person pressed F2 on this row."""

    def __init__(self, heads: Sequence[Head], *, name: str, chooser: bool = False) -> None:
        """The focus comes by Tab or with the end of a click. With its start the page would scroll under the pointer, and
        the click would end on another row and be lost."""
        super().__init__(heads, name=name, chooser=chooser)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if not self.is_typed_into:  # the box in the cell has it
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mouseReleaseEvent(event)
        if self.hasFocus():
            self.keep_in_view()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        row = self.currentRow()
        if row >= 0 and event.key() == Qt.Key.Key_Delete and not self._is_seen():
            self.keep_in_view()  # nothing is removed that one does not see
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_F2 and self.chooser:
            self.edit_asked.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space and self.chooser:
            self.chosen.emit(row)
        else:
            super().keyPressEvent(event)
            if self.hasFocus():  # the key may have led into a form, which is seen then
                self.keep_in_view()

    def commit(self) -> None:
        """Take what is being typed into a cell as it stands now."""
        editor = self.viewport().findChild(QLineEdit)
        if editor is not None and self.is_typed_into:
            self.commitData(editor)

    def keep_in_view(self) -> None:
        """Scroll the page so that the current row is wholly seen."""
        row = self.currentRow()
        if row < 0:
            return
        area = area_around(self)
        content = area.widget() if area is not None else None
        if area is None or content is None:
            return
        rect = self.row_rect(content)
        area.ensureVisible(0, rect.center().y(), 0, rect.height() // 2 + MARGIN)

    def row_rect(self, around: QWidget) -> QRect:
        """Where the current row lies on ``around``; empty if there is none."""
        row = self.currentRow()
        if row < 0:
            return QRect()
        top = self.viewport().mapTo(around, QPoint(0, self.rowViewportPosition(row)))
        return QRect(top, QSize(self.viewport().width(), self.rowHeight(row)))

    def _is_seen(self) -> bool:
        """True if the current row is on the screen, from its beginning or half of it."""
        area = area_around(self)
        view = area.viewport() if area is not None else self
        rect = self.row_rect(view)
        return view.rect().contains(rect.center()) or view.rect().contains(rect.topLeft())

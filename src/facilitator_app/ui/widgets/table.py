"""A real table, drawn calmly: figures at the right, states as tags, as high as its rows so that the page scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from facilitator_app.domain.language import _
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.cells import (
    VERY_HIGH,
    WRAP,
    Head,
    TableCell,
    cell_size,
    draw_cell,
    folded_parts,
    least_width,
    mirrored_part,
    pads,
    share_out,
)
from facilitator_app.ui.widgets.page_area import area_around

Index = QModelIndex | QPersistentModelIndex


class _HeadRow(QHeaderView):
    """Small bold words on the page's colour, wrapping."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)

    def height_for(self, look: Look, widths: Sequence[int]) -> int:
        side, _above = pads(look)
        metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
        heights = [
            metrics.boundingRect(QRect(0, 0, max(1, width - 2 * side), VERY_HIGH), WRAP, head.words).height()
            for head, width in zip(self._table.heads, widths, strict=True)
        ]
        return max([look.unit(36), *(height + look.unit(12) for height in heights)])

    def paintSection(self, painter: QPainter, rect: QRect, logical: int, /) -> None:
        look = look_of(self._table)
        painter.fillRect(rect, look.colour("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("divider"))
        if logical >= len(self._table.heads):
            return
        head = self._table.heads[logical]
        side, _above = pads(look)
        painter.setFont(look.font(Role.SMALL_BOLD))
        painter.setPen(look.colour("ink"))
        across = Qt.AlignmentFlag.AlignTrailing if head.right else Qt.AlignmentFlag.AlignLeading
        flags = WRAP | int(across | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(side, 0, -side, 0), flags, head.words)


class _Painter(QStyledItemDelegate):
    """Draws cells; in a folded table each row is one cell with all heads in it."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        table = self._table
        look = look_of(table)
        rect: QRect = option.rect
        total = table.is_total(index.row())
        chosen = table.chooser and index.row() == table.currentRow() and table.hasFocus()
        ground = "selected" if chosen else "window" if total else "surface"
        painter.save()
        painter.setLayoutDirection(table.layoutDirection())
        painter.fillRect(rect, look.colour(ground))
        if index.row() < table.rowCount() - 1:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("divider"))
        names = ("on_selected", "on_selected") if chosen else ("ink", "muted")
        colours = (look.colour(names[0]), look.colour(names[1]))
        side, above = pads(look)
        inner = rect.adjusted(side, 0, -side, 0)
        if table.folded:
            self._paint_folded(painter, look, index.row(), inner.adjusted(0, above, 0, 0), colours)
        else:
            head = table.heads[index.column()]
            if not (
                index == table.currentIndex() and table.is_typed_into
            ):  # the box there would let them shine through
                draw_cell(painter, look, table.cell(index.row(), index.column()), inner, head.right, colours)
            if table.hasFocus() and not table.chooser and index == table.currentIndex():
                painter.setPen(QPen(look.colour("accent"), 2))
                painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.restore()

    def _paint_folded(
        self, painter: QPainter, look: Look, row: int, rect: QRect, colours: tuple[QColor, QColor]
    ) -> None:
        y = rect.top()
        for column, head in enumerate(self._table.heads):
            cell = self._table.cell(row, column)
            label, body = folded_parts(look, head, cell, rect.width(), first=column == 0)
            if not label.isEmpty():
                painter.setFont(look.font(Role.SMALL_BOLD))
                painter.setPen(colours[1])
                flags = WRAP | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(mirrored_part(painter, label.translated(rect.left(), y), rect), flags, head.words)
            draw_cell(
                painter, look, cell, mirrored_part(painter, body.translated(rect.left(), y), rect), False, colours
            )
            y += body.bottom() + 1 + look.unit(6)

    def setModelData(self, editor: QWidget, _model: object, index: Index, /) -> None:
        words = str(editor.property("text") or "")
        if words != self._table.cell(index.row(), index.column()).words:
            self._table.edited.emit(index.row(), index.column(), words)

    def setEditorData(self, editor: QWidget, index: Index, /) -> None:
        editor.setProperty("text", self._table.cell(index.row(), index.column()).words)
        editor.setAccessibleName(self._table.heads[index.column()].words)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index, /) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(4, 4, -4, -5))


class DataTable(QTableWidget):
    """A table as high as its rows. Where its columns do not fit, each row folds into a block of head and value.

    ``name``: the sentence a screen reader says first. ``chooser``: rows can be opened with Enter or a click.
    ``total``: the last row sums up.
    """

    chosen = Signal(int)
    """A person opened this row."""
    edited = Signal(int, int, str)
    """A person typed other words into a cell (row, column, words); show the rows again to accept them."""

    def __init__(self, heads: Sequence[Head], *, name: str, chooser: bool = False, total: bool = False) -> None:
        super().__init__()
        self.heads = tuple(heads)
        self.chooser = chooser
        self.folded = False
        self._total = total
        self._cells: list[tuple[TableCell, ...]] = []
        self.setAccessibleName(name)
        self.setHorizontalHeader(_HeadRow(self))
        self.setItemDelegate(_Painter(self))
        self._set_up()

    def _set_up(self) -> None:
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("quiet", True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        editable = any(head.editable for head in self.heads)
        usual = triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        self.setEditTriggers(usual if editable else triggers.NoEditTriggers)
        self.cellClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Sequence[str | TableCell]]) -> None:
        """Show these rows; the place of the focus is kept."""
        here = (self.currentRow(), self.currentColumn())
        self._cells = [tuple(cell if isinstance(cell, TableCell) else TableCell(cell) for cell in row) for row in rows]
        if any(len(row) != len(self.heads) for row in self._cells):
            raise ValueError("each row needs one cell for each head")
        self._fill()
        if 0 <= here[0] < self.rowCount():
            self.setCurrentCell(here[0], max(0, min(here[1], self.columnCount() - 1)))

    def cell(self, row: int, column: int) -> TableCell:
        """What a cell shows."""
        cell = self._cells[row][column]
        bold = cell.bold or self.is_total(row) or (self.folded and column == 0)
        return TableCell(cell.words, cell.detail, cell.kind, cell.shape, bold, cell.marks) if bold else cell

    @property
    def is_typed_into(self) -> bool:
        """True while a box for typing stands in the cell one is at."""
        return self.state() == self.State.EditingState

    def is_total(self, row: int) -> bool:
        """True for the row that sums up."""
        return self._total and row == len(self._cells) - 1

    def _fill(self) -> None:
        self.clearContents()
        self.setRowCount(len(self._cells))
        self.setColumnCount(1 if self.folded else len(self.heads))
        for column in range(self.columnCount()):
            self.setHorizontalHeaderItem(column, QTableWidgetItem(self.heads[column].words))
        for row in range(len(self._cells)):
            for column in range(self.columnCount()):
                self.setItem(row, column, self._item(row, column))
        self._lay_out()

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        columns = range(len(self.heads)) if self.folded else (column,)
        parts = [_spoken(self.heads[index], self._cells[row][index]) for index in columns]
        item = QTableWidgetItem(self._cells[row][column].words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(parts))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.heads[column].editable and not self.folded:
            flags |= Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags)
        return item

    def _least_widths(self, look: Look) -> list[int]:
        side, _above = pads(look)
        metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
        widths = []
        for column, head in enumerate(self.heads):
            words = [metrics.horizontalAdvance(word) + 2 for word in head.words.split()]
            cells = [least_width(look, cell) for cell in self._measured(column)]
            widths.append(max([0, *words, *cells]) + 2 * side)
        return widths

    def _widths(self, look: Look, room: int) -> list[int]:
        """In need a narrow column keeps what it shows in one line: a number that is broken in two is not read as one."""
        side, _above = pads(look)
        least = self._least_widths(look)
        metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
        wish, unbroken = [], []
        for column, head in enumerate(self.heads):
            widest = max((cell_size(look, cell, VERY_HIGH).width() for cell in self._measured(column)), default=0)
            wish.append(max(metrics.horizontalAdvance(head.words) + 2, widest) + 2 * side)
            unbroken.append(least[column] if head.stretch else max(least[column], widest + 2 * side))
        return share_out(
            room, unbroken if sum(unbroken) <= room else least, wish, [head.stretch for head in self.heads]
        )

    def _measured(self, column: int) -> list[TableCell]:
        """The cells of a column as wide as they become: where a row that is opened turns bold no column may move."""
        cells = [self.cell(row, column) for row in range(len(self._cells))]
        turns_bold = self.chooser and (column == 0 or any(cell.bold for cell in cells))
        return [replace(cell, bold=True) if turns_bold and not cell.bold else cell for cell in cells]

    def _lay_out(self) -> None:
        look = look_of(self)
        room = self.viewport().width()
        can_fold = not any(head.editable for head in self.heads)
        fold = can_fold and sum(self._least_widths(look)) > room > 0
        if fold != self.folded:
            self.folded = fold
            self._fill()
            return
        header = self.horizontalHeader()
        header.setVisible(not self.folded)
        high = 0
        if self.folded:
            self.setColumnWidth(0, room)
        else:
            widths = self._widths(look, room)
            for column, width in enumerate(widths):
                self.setColumnWidth(column, width)
            if isinstance(header, _HeadRow):
                high = header.height_for(look, widths)
                header.setFixedHeight(high)
        for row in range(self.rowCount()):
            height = self._row_height(look, row, room)
            self.setRowHeight(row, height)
            high += height
        self.setFixedHeight(high + 2 * self.frameWidth())

    def _row_height(self, look: Look, row: int, room: int) -> int:
        side, above = pads(look)
        if self.folded:
            high = 2 * above - look.unit(6)
            for column, head in enumerate(self.heads):
                _label, body = folded_parts(look, head, self.cell(row, column), room - 2 * side, first=column == 0)
                high += body.bottom() + 1 + look.unit(6)
            return high
        inside = [
            cell_size(look, self.cell(row, column), self.columnWidth(column) - 2 * side).height()
            for column in range(len(self.heads))
        ]
        least = look.unit(60 if self._tall else 44)
        return max([least, *(height + 2 * above for height in inside)])

    @property
    def _tall(self) -> bool:
        """Rows with tags, marks or second lines breathe more."""
        return any(cell.kind or cell.marks or cell.detail for row in self._cells for cell in row)

    def look_changed(self) -> None:
        """Sizes follow the text."""
        self._lay_out()
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(look_of(self).unit(160), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self._lay_out)

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
            if self.rowCount() and self.currentRow() < 0:
                self.setCurrentCell(0, 0)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A press on the cell one is at opens it for typing: a finger knows no double click."""
        here = self.indexAt(event.position().toPoint())
        again = self.hasFocus() and here.isValid() and here == self.currentIndex()
        super().mousePressEvent(event)
        if again and here.flags() & Qt.ItemFlag.ItemIsEditable and not self.is_typed_into:
            self.edit(here)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chooser:
            self._open(self.currentRow())
            return
        super().keyPressEvent(event)
        self.viewport().update()
        self._show_row()

    def _show_row(self) -> None:
        """Arrows inside the table scroll the page."""
        area = area_around(self)
        if area is not None and self.currentRow() >= 0:
            area.show_part(self.viewport(), self.visualItemRect(self.currentItem()))

    def _open(self, row: int) -> None:
        if self.chooser and 0 <= row < len(self._cells):
            self.chosen.emit(row)


def _spoken(head: Head, cell: TableCell) -> str:
    words = " ".join(part for part in (cell.words, cell.detail) if part)
    return _("{head}: {words}", head=head.words, words=words or _("nothing"))

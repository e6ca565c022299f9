"""What a table's cells show, how much room they take and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from facilitator_app.ui.theme import Look, Role
from facilitator_app.ui.widgets.pictures import draw_marks, marks_size
from facilitator_app.ui.widgets.tags import draw_tag, tag_size

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)
VERY_HIGH = 10_000
_MARK = 16
_GAP = 4
"""Between a tag and the words below it."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column. ``right``: figures. ``stretch``: its share of room that is left; 0 keeps it narrow."""

    words: str
    right: bool = False
    stretch: int = 1
    editable: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """What one cell shows. ``kind`` makes it a tag; ``marks`` = asked, answered, paused, limit: one mark a person."""

    words: str
    detail: str = ""
    kind: str = ""
    shape: str = ""
    bold: bool = False
    marks: tuple[int, int, int, int] | None = None


def pads(look: Look) -> tuple[int, int]:
    """Room at each side of a cell, and above and below what it shows."""
    return look.unit(14), look.unit(10)


def _font(look: Look, cell: TableCell) -> QFont:
    return look.font(Role.BODY_BOLD if cell.bold else Role.BODY)


def cell_size(look: Look, cell: TableCell, width: int) -> QSize:
    """Room the inside of a cell takes when at most ``width`` wide."""
    if cell.marks is not None:
        asked, _answered, _paused, limit = cell.marks
        return marks_size(look, asked, limit, size=_MARK)
    room = QRect(0, 0, max(1, width), VERY_HIGH)
    if cell.kind:
        size = tag_size(look, cell.words, width)
        if cell.detail:
            lower = QFontMetrics(look.font(Role.SMALL)).boundingRect(room, WRAP, cell.detail).size()
            size = QSize(max(size.width(), lower.width() + 1), size.height() + look.unit(_GAP) + lower.height())
        return size
    size = QFontMetrics(_font(look, cell)).boundingRect(room, WRAP, cell.words).size()
    if cell.detail:
        lower = QFontMetrics(look.font(Role.SMALL)).boundingRect(room, WRAP, cell.detail).size()
        size = QSize(max(size.width(), lower.width()), size.height() + lower.height())
    return QSize(size.width() + 1, size.height())


def least_width(look: Look, cell: TableCell) -> int:
    """Width below which a word of this cell would be cut."""
    if cell.marks is not None:
        return cell_size(look, cell, 1).width()
    if cell.kind:
        longest = max(cell.words.split() or [""], key=len)
        below = QFontMetrics(look.font(Role.SMALL))
        detail = max((below.horizontalAdvance(word) for word in cell.detail.split()), default=0)
        return max(tag_size(look, longest).width(), detail + 2)
    metrics, lower = QFontMetrics(_font(look, cell)), QFontMetrics(look.font(Role.SMALL))
    words = [metrics.horizontalAdvance(word) for word in cell.words.split()]
    words += [lower.horizontalAdvance(word) for word in cell.detail.split()]
    return max(words, default=0) + 2


def draw_cell(
    painter: QPainter, look: Look, cell: TableCell, rect: QRect, right: bool, colours: tuple[QColor, QColor]
) -> None:
    """Paint the inside of a cell, in the middle of ``rect`` from top to bottom."""
    size = cell_size(look, cell, rect.width())
    top = rect.top() + (rect.height() - size.height()) // 2
    area = mirrored_part(painter, QRect(rect.left(), top, size.width(), size.height()), rect)
    if cell.marks is not None:
        asked, answered, paused, limit = cell.marks
        draw_marks(painter, look, asked, answered, paused, limit=limit, size=_MARK, x=area.left(), y=top)
        return
    if cell.kind:
        tag = tag_size(look, cell.words, rect.width())
        upper = mirrored_part(painter, QRect(rect.left(), top, tag.width(), tag.height()), rect)
        draw_tag(painter, upper, look, cell.kind, cell.words, cell.shape)
        if cell.detail:
            painter.setFont(look.font(Role.SMALL))
            painter.setPen(colours[1])
            below = top + tag.height() + look.unit(_GAP)
            leading = WRAP | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            painter.drawText(QRect(rect.left(), below, rect.width(), size.height()), leading, cell.detail)
        return
    across = Qt.AlignmentFlag.AlignTrailing if right else Qt.AlignmentFlag.AlignLeading
    flags = WRAP | int(across | Qt.AlignmentFlag.AlignTop)
    painter.setFont(_font(look, cell))
    painter.setPen(colours[0])
    painter.drawText(QRect(rect.left(), top, rect.width(), size.height()), flags, cell.words)
    if cell.detail:
        upper = QFontMetrics(_font(look, cell)).boundingRect(rect.adjusted(0, 0, 0, VERY_HIGH), WRAP, cell.words)
        painter.setFont(look.font(Role.SMALL))
        painter.setPen(colours[1])
        painter.drawText(QRect(rect.left(), top + upper.height(), rect.width(), size.height()), flags, cell.detail)


def mirrored_part(painter: QPainter, part: QRect, whole: QRect) -> QRect:
    """``part`` as it lies when one reads from the right."""
    return QStyle.visualRect(painter.layoutDirection(), whole, part)


def folded_parts(look: Look, head: Head, cell: TableCell, width: int, *, first: bool) -> tuple[QRect, QRect]:
    """Places of the head and of its cell in a folded row: side by side, or below one another if need be.

    The first cell is the row's title and has no head.
    """
    whole = cell_size(look, cell, width)
    if first:
        return QRect(), QRect(0, 0, width, whole.height())
    metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
    label = metrics.boundingRect(QRect(0, 0, max(1, width), VERY_HIGH), WRAP, head.words).size()
    left = label.width() + look.unit(12)
    natural = cell_size(look, cell, VERY_HIGH)
    if left + natural.width() <= width:
        height = max(label.height(), natural.height())
        return QRect(0, 0, label.width() + 2, height), QRect(left, 0, width - left, height)
    return QRect(0, 0, width, label.height()), QRect(0, label.height(), width, whole.height())


def share_out(room: int, least: Sequence[int], wish: Sequence[int], stretch: Sequence[int]) -> list[int]:
    """Widths of columns: each its wish and its share of the rest; or, in need, between least and wish."""
    if sum(wish) <= room:
        rest, shares = room - sum(wish), sum(stretch) or 1
        widths = [width + rest * share // shares for width, share in zip(wish, stretch, strict=True)]
        if not sum(stretch) and widths:
            widths[-1] += rest
    else:
        spare, wanted = max(0, room - sum(least)), max(1, sum(wish) - sum(least))
        widths = [low + (high - low) * spare // wanted for low, high in zip(least, wish, strict=True)]
    if widths and sum(widths) < room:
        widths[-1] += room - sum(widths)
    return widths

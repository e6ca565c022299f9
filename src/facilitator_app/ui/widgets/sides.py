"""How things lie: at the reading side, left or right as one reads, and as high as their width asks for."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

Policy = QSizePolicy.Policy


def as_one_reads(widget: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """Room at the reading side, above, at the other side and below: Qt's own margins know left and right only."""
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    return QMargins(start, top, end, bottom)


def beside_reading(widget: QWidget, size: int) -> QRect:
    """A square at the reading side of ``widget``, in its middle from top to bottom."""
    alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return QStyle.alignedRect(widget.layoutDirection(), alignment, QSize(size, size), widget.rect())


def high_as_wide(widget: QWidget, across: Policy = Policy.Preferred, up: Policy = Policy.Minimum) -> None:
    """Its height follows from its width, as that of words that wrap does."""
    policy = QSizePolicy(across, up)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)

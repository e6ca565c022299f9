"""The second half of a double click is no press on the page that the first half has brought."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class SecondPress(QObject):
    """Many people click twice on everything: Continue twice must not press what stands in its place on the next page."""

    def page_came(self) -> None:
        """Another page stands where the last press was."""
        if app := QApplication.instance():
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) or not isinstance(
            watched, QWidget
        ):
            return False
        if app := QApplication.instance():
            app.removeEventFilter(self)
        return kind == QEvent.Type.MouseButtonDblClick

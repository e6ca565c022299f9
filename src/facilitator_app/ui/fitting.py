"""How large the window is when it opens."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

SIZE = (1366, 768)
"""The smallest laptop screen that everything is made for; as large as the window is where there is more room."""


def open_up(window: QWidget) -> None:
    """Show the window; on a small screen it fills it, as with a title bar its foot would lie below the edge."""
    room = window.screen().availableSize()
    if room.width() <= SIZE[0] or room.height() <= SIZE[1]:
        window.showMaximized()
    else:
        window.showNormal()

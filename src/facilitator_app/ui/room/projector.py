"""Puts the projector's window on the second screen, if there is one, and takes it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.settings import Settings

if TYPE_CHECKING:
    from facilitator_app.domain.results import RoundResults
    from facilitator_app.ui.room.window import RoomWindow


class Projector:
    """``owner``: the facilitator's window, which gets the focus back."""

    def __init__(self, owner: QWidget, *, full_screen: bool) -> None:
        self._owner = owner
        self._full_screen = full_screen
        self.room: RoomWindow | None = None

    def show(self, results: RoundResults, place: str, settings: Settings) -> None:
        """Show these results from the page about ``place`` on."""
        from facilitator_app.ui.room.window import RoomWindow, other_screen

        self.leave()
        room = RoomWindow(results, place=place, black=settings.room_black, single_keys=settings.room_keys)
        room.left.connect(self._left)
        self.room = room
        room.resize(self._owner.size())
        screen = other_screen(self._owner)
        if screen is not None:
            room.setGeometry(screen.geometry())
        if self._full_screen:
            room.showFullScreen()
        else:
            room.show()
        room.activateWindow()
        room.setFocus()

    def leave(self) -> None:
        """Nothing stays on the projector when the store is locked, a person answers, or the window goes."""
        if self.room is not None:
            self.room.close()

    def _left(self) -> None:
        room, self.room = self.room, None
        if room is not None:
            room.deleteLater()
            self._owner.activateWindow()

"""Hears from a Linux desktop that the screen is locked or that the laptop goes to sleep.

Elsewhere there is nothing to hear; sleep is then noticed by the clock, and a locked screen by nobody's keys.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot

SESSION_SIGNALS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
LOGIN = "org.freedesktop.login1"


class ScreenWatch(QObject):
    """Calls ``heard`` when the screen is locked or sleep begins. A desktop without these messages is no trouble."""

    def __init__(self, parent: QObject, heard: Callable[[], object]) -> None:
        super().__init__(parent)
        self._heard = heard
        if sys.platform.startswith("linux"):
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        began, locked = SLOT("began(bool)"), SLOT("locked()")
        connect: Any = session.connect  # its stub wants bytes, and it takes text only
        if session.isConnected():
            for interface, path in SESSION_SIGNALS:
                connect("", path, interface, "ActiveChanged", self, began)
        connect = system.connect
        if system.isConnected():
            connect(LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", self, began)
            connect(LOGIN, "", f"{LOGIN}.Session", "Lock", self, locked)

    @Slot(bool)
    def began(self, on: bool) -> None:
        """The screen is covered, or sleep is near (True); or that is over."""
        if on:
            self._heard()

    @Slot()
    def locked(self) -> None:
        self._heard()

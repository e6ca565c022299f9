"""One lock for time without a key, for sleep, for the lid and for a locked screen: the file locks itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.clock import Seconds
from facilitator_app.ui.event_watch import unwatch, watch
from facilitator_app.ui.screen_watch import ScreenWatch

SLEPT = 60.0
"""Seconds between two looks, one of which is taken each second: the laptop slept."""
SIGNS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    )
)


class IdleLock(QObject):
    """Calls ``lock`` once nobody did anything for ``minutes``, or once the laptop has slept; 0 minutes: never.

    ``may_lock``: False while somebody answers, while work runs, or on a page whose words nobody has written down yet.
    Sleep is made up for as soon as it may. Its timer only looks at the clock.
    """

    LOOK_EVERY_MS = 1000

    def __init__(
        self, parent: QObject, clock: Seconds, may_lock: Callable[[], bool], lock: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._clock, self._may_lock, self._lock = clock, may_lock, lock
        self.minutes = 0
        self._seen = self._looked = clock()
        self._slept = False
        self._timer = QTimer(self)
        self._timer.setInterval(self.LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._screen = ScreenWatch(self, self.sleep)

    def begin(self, minutes: int) -> None:
        """A file is open, and its facilitator is here."""
        self.minutes = minutes
        self._seen = self._looked = self._clock()
        self._slept = False
        self._timer.start()
        watch(self, SIGNS)

    def stop(self) -> None:
        """The file is closed."""
        self._timer.stop()
        unwatch(self)

    def sleep(self) -> None:
        """The computer says that its screen is locked, or that it goes to sleep."""
        self._slept = bool(self.minutes)
        self._lock_if_due()

    def look(self) -> None:
        """What the timer does each second: between two looks a laptop may have slept."""
        now = self._clock()
        self._slept = bool(self.minutes) and (self._slept or now - self._looked >= SLEPT)
        self._looked = now
        self._lock_if_due()

    def _lock_if_due(self) -> bool:
        idle = bool(self.minutes) and self._clock() - self._seen >= self.minutes * 60
        if not (self._timer.isActive() and (idle or self._slept) and self._may_lock()):
            return False
        self.stop()
        if (box := QApplication.activeModalWidget()) is not None:
            box.close()  # the system's box for a file or a printer: nothing was chosen
        self._lock()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """A sign of somebody. What is due comes first: the key that wakes a laptop neither holds it open nor acts."""
        if event.type() not in SIGNS:
            return False
        locked = self._lock_if_due()
        self._seen = self._clock()
        return locked

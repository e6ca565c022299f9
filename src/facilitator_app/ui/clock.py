"""Time as the rules of the window count it: seconds that pass while the laptop sleeps as well, and work that waits."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Seconds = Callable[[], float]


class SleepAwareClock:
    """Seconds since it was made. A monotonic clock stands still while a laptop sleeps and the clock on the wall can be
    put back: what counts is whichever went further since the last look."""

    def __init__(self, steady: Seconds = time.monotonic, wall: Seconds = time.time) -> None:
        self._steady, self._wall = steady, wall
        self._steady_seen, self._wall_seen = steady(), wall()
        self._passed = 0.0

    def __call__(self) -> float:
        steady, wall = self._steady(), self._wall()
        self._passed += max(steady - self._steady_seen, wall - self._wall_seen, 0.0)
        self._steady_seen, self._wall_seen = steady, wall
        return self._passed


class Waiting(QObject):
    """Work that is done once it has been quiet for ``quiet`` seconds, or has waited ``longest``, by ``clock``.

    Its timer only looks at the clock, so no rule hangs on how busy the computer is. It ends with ``parent``.
    """

    LOOK_EVERY_MS = 50

    def __init__(
        self, parent: QObject, clock: Seconds, work: Callable[[], object], *, quiet: float, longest: float
    ) -> None:
        super().__init__(parent)
        self._clock, self._work = clock, work
        self._quiet, self._longest = quiet, longest
        self._first: float | None = None
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(self.LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def waits(self) -> bool:
        return self._first is not None

    def begin(self) -> None:
        """There is work, or more of it."""
        self._last = self._clock()
        if self._first is None:
            self._first = self._last
            self._timer.start()  # once: started anew with each key, it would never look while keys come faster than it

    def stop(self) -> None:
        """There is nothing to do any more."""
        self._first = None
        self._timer.stop()

    def look(self) -> None:
        """Do the work if its time has come."""
        if self._first is None:
            return
        now = self._clock()
        if now - self._last >= self._quiet or now - self._first >= self._longest:
            self.stop()
            self._work()

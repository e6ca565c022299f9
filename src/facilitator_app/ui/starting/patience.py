"""Waiting after wrong words: five tries, then 5 s, 10 s, 20 s ... up to five minutes. It survives a restart."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from facilitator_app.files import write_whole

FREE_TRIES, FIRST_WAIT, LONGEST_WAIT = 5, 5, 300


class Patience:
    """Counts wrong tries in a small file beside the store: ``[count, time of the last]``. ``clock``: seconds."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._file = folder / "tries.json"
        self._clock = clock

    def seconds_left(self) -> int:
        """Whole seconds until the next try; 0 if it may be now. A clock that was turned back makes nobody wait."""
        wrong, last = self._read()
        if wrong < FREE_TRIES:
            return 0
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES))
        passed = self._clock() - last
        return max(0, -int(-(wait - passed) // 1)) if 0 <= passed < wait else 0

    def wrong(self) -> None:
        """One more wrong try."""
        with contextlib.suppress(OSError):
            write_whole(self._file, json.dumps([self._read()[0] + 1, self._clock()]).encode())

    def right(self) -> None:
        """The words were right: forget the wrong tries."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            wrong, last = json.loads(self._file.read_text("utf-8"))
            return int(wrong), float(last)
        except (OSError, ValueError, TypeError, OverflowError):
            return 0, 0.0

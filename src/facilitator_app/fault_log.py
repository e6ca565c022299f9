"""Faults of the program, kept for those who mend it: where, of what kind, when. No name, no answer, no message.

The file lies beside the settings and holds the newest faults only. What Python cannot report, because the process
ended at once, is written by the interpreter itself into a second file and read at the next start.
"""

from __future__ import annotations

import faulthandler
import re
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from facilitator_app import __version__
from facilitator_app.files import write_whole

MOST = 20
_BETWEEN = "\n\n"
_FRAME = re.compile(r'  File "(?:.*[/\\])?([^"/\\]+)", line (\d+) in (\S+)')


def details_of(fault: BaseException, trace: TracebackType | None) -> str:
    """Where a fault happened and of what kind it is. Never its message or a value: they may hold someone's words."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*lines, type(fault).__name__])


class FaultLog:
    """``folder``: where the settings lie. A disk that takes nothing costs the log, never the work."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self._path = folder / "faults.txt"
        self._ended = folder / "ended.txt"
        self._now = now

    def write(self, details: str) -> None:
        """Add a fault and drop the oldest beyond ``MOST``."""
        head = f"{self._now():%Y-%m-%d %H:%M} Partnership Rounds {__version__}"
        kept = [*self._all(), f"{head}\n{details}"][-MOST:]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, (_BETWEEN.join(kept) + "\n").encode())

    def last(self) -> str:
        """The newest fault, "" if there was none."""
        return next(reversed(self._all()), "")

    def hear_ends(self) -> None:
        """Note how the program ended the last time, if it ended by itself; write it down if it does so again."""
        with suppress(OSError, ValueError):
            if self._ended.exists():
                lines = self._ended.read_text("utf-8", "replace").splitlines()
                frames = [f"{match[1]}:{match[2]} {match[3]}" for line in lines if (match := _FRAME.match(line))]
                if lines:
                    self.write("\n".join([*reversed(frames), lines[0].partition(":")[2].strip() or "ended"]))
            self._ended.parent.mkdir(parents=True, exist_ok=True)
            # Stays open as long as the program runs: the interpreter writes into it when nothing else can.
            faulthandler.enable(self._ended.open("w", encoding="utf-8"), all_threads=False)

    def _all(self) -> list[str]:
        try:
            text = self._path.read_text("utf-8", "replace").strip()
        except OSError:
            return []
        return text.split(_BETWEEN) if text else []

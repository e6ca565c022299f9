"""Long work in the background: the job is a generator that knows no thread; here it gets one.

The worker holds bound signals only, never the QObject: otherwise the object may be destroyed on the wrong thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.errors import in_words
from facilitator_app.domain.steps import Job


class JobRunner(QObject):
    """Runs one job. ``told`` arrives on the thread this object lives on, with what happened and its value.

    STEPPED carries a ``Step``; then exactly one of FINISHED (the job's result), FAILED (an AppError or any other
    exception) or CANCELLED follows.
    """

    STEPPED, FINISHED, FAILED, CANCELLED = "stepped", "finished", "failed", "cancelled"
    told = Signal(str, object)

    def __init__(self, job: Job[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=partial(_work, job, self._stop, self.told.emit), name="job", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop at its next step; its half-written file goes."""
        self._stop.set()

    def wait(self) -> None:
        """Return when the thread has ended."""
        self._thread.join()


def _work(job: Job[Any], stop: threading.Event, tell: Callable[[str, object], None]) -> None:
    try:
        while not stop.is_set():
            try:
                step = next(job)
            except StopIteration as end:
                tell(JobRunner.FINISHED, end.value)
                return
            tell(JobRunner.STEPPED, step)
        job.close()
        tell(JobRunner.CANCELLED, None)
    except Exception as error:
        tell(JobRunner.FAILED, in_words(error))
    finally:
        with contextlib.suppress(Exception):
            job.close()

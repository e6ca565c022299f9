"""Long work in the background: the job is a generator that knows no thread; here it gets one.

The worker holds bound signals only, never the QObject: otherwise the object may be destroyed on the wrong thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.steps import Job


class JobRunner(QObject):
    """Runs one job. Signals arrive on the thread this object lives on.

    ``stepped`` carries a ``Step``; then exactly one of ``finished`` (the job's result), ``failed`` (an AppError or
    any other exception) or ``cancelled`` follows.
    """

    stepped = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job: Job[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        work = _work(job, self._stop, self.stepped.emit, self.finished.emit, self.failed.emit, self.cancelled.emit)
        self._thread = threading.Thread(target=work, name="job", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop at its next step; its half-written file goes."""
        self._stop.set()

    def wait(self) -> None:
        """Return when the thread has ended."""
        self._thread.join()


def _work(
    job: Job[Any],
    stop: threading.Event,
    stepped: Callable[[object], None],
    finished: Callable[[object], None],
    failed: Callable[[object], None],
    cancelled: Callable[[], None],
) -> Callable[[], None]:
    def work() -> None:
        try:
            while not stop.is_set():
                try:
                    step = next(job)
                except StopIteration as end:
                    finished(end.value)
                    return
                stepped(step)
            job.close()
            cancelled()
        except Exception as error:
            failed(error)
        finally:
            with contextlib.suppress(Exception):
                job.close()

    return work

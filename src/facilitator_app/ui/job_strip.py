"""Progress of long work at the window's foot: nothing for 0.6 s, then what is being done, and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.ui.jobs import JobRunner
from facilitator_app.ui.widgets.buttons import Button
from facilitator_app.ui.widgets.text import text_label

PATIENCE_MS = 600


class JobStrip(QWidget):
    """Runs one job at a time; a new one first stops the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._runner: JobRunner | None = None
        self._stopped: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(16)
        self._words = text_label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._cancel = Button(_("Cancel"))
        self._cancel.clicked.connect(self.stop)
        row.addWidget(self._words, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._appear)
        self.hide()

    @property
    def is_running(self) -> bool:
        return self._runner is not None

    def run(
        self,
        job: Job[Any],
        label: str,
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Run ``job``; ``done`` or ``failed`` is called on this thread, or ``stopped`` after Cancel."""
        self.stop()
        self._stopped = stopped
        self._words.setText(label)
        self._bar.setRange(0, 0)
        runner = JobRunner(job, self)
        self._runner = runner
        runner.stepped.connect(self._stepped)
        runner.finished.connect(lambda result: self._end(runner, done, result))
        runner.failed.connect(lambda error: self._end(runner, lambda found: failed(str(found)), error))
        runner.cancelled.connect(lambda: self._tell_stopped(runner, stopped))
        self._timer.start()
        runner.start()

    def stop(self) -> None:
        """Cancel what runs and wait until its half-written file is gone."""
        if self._runner is not None:
            runner = self._runner
            runner.cancel()
            runner.wait()
            self._tell_stopped(runner, self._stopped)

    def _appear(self) -> None:
        self.setVisible(self._runner is not None)

    def _stepped(self, step: Step) -> None:
        self._bar.setRange(0, max(1, step.total))
        self._bar.setValue(step.done)
        self._words.setText(step.label)

    def _end(self, runner: JobRunner, tell: Callable[[Any], None], what: object) -> None:
        """Tell the one who asked, unless somebody else runs now. A fault that is nobody's to mend goes to the hook."""
        if self._over(runner):
            if isinstance(what, Exception) and not isinstance(what, AppError):
                raise what
            tell(what)

    def _tell_stopped(self, runner: JobRunner, stopped: Callable[[], None] | None) -> None:
        if self._over(runner) and stopped is not None:
            stopped()

    def _over(self, runner: JobRunner) -> bool:
        """Tidy up after ``runner``; False if it was stopped and somebody else runs now."""
        if self._runner is not runner:
            return False
        self._runner = None
        self._timer.stop()
        self.hide()
        runner.deleteLater()
        return True

"""Progress of long work at the window's foot: nothing for 0.6 s, then what is being done, and Cancel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job
from facilitator_app.ui.jobs import JobRunner
from facilitator_app.ui.shell import Stopped, Told
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets.buttons import Button
from facilitator_app.ui.widgets.text import text_label

PATIENCE_MS = 600
BAR_HEIGHT = 12
MOVE_MS = 50
MOVES = 60
"""So many moves take what goes to and fro once there and back."""


class JobBar(QProgressBar):
    """How far the work is, in the colours of the theme. While nobody knows, a piece of it goes to and fro."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(_("Progress"))
        self._moved = 0
        self._mover = QTimer(self)
        self._mover.setInterval(MOVE_MS)
        self._mover.timeout.connect(self._move)

    def show_progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` steps; work of one step alone has no part that can be shown."""
        self.setRange(0, total if total > 1 else 0)
        self.setValue(done)
        self.update()

    def look_changed(self) -> None:
        self.setFixedHeight(look_of(self).unit(BAR_HEIGHT))

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._mover.start()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._mover.stop()

    def _move(self) -> None:
        self._moved = (self._moved + 1) % MOVES
        if not self.maximum():
            self.update()

    def _filled(self) -> tuple[float, float]:
        """Where the filled part begins and ends, as parts of the whole."""
        if self.maximum():
            return 0.0, self.value() / self.maximum()
        there = abs(2 * self._moved / MOVES - 1)
        return 0.7 * there, 0.7 * there + 0.3

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_ = track.height() / 2
        painter.setPen(look.colour("border"))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(track, round_, round_)
        start, end = self._filled()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = 1 - end, 1 - start
        if end > start:
            filled = QRectF(self.width() * start, 0, max(self.width() * (end - start), self.height()), self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(filled, round_, round_)


class JobStrip(QWidget):
    """Runs one job at a time; a new one first stops the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._runner: JobRunner | None = None
        self._stopped: Stopped = None
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(16)
        self._words = text_label("")
        self._bar = JobBar()
        self._cancel = Button(_("Cancel"), press=self.stop)
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

    def run(self, job: Job[Any], label: str, done: Told, failed: Told, stopped: Stopped = None) -> None:
        """Run ``job``; ``done`` or ``failed`` is called on this thread, or ``stopped`` after Cancel."""
        self.stop()
        self._stopped = stopped
        self._words.setText(label)
        self._bar.show_progress(0, 0)
        runner = self._runner = JobRunner(job, self)
        runner.told.connect(lambda kind, what: self._told(runner, kind, what, done, failed))
        self._timer.start()
        runner.start()

    def stop(self) -> None:
        """Cancel what runs and wait until its half-written file is gone."""
        if self._runner is not None:
            runner = self._runner
            runner.cancel()
            runner.wait()
            self._tell_stopped(runner)

    def _appear(self) -> None:
        self.setVisible(self._runner is not None)

    def _told(self, runner: JobRunner, kind: str, what: Any, done: Told, failed: Told) -> None:
        """Tell the one who asked, unless somebody else runs now. A fault that is nobody's to mend goes to the hook."""
        if kind == JobRunner.STEPPED:
            self._bar.show_progress(what.done, what.total)
            self._words.setText(what.label)
        elif kind == JobRunner.CANCELLED:
            self._tell_stopped(runner)
        elif self._over(runner):
            if kind == JobRunner.FINISHED:
                done(what)
            elif isinstance(what, AppError):
                failed(str(what))
            else:
                raise what

    def _tell_stopped(self, runner: JobRunner) -> None:
        if self._over(runner) and self._stopped is not None:
            self._stopped()

    def _over(self, runner: JobRunner) -> bool:
        """Tidy up after ``runner``; False if it was stopped and somebody else runs now."""
        if self._runner is not runner:
            return False
        self._runner = None
        self._timer.stop()
        self.hide()
        runner.deleteLater()
        return True

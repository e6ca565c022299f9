"""Work in the background that nobody asked for and nobody waits for: copies by themselves, deleting in copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import Job
from facilitator_app.ui.jobs import JobRunner


class QuietWork(QObject):
    """One job after the other. Who locks the file calls ``stop`` before: the store is not closed under a job."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner: JobRunner | None = None
        self._waiting: list[Callable[[], Job[Any]]] = []

    @property
    def is_running(self) -> bool:
        return self._runner is not None

    def run(self, *makes: Callable[[], Job[Any]]) -> None:
        """Run these jobs when those before are over. One that waits already is not run twice."""
        self._waiting += [make for make in makes if make not in self._waiting]
        self._next()

    def stop(self) -> None:
        """What waits is dropped; what runs stops at its next step and leaves nothing half done."""
        self._waiting.clear()
        if self._runner is not None:
            runner, self._runner = self._runner, None
            runner.cancel()
            runner.wait()
            runner.deleteLater()

    def _next(self) -> None:
        if self._runner is None and self._waiting:
            runner = self._runner = JobRunner(self._waiting.pop(0)(), self)
            runner.told.connect(lambda kind, what: self._told(runner, kind, what))
            runner.start()

    def _told(self, runner: JobRunner, kind: str, what: object) -> None:
        if kind == JobRunner.STEPPED or self._runner is not runner:
            return
        self._runner = None
        runner.deleteLater()
        self._next()
        if kind == JobRunner.FAILED and not isinstance(what, AppError):
            raise what if isinstance(what, BaseException) else RuntimeError(what)

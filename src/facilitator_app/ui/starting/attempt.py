"""Slow work that opens a store, and may be given up half-way: what it opened is then closed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import Job, Step
from facilitator_app.ui.shell import Shell

T = TypeVar("T")


class CancellableOpen(Generic[T]):
    """One try. ``undo`` undoes ``work`` when nobody wants its result any more; None: what is done is done, and told.

    The job's result is what ``work`` returned, or the AppError it raised, so that its code can be told apart.
    Who gets the result calls ``take``; until then ``give_up`` undoes it, whether the work still runs or is done.
    """

    def __init__(self, label: str, work: Callable[[], T], undo: Callable[[T], None] | None) -> None:
        self._label = label
        self._work = work
        self._undo = undo
        self._made: list[T] = []
        self._unwanted = False
        self.running = True

    def job(self) -> Job[T | AppError]:
        """The work, with a last chance to cancel after it if it can be undone."""
        try:
            yield Step(0, 1, self._label)
            try:
                made = self._work()
            except AppError as error:
                return error
            if self._undo is not None:
                self._made.append(made)
                try:
                    yield Step(1, 1, self._label)
                except GeneratorExit:
                    self._unwanted = True
                    raise
            return made
        finally:
            self.running = False
            if self._unwanted:
                self._drop()

    def take(self) -> None:
        """The result is in use."""
        self._made = []

    def give_up(self) -> None:
        """Nobody wants the result. It does nothing after ``take``."""
        self._unwanted = True
        self._drop()

    def _drop(self) -> None:
        while self._made and self._undo is not None:
            self._undo(self._made.pop())


class Attempts(Generic[T]):
    """One try after another in the background, never two at once. ``failed`` is told a sentence."""

    def __init__(self, shell: Shell, undo: Callable[[T], None] | None, failed: Callable[[str], None]) -> None:
        self._shell, self._undo, self._failed = shell, undo, failed
        self._newest: CancellableOpen[T] | None = None

    @property
    def running(self) -> bool:
        return self._newest is not None and self._newest.running

    def begin(
        self,
        label: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        refused: Callable[[AppError], object] | None = None,
    ) -> None:
        """``refused`` is told of an AppError instead of ``failed``. Nothing begins while one is running."""
        if self.running:
            return
        self.give_up()
        attempt = self._newest = CancellableOpen(label, work, self._undo)

        def over(outcome: T | AppError) -> None:
            if not isinstance(outcome, AppError):
                attempt.take()
                done(outcome)
            elif refused is not None:
                refused(outcome)
            else:
                self._failed(str(outcome))

        self._shell.run(attempt.job(), label, over, self._failed)

    def give_up(self) -> None:
        """A result that nobody was told of is not wanted."""
        if self._newest is not None:
            self._newest.give_up()

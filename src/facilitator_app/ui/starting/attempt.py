"""Slow work that opens a store, and may be given up half-way: what it opened is then closed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import Job, Step

T = TypeVar("T")


class Attempt(Generic[T]):
    """One try. ``work`` opens or makes something, ``undo`` undoes it when nobody wants it any more.

    The job's result is what ``work`` returned, or the AppError it raised, so that its code can be told apart.
    Who gets the result calls ``take``; until then ``give_up`` undoes it, whether the work still runs or is done.
    """

    def __init__(self, label: str, work: Callable[[], T], undo: Callable[[T], None]) -> None:
        self._label = label
        self._work = work
        self._undo = undo
        self._made: list[T] = []
        self._unwanted = False
        self.running = True

    def job(self) -> Job[T | AppError]:
        """The work, with a last chance to cancel after it."""
        try:
            yield Step(0, 1, self._label)
            try:
                made = self._work()
            except AppError as error:
                return error
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
        while self._made:
            self._undo(self._made.pop())

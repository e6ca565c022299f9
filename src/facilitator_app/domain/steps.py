"""Progress of long work, told by the work itself; it knows no thread and no window."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """``done`` of ``total`` parts are finished; ``label`` names the part now begun."""

    done: int
    total: int
    label: str


Job = Generator[Step, None, T]
"""A generator of steps whose return value is the result. Closing it early undoes what is half done."""


def finish(job: Job[T]) -> T:
    """Run a job to its end without looking at its steps; returns its result."""
    while True:
        try:
            next(job)
        except StopIteration as stop:
            result: T = stop.value
            return result


def while_wanted(job: Job[T], is_wanted: Callable[[], bool]) -> Job[T | None]:
    """The same work, ended at its next step once nobody wants it any more; then without a result."""
    try:
        while is_wanted():
            try:
                yield next(job)
            except StopIteration as stop:
                result: T = stop.value
                return result
        return None
    finally:
        job.close()


def one_step(label: str, work: Callable[[], T]) -> Job[T]:
    """A job of one step, for work that takes a moment and tells no progress."""
    yield Step(0, 1, label)
    return work()

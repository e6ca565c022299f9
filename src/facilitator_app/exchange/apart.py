"""Files from elsewhere are read in a process of their own: whatever a file makes its reader do, the window goes on.

A process that takes more memory or work than any list needs is ended, and the file is refused in words. What comes back
are plain values. Work is counted as time of the processor in that process, so that a busy computer refuses nothing.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step

T = TypeVar("T")

MOST_MEMORY = 256 * 1024 * 1024
"""Bytes."""
MOST_WORK = 10.0
"""Seconds of the processor; what the caps of ``extent`` let through takes a quarter of it."""
LOOK_EVERY = 0.05


def apart(label: str, too_much: Callable[[], AppError], work: Callable[..., T], *arguments: object) -> Job[T]:
    """The result of ``work(*arguments)`` in a process of its own; closing the job ends it.

    ``work`` is a function of a module, and what it gets and gives can be pickled. Raises what ``work`` raises as AppError,
    ``too_much()`` where it takes too much or ends without an answer, and "no_process" where it cannot begin.
    """
    ours, theirs, process = _begun(work, arguments)
    try:
        theirs.close()
        yield from _heard(ours, process, label, _no_process)
        answer = yield from _heard(ours, process, label, too_much)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    if isinstance(answer, AppError):
        raise answer
    if isinstance(answer, _NoRoom):
        raise too_much()
    result: T = answer
    return result


def _begun(work: Callable[..., object], arguments: tuple[object, ...]) -> tuple[Connection, Connection, SpawnProcess]:
    try:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_child, args=(theirs, work, arguments), daemon=True)
        process.start()
    except OSError as error:
        raise _no_process() from error
    return ours, theirs, process


def _heard(ours: Connection, process: SpawnProcess, label: str, otherwise: Callable[[], AppError]) -> Job[Any]:
    """What the process says next; raises ``otherwise()`` where it takes too much first, or ends."""
    while True:
        yield Step(0, 1, label)
        alive = process.is_alive()  # asked first: what it said before its end is there
        if ours.poll(LOOK_EVERY):
            break
        if not alive or _takes_too_much(process.pid):
            raise otherwise()
    try:
        return ours.recv()
    except (EOFError, OSError):
        raise otherwise() from None


def _no_process() -> AppError:
    words = _("The part of the program that reads spreadsheets could not be started.")
    return AppError("no_process", words, _("Close other programs, and try again."))


class _NoRoom:
    """What the process says when it gets no more memory."""


def _takes_too_much(pid: int | None) -> bool:
    import psutil

    with contextlib.suppress(psutil.Error):
        looked = psutil.Process(pid)
        used = looked.cpu_times()
        return bool(looked.memory_info().rss > MOST_MEMORY or used.user + used.system > MOST_WORK)
    return False


def _child(answer: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    answer.send(None)  # it has begun
    _limit()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a reader says as it breaks down may quote the file
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl takes it where it is there; it needs much memory
    said: object
    try:
        said = work(*arguments)
    except AppError as error:
        said = error
    except MemoryError:
        said = _NoRoom()
    answer.send(said)


def _limit() -> None:
    """Where the system can refuse memory and work, it does so at once; elsewhere (Windows) only the other process looks."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(MOST_WORK) + 1,) * 2)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))

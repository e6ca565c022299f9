"""Work that a process of its own is given in tests: it finds these by the name of their module."""

from __future__ import annotations

import itertools
import os

from facilitator_app.domain.errors import AppError


def fill(size: int) -> int:
    return len(bytearray(size))


def spin() -> None:
    for _turn in itertools.count():
        pass


def die() -> None:
    os._exit(3)


def refuse() -> None:
    raise AppError("refused", "No.", "Try another.")

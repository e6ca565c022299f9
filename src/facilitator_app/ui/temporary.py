"""A folder of this run for all that is needed for a while: what a killed program leaves there goes at the next start."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

LOCK = "run.lock"
NAMES = ("TMPDIR", "TEMP", "TMP")
"""Where Python, Qt and the print services of the systems ask for the place of temporary files."""


@contextmanager
def temporary_files_in(parent: Path) -> Iterator[Path | None]:
    """All temporary files of this process lie in a new folder in ``parent``, for its owner only, that goes at the end.

    Folders there that no running program holds go first. Where nothing can be written they lie in the usual place, and
    the folder is None.
    """
    try:
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        drop_left(parent)
        folder = Path(tempfile.mkdtemp(prefix="run-", dir=parent))
    except OSError:
        yield None
        return
    lock, before = QLockFile(str(folder / LOCK)), {name: os.environ.get(name) for name in NAMES}
    lock.setStaleLockTime(0)
    lock.tryLock(0)
    _point_at({name: str(folder) for name in NAMES})
    try:
        yield folder
    finally:
        _point_at(before)
        lock.unlock()
        shutil.rmtree(folder, ignore_errors=True)


def drop_left(parent: Path) -> None:
    """Remove what programs have left that run no more."""
    for left in parent.glob("run-*"):
        lock = QLockFile(str(left / LOCK))
        lock.setStaleLockTime(0)  # it ends with its program, however old it is
        if (left / LOCK).exists() and lock.tryLock(0):  # without a lock it is just being made
            lock.unlock()
            with suppress(OSError):
                shutil.rmtree(left)


def _point_at(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    tempfile.tempdir = None  # asked for anew

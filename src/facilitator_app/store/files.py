"""Files round the database: whole writes, the lock, the ballast, and the copy of a damaged file."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from facilitator_app.files import write_whole as write_whole

DATABASE, KEY, SECOND_KEY = "store.db", "store.key", "store.key.2"
BEFORE_RESTORE, READY = "before-restore", "restore.part"
SLOTS, REACHED = "slots", "reached.part"
WAL, MARK = DATABASE + "-wal", "store.mark"
LOCK, BALLAST, UNFINISHED, QUARANTINE = "store.lock", "ballast", "store.new", "quarantine"
HELD_NUMBERS = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
NO_LOCK_NUMBERS = (errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
BALLAST_BYTES = 16 * 1024 * 1024
AT_RANDOM = 1024 * 1024
"""So many bytes of it are random, again and again: no disk that makes files smaller looks at as much at a time."""


class NoLocks(Exception):
    """This disk cannot keep a file for one program alone."""


class Lock:
    """Held by the operating system for this process: it ends with the process, however that ends.

    The file stays; only the hold on it counts. Raises BlockingIOError when someone else holds it, and NoLocks where
    the disk cannot hold files for anybody, as some network drives and sticks.
    """

    def __init__(self, path: Path) -> None:
        self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _hold(self._handle)
        except OSError as error:
            os.close(self._handle)
            if error.errno in HELD_NUMBERS:
                raise BlockingIOError(str(path)) from error
            raise (NoLocks(str(path)) if error.errno in NO_LOCK_NUMBERS else error) from error
        with contextlib.suppress(OSError):  # only for people who look into the file
            os.truncate(self._handle, 0)
            os.write(self._handle, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the text: a held byte cannot be read by others
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:  # the database holds its file in this other way; some disks know only one of the two
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in HELD_NUMBERS:  # those say that the first hold is one of this kind, here
                raise


def make_ballast(folder: Path, size: int | None = None) -> None:
    """Set disk space aside to be given back when the disk is full; nothing happens if there is little left.

    ``size``: in bytes; the usual ones unless it is given.
    """
    path, size = folder / BALLAST, BALLAST_BYTES if size is None else size
    with contextlib.suppress(OSError):
        if size and not path.exists() and shutil.disk_usage(folder).free > 4 * size:
            some = os.urandom(AT_RANDOM)
            write_whole(path, some * (size // AT_RANDOM) + some[: size % AT_RANDOM])


def drop_ballast(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / BALLAST).unlink(missing_ok=True)


def set_aside(folder: Path, *names: str) -> Path:
    """Copy damaged files into a dated quarantine folder and leave them where they are; returns that folder.

    The same bytes are copied once only. A disk too full for the copy does not hide the damage.
    """
    quarantine = folder / QUARANTINE
    present = [folder / name for name in names if (folder / name).is_file()]
    with contextlib.suppress(OSError):
        for earlier in quarantine.glob("*"):
            if all(_same(path, earlier / path.name) for path in present):
                return earlier
    target = next(candidate for candidate in _dated(quarantine) if not candidate.exists())
    with contextlib.suppress(OSError):
        target.mkdir(parents=True, mode=0o700)
        for path in present:
            shutil.copy2(path, target / path.name)
    return target


def _dated(quarantine: Path) -> Iterator[Path]:
    today = date.today().isoformat()
    yield quarantine / today
    number = 2
    while True:
        yield quarantine / f"{today} ({number})"
        number += 1


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()

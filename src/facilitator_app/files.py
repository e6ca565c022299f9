"""Files that appear whole or not at all: everything the program writes beside its database is written here."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step, finish

_FULL = {errno.ENOSPC, errno.EFBIG, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else [])}
_NOT_KNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_CHUNK = 1 << 16


def write_whole(path: Path, data: bytes) -> None:
    """Write beside ``path``, make sure it lies on the disk, then put it in place. Raises OSError.

    The old or the new content is there, never a part. It is for its owner only, where the disk knows owners: packs,
    pictures and lists are not locked.
    """
    part = _beside(path)
    try:
        finish(_fill(part, data))
        part.replace(path)
    finally:
        _drop(part)
    sync_folder(path.parent)


def save_whole(path: Path, data: bytes) -> Job[Path]:
    """The same where a person chose the place, in steps that can be stopped; the result is ``path``.

    Raises AppError ``folder_unwritable``, ``disk_full`` or ``file_in_use``; an older file is then untouched.
    """
    part = _beside(path)
    try:
        try:
            yield from _fill(part, data)
        except OSError as error:
            raise _not_written(error, path) from error
        try:
            part.replace(path)
        except OSError as error:
            raise _not_replaced(error, path) from error
        sync_folder(path.parent)
    finally:
        _drop(part)
    return path


def sync_file(handle: int) -> None:
    """Bring an open file to the disk. Raises OSError, but not where the place does not know how to be asked."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_KNOWN:
            raise


def knows_sync(path: Path) -> bool:
    """False where the place of this file does not know how to be asked whether it lies on the disk."""
    try:
        with path.open("rb") as file:
            os.fsync(file.fileno())
    except OSError as error:
        return error.errno not in _NOT_KNOWN
    return True


def sync_folder(folder: Path) -> bool:
    """Make renames in a folder last through a power cut, where the system can do that; True if it said that it did."""
    if os.name != "posix":
        return False
    with suppress(OSError):  # a network share or a stick may not know how: the file itself lies on the disk already
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        return True
    return False


def all_on_disk(folder: Path) -> bool:
    """True if the system says that every file in ``folder``, its name and all else it still held back is on the disk.

    Only then may a stick be taken out. False where the system cannot be asked.
    """
    try:
        for path in folder.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.fsync(file.fileno())
            elif not sync_folder(path):
                return False
        if not (sync_folder(folder) and sync_folder(folder.parent)):
            return False
        os.sync()
    except (OSError, AttributeError):  # Windows has no such call
        return False
    return True


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _fill(part: Path, data: bytes) -> Job[None]:
    yield Step(0, 1, _("Saving the file"))
    part.unlink(missing_ok=True)  # left by a kill: it would keep who may read it
    with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        for start in range(0, len(data), _CHUNK):
            file.write(data[start : start + _CHUNK])
            yield Step(start, len(data), _("Saving the file"))
        file.flush()
        sync_file(file.fileno())


def _drop(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _not_written(error: OSError, path: Path) -> AppError:
    if error.errno in _FULL:
        return AppError(
            "disk_full",
            _("There is not enough free space to save the file."),
            _("Delete files you do not need, or choose another place."),
        )
    return AppError(
        "folder_unwritable",
        _("Nothing can be saved in the folder {folder}.", folder=path.parent),
        _("Choose another folder."),
        folder=str(path.parent),
    )


def _not_replaced(error: OSError, path: Path) -> AppError:
    if error.errno in _FULL:
        return _not_written(error, path)
    return AppError(
        "file_in_use",
        _("The file {name} is there already and cannot be replaced.", name=path.name),
        _("Close it if it is open, or choose another name."),
        name=path.name,
    )

"""A file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Step

_FULL = {errno.ENOSPC, errno.EFBIG, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else [])}
_CHUNK = 1 << 16


def write_whole(data: bytes, path: Path) -> Generator[Step, None, None]:
    """Write ``data`` beside ``path``, make sure it lies on the disk, then put it in place.

    Raises AppError ``folder_unwritable``, ``disk_full`` or ``file_in_use``; an older file is then untouched.
    """
    part = path.with_name(path.name + ".part")
    try:
        yield Step(0, 1, _("Saving the file"))
        try:
            with part.open("wb") as file:
                for start in range(0, len(data), _CHUNK):
                    file.write(data[start : start + _CHUNK])
                    yield Step(start, len(data), _("Saving the file"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _trouble(error, path) from error
        try:
            part.replace(path)
        except OSError as error:
            raise _not_replaced(error, path) from error
        _settle(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Write the folder's list of names to the disk, where the system can do that."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _trouble(error: OSError, path: Path) -> AppError:
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
        return _trouble(error, path)
    return AppError(
        "file_in_use",
        _("The file {name} is there already and cannot be replaced.", name=path.name),
        _("Close it if it is open, or choose another name."),
        name=path.name,
    )

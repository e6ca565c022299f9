"""What SQLite and the disk report, as something the facilitator can act on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.files import knows_sync

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
IOERR_RDLOCK, IOERR_CHECKRESERVEDLOCK, IOERR_LOCK = (IOERR | 9 << 8, IOERR | 14 << 8, IOERR | 15 << 8)
FULL_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
READ_ONLY_NUMBERS = (errno.EROFS, errno.EACCES, errno.EPERM)


def wrong_passphrase() -> AppError:
    return AppError(
        "wrong_passphrase",
        _("These words do not open the file."),
        _("Check the spelling and the capital letters, or use the recovery code."),
    )


def in_use() -> AppError:
    return AppError(
        "store_in_use", _("Your file is open in another window or program."), _("Close it there and try again.")
    )


def no_locks() -> AppError:
    return AppError(
        "no_locks",
        _("Your file cannot be used here: this place cannot keep a file for one program alone."),
        _("Move its folder to the disk of this laptop, then open it there."),
    )


def disk_full() -> AppError:
    return AppError(
        "disk_full",
        _("The disk is full. Everything that was shown as saved is still there."),
        _("Delete or move files you do not need, then try again."),
    )


def disk_failed() -> AppError:
    return AppError(
        "disk_failed",
        _("The disk could not be read or written. Your file was closed to keep the answers safe."),
        _("Check the disk, then open your file again."),
    )


def no_sync() -> AppError:
    return AppError(
        "no_sync",
        _("Your file cannot be used here: this place cannot say whether what is saved lies on its disk."),
        _("Move its folder to the disk of this laptop, then open it there."),
    )


def read_only() -> AppError:
    return AppError(
        "store_read_only",
        _("Your file cannot be changed here: it or its folder is read-only."),
        _("Move it to a folder you can write to, then open it there."),
    )


def unwritable(folder: Path) -> AppError:
    return AppError(
        "folder_unwritable",
        _("Nothing can be written into {folder}.", folder=folder),
        _("Choose another folder."),
        folder=folder,
    )


def damaged(kept: Path) -> AppError:
    return AppError(
        "store_damaged",
        _("Your file is damaged, and your words are right. Nothing in it was changed."),
        _("A copy was put into {folder}. Go back to your newest good copy.", folder=kept),
        quarantine=kept,
    )


def empty(kept: Path) -> AppError:
    return AppError(
        "store_empty",
        _("Your file is empty, and your words are right. Something else emptied it."),
        _("A copy was put into {folder}. Go back to your newest good copy.", folder=kept),
        quarantine=kept,
    )


def is_copy() -> AppError:
    return AppError(
        "is_copy",
        _("This is a copy. It is for going back to, and is not opened as a file."),
        _("Choose Go back to a copy."),
    )


def copy_older() -> AppError:
    return AppError(
        "copy_older",
        _("An old program made this copy, and nothing can be deleted inside it."),
        _("Delete the whole copy."),
    )


def copy_or_file() -> AppError:
    return AppError(
        "copy_or_file",
        _("An old program made this copy, or somebody works with it as their file: nothing can be deleted inside it."),
        _("If nobody works with it, delete the whole folder."),
    )


def copy_damaged() -> AppError:
    return AppError("copy_damaged", _("This copy is damaged, and your words are right."), _("Choose another copy."))


def copy_of_another() -> AppError:
    return AppError(
        "copy_of_another", _("This is a copy of another file."), _("Choose a copy of the file that is to be replaced.")
    )


def log_damaged(kept: Path) -> AppError:
    return AppError(
        "log_damaged",
        _("The newest changes to your file are missing: store.db-wal, which lies beside it, is damaged."),
        _("A copy was put into {folder}. Go back to your newest good copy, or go on with what is left.", folder=kept),
        quarantine=kept,
    )


def log_missing() -> AppError:
    return AppError(
        "log_missing",
        _("The newest changes to your file are missing: store.db-wal, which lay beside it, is gone."),
        _("Put it back if it was moved. Else go back to your newest good copy, or go on with what is left."),
    )


def older() -> AppError:
    return AppError(
        "store_older",
        _("This file is not the newest one: this laptop has seen it with later changes."),
        _("Open the newer file. If it is lost, you can go on with this one."),
    )


def key_damaged(kept: Path) -> AppError:
    return AppError(
        "key_damaged",
        _("The key file is damaged. The answers are safe but locked."),
        _("A copy was put into {folder}. Put a good copy of store.key back beside store.db.", folder=kept),
        quarantine=kept,
    )


def closed_for_damage() -> AppError:
    return AppError(
        "store_damaged",
        _("Your file could not be read. It was closed so that nothing in it changes."),
        _("Open it again: that shows whether it is damaged or the disk is at fault."),
    )


def from_number(number: int | None) -> AppError | None:
    """The error for an operating system's error number; None for one that is a bug."""
    if number in FULL_NUMBERS:
        return disk_full()
    if number in READ_ONLY_NUMBERS:
        return read_only()
    return disk_failed() if number == errno.EIO else None


def from_database(error: BaseException, database: Path | None = None) -> AppError | None:
    """The error for what the database reported; None for one that is a bug.

    ``database``: its file. The database says the same of a disk that fails and of a place that knows no sync.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, dbapi2.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", 0)
    if code in (IOERR_RDLOCK, IOERR_CHECKRESERVEDLOCK, IOERR_LOCK):
        return no_locks()
    make_error = {
        BUSY: in_use,
        LOCKED: in_use,
        READONLY: read_only,
        IOERR: disk_failed,
        CANTOPEN: disk_failed,
        CORRUPT: closed_for_damage,
        NOTADB: closed_for_damage,
        FULL: disk_full,
    }.get(code & 0xFF)
    if make_error is disk_failed and database is not None and not knows_sync(database):
        return no_sync()
    if code == READONLY and database is not None and _takes_writing(database):
        return disk_failed()  # it could not be opened for writing once, and was then opened for reading
    return make_error() if make_error else None


def _takes_writing(path: Path) -> bool:
    try:
        path.open("rb+").close()
    except OSError:
        return False
    return os.access(path.parent, os.W_OK)

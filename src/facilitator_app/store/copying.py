"""A copy of an open store in another folder: written whole, read back with its key, checked, and only then named."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.store import faults, files
from facilitator_app.store.store import Store

ROOM_TO_SPARE = 20 * 1024 * 1024


def copy_store(store: Store, folder: Path) -> Path:
    """Copy the store with its key files into the new folder ``folder``; returns it.

    The copy holds nothing that was deleted before, and opens with the same words and recovery code. Raises AppError
    "folder_unwritable", "disk_full" or "disk_failed"; then no folder of that name is left behind.
    """
    part = folder.with_name(folder.name + ".part")
    try:
        _must_fit(store, folder.parent)
        part.mkdir(mode=0o700)
    except OSError as error:
        raise faults.unwritable(folder.parent) from error
    try:
        store.write_copy(part / files.DATABASE)
        for name in (files.KEY, files.SECOND_KEY):
            if (store.path / name).exists():
                files.write_whole(part / name, (store.path / name).read_bytes())
        (part / files.DATABASE).chmod(0o600)
        files.sync_folder(part)
        part.rename(folder)
        files.sync_folder(folder.parent)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise faults.from_number(error.errno) or faults.unwritable(folder.parent) from error
    except (AppError, dbapi2.Error):
        shutil.rmtree(part, ignore_errors=True)
        raise
    return folder


def _must_fit(store: Store, place: Path) -> None:
    size = (store.path / files.DATABASE).stat().st_size
    if shutil.disk_usage(place).free < 2 * size + ROOM_TO_SPARE:
        raise AppError(
            "disk_full", _("There is not enough room for a copy there."), _("Free some space, or choose another place.")
        )

"""Carrying out in copies of a store what was deleted in it: beside it, and in a copy anywhere.

A copy is made ready in a folder of its own as a store of today, what was deleted goes from it, and then its database is
replaced by one rename. Its key files stay: it opens with the words it had. What cannot be opened beside the store, such as
a damaged file in the quarantine, is deleted.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.files import sync_folder
from facilitator_app.store import faults, files
from facilitator_app.store.connection import APPLICATION_ID, connect, pragma, tables_hold
from facilitator_app.store.copying import bring_to_disk, header_in
from facilitator_app.store.finding import choose_key_file
from facilitator_app.store.mark import copied_on
from facilitator_app.store.migrating import COPIES as BEFORE_UPDATE
from facilitator_app.store.opening import open_with_key
from facilitator_app.store.slots import drop_slots
from facilitator_app.store.store import Store
from facilitator_app.store.transaction import Transaction

Erase = Callable[[Transaction, date], None]
"""Gets the day on which the copy was made."""
WORKED_ON = files.DATABASE + ".part"


def erase_beside(store: Store, erase: Erase, today: date) -> tuple[Path, ...]:
    """Do it in every folder that the program keeps beside the store; returns those in which it could not be done."""
    left = []
    for folder in _beside(store.path):
        if folder.parent.name == files.BEFORE_RESTORE and not folder.name.endswith(".part"):
            with suppress(AppError, OSError):
                _erase_in(store, folder, erase, today)
                continue
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            left.append(folder)
    drop_slots(store.path)
    return (*left, *(path for path in (store.path / files.SLOTS,) if path.exists()))


def erase_in_copy(store: Store, copy: Path, erase: Erase, today: date) -> None:
    """Do it in one copy of this store. Raises AppError or OSError; then the copy is as it was.

    "copy_of_another": what lies there is none of this store. "copy_or_file": it does not say that it is a copy; those that
    a program made before version 10 do not, nor do files that somebody works with. "copy_older": a program from before
    ballots were sealed made it, and only its words bring it up to date.
    """
    _erase_in(store, copy, erase, today, only_copies=True)


def _erase_in(store: Store, copy: Path, erase: Erase, today: date, only_copies: bool = False) -> None:
    if header_in(copy) != store.id or copy.resolve() == store.path.resolve():
        raise faults.copy_of_another()
    work, before = store.path / files.REACHED / new_id(), copy.stat()  # of its own: two threads may be at it
    try:
        work.mkdir(mode=0o700, parents=True)
        (copy / WORKED_ON).unlink(missing_ok=True)  # left by a kill
        made = _unpack(store, copy, work)
        if made is None and only_copies:  # somebody may work with it, on another laptop
            raise faults.copy_or_file()
        key_file = choose_key_file(store.path)
        files.write_whole(work / files.KEY, key_file.to_bytes())
        ready = open_with_key(work, key_file, store.key, "", as_copy=True)
        try:
            with ready.transaction() as t:
                erase(t, made or date.min)
                t.needs_compacting()
                t.commit()
            ready.compact()
            ready.write_copy(copy / WORKED_ON, made or today)
        finally:
            ready.close()
        bring_to_disk(copy / WORKED_ON)
        (copy / WORKED_ON).replace(copy / files.DATABASE)
        (copy / files.WAL).unlink(missing_ok=True)
        sync_folder(copy)
        with suppress(OSError):  # which of several is the newest is told by their times
            os.utime(copy, ns=(before.st_atime_ns, before.st_mtime_ns))
    except dbapi2.Error as error:
        raise faults.from_database(error) or error from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
        with suppress(OSError):
            work.parent.rmdir()
        with suppress(OSError):
            (copy / WORKED_ON).unlink(missing_ok=True)


def _unpack(store: Store, copy: Path, work: Path) -> date | None:
    """The copy's database in ``work``, without what was deleted in it before; returns the day it was made."""
    connection = connect(copy / files.DATABASE, store.key, store.id, only_look=True)
    try:
        if not tables_hold(connection, whole=True) or pragma(connection, "application_id") != APPLICATION_ID:
            raise faults.copy_damaged()
        connection.execute("VACUUM INTO ?", (str(work / files.DATABASE),))
        with suppress(OSError):
            (work / files.DATABASE).chmod(0o600)
        return copied_on(connection)
    finally:
        connection.close()
        with suppress(OSError):
            (copy / (files.DATABASE + "-shm")).unlink(missing_ok=True)


def _beside(folder: Path) -> Iterator[Path]:
    """Folders that hold the store as it was. A key file alone in the quarantine holds nothing that could be deleted."""
    if (folder / BEFORE_UPDATE).is_dir():
        yield folder / BEFORE_UPDATE
    for kept in sorted((folder / files.QUARANTINE).glob("*")):
        if any((kept / name).exists() for name in (files.DATABASE, files.WAL)):
            yield kept
    yield from sorted((folder / files.BEFORE_RESTORE).glob("*"))

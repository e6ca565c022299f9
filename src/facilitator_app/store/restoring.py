"""Going back to a copy: looking into it without opening it, making it ready, and putting it in the place of the file.

A copy is never opened where it lies. It is made ready in a folder inside that of the file, as a store of its own, and the
file that has to give way is kept as a copy. Then one rename puts the new file in place: after a kill it is the old or the
new one.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import AppError
from facilitator_app.files import sync_file, sync_folder
from facilitator_app.store import faults, files
from facilitator_app.store.connection import APPLICATION_ID, connect, pragma, tables_hold
from facilitator_app.store.copying import OWN_FILES, copy_questionnaires
from facilitator_app.store.finding import KEY_NAMES, choose_key_file, find_folder, header_of, read_key_file
from facilitator_app.store.known import KnownCopies, KnownFile
from facilitator_app.store.mark import COPY, Mark, Progress, copied_on
from facilitator_app.store.migrations import MIGRATIONS
from facilitator_app.store.opening import mark_paths, newer, open_with_key
from facilitator_app.store.rewrapping import unlock
from facilitator_app.store.store import Store
from facilitator_app.store.transaction import Transaction

BEFORE, READY = files.BEFORE_RESTORE, files.READY
ROUNDS_INSIDE = 4
"""The schema version since which there are rounds inside rounds; they are not counted."""


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """What lies in a folder. ``made``: the day of a copy; None: it is an ordinary file."""

    store_id: str
    made: date | None
    partnerships: int
    rounds: int
    responses: int


def look_into(path: Path, secret: str) -> StoreSummary:
    """Every page of a copy is checked, and nothing is written beside it.

    Raises the AppErrors of ``open_store`` but those of a file that is behind.
    """
    folder = find_folder(path)
    with _looking(folder, secret) as connection:
        inner = " WHERE parent_id IS NULL" if pragma(connection, "user_version") >= ROUNDS_INSIDE else ""
        tables = ("partnerships", f"rounds{inner}", "ballots")
        counts = [int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables]
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sealed_ballots'").fetchone():
            counts[-1] += int(connection.execute("SELECT count(*) FROM sealed_ballots").fetchone()[0])
        return StoreSummary(choose_key_file(folder).store_id, copied_on(connection), *counts)


def make_ready(path: Path, secret: str, folder: Path) -> Store:
    """The copy as a store of its own inside ``folder``, brought up to date. Nothing else in there is touched."""
    source, ready = find_folder(path), folder / READY
    shutil.rmtree(ready, ignore_errors=True)
    try:
        ready.mkdir(mode=0o700, parents=True)
        with _looking(source, secret) as connection:
            connection.execute("VACUUM INTO ?", (str(ready / files.DATABASE),))
        with contextlib.suppress(OSError):
            (ready / files.DATABASE).chmod(0o600)
        key_file = choose_key_file(source)
        files.write_whole(ready / files.KEY, key_file.to_bytes())
        copy_questionnaires(source / OWN_FILES, ready / OWN_FILES)
        return open_with_key(ready, key_file, unlock(key_file, secret).data_key, secret, as_copy=True)
    except BaseException as error:
        shutil.rmtree(ready, ignore_errors=True)
        if isinstance(error, OSError):
            raise faults.from_number(error.errno) or error from error
        if isinstance(error, dbapi2.Error):
            raise faults.from_database(error) or error from None
        raise


def open_present(path: Path, secret: str, folder: Path, seen: Path | None) -> Store | None:
    """The file in ``folder``, with the key of the copy at ``path``; None if there is none that is sound and newest.

    Raises AppError "store_in_use", or "copy_of_another" if they do not belong together.
    """
    key_file = choose_key_file(find_folder(path))
    data_key = unlock(key_file, secret).data_key
    if not (folder / files.DATABASE).is_file():
        return None
    try:
        return open_with_key(folder, key_file, data_key, secret, seen=seen)
    except AppError as error:
        if error.code in ("store_in_use", "no_locks", "store_read_only", "store_newer", "disk_full"):
            raise
        return None


def newest_known(path: Path, secret: str, folder: Path, seen: Path | None) -> Progress | None:
    """How far the file in ``folder`` had come, whether it can be read or not."""
    key_file = choose_key_file(find_folder(path))
    paths = mark_paths(folder, key_file.store_id, seen)
    return Mark(paths, unlock(key_file, secret).data_key, key_file.store_id).newest()


def known_in(path: Path, secret: str, folder: Path) -> KnownCopies:
    """What is known beside the file in ``folder`` of copies and of what was deleted, whether it can be read or not."""
    key_file = choose_key_file(find_folder(path))
    return KnownFile(folder, unlock(key_file, secret).data_key, key_file.store_id).read()


def become_file(t: Transaction) -> None:
    """From the end of this transaction on it is no copy any more."""
    t.settings.remove(COPY)


def keep_unread(folder: Path, day: date) -> None:
    """The bytes of a file that cannot be opened, as they are. Raises AppError."""
    present = [folder / name for name in (files.DATABASE, files.WAL, *KEY_NAMES) if (folder / name).is_file()]
    if not (folder / files.DATABASE).is_file():
        return
    kept = folder_to_keep(folder, day)
    part = kept.with_name(kept.name + ".part")
    try:
        part.mkdir(mode=0o700)
        for path in present:
            files.write_whole(part / path.name, path.read_bytes())
        part.rename(kept)
        sync_folder(kept.parent)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise faults.from_number(error.errno) or error from error


def folder_to_keep(folder: Path, day: date) -> Path:
    """Where the file that gives way is kept, to go back to it. Raises AppError."""
    kept = folder / BEFORE
    try:
        kept.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
    return next(p for n in count(1) if not (p := kept / (f"{day.isoformat()}" if n == 1 else f"{day} ({n})")).exists())


def put_in_place(ready: Path, folder: Path) -> None:
    """The store made ready becomes the file of this folder; both are closed. Raises AppError."""
    try:
        with (ready / files.DATABASE).open("rb+") as file:
            sync_file(file.fileno())
        if not _fits(folder, ready):
            for name in KEY_NAMES:
                files.write_whole(folder / name, (ready / files.KEY).read_bytes())
        copy_questionnaires(ready / OWN_FILES, folder / OWN_FILES)
        (folder / files.WAL).unlink(missing_ok=True)  # of the file that gives way, which is kept with it
        (ready / files.DATABASE).replace(folder / files.DATABASE)
        sync_folder(folder)
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
    finally:
        shutil.rmtree(ready, ignore_errors=True)


def _fits(folder: Path, ready: Path) -> bool:
    """True if a key file of the folder belongs to the new file: then the words of today go on opening it."""
    store_id = choose_key_file(ready).store_id
    there = [read_key_file(folder / name) for name in KEY_NAMES if (folder / name).is_file()]
    return any(key_file is not None and key_file.store_id == store_id for key_file in there)


@contextmanager
def _looking(folder: Path, secret: str) -> Iterator[dbapi2.Connection]:
    """Every page was read. Raises AppError "copy_damaged" or "store_newer"."""
    key_file = choose_key_file(folder)
    data_key = unlock(key_file, secret).data_key
    path, version = folder / files.DATABASE, 0
    if header_of(folder).hex() != key_file.store_id:
        raise faults.copy_damaged()
    connection = connect(path, data_key, key_file.store_id, only_look=True)
    try:
        if tables_hold(connection, whole=True) and not connection.execute("PRAGMA cipher_integrity_check").fetchall():
            version = pragma(connection, "user_version")
        if version == 0 or pragma(connection, "application_id") != APPLICATION_ID:
            raise faults.copy_damaged()
        if version > len(MIGRATIONS):
            raise newer(version, len(MIGRATIONS))
        yield connection
    except dbapi2.Error as error:
        fault = faults.from_database(error)
        raise (faults.copy_damaged() if fault and fault.code == "store_damaged" else fault or error) from None
    finally:
        connection.close()
        with contextlib.suppress(OSError):
            (folder / (files.DATABASE + "-shm")).unlink(missing_ok=True)

"""Making a store, and opening one with every check in a fixed order.

Order: lock, key file, key, tables, whole pages, application id, schema version, and whether the newest saves are there;
then an older store is copied and brought up to date. Opening never makes a store, and a damaged, newer or shortened file
keeps its bytes.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.store import faults, files, keys
from facilitator_app.store.ballots import PUBLIC_KEY
from facilitator_app.store.connection import APPLICATION_ID, connect, is_sound, make_lasting, pragma, tables_hold
from facilitator_app.store.finding import (
    choose_key_file,
    find_folder,
    header_of,
    mend_key_files,
    take_lock,
    write_key_files,
)
from facilitator_app.store.mark import Gap, Mark, Progress, copied_on
from facilitator_app.store.migrating import build_schema, let_copies_go, migrate
from facilitator_app.store.migrations import MIGRATIONS, SEALED_FROM, Migrations
from facilitator_app.store.rewrapping import rewrap, unlock
from facilitator_app.store.sealing import new_ballot_key, public_ballot_key
from facilitator_app.store.store import Store

SHORT_READ = 522
BEHIND = ("log_damaged", "log_missing", "store_older")
"""Codes of the errors after which ``open_store`` can go on all the same."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a sound store holds."""

    schema_version: int
    partnerships: int
    rounds: int
    responses: int


def create(
    folder: Path,
    passphrase: str,
    *,
    cost: keys.Cost | None = None,
    seen: Path | None = None,
    migrations: Migrations = MIGRATIONS,
    ballast_bytes: int | None = None,
) -> tuple[Store, str]:
    """A new store in a new or empty folder; returns it open, with its recovery code in groups of four.

    ``seen``: the folder in which this laptop keeps how far each store has come. Raises AppError "store_exists", "store_in_use", "no_locks", "folder_unwritable", "disk_full", "disk_failed" or "no_sync".
    """
    if not keys.tidy_passphrase(passphrase):
        raise ValueError("a passphrase is needed")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = take_lock(folder)
    except OSError as error:
        raise _not_made(folder, error) from error
    try:
        _must_be_free(folder)
        private = new_ballot_key()
        key_file, data_key, code = keys.new_key_file(passphrase, cost or keys.Cost(), private)
        _make_files(folder, key_file, data_key, migrations, public_ballot_key(private))
        files.make_ballast(folder, ballast_bytes)
        return _open_checked(folder, lock, key_file, data_key, passphrase, migrations, seen=seen), code
    except BaseException:
        lock.release()
        if not any((folder / name).exists() for name in (files.DATABASE, files.KEY)):
            with contextlib.suppress(OSError):
                (folder / files.LOCK).unlink()
        raise


def open_store(
    path: Path,
    secret: str,
    *,
    seen: Path | None = None,
    behind: bool = False,
    migrations: Migrations = MIGRATIONS,
    ballast_bytes: int | None = None,
) -> Store:
    """Open the store in a folder (or given as its store.db) with the passphrase or the recovery code.

    ``seen``: the folder in which this laptop keeps how far each store has come. ``behind``: open it also where its newest
    saves are missing; from its next save on this is the newest file. Raises AppError "store_missing", "not_a_store",
    "store_in_use", "no_locks", "store_read_only", "key_missing", "key_damaged", "key_of_another_store", "wrong_passphrase",
    "store_empty", "store_damaged", "store_newer", "is_copy", "log_damaged", "log_missing", "store_older", "disk_full", "disk_failed" or
    "no_sync".
    """
    folder = find_folder(path)
    lock = _lock(folder)
    try:
        key_file = choose_key_file(folder)
        data_key = unlock(key_file, secret).data_key
        store = _open_checked(folder, lock, key_file, data_key, secret, migrations, seen=seen, behind=behind, own=True)
    except BaseException:
        lock.release()
        raise
    with contextlib.suppress(OSError, AppError):  # it is open: a key file that cannot be read now is mended next time
        mend_key_files(folder, choose_key_file(folder))
    files.make_ballast(folder, ballast_bytes)
    return store


def change_passphrase(path: Path, secret: str, new: str) -> None:
    """New words for a closed store, given the old words or the recovery code, which stays. Raises AppError."""
    folder = find_folder(path)
    lock = _lock(folder)
    try:
        rewrap(folder, secret, keys.PASSPHRASE, new)
    finally:
        lock.release()


def check(path: Path, secret: str) -> CheckReport:
    """Open a store, look at every page, index and reference, and count. Raises the AppErrors of ``open_store``."""
    folder = find_folder(path)
    lock = _lock(folder)
    try:
        key_file = choose_key_file(folder)
        data_key = unlock(key_file, secret).data_key
        store = _open_checked(folder, lock, key_file, data_key, secret, MIGRATIONS, whole=True, as_copy=True)
    except BaseException:
        lock.release()
        raise
    try:
        with store.transaction() as transaction:
            return CheckReport(len(MIGRATIONS), *transaction.counts())
    finally:
        store.close()


def _lock(folder: Path) -> files.Lock:
    try:
        return take_lock(folder)
    except OSError as error:
        raise faults.from_number(error.errno) or error from error


def _not_made(folder: Path, error: OSError) -> AppError:
    fault = faults.from_number(error.errno)
    return fault if fault and fault.code in ("disk_full", "disk_failed") else faults.unwritable(folder)


def _must_be_free(folder: Path) -> None:
    if any((folder / name).exists() for name in (files.DATABASE, files.KEY)):
        raise AppError(
            "store_exists",
            _("There is a Partnership Rounds file in {folder} already.", folder=folder),
            _("Open it, or choose another folder."),
            folder=folder,
        )


def _make_files(folder: Path, key_file: keys.KeyFile, data_key: bytes, migrations: Migrations, public: bytes) -> None:
    """The database under another name first, so that a store is there whole or not at all."""
    unfinished = folder / files.UNFINISHED
    made = (unfinished, unfinished.with_name(unfinished.name + "-journal"), folder / files.SECOND_KEY)
    try:
        for path in made:
            path.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        build_schema(unfinished, data_key, key_file.store_id, migrations, public)
        files.write_whole(folder / files.SECOND_KEY, key_file.to_bytes())
        unfinished.replace(folder / files.DATABASE)
        files.write_whole(folder / files.KEY, key_file.to_bytes())
    except (OSError, dbapi2.Error, DBAPIError) as error:
        for path in (*made, folder / files.DATABASE, folder / files.KEY):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _not_made(folder, error) from error
        raise faults.from_database(error) or error from None


def _open_checked(
    folder: Path,
    lock: files.Lock,
    key_file: keys.KeyFile,
    data_key: bytes,
    secret: str,
    migrations: Migrations,
    *,
    whole: bool = False,
    seen: Path | None = None,
    behind: bool = False,
    as_copy: bool = False,
    own: bool = False,
) -> Store:
    path = folder / files.DATABASE
    if path.stat().st_size == 0:
        raise faults.empty(_set_aside(folder))
    if header_of(folder).hex() != key_file.store_id:
        raise faults.damaged(_set_aside(folder))
    _must_take_writing(path)
    mark = Mark(mark_paths(folder, key_file.store_id, seen), data_key, key_file.store_id)
    had_log = _has_log(folder)
    if had_log:
        _look_first(folder, data_key, key_file.store_id, len(migrations), mark, behind)
    connection = connect(path, data_key, key_file.store_id)
    try:
        again = partial(connect, path, data_key, key_file.store_id, only_look=True)
        version = _checked_version(folder, connection, len(migrations), is_sound, again, whole)
        if not as_copy and copied_on(connection) is not None:
            raise faults.is_copy()
        progress = Progress.inside(connection)
        gap = mark.gap(progress)
        if gap is not None and not behind:
            raise _behind(folder, gap, had_log)
        make_lasting(connection)
        if version < len(migrations):
            public = (
                partial(_public_key, folder, key_file, secret)
                if secret
                else partial(_public_inside, connection, version)
            )
            migrate(folder, connection, data_key, key_file, version, migrations, public)
        else:
            let_copies_go(folder)
        if own and not key_file.ballots and version >= SEALED_FROM:
            _start_anew(folder, connection, key_file, secret)
        _drop_unfinished(folder)
        if gap is None and not as_copy:
            mark.begin(progress)
        else:
            mark.begin_anew(progress)
        return Store(folder, key_file.store_id, key_file.inner, connection, lock, mark, data_key)
    except (dbapi2.Error, DBAPIError) as error:
        connection.close()
        raise faults.from_database(error, folder / files.DATABASE) or error from None
    except OSError as error:
        connection.close()
        raise faults.from_number(error.errno) or error from error
    except BaseException:
        connection.close()
        raise


def _must_take_writing(path: Path) -> None:
    """Asked before the database is: of a file that is read-only it says the same as of a disk that fails. Raises AppError."""
    try:
        path.open("rb+").close()
    except OSError as error:
        raise faults.from_number(error.errno) or error from error


def _drop_unfinished(folder: Path) -> None:
    """What a killed program had begun in the store's own folder, and nobody else can be at: the lock is held."""
    for path in (folder / files.READY, folder / files.REACHED, *(folder / files.BEFORE_RESTORE).glob("*.part")):
        shutil.rmtree(path, ignore_errors=True)


def open_with_key(
    folder: Path,
    key_file: keys.KeyFile,
    data_key: bytes,
    secret: str,
    *,
    seen: Path | None = None,
    as_copy: bool = False,
) -> Store:
    """The same as ``open_store`` for whoever holds the key; a copy is opened ``as_copy`` to become a file.

    ``secret`` "": nobody typed its words. Then one from before ballots were sealed is not brought up to date.
    """
    lock = _lock(folder)
    try:
        return _open_checked(folder, lock, key_file, data_key, secret, MIGRATIONS, seen=seen, as_copy=as_copy)
    except BaseException:
        lock.release()
        raise


def mark_paths(folder: Path, store_id: str, seen: Path | None) -> tuple[Path, ...]:
    """Where it is kept how far a store has come: beside it, and on this laptop."""
    return (folder / files.MARK, *([seen / f"{store_id[:16]}.mark"] if seen else []))


def _has_log(folder: Path) -> bool:
    log = folder / files.WAL
    return log.is_file() and log.stat().st_size > 0


def _public_key(folder: Path, key_file: keys.KeyFile, secret: str) -> bytes:
    """The public key of ballots for an update. A key file from before there was one gets it here, under the secret that
    opens the store now: before anything is sealed with it. Raises OSError."""
    opened = unlock(key_file, secret)
    private = opened.ballot_key()
    if private is None:
        private = new_ballot_key()
        write_key_files(folder, key_file.with_new_ballot_key(opened, private))
    return public_ballot_key(private)


def _public_inside(connection: dbapi2.Connection, version: int) -> bytes:
    """The same for a copy whose words nobody typed: it has one since ballots are sealed. Raises AppError "copy_older"."""
    if version < SEALED_FROM:
        raise faults.copy_older()
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (PUBLIC_KEY,)).fetchone()
    return bytes.fromhex(row[0])


def _start_anew(folder: Path, connection: dbapi2.Connection, key_file: keys.KeyFile, secret: str) -> None:
    """A new ballot key, where the last secret that opened the old one was given up for another. What was sealed with
    the old one stays shut. The database comes first: a kill before the key file is written leads here again."""
    private = new_ballot_key()
    public = public_ballot_key(private).hex()
    connection.execute("UPDATE settings SET value = ? WHERE key = ?", (public, PUBLIC_KEY))
    write_key_files(folder, key_file.with_new_ballot_key(unlock(key_file, secret), private))


def _look_first(folder: Path, data_key: bytes, store_id: str, known: int, mark: Mark, behind: bool) -> None:
    """After a crash there is a log beside the file: check both, and whether the newest saves are there, without changing
    a byte of either.

    What only keeps us from looking, such as a full disk, is left to the checks that follow.
    """
    again = partial(connect, folder / files.DATABASE, data_key, store_id, only_look=True)
    connection = again()
    try:
        _checked_version(folder, connection, known, tables_hold, again)
        gap = mark.gap(Progress.inside(connection))
    except AppError as error:
        if error.code in ("store_damaged", "store_newer"):
            raise
        return
    finally:
        connection.close()
        with contextlib.suppress(OSError):
            (folder / (files.DATABASE + "-shm")).unlink(missing_ok=True)
    if gap is not None and (told := _behind(folder, gap, had_log=True)) and not behind:
        raise told


def _behind(folder: Path, gap: Gap, had_log: bool) -> AppError:
    if gap is Gap.FILE:
        return faults.older()
    return faults.log_damaged(_set_aside(folder)) if had_log else faults.log_missing()


def _checked_version(
    folder: Path,
    connection: dbapi2.Connection,
    known: int,
    look: Callable[[dbapi2.Connection, bool], bool],
    again: Callable[[], dbapi2.Connection],
    whole: bool = False,
) -> int:
    """The schema version of a store in which ``look`` finds nothing wrong. ``again`` gives another connection to it.

    Raises AppError "store_damaged", "store_newer" if it is above ``known``, or what the disk reports.
    """
    try:
        sound = look(connection, whole)
        version = pragma(connection, "user_version")
        sound = sound and pragma(connection, "application_id") == APPLICATION_ID and version > 0
    except dbapi2.Error as error:
        fault = faults.from_database(error)
        is_cut = getattr(error, "sqlite_errorcode", 0) == SHORT_READ
        if fault and fault.code != "store_damaged" and not is_cut:
            raise fault from None
        sound, version = False, 0
    if not sound:
        connection.close()
        if _reads_well(folder, again, whole):
            raise faults.disk_failed()
        raise faults.damaged(_set_aside(folder))
    if version > known:
        raise newer(version, known)
    return version


def _reads_well(folder: Path, again: Callable[[], dbapi2.Connection], whole: bool) -> bool:
    """Look once more before damage is told: of a disk that could not be read once the database says the same. Raises
    AppError for what the disk reports now."""
    try:
        connection = again()
        try:
            return tables_hold(connection, whole) and not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        finally:
            connection.close()
            with contextlib.suppress(OSError):
                (folder / (files.DATABASE + "-shm")).unlink(missing_ok=True)
    except (dbapi2.Error, AppError) as error:
        fault = error if isinstance(error, AppError) else faults.from_database(error)
        is_cut = getattr(error, "sqlite_errorcode", 0) == SHORT_READ
        if fault is not None and fault.code == "disk_failed" and not is_cut:
            raise fault from None
        return False


def _set_aside(folder: Path) -> Path:
    return files.set_aside(folder, files.DATABASE, files.WAL, files.KEY)


def newer(version: int, known: int) -> AppError:
    return AppError(
        "store_newer",
        _("A newer program made this file (version {version}; this one knows {known}).", version=version, known=known),
        _("Install the newest program and open it with that. Nothing was changed."),
        version=version,
        known=known,
    )

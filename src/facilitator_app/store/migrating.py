"""Bringing a schema to the newest version: a checked copy first, then each step whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from facilitator_app.files import sync_folder
from facilitator_app.store import faults, files
from facilitator_app.store.ballots import PUBLIC_KEY
from facilitator_app.store.connection import APPLICATION_ID, connect, engine_over, is_sound, pragma
from facilitator_app.store.keys import KeyFile
from facilitator_app.store.migrations import Migrations, run_step

COPIES, PART = "before-update", "part"
OPENED = "opened"
"""Beside the copies: how often the file was opened soundly since the update."""
ENOUGH = 2


def build_schema(path: Path, data_key: bytes, store_id: str, migrations: Migrations, public: bytes) -> None:
    """The tables of a new store in an empty file; ``public``: its key of ballots. Raises database errors."""
    connection = connect(path, data_key, store_id)
    engine = engine_over(connection)
    try:
        with engine.begin() as transaction:
            transaction.info[PUBLIC_KEY] = public
            transaction.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            for version, statements in enumerate(migrations, start=1):
                run_step(transaction, version, statements)
    finally:
        engine.dispose()
        connection.close()


def migrate(
    folder: Path,
    connection: dbapi2.Connection,
    data_key: bytes,
    key_file: KeyFile,
    version: int,
    migrations: Migrations,
    public: Callable[[], bytes],
) -> None:
    """Copy the store, then run the missing steps, each with its version number in one transaction.

    ``public`` gives the key of ballots, once the copy is made: it may have to make one and to write the key file. Raises AppError or database errors; then the store is as it was before the step that failed.
    """
    try:
        _keep_copy(folder, connection, data_key, key_file, version)
        key = public()
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
    engine = engine_over(connection)
    for new, statements in enumerate(migrations[version:], start=version + 1):
        with engine.begin() as transaction:
            transaction.info[PUBLIC_KEY] = key
            run_step(transaction, new, statements)


def let_copies_go(folder: Path) -> None:
    """The file was opened soundly, with no update to be made: the second time the copies from before updates go."""
    copies = folder / COPIES
    if not copies.is_dir():
        return
    with suppress(OSError):
        shutil.rmtree(copies / PART, ignore_errors=True)
        opened = copies / OPENED
        times = 1 + (len(opened.read_bytes()) if opened.exists() else 0)
        if times < ENOUGH:
            files.write_whole(opened, b"x" * times)
        else:
            shutil.rmtree(copies)


def _keep_copy(folder: Path, connection: dbapi2.Connection, data_key: bytes, key_file: KeyFile, version: int) -> Path:
    """A whole store folder as it was, which the older program opens; read back before it counts."""
    copies = folder / COPIES
    copies.mkdir(mode=0o700, exist_ok=True)
    part = copies / PART
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        copy = part / files.DATABASE
        connection.execute("VACUUM INTO ?", (str(copy),))
        with suppress(OSError):  # for its owner only, where the disk knows owners
            copy.chmod(0o600)
        files.write_whole(part / files.KEY, key_file.to_bytes())
        _read_back(copy, data_key, key_file.store_id, version)
        name = f"{date.today().isoformat()} version {version}"
        target = next(t for n in count(1) if not (t := copies / (name if n == 1 else f"{name} ({n})")).exists())
        part.rename(target)
        (copies / OPENED).unlink(missing_ok=True)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(copies)
    return target


def _read_back(copy: Path, data_key: bytes, store_id: str, version: int) -> None:
    connection = connect(copy, data_key, store_id)
    try:
        if not is_sound(connection) or pragma(connection, "user_version") != version:
            raise faults.disk_failed()
    finally:
        connection.close()

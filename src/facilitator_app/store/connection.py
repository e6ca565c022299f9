"""The one keyed connection to the database file.

Nothing is written by connecting: a file that turns out to be damaged or newer keeps its bytes.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from facilitator_app.store import faults

APPLICATION_ID = 0x50524E44  # "PRND"


def connect(path: Path, data_key: bytes, store_id: str, only_look: bool = False) -> dbapi2.Connection:
    """Open an existing file with the raw key; the store id is the salt in its first 16 bytes.

    ``only_look``: not even closing it moves what is in the log into the file. Raises AppError for what the disk reports.
    """
    mode, locking = ("ro", "NORMAL") if only_look else ("rw", "EXCLUSIVE")
    try:
        connection = dbapi2.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    except dbapi2.Error as error:
        raise faults.from_database(error) or error from None
    for pragma in (
        "cipher_log_level = NONE",  # else a wrong key or damage is printed on the terminal
        f"key = \"x'{data_key.hex()}{store_id}'\"",
        f"locking_mode = {locking}",  # before journal_mode: then there is no shared-memory file
        "busy_timeout = 2000",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def make_lasting(connection: dbapi2.Connection) -> None:
    """Every commit is on the disk before it returns, whatever the power does."""
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "fullfsync = ON", "wal_autocheckpoint = 1000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def pragma(connection: dbapi2.Connection, name: str) -> int:
    """A number that a PRAGMA answers."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def tables_hold(connection: dbapi2.Connection, whole: bool = False) -> bool:
    """True if the tables, read through the log, hold together. Raises dbapi2.Error for worse damage.

    ``whole``: compare indexes and references as well, which takes longer.
    """
    if connection.execute(f"PRAGMA {'integrity' if whole else 'quick'}_check").fetchall() != [("ok",)]:
        return False
    return not (whole and connection.execute("PRAGMA foreign_key_check").fetchall())


def is_sound(connection: dbapi2.Connection, whole: bool = False) -> bool:
    """True if the tables hold together and every page, free ones too, is as it was written. Raises dbapi2.Error.

    The check of pages reads the file alone, and a power cut may leave a page there torn whose good copy is in the
    log. So it comes after the log was moved into the file, and is left out where the disk has no room for that.
    """
    if not tables_hold(connection, whole):
        return False
    with contextlib.suppress(dbapi2.OperationalError):
        busy, _frames, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return bool(busy) or not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return True


def engine_over(connection: dbapi2.Connection) -> Engine:
    """An engine on this one connection, whose transactions begin with BEGIN IMMEDIATE.

    Without the explicit BEGIN a failed schema change would not be rolled back. Values stay out of error texts.
    """
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(opened: Connection) -> None:
        opened.exec_driver_sql("BEGIN IMMEDIATE")

    return engine

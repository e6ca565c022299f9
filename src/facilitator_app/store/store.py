"""An open store: transactions, the secrets used inside it, and keeping its files tidy."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.seat import SeatKey
from facilitator_app.domain.second_lock import SecondLock
from facilitator_app.store import faults, files, keys, sealing
from facilitator_app.store.connection import engine_over
from facilitator_app.store.database import Known
from facilitator_app.store.files import Lock, drop_ballast
from facilitator_app.store.finding import choose_key_file
from facilitator_app.store.keys import Cost
from facilitator_app.store.known import KnownFile
from facilitator_app.store.mark import SETTING, Mark, Progress, mark_copy
from facilitator_app.store.rewrapping import ballot_key, rewrap
from facilitator_app.store.second_lock import new_lock, open_lock
from facilitator_app.store.settings import COMPACT
from facilitator_app.store.transaction import ConnectionLock, Transaction

CLOSES_STORE = ("disk_failed", "no_sync", "store_damaged")
CLOSED_BY_A_COPY = ("store_damaged",)
"""The same while it is copied: all else may be the fault of the disk that the copy goes to."""


class StoreClosed(RuntimeError):
    """Somebody goes on with a store that is closed. Work that nobody waits for ends then; anywhere else it is a bug."""


class Store:
    """One facilitator's data, open. Made by ``create`` and ``open_store``. ``path`` is its folder."""

    def __init__(
        self,
        path: Path,
        store_id: str,
        inner: Cost,
        connection: dbapi2.Connection,
        lock: Lock,
        mark: Mark,
        data_key: bytes,
    ) -> None:
        self.path = path
        self.id = store_id
        self._inner = inner
        self._connection = connection
        self._engine = engine_over(connection)
        self._lock = lock
        self._mark = mark
        self._data_key = data_key
        self.known = KnownFile(path, data_key, store_id)
        """Copies of it, and what was deleted since they were made."""
        self._connection_lock = ConnectionLock()
        self._read: Known = {}
        self._open = True
        self._fault: AppError | None = None

    @property
    def key(self) -> bytes:
        """What opens this file and every copy of it, for the modules beside this one. It goes when the store is closed."""
        self._must_be_open()
        return self._data_key

    def follow(self, other: Progress | None) -> None:
        """From the next save on this file says that it took the place of one that had come so far."""
        self._mark.follow(other)

    @property
    def begins_anew(self) -> bool:
        """True if it was opened though its newest saves are missing, until the next save."""
        return self._mark.begins_anew

    def transaction(self) -> Transaction:
        """A new transaction, to be used with ``with``. Raises AppError if the disk failed before."""
        self._must_be_open()
        return Transaction(self._engine, self._mark, self._connection_lock, self._explain, self._after, self._read)

    def checkpoint(self) -> bool:
        """Move everything into store.db and empty the log beside it; False where the disk has no room for that: it stays in
        the log, as safe, until the next time. Raises AppError for a disk that fails."""
        try:
            self._run()
        except AppError as error:
            if error.code != "disk_full":
                raise
            return False
        return True

    def compact(self) -> None:
        """Write the whole file anew without deleted content, in the order of the random ids. Raises AppError.

        On a disk that is too full for a second file it waits: what asked for it in a transaction is done at the next
        opening. The deleted content itself is overwritten as soon as it is deleted.
        """
        try:
            self._run("VACUUM", f"DELETE FROM settings WHERE key = '{COMPACT}'")
        except AppError as error:
            if error.code != "disk_full":
                raise

    def compact_if_due(self) -> None:
        """What ``compact`` could not do on a full disk, or before the program ended."""
        with self.transaction() as t:
            due = t.settings.get(COMPACT)
        if due:
            self.compact()

    def write_copy(self, path: Path, day: date) -> None:
        """A copy of the database at ``path``, which must not exist, read back page by page. Raises AppError.

        It says of itself that it is a copy of this ``day``, and not how many saves there were. Nobody else knows the new file
        yet, so it needs no lock: some sticks have none. Who saves an answer meanwhile waits for one half of it at most.
        """
        copy = f"{path.resolve().as_uri()}?nolock=1"
        with self._connection_lock:
            self._must_be_open()
            try:
                self._connection.execute("VACUUM INTO ?", (copy,))
            except dbapi2.Error as error:
                fault = faults.from_database(error)
                if fault and fault.code in CLOSED_BY_A_COPY:
                    self._fault = fault
                    self._after()
                raise fault or error from None
        with self._connection_lock:
            self._must_be_open()
            try:
                self._connection.execute("ATTACH DATABASE ? AS copy", (copy,))
                try:
                    for statement, value in mark_copy("copy", day):
                        self._connection.execute(statement, value)
                    sound = self._connection.execute("PRAGMA copy.integrity_check").fetchall() == [("ok",)]
                finally:
                    self._connection.execute("DETACH DATABASE copy")
            except dbapi2.Error as error:
                raise faults.from_database(error) or error from None
        if not sound:
            raise faults.disk_failed()

    def change_words(self, present: str, new: str) -> None:
        """New words for this open store, given what opens it now; the old words open it no more. Raises AppError."""
        self._must_be_open()
        rewrap(self.path, present, keys.PASSPHRASE, new, in_use=True)

    def new_recovery_code(self, present: str) -> str:
        """A new recovery code in groups of four, given what opens the store now; the old one ends. Raises AppError."""
        self._must_be_open()
        code = keys.new_recovery_code()
        rewrap(self.path, present, keys.RECOVERY, code, in_use=True)
        return code

    def ballot_key(self, secret: str) -> bytes:
        """What opens responses that were handed in, given what opens the store; takes the time of one slow hash.

        Nothing else in an open store gives it. Raises AppError "wrong_passphrase" or "older_secret".
        """
        self._must_be_open()
        return ballot_key(self.path, secret)

    def new_lock(self, both: Sequence[str]) -> SecondLock:
        """A second lock for a round, from the words of two people. Takes the time of two slow hashes."""
        return new_lock(both, self.id, self._inner)

    def lock_key(self, lock: SecondLock, words: str) -> bytes:
        """The private key of a second lock, given the words of either of its two. Raises AppError "wrong_passphrase"."""
        return open_lock(lock, words, self.id, self._inner)

    def opens_no_ballots(self) -> frozenset[str]:
        """Which of the two secrets, by kind, is older than the ballot key and does not open that. Raises AppError."""
        self._must_be_open()
        return keys.KINDS - choose_key_file(self.path).ballots

    def close(self) -> None:
        """Tidy up, forget the keys and let others open the store. Does nothing the second time."""
        with self._connection_lock:
            self._close()

    def seat_key(self, words: str, round_id: str, salt: str = "") -> SeatKey:
        """The key that a person's own words give for the draft with this salt; takes the time of one slow hash."""
        return sealing.seat_key(words, round_id, self.id, self._inner, salt)

    def slip_key(self, code: str, round_id: str) -> str:
        """What the code on a slip gives in one round; it is never stored. Takes the time of one slow hash."""
        return sealing.slip_key(code, round_id, self.id, self._inner)

    def slow_hash(self, text: str) -> str:
        """What is kept of a PIN."""
        return sealing.slow_hash(text, self._inner)

    def matches(self, text: str, hashed: str) -> bool:
        return sealing.matches(text, hashed)

    def _run(self, *statements: str) -> None:
        with self._connection_lock:
            self._must_be_open()
            try:
                for statement in statements:
                    self._connection.execute(statement).fetchall()
                self._empty_log()
            except dbapi2.Error as error:
                raise self._explain(error) or error from None
            finally:
                self._after()

    def _empty_log(self) -> None:
        """Raises dbapi2.Error."""
        if (turn := self._mark.next_turn()) is not None:
            self._connection.execute("UPDATE settings SET value = ? WHERE key = ?", (str(turn), SETTING))
            self._mark.saved()
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._mark.filed()

    def _explain(self, error: BaseException) -> AppError | None:
        fault = faults.from_database(error, self.path / files.DATABASE)
        if fault and fault.code == "disk_full":
            drop_ballast(self.path)
        if fault and fault.code in CLOSES_STORE:
            self._fault = fault
        return fault

    def _after(self) -> None:
        """The end of a transaction: a store on a failing disk closes itself."""
        if self._fault:
            self._close()

    def _close(self) -> None:
        if not self._open:
            return
        self._open = False
        self._data_key = b""
        self._read.clear()
        with contextlib.suppress(dbapi2.Error):
            self._empty_log()
        try:
            self._engine.dispose()
            self._connection.close()
        finally:
            self._mark.close()
            self._lock.release()

    def _must_be_open(self) -> None:
        if self._fault:
            raise self._fault
        if not self._open:
            raise StoreClosed("the store is closed")

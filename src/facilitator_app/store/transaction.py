"""One transaction: all of it or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import RLock
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from facilitator_app.store import mark, rows
from facilitator_app.store.changes import ChangeLog
from facilitator_app.store.comments import Comments
from facilitator_app.store.database import Database, Explain, Known
from facilitator_app.store.discussions import Discussions
from facilitator_app.store.issues import Issues
from facilitator_app.store.mark import Mark
from facilitator_app.store.papers import Papers
from facilitator_app.store.partnerships import Partnerships
from facilitator_app.store.plan import Actions
from facilitator_app.store.receipts import Receipts
from facilitator_app.store.responses import Responses
from facilitator_app.store.rounds import Rounds
from facilitator_app.store.sessions import Sessions
from facilitator_app.store.settings import COMPACT, StoredSettings

T = TypeVar("T")


class Transaction:
    """Use with ``with``. Leaving it without ``commit()`` undoes everything; after ``commit()`` it is over.

    A second one on another thread waits; on the same thread it is a bug.
    """

    def __init__(
        self,
        engine: Engine,
        mark: Mark,
        lock: ConnectionLock,
        explain: Explain,
        ended: Callable[[], None],
        known: Known,
    ) -> None:
        """``explain`` tells a database error as an AppError; ``ended`` is called when the transaction is over. ``known``:
        what was read before and is in the file as it was.
        """
        self._known = known
        self._engine = engine
        self._mark = mark
        self._lock = lock
        self._explain = explain
        self._ended = ended
        self._connection: Connection | None = None

    def __enter__(self) -> Transaction:
        self._lock.acquire()
        try:
            self._connection = self._engine.connect()
            self._connection.begin()
        except DBAPIError as error:
            self._end()
            raise self._explain(error) or error from None
        except BaseException:
            self._end()
            raise
        self._database = database = Database(self._connection, self._explain, self._known)
        self.partnerships = Partnerships(database)
        self.rounds = Rounds(database)
        self.responses = Responses(database)
        self.comments = Comments(database)
        self.issues = Issues(database)
        self.changes = ChangeLog(database)
        self.sessions = Sessions(database)
        self.receipts = Receipts(database)
        self.actions = Actions(database)
        self.papers = Papers(database)
        self.discussions = Discussions(database)
        self.settings = StoredSettings(database)
        return self

    def counts(self) -> tuple[int, int, int]:
        """How many partnerships, rounds and handed-in responses there are."""
        tables = (rows.partnerships, rows.rounds, rows.ballots, rows.sealed_ballots)
        partnerships, rounds, closed, sealed = (self._database.count(table) for table in tables)
        return partnerships, rounds, closed + sealed

    def once(self, what: str, key: str, made: Callable[[], T]) -> T:
        """What ``made`` works out from this file; it cannot change. Worked out once until something is written, and dropped
        when the file is closed. ``what``: no table has this name."""
        return self._database.once((what, key), made)

    def needs_compacting(self) -> None:
        """Content is deleted here: ``Store.compact`` is to follow, at the next opening at the latest."""
        self.settings.set(COMPACT, "due")

    def commit(self) -> None:
        """Keep everything. When it returns, it is on the disk; when it raises, nothing was kept."""
        if self._connection is None:
            raise RuntimeError("this transaction is over")
        try:
            if self._database.failed is not None:  # a part of it is missing, and SQLite may have undone the rest
                raise self._database.failed
            wrote = bool(self._database.wrote)
            if wrote:
                self._database.forget()
                self.settings.set(mark.SETTING, str(self._mark.next()))
            self._connection.commit()
            if wrote:
                self._mark.saved()
        except (DBAPIError, MemoryError) as error:
            with contextlib.suppress(dbapi2.Error, MemoryError):  # SQLAlchemy takes it as over, SQLite may not
                self._connection.connection.rollback()
            raise self._explain(error) or error from None
        finally:
            self._end()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._end()

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                connection.close()
        finally:
            try:
                self._ended()
            finally:
                self._lock.release()


class ConnectionLock:
    """Whose turn it is on the one connection."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._taken = False

    def acquire(self) -> None:
        """Wait for other threads. Raises RuntimeError if this thread has it already."""
        self._lock.acquire()
        if self._taken:
            self._lock.release()
            raise RuntimeError("a transaction is open already")
        self._taken = True

    def release(self) -> None:
        self._taken = False
        self._lock.release()

    def __enter__(self) -> ConnectionLock:
        self.acquire()
        return self

    def __exit__(self, *_what: object) -> None:
        self.release()

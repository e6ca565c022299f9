"""Running statements for the repositories, with what goes wrong told as AppErrors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Insert, Row, Select, Table, Update, bindparam, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.store.rows import drafts, partnerships, rounds

T = TypeVar("T")
Known = dict[tuple[str, str], Any]
Write = Insert | Update | Delete
Explain = Callable[[BaseException], AppError | None]


class Database:
    """One open transaction. ``explain`` turns a database error into the AppError to raise, or None for a bug.

    ``failed`` is the last error: then the transaction must not be committed. ``wrote``: the tables with something to keep.
    ``known``: what was read since something was last written into the file, by its table and id.
    """

    def __init__(self, connection: Connection, explain: Explain, known: Known) -> None:
        self._connection = connection
        self._explain = explain
        self._known = known
        self.failed: BaseException | None = None
        self.wrote: set[object] = set()

    def all(self, query: Select[Any]) -> Sequence[Row[Any]]:
        try:
            return self._connection.execute(query).all()
        except DBAPIError as error:
            self.failed = self._explain(error) or error
            raise self.failed from None

    def first(self, query: Select[Any]) -> Row[Any] | None:
        return next(iter(self.all(query)), None)

    def one(self, table: Table, id_: str, made: Callable[[Row[Any]], T]) -> T:
        """What ``made`` makes of the row with this id; it cannot change. Read once until something is written: a page asks
        for its partnership again and again while somebody types. Raises AppError "not_found".
        """

        def read() -> T:
            row = self.first(select(table).where(table.c.id == id_))
            if row is None:
                raise not_found()
            return made(row)

        return self.once((table.name, id_), read)

    def once(self, key: tuple[str, str], made: Callable[[], T]) -> T:
        """What ``made`` makes of the file; it cannot change. Made once until something is written."""
        if not self.wrote and key in self._known:
            return self._known[key]  # type: ignore[no-any-return]
        value = made()
        if not self.wrote:
            self._known[key] = value
        return value

    def forget(self) -> None:
        """What was read before is read again. Each answer of a person changes their draft alone, and asks for its round."""
        stays = (rounds.name, partnerships.name) if self.wrote == {drafts} else ()
        for key in [one for one in self._known if one[0] not in stays]:
            del self._known[key]

    def count(self, table: Table) -> int:
        return int(self.all(select(func.count()).select_from(table))[0][0])

    def write(self, statement: Write, rows: Sequence[Mapping[str, object]] | Mapping[str, object] | None = None) -> int:
        """How many rows were touched. ``rows``: values for the statement, which is run for each of them."""
        self.wrote.add(statement.table)
        try:
            return self._connection.execute(statement, rows).rowcount
        except DBAPIError as error:
            self.failed = self._explain(error) or error
            raise self.failed from None

    def insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Insert rows that name the same columns, in the order given; nothing for none."""
        if rows:
            if any(row.keys() != rows[0].keys() for row in rows):
                raise ValueError("rows of different columns")
            self.write(insert(table), rows)

    def put(self, table: Table, row: Mapping[str, object]) -> None:
        """Change the row with this primary key, or add it."""
        keys = {f"{_KEY}{column.name}": row[column.name] for column in table.primary_key}
        rest = {name: value for name, value in row.items() if _KEY + name not in keys}
        if not self.write(_with_its_key(table), keys | rest):
            self.write(_one_more(table), row)


_KEY = "key_"


@cache
def _with_its_key(table: Table) -> Update:
    """Changes one row. SQLAlchemy looks through each statement that is new to it, which takes longer than to run it."""
    return update(table).where(*(column == bindparam(f"{_KEY}{column.name}") for column in table.primary_key))


@cache
def _one_more(table: Table) -> Insert:
    return insert(table)


def not_found() -> AppError:
    return AppError("not_found", _("This is not in your file any more."), _("Go back and choose again."))

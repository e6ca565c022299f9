"""What groups said about the results of their rounds: one row for each theme or statement that was talked about."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from facilitator_app.domain.discussion import Discussion
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database


class Discussions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_round(self, round_id: str) -> tuple[Discussion, ...]:
        """All of a round, by the id of what they are about: the order in which they were begun is not kept."""
        table = rows.discussions.c
        query = select(rows.discussions).where(table.round_id == round_id).order_by(table.place)
        return tuple(codec.value_from_text(Discussion, row.content) for row in self._database.all(query))

    def save(self, round_id: str, discussions: Iterable[Discussion]) -> None:
        """Put all of a round in place of those before."""
        table = rows.discussions
        self._database.write(delete(table).where(table.c.round_id == round_id))
        self._database.insert(
            table,
            [{"round_id": round_id, "place": one.id, "content": codec.value_to_text(one)} for one in discussions],
        )

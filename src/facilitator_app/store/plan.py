"""What partnerships will do: one row for each action, with its place in the plan."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from facilitator_app.domain.plan import Action
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database


class Actions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_partnership(self, partnership_id: str) -> tuple[Action, ...]:
        """All actions of a partnership, in their order."""
        table = rows.actions.c
        query = select(rows.actions).where(table.partnership_id == partnership_id).order_by(table.place, table.id)
        return tuple(codec.value_from_text(Action, row.content) for row in self._database.all(query))

    def all(self) -> dict[str, tuple[Action, ...]]:
        """Id of a partnership → its actions in their order; without those that have none."""
        by_partnership: dict[str, list[Action]] = {}
        for row in self._database.all(select(rows.actions).order_by(rows.actions.c.place, rows.actions.c.id)):
            by_partnership.setdefault(row.partnership_id, []).append(codec.value_from_text(Action, row.content))
        return {partnership_id: tuple(actions) for partnership_id, actions in by_partnership.items()}

    def save(self, partnership_id: str, actions: Sequence[Action]) -> None:
        """Put the whole plan, in this order, in place of the one before."""
        table = rows.actions
        self._database.write(delete(table).where(table.c.partnership_id == partnership_id))
        self._database.insert(
            table,
            [
                {"id": one.id, "partnership_id": partnership_id, "place": position, "content": codec.value_to_text(one)}
                for position, one in enumerate(actions)
            ],
        )

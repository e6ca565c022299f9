"""Small named values that belong to the store."""

from __future__ import annotations

from sqlalchemy import delete, select

from facilitator_app.store import rows
from facilitator_app.store.database import Database

COMPACT = "compact"
"""Set while deleted content is to be left behind by writing the whole file anew."""


class StoredSettings:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        row = self._database.first(select(rows.settings.c.value).where(rows.settings.c.key == key))
        return default if row is None else str(row.value)

    def starting(self, start: str) -> dict[str, str]:
        """All values whose key begins so."""
        query = select(rows.settings).where(rows.settings.c.key.startswith(start, autoescape=True))
        return {str(row.key): str(row.value) for row in self._database.all(query.order_by(rows.settings.c.key))}

    def remove(self, start: str, part: str = "") -> None:
        """Forget all values whose key begins so and holds ``part``."""
        key = rows.settings.c.key
        named = key.startswith(start, autoescape=True) & key.contains(part, autoescape=True)
        self._database.write(delete(rows.settings).where(named))

    def set(self, key: str, value: str) -> None:
        self._database.put(rows.settings, {"key": key, "value": value})
